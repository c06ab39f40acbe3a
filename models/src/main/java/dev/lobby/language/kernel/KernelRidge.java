package dev.lobby.language.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Kernel ridge regression from points to one number per class, solved exactly.
///
/// The kernel is `exp(2 (x·x' - 1))` over points of length 1. With `K` the kernel between all
/// points and `Y` one row per point with a 1 for its class, the weights are `A = (K + λI)⁻¹ Y` and
/// the scores of a point are `k(x)ᵀ A`. What a model trained without some of the points would have
/// said of them comes without training it: with `G = (K + λI)⁻¹`, it is `Y_F - (G_FF)⁻¹ A_F`.
final class KernelRidge {
  /// Chosen by cross-validation on training data; the module's README has the figures.
  static final double RIDGE = 0.3;

  private static final float SHARPNESS = 2;
  private static final int BLOCK = 128;

  private final float[][] inverseFactor;
  private final int[] classOf;
  private final int classes;
  private final float[][] weights;

  private KernelRidge(float[][] inverseFactor, int[] classOf, int classes) {
    this.inverseFactor = inverseFactor;
    this.classOf = classOf;
    this.classes = classes;
    this.weights = weights();
  }

  /// Solves for `points`, each of length 1.
  ///
  /// @param classOf the class of each point, from 0
  static KernelRidge solve(float[][] points, int[] classOf, int classes) {
    float[][] rows = kernel(points);
    for (int i = 0; i < rows.length; i++) {
      rows[i][i] += (float) RIDGE;
    }
    Cholesky.factor(rows);
    Cholesky.invert(rows);
    return new KernelRidge(rows, classOf.clone(), classes);
  }

  /// Returns the kernel of two points whose inner product is `cosine`.
  static float kernel(float cosine) {
    return (float) Math.exp(SHARPNESS * (cosine - 1));
  }

  private static float[][] kernel(float[][] points) {
    int n = points.length;
    float[][] rows = new float[n][];
    Arrays.setAll(rows, i -> new float[i + 1]);
    IntStream.range(0, (n + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(block -> {
          int column = block * BLOCK;
          float[][] panel = transposed(points, column);
          float[] sums = new float[panel[0].length];
          for (int i = column; i < n; i++) {
            products(panel, points[i], sums);
            for (int j = 0; j < Math.min(sums.length, i + 1 - column); j++) {
              rows[i][column + j] = kernel(sums[j]);
            }
          }
        });
    return rows;
  }

  /// Returns a block of points, dimension by dimension.
  private static float[][] transposed(float[][] points, int from) {
    int width = Math.min(BLOCK, points.length - from);
    float[][] panel = new float[Rows.padded(points[0].length)][width];
    for (int j = 0; j < width; j++) {
      for (int k = 0; k < points[0].length; k++) {
        panel[k][j] = points[from + j][k];
      }
    }
    return panel;
  }

  private static void products(float[][] panel, float[] point, float[] sums) {
    Arrays.fill(sums, 0);
    Rows.add(panel, Arrays.copyOf(point, panel.length), sums);
  }

  /// Returns for each point what lies near it among the points of other groups.
  ///
  /// @param classOf the class of each point
  /// @param groupOf the group of each point
  static Nearest[] nearest(float[][] points, int[] classOf, int classes, int[] groupOf) {
    int n = points.length;
    Nearest[] nearest = new Nearest[n];
    Arrays.setAll(nearest, i -> new Nearest(classes));
    IntStream.range(0, (n + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(block -> {
          int column = block * BLOCK;
          float[][] panel = transposed(points, column);
          float[] sums = new float[panel[0].length];
          for (int i = 0; i < n; i++) {
            products(panel, points[i], sums);
            for (int j = 0; j < sums.length; j++) {
              if (groupOf[i] != groupOf[column + j]) {
                nearest[column + j].add(classOf[i], sums[j]);
              }
            }
          }
        });
    return nearest;
  }

  private float[][] weights() {
    int n = classOf.length;
    float[][] projected = new float[n][classes];
    IntStream.range(0, n)
        .parallel()
        .forEach(i -> {
          for (int k = 0; k <= i; k++) {
            projected[i][classOf[k]] += inverseFactor[i][k];
          }
        });
    float[][] sums = new float[n][classes];
    IntStream.range(0, (n + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(block -> project(projected, sums, block * BLOCK));
    return sums;
  }

  private void project(float[][] projected, float[][] sums, int column) {
    int n = classOf.length;
    float[][] panel = new float[BLOCK][];
    float[] columnWeights = new float[BLOCK];
    float[] nothing = new float[classes];
    for (int from = column; from < n; from += BLOCK) {
      for (int i = 0; i < BLOCK; i++) {
        panel[i] = from + i < n ? projected[from + i] : nothing;
      }
      for (int k = column; k < Math.min(n, column + BLOCK); k++) {
        for (int i = 0; i < BLOCK; i++) {
          columnWeights[i] = from + i < n && from + i >= k ? inverseFactor[from + i][k] : 0;
        }
        Rows.add(panel, columnWeights, sums[k]);
      }
    }
  }

  /// Returns `A`: for each point its weight for each class.
  float[][] dual() {
    return weights;
  }

  /// Returns for each point the scores it would get from a model trained without the points of its
  /// group.
  ///
  /// @param groupOf the group of each point, from 0
  float[][] heldOut(int[] groupOf) {
    int groups = Arrays.stream(groupOf).max().orElse(-1) + 1;
    List<List<Integer>> members = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < groupOf.length; i++) {
      members.get(groupOf[i]).add(i);
    }
    float[][] scores = new float[groupOf.length][];
    for (List<Integer> group : members) {
      int[] points = group.stream().mapToInt(Integer::intValue).toArray();
      float[][] held = heldOutGroup(points);
      for (int p = 0; p < points.length; p++) {
        scores[points[p]] = held[p];
      }
    }
    return scores;
  }

  private float[][] heldOutGroup(int[] points) {
    float[][] rows = inverseOf(points);
    Cholesky.factor(rows);
    float[][] scores = new float[points.length][];
    for (int p = 0; p < points.length; p++) {
      scores[p] = weights[points[p]].clone();
    }
    IntStream.range(0, classes).parallel().forEach(c -> substitute(rows, scores, c));
    for (int p = 0; p < points.length; p++) {
      for (int c = 0; c < classes; c++) {
        scores[p][c] = (classOf[points[p]] == c ? 1 : 0) - scores[p][c];
      }
    }
    return scores;
  }

  /// Solves with the factor in `rows`, and then with its transpose, for column `c` in place.
  private static void substitute(float[][] rows, float[][] right, int c) {
    double[] x = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double sum = right[i][c];
      for (int k = 0; k < i; k++) {
        sum -= rows[i][k] * x[k];
      }
      x[i] = sum / rows[i][i];
    }
    for (int i = rows.length - 1; i >= 0; i--) {
      x[i] /= rows[i][i];
      for (int k = 0; k < i; k++) {
        x[k] -= rows[i][k] * x[i];
      }
    }
    for (int i = 0; i < rows.length; i++) {
      right[i][c] = (float) x[i];
    }
  }

  /// Returns the part of `(K + λI)⁻¹` between `points`.
  private float[][] inverseOf(int[] points) {
    int n = inverseFactor.length;
    int size = points.length;
    float[][] rows = new float[size][];
    Arrays.setAll(rows, p -> new float[p + 1]);
    for (int from = points.length == 0 ? 0 : points[0]; from < n; from += BLOCK) {
      int height = Math.min(BLOCK, n - from);
      float[][] part = new float[Rows.padded(height)][size];
      for (int i = 0; i < height; i++) {
        for (int p = 0; p < size && points[p] <= from + i; p++) {
          part[i][p] = inverseFactor[from + i][points[p]];
        }
      }
      IntStream.range(0, (size + BLOCK - 1) / BLOCK)
          .parallel()
          .forEach(block -> addProducts(part, rows, block * BLOCK));
    }
    return rows;
  }

  private static void addProducts(float[][] part, float[][] rows, int column) {
    int width = Math.min(BLOCK, rows.length - column);
    float[][] panel = new float[part.length][];
    Arrays.setAll(panel, k -> Arrays.copyOfRange(part[k], column, column + width));
    float[] weights = new float[part.length];
    float[] sums = new float[width];
    for (int p = column; p < rows.length; p++) {
      int length = Math.min(width, p + 1 - column);
      for (int k = 0; k < part.length; k++) {
        weights[k] = part[k][p];
      }
      System.arraycopy(rows[p], column, sums, 0, length);
      Rows.add(panel, weights, sums);
      System.arraycopy(sums, 0, rows[p], column, length);
    }
  }
}
