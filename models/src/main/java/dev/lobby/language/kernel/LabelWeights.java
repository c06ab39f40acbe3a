package dev.lobby.language.kernel;

/// What each point learnt from counts for each label.
///
/// The weights of a label are kept as whole numbers of fifteen bits and a sign, each in two bytes,
/// to be multiplied as [ByteVectors] are: what they are worth is a little more exact than the
/// 16-bit floats they come from wherever those are large, and no worse than a 32,000th of the
/// largest anywhere.
final class LabelWeights {
  private static final int BASE = 128;

  /// The largest number whose two bytes both lie between -127 and 127.
  private static final int MOST = Byte.MAX_VALUE * BASE + BASE / 2 - 1;

  private final float[] steps;

  /// Of each label the high bytes, then the low ones.
  private final ByteVectors bytes;

  /// @param weights of each point and label, as 16-bit floats
  LabelWeights(short[][] weights, int labels) {
    this.steps = new float[labels];
    for (short[] row : weights) {
      for (int label = 0; label < labels; label++) {
        steps[label] = Math.max(steps[label], Math.abs(Float.float16ToFloat(row[label])) / MOST);
      }
    }
    byte[][] split = new byte[2 * labels][weights.length];
    for (int i = 0; i < weights.length; i++) {
      for (int label = 0; label < labels; label++) {
        float step = steps[label];
        int whole = step == 0 ? 0 : Math.round(Float.float16ToFloat(weights[i][label]) / step);
        int high = Math.floorDiv(whole + BASE / 2, BASE);
        split[2 * label][i] = (byte) high;
        split[2 * label + 1][i] = (byte) (whole - high * BASE);
      }
    }
    this.bytes = new ByteVectors(split, weights.length);
  }

  /// Returns the score of each label.
  ///
  /// @param kernels how alike a vector is to each point
  float[] scores(float[] kernels) {
    float[] products = bytes.times(kernels);
    float[] scores = new float[steps.length];
    for (int label = 0; label < scores.length; label++) {
      scores[label] = steps[label] * (BASE * products[2 * label] + products[2 * label + 1]);
    }
    return scores;
  }
}
