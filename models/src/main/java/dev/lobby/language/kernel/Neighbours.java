package dev.lobby.language.kernel;

import java.util.Arrays;

/// The nearest others of each of many vectors, found by comparing all with all.
///
/// Nothing is approximate: twenty thousand vectors are some four hundred million products, which
/// ONNX Runtime does in seconds.
public final class Neighbours {
  private final int most;
  private final int[] counts;
  private final int[] others;
  private final float[] cosines;

  private Neighbours(int vectors, int most) {
    this.most = most;
    this.counts = new int[vectors];
    this.others = new int[vectors * most];
    this.cosines = new float[vectors * most];
  }

  /// Returns the neighbours of each vector.
  ///
  /// @param vectors of length 1, all of as many dimensions
  /// @param most how many others are kept of each, the nearest
  /// @param alike the cosine from which another is a neighbour
  /// @throws IllegalStateException when ONNX Runtime does not run on this platform
  public static Neighbours of(float[][] vectors, int most, double alike) {
    Neighbours found = new Neighbours(vectors.length, most);
    if (vectors.length < 2) {
      return found;
    }
    Tiles tiles = Tiles.of(vectors, vectors[0].length);
    int blocks = Tiles.count(vectors.length);
    float[] zeros = new float[Gemm.SIZE * Gemm.SIZE];
    try (GemmWorkers workers = new GemmWorkers()) {
      workers.forEach(
          blocks,
          (gemm, rows) -> {
            float[] products = new float[Gemm.SIZE * Gemm.SIZE];
            for (int columns = 0; columns < blocks; columns++) {
              gemm.sum(zeros);
              for (int k = 0; k < tiles.width(); k++) {
                gemm.left(tiles.tile(rows, k));
                gemm.add(Gemm.Form.RIGHT_TRANSPOSED, tiles.tile(columns, k));
              }
              gemm.result(products);
              found.take(rows, columns, products, (float) alike);
            }
          });
    }
    return found;
  }

  /// Takes in the products of two blocks of vectors; only one thread has the rows.
  private void take(int rows, int columns, float[] products, float alike) {
    int firstRow = rows * Gemm.SIZE;
    int firstColumn = columns * Gemm.SIZE;
    int height = Math.min(Gemm.SIZE, counts.length - firstRow);
    int width = Math.min(Gemm.SIZE, counts.length - firstColumn);
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        float product = products[i * Gemm.SIZE + j];
        if (product >= alike && firstRow + i != firstColumn + j) {
          add(firstRow + i, firstColumn + j, product);
        }
      }
    }
  }

  /// Keeps a neighbour in its place; of two as near the one that came first stays first.
  private void add(int vector, int other, float cosine) {
    int from = vector * most;
    int count = counts[vector];
    if (count == most && cosine <= cosines[from + most - 1]) {
      return;
    }
    int at = from + Math.min(count, most - 1);
    while (at > from && cosines[at - 1] < cosine) {
      cosines[at] = cosines[at - 1];
      others[at] = others[at - 1];
      at--;
    }
    cosines[at] = cosine;
    others[at] = other;
    counts[vector] = Math.min(most, count + 1);
  }

  /// Returns the neighbours of a vector by their places, the nearest first.
  public int[] of(int vector) {
    return Arrays.copyOfRange(others, vector * most, vector * most + counts[vector]);
  }
}
