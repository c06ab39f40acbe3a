package dev.lobby.language.maxent;

import dev.lobby.language.text.SparseVector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.TrainingParameters;

/// Hands vectors to an OpenNLP trainer as they are.
///
/// OpenNLP's own indexers take events whose features have names and number them by those names. The
/// features of a vector are numbers already, and for a model that trains in a second, naming and
/// numbering them again was most of the work. A feature is called by its number.
final class VectorIndexer implements DataIndexer {
  private final String[] features;
  private final String[] outcomes;
  private final int[][] contexts;
  private final float[][] values;
  private final int[] outcomeOf;
  private final int[] times;
  private float[] start = new float[0];

  /// @param features how many features there are, the bias included
  /// @param outcomes the labels; each must be some vector's
  /// @param outcomeOf the index of each vector's label
  /// @param bias the feature that every vector has, with the value 1; -1 for none
  VectorIndexer(
      int features, List<String> outcomes, List<SparseVector> vectors, int[] outcomeOf, int bias) {
    this.features = new String[features];
    Arrays.setAll(this.features, Integer::toString);
    this.outcomes = outcomes.toArray(String[]::new);
    this.outcomeOf = outcomeOf;
    this.times = new int[outcomeOf.length];
    Arrays.fill(times, 1);
    this.contexts = new int[outcomeOf.length][];
    this.values = new float[outcomeOf.length][];
    for (int i = 0; i < contexts.length; i++) {
      SparseVector vector = vectors.get(i);
      contexts[i] = new int[vector.size() + (bias < 0 ? 0 : 1)];
      values[i] = new float[contexts[i].length];
      for (int k = 0; k < vector.size(); k++) {
        contexts[i][k] = vector.index(k);
        values[i][k] = vector.value(k);
      }
      if (bias >= 0) {
        contexts[i][vector.size()] = bias;
        values[i][vector.size()] = 1;
      }
    }
  }

  /// Takes the weights to start from, feature by feature; training overwrites them.
  void start(float[] weights) {
    this.start = weights;
  }

  /// Returns the weights to start from; none to start from zero.
  float[] start() {
    return start;
  }

  @Override
  public int[][] getContexts() {
    return contexts;
  }

  @Override
  public float[][] getValues() {
    return values;
  }

  @Override
  public int[] getNumTimesEventsSeen() {
    return times;
  }

  @Override
  public int[] getOutcomeList() {
    return outcomeOf;
  }

  @Override
  public String[] getPredLabels() {
    return features;
  }

  @Override
  public int[] getPredCounts() {
    int[] counts = new int[features.length];
    for (int[] context : contexts) {
      for (int feature : context) {
        counts[feature]++;
      }
    }
    return counts;
  }

  @Override
  public String[] getOutcomeLabels() {
    return outcomes;
  }

  @Override
  public int getNumEvents() {
    return contexts.length;
  }

  @Override
  public void init(TrainingParameters parameters, Map<String, String> report) {
    // It has nothing to set.
  }

  @Override
  public void index(ObjectStream<Event> events) {
    throw new UnsupportedOperationException("the vectors are indexed already");
  }
}
