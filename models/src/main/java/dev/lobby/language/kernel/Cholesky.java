package dev.lobby.language.kernel;

import dev.lobby.language.kernel.Gemm.Form;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The inverse of a symmetric positive definite matrix `M`, as the inverse `W` of its lower
/// Cholesky factor: `M⁻¹ = Wᵀ W`.
final class Cholesky {
  private static final int SIZE = Gemm.SIZE;

  private final Tiles inverse;

  private Cholesky(Tiles inverse) {
    this.inverse = inverse;
  }

  /// Factors and inverts.
  ///
  /// @param matrix the lower triangle of the first `n` rows and columns; overwritten
  /// @throws IllegalArgumentException when the matrix is not positive definite
  static Cholesky of(Tiles matrix, int n, GemmWorkers workers) {
    // What fills the last tiles stands by itself.
    for (int i = n; i < matrix.height() * SIZE; i++) {
      matrix.set(i, i, 1);
    }
    factor(matrix, workers);
    invert(matrix, workers);
    return new Cholesky(matrix);
  }

  /// Leaves the factor below the diagonal, and the inverses of its tiles on it.
  private static void factor(Tiles matrix, GemmWorkers workers) {
    float[] zeros = new float[SIZE * SIZE];
    for (int step = 0; step < matrix.height(); step++) {
      int done = step;
      int rest = matrix.height() - done - 1;
      float[] inverse = matrix.tile(done, done);
      factorTile(inverse);
      invertTile(inverse);
      workers.forEach(
          rest,
          (gemm, number) -> {
            float[] tile = matrix.tile(done + 1 + number, done);
            gemm.left(tile);
            gemm.sum(zeros);
            gemm.add(Form.RIGHT_TRANSPOSED, inverse);
            gemm.result(tile);
          });
      // The longest rows first, so that no worker is left with one at the end.
      workers.forEach(
          rest,
          (gemm, number) -> {
            int row = matrix.height() - 1 - number;
            gemm.negatedLeft(matrix.tile(row, done));
            for (int column = done + 1; column <= row; column++) {
              gemm.sum(matrix.tile(row, column));
              gemm.add(Form.RIGHT_TRANSPOSED, matrix.tile(column, done));
              gemm.result(matrix.tile(row, column));
            }
          });
    }
  }

  private static void invert(Tiles factor, GemmWorkers workers) {
    float[] zeros = new float[SIZE * SIZE];
    for (int i = 1; i < factor.height(); i++) {
      int row = i;
      float[][] inverse = new float[row][SIZE * SIZE];
      workers.forEach(
          row,
          (gemm, column) -> {
            gemm.sum(zeros);
            for (int k = column; k < row; k++) {
              gemm.negatedLeft(factor.tile(row, k));
              gemm.add(Form.PLAIN, factor.tile(k, column));
            }
            gemm.result(inverse[column]);
            gemm.left(factor.tile(row, row));
            gemm.sum(zeros);
            gemm.add(Form.PLAIN, inverse[column]);
            gemm.result(inverse[column]);
          });
      for (int column = 0; column < row; column++) {
        factor.tile(row, column, inverse[column]);
      }
    }
  }

  /// Replaces the lower triangle of a tile by its Cholesky factor, and what is above by zeros.
  private static void factorTile(float[] tile) {
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = tile[i * SIZE + j];
        for (int k = 0; k < j; k++) {
          rest -= (double) tile[i * SIZE + k] * tile[j * SIZE + k];
        }
        if (j < i) {
          tile[i * SIZE + j] = (float) (rest / tile[j * SIZE + j]);
        } else if (rest > 0) {
          tile[i * SIZE + i] = (float) Math.sqrt(rest);
        } else {
          throw new IllegalArgumentException("the matrix is not positive definite");
        }
      }
      Arrays.fill(tile, i * SIZE + i + 1, (i + 1) * SIZE, 0);
    }
  }

  /// Replaces a lower triangular tile by its inverse.
  private static void invertTile(float[] tile) {
    float[] sums = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < i; k++) {
        float weight = tile[i * SIZE + k];
        for (int j = 0; j <= k; j++) {
          sums[j] += weight * tile[k * SIZE + j];
        }
      }
      float scale = 1 / tile[i * SIZE + i];
      for (int j = 0; j < i; j++) {
        tile[i * SIZE + j] = -scale * sums[j];
      }
      tile[i * SIZE + i] = scale;
    }
  }

  /// Returns `M⁻¹` times a matrix.
  Tiles inverseTimes(Tiles right, GemmWorkers workers) {
    int height = inverse.height();
    int width = right.width();
    float[] zeros = new float[SIZE * SIZE];
    float[][][] half = new float[height][width][SIZE * SIZE];
    workers.forEach(
        height * width,
        (gemm, number) -> {
          int row = number / width;
          int column = number % width;
          gemm.sum(zeros);
          for (int k = 0; k <= row; k++) {
            gemm.left(inverse.tile(row, k));
            gemm.add(Form.PLAIN, right.tile(k, column));
          }
          gemm.result(half[row][column]);
        });
    Tiles product = Tiles.rectangle(height * SIZE, width * SIZE);
    workers.forEach(
        height * width,
        (gemm, number) -> {
          int row = number / width;
          int column = number % width;
          gemm.sum(zeros);
          for (int k = row; k < height; k++) {
            gemm.left(inverse.tile(k, row));
            gemm.add(Form.LEFT_TRANSPOSED, half[k][column]);
          }
          gemm.result(product.tile(row, column));
        });
    return product;
  }

  /// Returns the lower triangle of the part of `M⁻¹` between some of its rows and columns.
  ///
  /// @param rows in ascending order
  Tiles inverseAmong(int[] rows, GemmWorkers workers) {
    Tiles among = Tiles.triangle(rows.length);
    float[][] columns = new float[among.height()][SIZE * SIZE];
    for (int i = 0; i < inverse.height(); i++) {
      int from = i;
      // The others have nothing in these rows.
      int begun =
          Math.toIntExact(
              IntStream.range(0, columns.length)
                  .filter(part -> rows[part * SIZE] < (from + 1) * SIZE)
                  .count());
      workers.forEach(begun, (gemm, part) -> gather(rows, from, part, columns[part]));
      workers.forEach(
          begun,
          (gemm, number) -> {
            int row = begun - 1 - number;
            gemm.left(columns[row]);
            for (int column = 0; column <= row; column++) {
              gemm.sum(among.tile(row, column));
              gemm.add(Form.LEFT_TRANSPOSED, columns[column]);
              gemm.result(among.tile(row, column));
            }
          });
    }
    return among;
  }

  /// Copies to `columns` a tile's worth of the wanted columns in one row of tiles.
  private void gather(int[] wanted, int row, int part, float[] columns) {
    Arrays.fill(columns, 0);
    for (int c = 0; c < SIZE && part * SIZE + c < wanted.length; c++) {
      int column = wanted[part * SIZE + c];
      if (column / SIZE <= row) {
        float[] tile = inverse.tile(row, column / SIZE);
        for (int r = 0; r < SIZE; r++) {
          columns[r * SIZE + c] = tile[r * SIZE + column % SIZE];
        }
      }
    }
  }
}
