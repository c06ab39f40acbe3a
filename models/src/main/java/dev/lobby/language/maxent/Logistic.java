package dev.lobby.language.maxent;

import java.util.List;
import java.util.stream.DoubleStream;

/// Logistic regression on a few columns, fitted by Newton's method.
public final class Logistic {
  private static final int STEPS = 30;
  private static final double CONVERGED = 1e-6;

  /// A trace of ridge, so that what the rows tell apart without error keeps finite weights.
  private static final double RIDGE = 1e-3;

  private Logistic() {}

  /// Returns the probability that these odds say, 0 to 1.
  public static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  /// Returns a weight for each column, and at the end what is added.
  ///
  /// @param rows all of the same length, at least one
  /// @param right what each row is an example of
  public static List<Double> fit(List<double[]> rows, List<Boolean> right) {
    int columns = rows.getFirst().length;
    double[] mean = new double[columns];
    double[] spread = new double[columns];
    for (double[] row : rows) {
      for (int c = 0; c < columns; c++) {
        mean[c] += row[c] / rows.size();
      }
    }
    for (double[] row : rows) {
      for (int c = 0; c < columns; c++) {
        spread[c] += (row[c] - mean[c]) * (row[c] - mean[c]) / rows.size();
      }
    }
    double[][] scaled = new double[rows.size()][columns + 1];
    for (int c = 0; c < columns; c++) {
      spread[c] = spread[c] > 0 ? Math.sqrt(spread[c]) : 1;
      for (int i = 0; i < scaled.length; i++) {
        scaled[i][c] = (rows.get(i)[c] - mean[c]) / spread[c];
        scaled[i][columns] = 1;
      }
    }
    double[] weights = newton(scaled, right);
    for (int c = 0; c < columns; c++) {
      weights[c] /= spread[c];
      weights[columns] -= weights[c] * mean[c];
    }
    return DoubleStream.of(weights).boxed().toList();
  }

  private static double[] newton(double[][] rows, List<Boolean> right) {
    int n = rows[0].length;
    double[] weights = new double[n];
    double largest = 1;
    for (int step = 0; step < STEPS && largest > CONVERGED; step++) {
      double[] slope = new double[n];
      double[][] curve = new double[n][n];
      for (int i = 0; i < rows.length; i++) {
        add(rows[i], right.get(i), weights, slope, curve);
      }
      for (int c = 0; c < n; c++) {
        slope[c] = slope[c] / rows.length + RIDGE * weights[c];
        for (int d = 0; d < n; d++) {
          curve[c][d] = curve[c][d] / rows.length + (c == d ? RIDGE : 0);
        }
      }
      solve(curve, slope);
      largest = 0;
      for (int c = 0; c < n; c++) {
        weights[c] -= slope[c];
        largest = Math.max(largest, Math.abs(slope[c]));
      }
    }
    return weights;
  }

  private static void add(
      double[] row, boolean right, double[] weights, double[] slope, double[][] curve) {
    double sum = 0;
    for (int c = 0; c < row.length; c++) {
      sum += weights[c] * row[c];
    }
    double p = probability(sum);
    for (int c = 0; c < row.length; c++) {
      slope[c] += (p - (right ? 1 : 0)) * row[c];
      for (int d = 0; d < row.length; d++) {
        curve[c][d] += p * (1 - p) * row[c] * row[d];
      }
    }
  }

  /// Solves a small positive definite system by Gaussian elimination; `right` becomes the solution.
  private static void solve(double[][] matrix, double[] right) {
    int n = right.length;
    for (int pivot = 0; pivot < n; pivot++) {
      for (int row = pivot + 1; row < n; row++) {
        double times = matrix[row][pivot] / matrix[pivot][pivot];
        for (int column = pivot; column < n; column++) {
          matrix[row][column] -= times * matrix[pivot][column];
        }
        right[row] -= times * right[pivot];
      }
    }
    for (int row = n - 1; row >= 0; row--) {
      for (int column = row + 1; column < n; column++) {
        right[row] -= matrix[row][column] * right[column];
      }
      right[row] /= matrix[row][row];
    }
  }
}
