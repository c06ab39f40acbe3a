package dev.lobby.language.kernel;

import java.util.Arrays;
import java.util.List;
import opennlp.tools.ml.model.MaxentModel;
import org.jspecify.annotations.Nullable;

/// Kernel ridge regression over vectors: a score for each label, near 1 for the right one and near
/// 0 for the others.
///
/// Points may be added that the scores were not learnt from; they count for what is near alone. A
/// vector is compared with every point, after the mean of those has been taken away and its length
/// made 1. Points are kept as bytes and weights as 16-bit floats, because reading them is most of
/// the work of a score. Immutable but for [#forget].
public final class KernelModel implements MaxentModel {
  private final List<String> labels;
  private final float[] mean;
  private final float[] steps;
  private final short[][] weights;
  private final int[] classOf;
  private final ByteVectors points;
  private final LabelWeights byLabel;
  private @Nullable KernelRidge solution;

  /// @param steps what a step of each dimension's bytes is worth
  /// @param points of about length 1, without their mean, as so many steps in each dimension
  /// @param weights for each of the first points, those learnt from, and each label, as 16-bit
  ///   floats
  KernelModel(
      List<String> labels,
      float[] mean,
      float[] steps,
      byte[][] points,
      int[] classOf,
      short[][] weights) {
    this.labels = List.copyOf(labels);
    this.mean = mean;
    this.steps = steps;
    this.classOf = classOf;
    this.weights = weights;
    this.points = new ByteVectors(points, mean.length);
    this.byLabel = new LabelWeights(weights, labels.size());
  }

  /// Solves for the first `solved` of `vectors`.
  ///
  /// @param classOf the index of each one's label
  static KernelModel train(List<String> labels, float[][] vectors, int[] classOf, int solved) {
    float[] mean = mean(vectors);
    float[][] centred = new float[vectors.length][];
    Arrays.setAll(centred, i -> centred(vectors[i], mean));
    float[] steps = steps(centred);
    byte[][] points = new byte[vectors.length][];
    Arrays.setAll(points, i -> bytes(centred[i], steps));
    // Solved for the points as they are kept.
    KernelRidge solution =
        KernelRidge.solve(
            floats(Arrays.copyOf(points, solved), steps),
            Arrays.copyOf(classOf, solved),
            labels.size());
    float[][] dual = solution.dual();
    short[][] weights = new short[dual.length][];
    Arrays.setAll(weights, i -> halves(dual[i]));
    KernelModel model = new KernelModel(labels, mean, steps, points, classOf, weights);
    model.solution = solution;
    return model;
  }

  /// Returns the model that knows these points instead, without being solved anew.
  ///
  /// The mean and the steps stay, so that a point that was known stays as it is, byte for byte.
  ///
  /// @param points those that scores are to be learnt from come first, and of those first the ones
  ///   kept
  /// @param solved how many are to be learnt from, at least one
  public KernelAmendment amended(List<KernelPoint> points, int solved) {
    return KernelAmendment.of(this, points, solved);
  }

  /// Returns a vector as this model keeps a point.
  byte[] point(float[] vector) {
    return bytes(centred(vector, mean), steps);
  }

  static short[] halves(float[] values) {
    short[] halves = new short[values.length];
    for (int i = 0; i < halves.length; i++) {
      halves[i] = Float.floatToFloat16(values[i]);
    }
    return halves;
  }

  /// Returns for each dimension the step that makes its largest value the largest byte.
  private static float[] steps(float[][] points) {
    float[] steps = new float[points[0].length];
    for (float[] point : points) {
      for (int k = 0; k < steps.length; k++) {
        steps[k] = Math.max(steps[k], Math.abs(point[k]) / Byte.MAX_VALUE);
      }
    }
    return steps;
  }

  private static byte[] bytes(float[] point, float[] steps) {
    byte[] bytes = new byte[steps.length];
    for (int k = 0; k < steps.length; k++) {
      bytes[k] =
          steps[k] == 0
              ? 0
              : (byte) Math.clamp(Math.round(point[k] / steps[k]), -Byte.MAX_VALUE, Byte.MAX_VALUE);
    }
    return bytes;
  }

  static float[][] floats(byte[][] points, float[] steps) {
    float[][] floats = new float[points.length][steps.length];
    for (int i = 0; i < floats.length; i++) {
      for (int k = 0; k < steps.length; k++) {
        floats[i][k] = points[i][k] * steps[k];
      }
    }
    return floats;
  }

  private static float[] mean(float[][] vectors) {
    double[] sums = new double[vectors[0].length];
    for (float[] vector : vectors) {
      for (int k = 0; k < sums.length; k++) {
        sums[k] += vector[k];
      }
    }
    float[] mean = new float[sums.length];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = (float) (sums[k] / vectors.length);
    }
    return mean;
  }

  private static float[] centred(float[] vector, float[] mean) {
    float[] centred = new float[mean.length];
    double squares = 0;
    for (int k = 0; k < mean.length; k++) {
      centred[k] = vector[k] - mean[k];
      squares += centred[k] * centred[k];
    }
    if (squares > 0) {
      float scale = (float) (1 / Math.sqrt(squares));
      for (int k = 0; k < mean.length; k++) {
        centred[k] *= scale;
      }
    }
    return centred;
  }

  /// The score of each label, and how near its points are; both in the order of the model's labels.
  public record Scores(float[] byLabel, Nearest nearest) {}

  /// Returns the scores of `vector`, which has as many dimensions as the model.
  public Scores score(float[] vector) {
    float[] cosines = cosines(vector);
    float[] kernels = Arrays.copyOf(cosines, weights.length);
    KernelRidge.kernel(kernels);
    return new Scores(byLabel.scores(kernels), nearestOf(cosines));
  }

  /// Returns how near the points of each label are to `vector`, as its scores say it, in half the
  /// time.
  public Nearest nearest(float[] vector) {
    return nearestOf(cosines(vector));
  }

  private float[] cosines(float[] vector) {
    float[] inSteps = centred(vector, mean);
    for (int k = 0; k < steps.length; k++) {
      inSteps[k] *= steps[k];
    }
    return points.times(inSteps);
  }

  private Nearest nearestOf(float[] cosines) {
    Nearest nearest = new Nearest(labels.size());
    for (int i = 0; i < cosines.length; i++) {
      nearest.add(classOf[i], cosines[i]);
    }
    return nearest;
  }

  /// Returns for each point learnt from, in the order of training, the scores that a model would
  /// give it that has learnt from all but the points of its group.
  ///
  /// @param groupOf the group of each point, from 0; of a point that was not learnt from, too
  /// @throws IllegalStateException when the model was not trained just now, or has forgotten
  public Scores[] heldOut(int[] groupOf) {
    if (solution == null) {
      throw new IllegalStateException("only a model that was just trained knows this");
    }
    float[][] scores = solution.heldOut(Arrays.copyOf(groupOf, weights.length));
    Nearest[] nearest =
        KernelRidge.nearest(
            floats(points(), steps), classOf, labels.size(), groupOf, weights.length);
    Scores[] heldOut = new Scores[scores.length];
    Arrays.setAll(heldOut, i -> new Scores(scores[i], nearest[i]));
    return heldOut;
  }

  /// Lets go of what only [#heldOut] needs, which is far larger than the model.
  public void forget() {
    solution = null;
  }

  /// Returns how many points the scores were learnt from; the first ones.
  public int solved() {
    return weights.length;
  }

  /// Returns the labels, in the order of the scores.
  public List<String> labels() {
    return labels;
  }

  float[] mean() {
    return mean;
  }

  float[] steps() {
    return steps;
  }

  byte[][] points() {
    return points.rows();
  }

  short[][] weights() {
    return weights;
  }

  int[] classOf() {
    return classOf;
  }

  @Override
  public double[] eval(String[] context, float[] values) {
    float[] vector = new float[mean.length];
    for (int i = 0; i < context.length; i++) {
      vector[Integer.parseInt(context[i])] = values[i];
    }
    float[] scores = score(vector).byLabel();
    double[] outcomes = new double[scores.length];
    Arrays.setAll(outcomes, o -> scores[o]);
    return outcomes;
  }

  @Override
  public double[] eval(String[] context) {
    float[] ones = new float[context.length];
    Arrays.fill(ones, 1);
    return eval(context, ones);
  }

  @Override
  public double[] eval(String[] context, double[] ignored) {
    return eval(context);
  }

  @Override
  public String getBestOutcome(double[] outcomes) {
    int best = 0;
    for (int o = 1; o < outcomes.length; o++) {
      best = outcomes[o] > outcomes[best] ? o : best;
    }
    return labels.get(best);
  }

  @Override
  public String getAllOutcomes(double[] outcomes) {
    StringBuilder all = new StringBuilder();
    for (int o = 0; o < outcomes.length; o++) {
      all.append(labels.get(o)).append('[').append(outcomes[o]).append("] ");
    }
    return all.toString().strip();
  }

  @Override
  public String getOutcome(int index) {
    return labels.get(index);
  }

  @Override
  public int getIndex(String outcome) {
    return labels.indexOf(outcome);
  }

  @Override
  public int getNumOutcomes() {
    return labels.size();
  }
}
