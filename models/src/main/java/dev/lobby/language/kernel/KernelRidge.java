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

  /// How many columns are computed at once: as wide as leaves a block of rows in the cache.
  private static final int WIDTH = 1024;

  /// How many classes are solved for at once.
  private static final int CLASSES = 80;

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

  /// Replaces each inner product of two points by their kernel, `exp(SHARPNESS (product - 1))`.
  ///
  /// The exponential is its Taylor polynomial at an eighth of the exponent, squared three times:
  /// for points of length 1 it is right to four digits at least, and unlike [Math#exp] it becomes
  /// vector instructions.
  static void kernel(float[] products) {
    for (int j = 0; j < products.length; j++) {
      float x = SHARPNESS / 8 * (products[j] - 1);
      float tail = Math.fma(x, Math.fma(x, 1f / 720, 1f / 120), 1f / 24);
      float e = Math.fma(x, Math.fma(x, Math.fma(x, Math.fma(x, tail, 1f / 6), 0.5f), 1), 1);
      e *= e;
      e *= e;
      products[j] = e * e;
    }
  }

  /// Returns the lower triangle of the kernel between all points.
  private static float[][] kernel(float[][] points) {
    int n = points.length;
    float[][] rows = new float[n][];
    Arrays.setAll(rows, i -> new float[i + 1]);
    IntStream.range(0, Math.ceilDiv(n, WIDTH))
        .parallel()
        .forEach(block -> {
          int column = block * WIDTH;
          Products products = new Products(points, column);
          for (int i = column; i < n; i += Rows.TOGETHER) {
            products.compute(i);
            for (int r = 0; r < Rows.TOGETHER && i + r < n; r++) {
              float[] row = products.sums[r];
              kernel(row);
              System.arraycopy(
                  row, 0, rows[i + r], column, Math.min(row.length, i + r + 1 - column));
            }
          }
        });
    return rows;
  }

  /// The inner products of a few points with a block of others.
  private static final class Products {
    private final float[][] points;
    private final float[][] panel;
    private final float[][] some;
    private final float[][] sums;

    /// @param from the first point of the block
    Products(float[][] points, int from) {
      this.points = points;
      int width = Math.min(WIDTH, points.length - from);
      this.panel = new float[Rows.padded(points[0].length)][width];
      for (int j = 0; j < width; j++) {
        for (int k = 0; k < points[0].length; k++) {
          panel[k][j] = points[from + j][k];
        }
      }
      this.some = new float[Rows.TOGETHER][panel.length];
      this.sums = new float[Rows.TOGETHER][width];
    }

    /// Computes the sums for the points from `i` on.
    void compute(int i) {
      for (int r = 0; r < Rows.TOGETHER; r++) {
        Arrays.fill(sums[r], 0);
        if (i + r < points.length) {
          System.arraycopy(points[i + r], 0, some[r], 0, points[i + r].length);
        }
      }
      Rows.add(panel, some, sums);
    }
  }

  /// Returns for each of the first `asked` points what lies near it among all points of other
  /// groups.
  ///
  /// @param classOf the class of each point
  /// @param groupOf the group of each point
  static Nearest[] nearest(float[][] points, int[] classOf, int classes, int[] groupOf, int asked) {
    int n = points.length;
    Nearest[] nearest = new Nearest[asked];
    Arrays.setAll(nearest, i -> new Nearest(classes));
    IntStream.range(0, Math.ceilDiv(asked, WIDTH))
        .parallel()
        .forEach(block -> {
          int column = block * WIDTH;
          Products products = new Products(points, column);
          for (int i = 0; i < n; i += Rows.TOGETHER) {
            products.compute(i);
            for (int r = 0; r < Rows.TOGETHER && i + r < n; r++) {
              float[] sums = products.sums[r];
              for (int j = 0; j < Math.min(sums.length, asked - column); j++) {
                if (groupOf[i + r] != groupOf[column + j]) {
                  nearest[column + j].add(classOf[i + r], sums[j]);
                }
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
    IntStream.range(0, Math.ceilDiv(n, BLOCK))
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
    if (points.length == 0) {
      return new float[0][];
    }
    float[][] rows = inverseOf(points);
    Cholesky.factor(rows);
    float[][] scores = new float[points.length][];
    for (int p = 0; p < points.length; p++) {
      scores[p] = weights[points[p]].clone();
    }
    IntStream.range(0, Math.ceilDiv(classes, CLASSES))
        .parallel()
        .forEach(block -> substitute(rows, scores, block * CLASSES));
    for (int p = 0; p < points.length; p++) {
      for (int c = 0; c < classes; c++) {
        scores[p][c] = (classOf[points[p]] == c ? 1 : 0) - scores[p][c];
      }
    }
    return scores;
  }

  /// Solves with the factor in `rows`, and then with its transpose, for a block of columns in
  /// place.
  private static void substitute(float[][] rows, float[][] right, int from) {
    int width = Math.min(CLASSES, right[0].length - from);
    int padded = Rows.padded(rows.length);
    float[][] x = new float[padded][width];
    float[] weights = new float[padded];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(right[i], from, x[i], 0, width);
      for (int k = 0; k < i; k++) {
        weights[k] = -rows[i][k];
      }
      // Rows that are not solved yet have no weight.
      Rows.add(x, weights, 0, i, x[i]);
      scale(x[i], 1 / rows[i][i]);
    }
    Arrays.fill(weights, 0);
    for (int i = rows.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < rows.length; k++) {
        weights[k] = -rows[k][i];
      }
      Rows.add(x, weights, i, padded, x[i]);
      scale(x[i], 1 / rows[i][i]);
      System.arraycopy(x[i], 0, right[i], from, width);
    }
  }

  private static void scale(float[] row, float times) {
    for (int c = 0; c < row.length; c++) {
      row[c] *= times;
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
      IntStream.range(0, Math.ceilDiv(size, WIDTH))
          .parallel()
          .forEach(block -> addProducts(part, rows, block * WIDTH));
    }
    return rows;
  }

  private static void addProducts(float[][] part, float[][] rows, int column) {
    int width = Math.min(WIDTH, rows.length - column);
    float[][] panel = new float[part.length][];
    Arrays.setAll(panel, k -> Arrays.copyOfRange(part[k], column, column + width));
    float[][] weights = new float[Rows.TOGETHER][part.length];
    float[][] sums = new float[Rows.TOGETHER][width];
    for (int p = column; p < rows.length; p += Rows.TOGETHER) {
      int together = Math.min(Rows.TOGETHER, rows.length - p);
      for (int r = 0; r < together; r++) {
        for (int k = 0; k < part.length; k++) {
          weights[r][k] = part[k][p + r];
        }
        System.arraycopy(rows[p + r], column, sums[r], 0, Math.min(width, p + r + 1 - column));
      }
      Rows.add(panel, weights, sums);
      for (int r = 0; r < together; r++) {
        System.arraycopy(sums[r], 0, rows[p + r], column, Math.min(width, p + r + 1 - column));
      }
    }
  }
}
