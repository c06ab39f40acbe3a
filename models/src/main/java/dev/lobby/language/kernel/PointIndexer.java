package dev.lobby.language.kernel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.TrainingParameters;

/// Hands labelled points to an OpenNLP trainer as they are, a feature being a dimension by its
/// number.
///
/// OpenNLP's own indexers look up the name of each dimension of each point, on one processor alone.
/// As with those, labels are numbered in the order in which they come first.
final class PointIndexer implements DataIndexer {
  private final String[] dimensions;
  private final int[][] contexts;
  private final float[][] points;
  private final int[] labelOf;
  private final String[] labels;

  /// @param points all of the same length, one at least
  /// @param labels the label of each
  PointIndexer(List<float[]> points, List<String> labels) {
    this.points = points.toArray(new float[0][]);
    this.dimensions = new String[this.points[0].length];
    Arrays.setAll(dimensions, Integer::toString);
    int[] all = new int[dimensions.length];
    Arrays.setAll(all, k -> k);
    this.contexts = new int[this.points.length][];
    Arrays.fill(contexts, all);
    Map<String, Integer> numbers = new LinkedHashMap<>();
    this.labelOf = new int[this.points.length];
    Arrays.setAll(labelOf, i -> numbers.computeIfAbsent(labels.get(i), label -> numbers.size()));
    this.labels = numbers.keySet().toArray(String[]::new);
  }

  @Override
  public int[][] getContexts() {
    return contexts;
  }

  @Override
  public float[][] getValues() {
    return points;
  }

  @Override
  public int[] getNumTimesEventsSeen() {
    int[] times = new int[points.length];
    Arrays.fill(times, 1);
    return times;
  }

  @Override
  public int[] getOutcomeList() {
    return labelOf;
  }

  @Override
  public String[] getPredLabels() {
    return dimensions;
  }

  @Override
  public int[] getPredCounts() {
    int[] counts = new int[dimensions.length];
    Arrays.fill(counts, points.length);
    return counts;
  }

  @Override
  public String[] getOutcomeLabels() {
    return labels;
  }

  @Override
  public int getNumEvents() {
    return points.length;
  }

  @Override
  public void init(TrainingParameters parameters, Map<String, String> report) {
    // It has nothing to set.
  }

  @Override
  public void index(ObjectStream<Event> events) {
    throw new UnsupportedOperationException("the points are indexed already");
  }
}
