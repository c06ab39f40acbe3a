package dev.lobby.knowledge.match;

import java.util.List;

/// Finds the [Weights] under which the right articles are likeliest, by Newton's method.
///
/// No weight may be negative, because more evidence for an article must never make it less likely:
/// a feature whose weight comes out negative is left out and the others are fitted again.
final class WeightsFit {
  private static final int STEPS = 50;
  private static final double CONVERGED = 1e-7;

  /// A trace of ridge, so that a feature that is the same everywhere does no harm.
  private static final double RIDGE = 1e-4;

  /// Articles that are less likely than this move nothing, and most are.
  private static final double LEAST = 1e-9;

  private final List<Sample> samples;

  private WeightsFit(List<Sample> samples) {
    this.samples = samples;
  }

  /// The features of an utterance's articles and which of them is the right one.
  static final class Sample {
    private final float[] features;
    private final int right;

    /// @param right the index of the right article; negative when it is not among them
    Sample(float[] features, int right) {
      this.features = features;
      this.right = right;
    }

    float[] features() {
      return features;
    }

    int right() {
      return right;
    }
  }

  /// Returns the weights fitted on those `samples` that have their right article among them.
  ///
  /// @param withMeaning whether the features of meaning may have a weight
  static Weights fit(List<Sample> samples, boolean withMeaning) {
    boolean[] free = new boolean[Weights.FEATURES];
    for (int f = 0; f < free.length; f++) {
      free[f] = withMeaning || !Weights.isOfMeaning(f);
    }
    return new WeightsFit(samples.stream().filter(it -> it.right() >= 0).toList()).fit(free);
  }

  private Weights fit(boolean[] free) {
    double[] weights = new double[Weights.FEATURES];
    while (true) {
      weights = newton(weights, free);
      int worst = 0;
      for (int f = 1; f < Weights.FEATURES; f++) {
        worst = weights[f] < weights[worst] ? f : worst;
      }
      if (weights[worst] >= 0) {
        return new Weights(weights);
      }
      free[worst] = false;
      weights[worst] = 0;
    }
  }

  private double[] newton(double[] from, boolean[] free) {
    double[] weights = from;
    Slope slope = slope(weights, free);
    for (int step = 0; step < STEPS; step++) {
      double[] direction = solve(slope.hessian, slope.gradient);
      double size = 1;
      double[] next = moved(weights, direction, size);
      Slope nextSlope = slope(next, free);
      while (nextSlope.loss > slope.loss && size > 1e-4) {
        size /= 2;
        next = moved(weights, direction, size);
        nextSlope = slope(next, free);
      }
      boolean converged = slope.loss - nextSlope.loss < CONVERGED;
      if (nextSlope.loss <= slope.loss) {
        weights = next;
        slope = nextSlope;
      }
      if (converged) {
        break;
      }
    }
    return weights;
  }

  private static double[] moved(double[] from, double[] direction, double size) {
    double[] to = new double[from.length];
    for (int f = 0; f < to.length; f++) {
      to[f] = from[f] - size * direction[f];
    }
    return to;
  }

  /// The mean loss at some weights, with its first and second derivatives.
  private static final class Slope {
    private double loss;
    private final double[] gradient = new double[Weights.FEATURES];
    private final double[][] hessian = new double[Weights.FEATURES][Weights.FEATURES];
  }

  private Slope slope(double[] at, boolean[] free) {
    Slope slope = new Slope();
    Weights weights = new Weights(at);
    for (Sample sample : samples) {
      add(sample, weights.probabilities(sample.features()), slope);
    }
    double n = Math.max(1, samples.size());
    for (int f = 0; f < Weights.FEATURES; f++) {
      slope.loss += n * RIDGE * at[f] * at[f];
      slope.gradient[f] += n * 2 * RIDGE * at[f];
      slope.hessian[f][f] += n * 2 * RIDGE;
      slope.gradient[f] = free[f] ? slope.gradient[f] / n : 0;
      for (int g = 0; g < Weights.FEATURES; g++) {
        slope.hessian[f][g] = free[f] && free[g] ? slope.hessian[f][g] / n : f == g ? 1 : 0;
      }
    }
    slope.loss /= n;
    return slope;
  }

  private static void add(Sample sample, double[] probabilities, Slope slope) {
    float[] features = sample.features();
    double[] mean = new double[Weights.FEATURES];
    double[][] square = new double[Weights.FEATURES][Weights.FEATURES];
    for (int a = 0; a < probabilities.length; a++) {
      if (probabilities[a] < LEAST) {
        continue;
      }
      int row = a * Weights.FEATURES;
      for (int f = 0; f < Weights.FEATURES; f++) {
        double weighted = probabilities[a] * features[row + f];
        mean[f] += weighted;
        for (int g = 0; g < Weights.FEATURES; g++) {
          square[f][g] += weighted * features[row + g];
        }
      }
    }
    slope.loss -= Math.log(Math.max(Double.MIN_NORMAL, probabilities[sample.right()]));
    for (int f = 0; f < Weights.FEATURES; f++) {
      slope.gradient[f] += mean[f] - features[sample.right() * Weights.FEATURES + f];
      for (int g = 0; g < Weights.FEATURES; g++) {
        slope.hessian[f][g] += square[f][g] - mean[f] * mean[g];
      }
    }
  }

  /// Solves a small positive definite system by Gaussian elimination.
  static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    double[][] a = new double[n][];
    double[] x = right.clone();
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
    }
    for (int pivot = 0; pivot < n; pivot++) {
      for (int row = pivot + 1; row < n; row++) {
        double times = a[row][pivot] / a[pivot][pivot];
        for (int column = pivot; column < n; column++) {
          a[row][column] -= times * a[pivot][column];
        }
        x[row] -= times * x[pivot];
      }
    }
    for (int row = n - 1; row >= 0; row--) {
      for (int column = row + 1; column < n; column++) {
        x[row] -= a[row][column] * x[column];
      }
      x[row] /= a[row][row];
    }
    return x;
  }
}
