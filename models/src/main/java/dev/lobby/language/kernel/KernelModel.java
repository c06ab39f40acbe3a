package dev.lobby.language.kernel;

import java.util.Arrays;
import java.util.List;
import opennlp.tools.ml.model.MaxentModel;
import org.jspecify.annotations.Nullable;

/// Kernel ridge regression over vectors: a score for each label, near 1 for the right one and near
/// 0 for the others.
///
/// A vector is compared with every point learnt from, after the mean of those has been taken away
/// and its length made 1. Immutable but for [#forget].
public final class KernelModel implements MaxentModel {
  private static final int BLOCK = 128;

  private final List<String> labels;
  private final float[] mean;
  private final float[][] weights;
  private final int[] classOf;
  // Blocks of points, dimension by dimension: what a vector has in common with 128 points is summed
  // at once.
  private final float[][][] blocks;
  private @Nullable KernelRidge solution;

  /// @param points of length 1, without their mean
  /// @param weights for each point and label
  KernelModel(
      List<String> labels, float[] mean, float[][] points, int[] classOf, float[][] weights) {
    this.labels = List.copyOf(labels);
    this.mean = mean;
    this.classOf = classOf;
    this.weights = weights;
    this.blocks = blocks(points, mean.length);
  }

  /// Solves for `vectors`.
  ///
  /// @param classOf the index of each one's label
  static KernelModel train(List<String> labels, float[][] vectors, int[] classOf) {
    float[] mean = mean(vectors);
    float[][] points = new float[vectors.length][];
    Arrays.setAll(points, i -> centred(vectors[i], mean));
    KernelRidge solution = KernelRidge.solve(points, classOf, labels.size());
    KernelModel model = new KernelModel(labels, mean, points, classOf, solution.dual());
    model.solution = solution;
    return model;
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

  private static float[][][] blocks(float[][] points, int dimensions) {
    float[][][] blocks =
        new float[(points.length + BLOCK - 1) / BLOCK][Rows.padded(dimensions)][BLOCK];
    for (int i = 0; i < points.length; i++) {
      for (int k = 0; k < dimensions; k++) {
        blocks[i / BLOCK][k][i % BLOCK] = points[i][k];
      }
    }
    return blocks;
  }

  /// The score of each label, and how near its points are; both in the order of the model's labels.
  public record Scores(float[] byLabel, Nearest nearest) {}

  /// Returns the scores of `vector`, which has as many dimensions as the model.
  public Scores score(float[] vector) {
    float[] centred = Arrays.copyOf(centred(vector, mean), Rows.padded(mean.length));
    float[] scores = new float[labels.size()];
    float[] kernels = new float[BLOCK];
    float[][] rows = new float[BLOCK][];
    float[] nothing = new float[scores.length];
    Nearest nearest = new Nearest(scores.length);
    for (int block = 0; block < blocks.length; block++) {
      Arrays.fill(kernels, 0);
      Rows.add(blocks[block], centred, kernels);
      for (int j = 0; j < BLOCK; j++) {
        int i = block * BLOCK + j;
        if (i < classOf.length) {
          nearest.add(classOf[i], kernels[j]);
          kernels[j] = KernelRidge.kernel(kernels[j]);
          rows[j] = weights[i];
        } else {
          kernels[j] = 0;
          rows[j] = nothing;
        }
      }
      Rows.add(rows, kernels, scores);
    }
    return new Scores(scores, nearest);
  }

  /// Returns for each point learnt from, in the order of training, the scores that a model would
  /// give it that has learnt from all but the points of its group.
  ///
  /// @param groupOf the group of each point, from 0
  /// @throws IllegalStateException when the model was not trained just now, or has forgotten
  public Scores[] heldOut(int[] groupOf) {
    if (solution == null) {
      throw new IllegalStateException("only a model that was just trained knows this");
    }
    float[][] scores = solution.heldOut(groupOf);
    Nearest[] nearest = KernelRidge.nearest(points(), classOf, labels.size(), groupOf);
    Scores[] heldOut = new Scores[scores.length];
    Arrays.setAll(heldOut, i -> new Scores(scores[i], nearest[i]));
    return heldOut;
  }

  /// Lets go of what only [#heldOut] needs, which is far larger than the model.
  public void forget() {
    solution = null;
  }

  /// Returns the labels, in the order of the scores.
  public List<String> labels() {
    return labels;
  }

  float[] mean() {
    return mean;
  }

  float[][] points() {
    float[][] points = new float[classOf.length][mean.length];
    for (int i = 0; i < points.length; i++) {
      for (int k = 0; k < mean.length; k++) {
        points[i][k] = blocks[i / BLOCK][k][i % BLOCK];
      }
    }
    return points;
  }

  float[][] weights() {
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
