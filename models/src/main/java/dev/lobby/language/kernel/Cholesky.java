package dev.lobby.language.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Factors a symmetric positive definite matrix and inverts the factor, in place.
///
/// A matrix is its lower triangle, row by row: row `i` has `i + 1` floats, so ten thousand rows
/// take 200 MB. The work is done block by block, so that a processor core finds what it needs near
/// at hand, and shared among all cores; the inner loop adds eight rows to one, which the compiler
/// turns into vector instructions.
final class Cholesky {
  private static final int BLOCK = 128;

  /// How many columns are computed at once: as wide as leaves a block of rows in the cache.
  private static final int WIDTH = 1024;

  private Cholesky() {}

  /// Replaces the matrix in `rows` by its lower Cholesky factor.
  ///
  /// @throws IllegalArgumentException when the matrix is not positive definite
  static void factor(float[][] rows) {
    int n = rows.length;
    for (int from = 0; from < n; from += BLOCK) {
      int to = Math.min(n, from + BLOCK);
      factorDiagonal(rows, from, to);
      int start = from;
      float[][] inverse = inverseTransposed(rows, from, to);
      IntStream.range(0, Math.ceilDiv(n - to, BLOCK))
          .parallel()
          .forEach(block -> solve(rows, start, to, to + block * BLOCK, inverse));
      IntStream.range(0, Math.ceilDiv(n - to, WIDTH))
          .parallel()
          .forEach(block -> subtract(rows, start, to, to + block * WIDTH));
    }
  }

  private static void factorDiagonal(float[][] rows, int from, int to) {
    for (int i = from; i < to; i++) {
      float[] row = rows[i];
      for (int j = from; j <= i; j++) {
        double rest = row[j];
        for (int k = from; k < j; k++) {
          rest -= (double) row[k] * rows[j][k];
        }
        if (j < i) {
          row[j] = (float) (rest / rows[j][j]);
        } else if (rest > 0) {
          row[j] = (float) Math.sqrt(rest);
        } else {
          throw new IllegalArgumentException("the matrix is not positive definite");
        }
      }
    }
  }

  /// Returns the transposed inverse of a diagonal block of the factor, with zeros below its rows.
  private static float[][] inverseTransposed(float[][] rows, int from, int to) {
    int size = to - from;
    float[][] inverse = new float[size][];
    Arrays.setAll(inverse, i -> Arrays.copyOfRange(rows[from + i], from, from + i + 1));
    float[][] factor = new float[size][];
    Arrays.setAll(factor, i -> inverse[i].clone());
    invertDiagonal(inverse, factor, 0);
    float[][] transposed = new float[Rows.padded(size)][size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k <= i; k++) {
        transposed[k][i] = inverse[i][k];
      }
    }
    return transposed;
  }

  /// Solves for the columns `from` to `to` of a block of rows below the diagonal.
  private static void solve(float[][] rows, int from, int to, int first, float[][] inverse) {
    float[] weights = new float[inverse.length];
    float[] sums = new float[to - from];
    for (int i = first; i < Math.min(rows.length, first + BLOCK); i++) {
      System.arraycopy(rows[i], from, weights, 0, sums.length);
      Arrays.fill(sums, 0);
      Rows.add(inverse, weights, sums);
      System.arraycopy(sums, 0, rows[i], from, sums.length);
    }
  }

  /// Subtracts, in some columns of the rest, what the columns `from` to `to` explain.
  private static void subtract(float[][] rows, int from, int to, int column) {
    int width = Math.min(WIDTH, rows.length - column);
    float[][] panel = new float[Rows.padded(to - from)][width];
    for (int j = 0; j < width; j++) {
      float[] row = rows[column + j];
      for (int k = from; k < to; k++) {
        panel[k - from][j] = -row[k];
      }
    }
    float[][] weights = new float[Rows.TOGETHER][panel.length];
    float[][] sums = new float[Rows.TOGETHER][width];
    for (int i = column; i < rows.length; i += Rows.TOGETHER) {
      int together = Math.min(Rows.TOGETHER, rows.length - i);
      for (int r = 0; r < together; r++) {
        System.arraycopy(rows[i + r], from, weights[r], 0, to - from);
        System.arraycopy(rows[i + r], column, sums[r], 0, length(width, i + r, column));
      }
      Rows.add(panel, weights, sums);
      for (int r = 0; r < together; r++) {
        System.arraycopy(sums[r], 0, rows[i + r], column, length(width, i + r, column));
      }
    }
  }

  /// Returns how many of `width` columns from `column` on the row `i` of a lower triangle has.
  private static int length(int width, int i, int column) {
    return Math.min(width, i + 1 - column);
  }

  /// Replaces a lower triangular matrix by its inverse.
  static void invert(float[][] rows) {
    for (int from = 0; from < rows.length; from += BLOCK) {
      int start = from;
      int to = Math.min(rows.length, from + BLOCK);
      float[][] factor = new float[to - from][];
      Arrays.setAll(factor, i -> rows[start + i].clone());
      IntStream.range(0, Math.ceilDiv(from, WIDTH))
          .parallel()
          .forEach(block -> invertColumns(rows, factor, start, block * WIDTH));
      invertDiagonal(rows, factor, from);
    }
  }

  /// Computes some columns of the inverse in the rows from `from` on, whose factor is `factor`.
  private static void invertColumns(float[][] rows, float[][] factor, int from, int column) {
    int width = Math.min(WIDTH, from - column);
    int height = Math.ceilDiv(factor.length, Rows.TOGETHER) * Rows.TOGETHER;
    float[][] sums = new float[height][width];
    float[][] panel = new float[BLOCK][width];
    float[][] weights = new float[Rows.TOGETHER][BLOCK];
    float[][] together = new float[Rows.TOGETHER][];
    for (int k = column; k < from; k += BLOCK) {
      for (int i = 0; i < BLOCK; i++) {
        System.arraycopy(rows[k + i], column, panel[i], 0, length(width, k + i, column));
      }
      for (int i = 0; i < factor.length; i += Rows.TOGETHER) {
        for (int r = 0; r < Rows.TOGETHER; r++) {
          together[r] = sums[i + r];
          if (i + r < factor.length) {
            System.arraycopy(factor[i + r], k, weights[r], 0, BLOCK);
          }
        }
        Rows.add(panel, weights, together);
      }
    }
    for (int i = 0; i < factor.length; i++) {
      for (int k = 0; k < i; k++) {
        float weight = factor[i][from + k];
        for (int j = 0; j < width; j++) {
          sums[i][j] += weight * sums[k][j];
        }
      }
      float scale = -1 / factor[i][from + i];
      for (int j = 0; j < width; j++) {
        sums[i][j] *= scale;
      }
      System.arraycopy(sums[i], 0, rows[from + i], column, width);
    }
  }

  private static void invertDiagonal(float[][] rows, float[][] factor, int from) {
    for (int i = 0; i < factor.length; i++) {
      float[] row = rows[from + i];
      Arrays.fill(row, from, from + i, 0);
      for (int k = 0; k < i; k++) {
        float weight = factor[i][from + k];
        for (int j = 0; j <= k; j++) {
          row[from + j] += weight * rows[from + k][from + j];
        }
      }
      float scale = 1 / factor[i][from + i];
      for (int j = 0; j < i; j++) {
        row[from + j] *= -scale;
      }
      row[from + i] = scale;
    }
  }
}
