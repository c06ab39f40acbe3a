package dev.lobby.language.text;

/// The features of one text: indices into a vocabulary, ascending, and a weight for each.
public final class SparseVector {
  private final int[] indices;
  private final float[] values;
  private final double known;

  SparseVector(int[] indices, float[] values, double known) {
    this.indices = indices;
    this.values = values;
    this.known = known;
  }

  /// Returns how many features of the text the vocabulary knows.
  public int size() {
    return indices.length;
  }

  /// Returns the vocabulary index of feature `i`.
  public int index(int i) {
    return indices[i];
  }

  /// Returns the weight of feature `i`.
  public float value(int i) {
    return values[i];
  }

  /// Returns the share of the text's squared length that the vocabulary knows, 0 to 1.
  public double known() {
    return known;
  }
}
