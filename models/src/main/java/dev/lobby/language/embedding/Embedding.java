package dev.lobby.language.embedding;

import java.util.Arrays;

/// What a text means, as a vector of length 1; texts of like meaning point the same way.
///
/// Only embeddings of one model can be compared. Immutable.
public final class Embedding {
  private final float[] values;

  private Embedding(float[] values) {
    this.values = values;
  }

  /// Returns `values` stretched to length 1; all zeros stay so.
  public static Embedding of(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += value * value;
    }
    float[] own = values.clone();
    if (squares > 0) {
      float scale = (float) (1 / Math.sqrt(squares));
      for (int i = 0; i < own.length; i++) {
        own[i] *= scale;
      }
    }
    return new Embedding(own);
  }

  /// Returns how many dimensions it has.
  public int dimensions() {
    return values.length;
  }

  /// Returns a copy of its values.
  public float[] values() {
    return values.clone();
  }

  /// Returns the cosine of the angle to `other`, -1 to 1.
  public double cosine(Embedding other) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * other.values[i];
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding it && Arrays.equals(values, it.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Embedding[" + values.length + " dimensions]";
  }
}
