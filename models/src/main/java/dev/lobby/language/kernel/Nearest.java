package dev.lobby.language.kernel;

import java.util.Arrays;

/// The three highest cosines of a vector to the points of each class.
public final class Nearest {
  private static final int KEPT = 3;

  private final float[] cosines;

  Nearest(int classes) {
    cosines = new float[classes * KEPT];
    Arrays.fill(cosines, Float.NEGATIVE_INFINITY);
  }

  void add(int ofClass, float cosine) {
    int at = ofClass * KEPT;
    if (cosine > cosines[at + 2]) {
      if (cosine > cosines[at + 1]) {
        cosines[at + 2] = cosines[at + 1];
        if (cosine > cosines[at]) {
          cosines[at + 1] = cosines[at];
          cosines[at] = cosine;
        } else {
          cosines[at + 1] = cosine;
        }
      } else {
        cosines[at + 2] = cosine;
      }
    }
  }

  /// Returns the highest cosine to a point of this class; -1 when it has none.
  public double highest(int ofClass) {
    return Math.max(-1, cosines[ofClass * KEPT]);
  }

  /// Returns the mean of the three highest cosines to points of this class, or of as many as there
  /// are; -1 when it has none.
  public double meanOfThree(int ofClass) {
    double sum = 0;
    int found = 0;
    for (int k = 0; k < KEPT; k++) {
      float cosine = cosines[ofClass * KEPT + k];
      if (cosine > Float.NEGATIVE_INFINITY) {
        sum += cosine;
        found++;
      }
    }
    return found == 0 ? -1 : sum / found;
  }
}
