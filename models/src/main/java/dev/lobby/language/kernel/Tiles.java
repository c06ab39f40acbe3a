package dev.lobby.language.kernel;

import java.util.stream.IntStream;

/// A matrix in tiles of [Gemm#SIZE] rows and columns; where it ends within a tile, the rest is 0.
final class Tiles {
  private static final int SIZE = Gemm.SIZE;

  private final float[][][] tiles;

  private Tiles(float[][][] tiles) {
    this.tiles = tiles;
  }

  /// Returns how many tiles `count` rows or columns take.
  static int count(int count) {
    return Math.ceilDiv(count, SIZE);
  }

  /// Returns a matrix of zeros.
  static Tiles rectangle(int rows, int columns) {
    return new Tiles(new float[count(rows)][count(columns)][SIZE * SIZE]);
  }

  /// Returns a square matrix of zeros without the tiles above its diagonal.
  static Tiles triangle(int rows) {
    return new Tiles(
        IntStream.range(0, count(rows))
            .mapToObj(i -> new float[i + 1][SIZE * SIZE])
            .toArray(float[][][]::new));
  }

  /// Returns a matrix with these rows.
  ///
  /// @param columns how many columns each has
  static Tiles of(float[][] rows, int columns) {
    Tiles tiles = rectangle(rows.length, columns);
    for (int i = 0; i < rows.length; i++) {
      for (int from = 0; from < columns; from += SIZE) {
        System.arraycopy(
            rows[i],
            from,
            tiles.tiles[i / SIZE][from / SIZE],
            i % SIZE * SIZE,
            Math.min(SIZE, columns - from));
      }
    }
    return tiles;
  }

  /// Returns a row of the matrix.
  float[] row(int row, int columns) {
    float[] values = new float[columns];
    for (int from = 0; from < columns; from += SIZE) {
      System.arraycopy(
          tiles[row / SIZE][from / SIZE],
          row % SIZE * SIZE,
          values,
          from,
          Math.min(SIZE, columns - from));
    }
    return values;
  }

  float get(int row, int column) {
    return tiles[row / SIZE][column / SIZE][row % SIZE * SIZE + column % SIZE];
  }

  void set(int row, int column, float value) {
    tiles[row / SIZE][column / SIZE][row % SIZE * SIZE + column % SIZE] = value;
  }

  /// Returns how many tiles are below each other.
  int height() {
    return tiles.length;
  }

  /// Returns how many tiles are beside each other in the last row.
  int width() {
    return tiles[tiles.length - 1].length;
  }

  float[] tile(int row, int column) {
    return tiles[row][column];
  }

  void tile(int row, int column, float[] tile) {
    tiles[row][column] = tile;
  }
}
