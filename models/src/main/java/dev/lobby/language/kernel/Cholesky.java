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
      IntStream.range(0, blocks(n - to))
          .parallel()
          .forEach(block -> solve(rows, start, to, to + block * BLOCK, inverse));
      IntStream.range(0, blocks(n - to))
          .parallel()
          .forEach(block -> subtract(rows, start, to, to + block * BLOCK));
    }
  }

  private static int blocks(int length) {
    return (length + BLOCK - 1) / BLOCK;
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

  /// Subtracts, in one block of columns of the rest, what the columns `from` to `to` explain.
  private static void subtract(float[][] rows, int from, int to, int column) {
    int width = Math.min(BLOCK, rows.length - column);
    float[][] panel = new float[Rows.padded(to - from)][width];
    for (int j = 0; j < width; j++) {
      float[] row = rows[column + j];
      for (int k = from; k < to; k++) {
        panel[k - from][j] = -row[k];
      }
    }
    float[] weights = new float[panel.length];
    float[] sums = new float[width];
    for (int i = column; i < rows.length; i++) {
      float[] row = rows[i];
      int length = Math.min(width, i + 1 - column);
      System.arraycopy(row, from, weights, 0, to - from);
      System.arraycopy(row, column, sums, 0, length);
      Rows.add(panel, weights, sums);
      System.arraycopy(sums, 0, row, column, length);
    }
  }

  /// Replaces a lower triangular matrix by its inverse.
  static void invert(float[][] rows) {
    for (int from = 0; from < rows.length; from += BLOCK) {
      int start = from;
      int to = Math.min(rows.length, from + BLOCK);
      float[][] factor = new float[to - from][];
      Arrays.setAll(factor, i -> rows[start + i].clone());
      IntStream.range(0, from / BLOCK)
          .parallel()
          .forEach(block -> invertBlock(rows, factor, start, block * BLOCK));
      invertDiagonal(rows, factor, from);
    }
  }

  /// Computes one block of columns of the inverse in the rows from `from` on, whose factor is
  /// `factor`.
  private static void invertBlock(float[][] rows, float[][] factor, int from, int column) {
    float[][] sums = new float[factor.length][BLOCK];
    float[][] panel = new float[BLOCK][BLOCK];
    float[] weights = new float[BLOCK];
    for (int k = column; k < from; k += BLOCK) {
      for (int i = 0; i < BLOCK; i++) {
        int length = Math.min(BLOCK, k + i + 1 - column);
        System.arraycopy(rows[k + i], column, panel[i], 0, length);
      }
      for (int i = 0; i < factor.length; i++) {
        System.arraycopy(factor[i], k, weights, 0, BLOCK);
        Rows.add(panel, weights, sums[i]);
      }
    }
    for (int i = 0; i < factor.length; i++) {
      for (int k = 0; k < i; k++) {
        float weight = factor[i][from + k];
        for (int j = 0; j < BLOCK; j++) {
          sums[i][j] += weight * sums[k][j];
        }
      }
      float scale = -1 / factor[i][from + i];
      for (int j = 0; j < BLOCK; j++) {
        sums[i][j] *= scale;
      }
      System.arraycopy(sums[i], 0, rows[from + i], column, BLOCK);
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
