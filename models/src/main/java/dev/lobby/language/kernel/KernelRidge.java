package dev.lobby.language.kernel;

import dev.lobby.language.kernel.Gemm.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
  private static final int SIZE = Gemm.SIZE;

  private final Cholesky inverse;
  private final float[][] targets;
  private final int classes;
  private final Tiles weights;

  private KernelRidge(Cholesky inverse, float[][] targets, int classes, Tiles weights) {
    this.inverse = inverse;
    this.targets = targets;
    this.classes = classes;
    this.weights = weights;
  }

  /// Solves for `points`, each of length 1.
  ///
  /// @param classOf the class of each point, from 0
  static KernelRidge solve(float[][] points, int[] classOf, int classes) {
    return solve(points, targets(classOf, classes));
  }

  /// Returns `Y`: for each point a 1 for its class.
  static float[][] targets(int[] classOf, int classes) {
    float[][] targets = new float[classOf.length][classes];
    for (int i = 0; i < targets.length; i++) {
      targets[i][classOf[i]] = 1;
    }
    return targets;
  }

  /// Solves for `points`, each of length 1.
  ///
  /// @param targets the numbers that each point should get, one for each class
  static KernelRidge solve(float[][] points, float[][] targets) {
    int n = points.length;
    int classes = targets[0].length;
    try (GemmWorkers workers = new GemmWorkers()) {
      Tiles kernel = kernel(points, workers);
      for (int i = 0; i < n; i++) {
        kernel.set(i, i, kernel.get(i, i) + (float) RIDGE);
      }
      Cholesky inverse = Cholesky.of(kernel, n, workers);
      return new KernelRidge(
          inverse, targets, classes, inverse.inverseTimes(Tiles.of(targets, classes), workers));
    }
  }

  /// Returns what the weights of some points, a row for each, give others.
  static float[][] scores(float[][] asked, float[][] points, float[][] weights) {
    int classes = weights[0].length;
    Tiles rows = Tiles.of(asked, asked[0].length);
    Tiles columns = Tiles.of(points, points[0].length);
    Tiles parts = Tiles.of(weights, classes);
    Tiles sums = Tiles.rectangle(asked.length, classes);
    try (GemmWorkers workers = new GemmWorkers()) {
      workers.forEach(
          rows.height(),
          (gemm, row) -> {
            float[] kernels = new float[SIZE * SIZE];
            for (int column = 0; column < columns.height(); column++) {
              products(rows, row, columns, column, gemm, kernels);
              kernel(kernels);
              // Where there is no point there are no weights.
              gemm.left(kernels);
              for (int part = 0; part < parts.width(); part++) {
                gemm.sum(sums.tile(row, part));
                gemm.add(Form.PLAIN, parts.tile(column, part));
                gemm.result(sums.tile(row, part));
              }
            }
          });
    }
    float[][] scores = new float[asked.length][];
    Arrays.setAll(scores, i -> sums.row(i, classes));
    return scores;
  }

  /// Returns for each point its highest cosine to any of some others.
  static float[] highest(float[][] points, float[][] others) {
    float[] highest = new float[points.length];
    Arrays.fill(highest, -1);
    Tiles rows = Tiles.of(points, points[0].length);
    Tiles columns = Tiles.of(others, others[0].length);
    try (GemmWorkers workers = new GemmWorkers()) {
      workers.forEach(
          rows.height(),
          (gemm, row) -> {
            float[] cosines = new float[SIZE * SIZE];
            for (int column = 0; column < columns.height(); column++) {
              products(rows, row, columns, column, gemm, cosines);
              int width = Math.min(SIZE, others.length - column * SIZE);
              for (int i = row * SIZE; i < Math.min((row + 1) * SIZE, points.length); i++) {
                for (int c = 0; c < width; c++) {
                  highest[i] = Math.max(highest[i], cosines[i % SIZE * SIZE + c]);
                }
              }
            }
          });
    }
    return highest;
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
  private static Tiles kernel(float[][] points, GemmWorkers workers) {
    Tiles tiles = Tiles.of(points, points[0].length);
    Tiles kernel = Tiles.triangle(points.length);
    workers.forEach(
        tiles.height(),
        (gemm, number) -> {
          int row = tiles.height() - 1 - number;
          for (int column = 0; column <= row; column++) {
            float[] tile = kernel.tile(row, column);
            products(tiles, row, tiles, column, gemm, tile);
            kernel(tile);
            // Where there is no point there is no kernel.
            Arrays.fill(tile, Math.min(SIZE, points.length - row * SIZE) * SIZE, tile.length, 0);
          }
        });
    return kernel;
  }

  /// Computes the inner products of two rows of tiles.
  private static void products(
      Tiles points, int row, Tiles others, int column, Gemm gemm, float[] into) {
    Arrays.fill(into, 0);
    gemm.sum(into);
    for (int k = 0; k < points.width(); k++) {
      gemm.left(points.tile(row, k));
      gemm.add(Form.RIGHT_TRANSPOSED, others.tile(column, k));
    }
    gemm.result(into);
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
    Tiles tiles = Tiles.of(points, points[0].length);
    try (GemmWorkers workers = new GemmWorkers()) {
      workers.forEach(
          Tiles.count(asked),
          (gemm, row) -> {
            float[] cosines = new float[SIZE * SIZE];
            int rows = Math.min(SIZE, asked - row * SIZE);
            for (int column = 0; column < tiles.height(); column++) {
              products(tiles, row, tiles, column, gemm, cosines);
              int columns = Math.min(SIZE, n - column * SIZE);
              for (int r = 0; r < rows; r++) {
                int i = row * SIZE + r;
                for (int c = 0; c < columns; c++) {
                  int j = column * SIZE + c;
                  if (groupOf[i] != groupOf[j]) {
                    nearest[i].add(classOf[j], cosines[r * SIZE + c]);
                  }
                }
              }
            }
          });
    }
    return nearest;
  }

  /// Returns the numbers that each point should get.
  float[][] targets() {
    return targets;
  }

  /// Returns `A`: for each point its weight for each class.
  float[][] dual() {
    float[][] dual = new float[targets.length][];
    Arrays.setAll(dual, i -> weights.row(i, classes));
    return dual;
  }

  /// Returns for each point the scores it would get from a model trained without the points of its
  /// group.
  ///
  /// @param groupOf the group of each point, from 0; -1 for one whose scores nobody wants
  float[][] heldOut(int[] groupOf) {
    int groups = Arrays.stream(groupOf).max().orElse(-1) + 1;
    List<List<Integer>> members = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < groupOf.length; i++) {
      if (groupOf[i] >= 0) {
        members.get(groupOf[i]).add(i);
      }
    }
    float[][] scores = new float[groupOf.length][];
    try (GemmWorkers workers = new GemmWorkers()) {
      for (List<Integer> group : members) {
        if (!group.isEmpty()) {
          int[] points = group.stream().mapToInt(Integer::intValue).toArray();
          Tiles parts = Tiles.rectangle(points.length, classes);
          for (int p = 0; p < points.length; p++) {
            for (int c = 0; c < classes; c++) {
              parts.set(p, c, weights.get(points[p], c));
            }
          }
          Tiles residuals =
              Cholesky.of(inverse.inverseAmong(points, workers), points.length, workers)
                  .inverseTimes(parts, workers);
          for (int p = 0; p < points.length; p++) {
            float[] row = residuals.row(p, classes);
            for (int c = 0; c < classes; c++) {
              row[c] = targets[points[p]][c] - row[c];
            }
            scores[points[p]] = row;
          }
        }
      }
    }
    return scores;
  }
}
