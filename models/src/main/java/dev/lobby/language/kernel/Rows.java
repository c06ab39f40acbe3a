package dev.lobby.language.kernel;

/// Adds weighted rows: the inner loop of a score.
///
/// Several rows at a time are added to the sums, each a fused multiply-add, which the compiler
/// turns into vector instructions; a sum of products over one row it would leave as it is, because
/// floats may not be added in another order.
final class Rows {
  private static final int FUSED = 8;

  private Rows() {}

  /// Returns `count` rounded up to how many rows [#add] wants.
  static int padded(int count) {
    return (count + FUSED - 1) / FUSED * FUSED;
  }

  /// Adds to `sums` each row of `panel` times its weight.
  ///
  /// @param panel rows as long as `sums`, as many as [#padded] gives
  static void add(byte[][] panel, float[] weights, float[] sums) {
    for (int k = 0; k < panel.length; k += FUSED) {
      addBytes(
          sums,
          panel[k],
          panel[k + 1],
          panel[k + 2],
          panel[k + 3],
          panel[k + 4],
          panel[k + 5],
          panel[k + 6],
          panel[k + 7],
          weights,
          k);
    }
  }

  private static void addBytes(
      float[] sums,
      byte[] a,
      byte[] b,
      byte[] c,
      byte[] d,
      byte[] e,
      byte[] f,
      byte[] g,
      byte[] h,
      float[] weights,
      int at) {
    float wa = weights[at];
    float wb = weights[at + 1];
    float wc = weights[at + 2];
    float wd = weights[at + 3];
    float we = weights[at + 4];
    float wf = weights[at + 5];
    float wg = weights[at + 6];
    float wh = weights[at + 7];
    for (int j = 0; j < sums.length; j++) {
      float first = Math.fma(wb, (float) b[j], wa * (float) a[j]);
      float second = Math.fma(wd, (float) d[j], wc * (float) c[j]);
      float third = Math.fma(wf, (float) f[j], we * (float) e[j]);
      float fourth = Math.fma(wh, (float) h[j], wg * (float) g[j]);
      sums[j] += (first + second) + (third + fourth);
    }
  }

  /// Adds to `sums` each row of `panel`, of 16-bit floats, times its weight.
  ///
  /// @param panel rows as long as `sums`, as many as [#padded] gives
  static void add(short[][] panel, float[] weights, float[] sums) {
    for (int k = 0; k < panel.length; k += FUSED) {
      addHalves(
          sums,
          panel[k],
          panel[k + 1],
          panel[k + 2],
          panel[k + 3],
          panel[k + 4],
          panel[k + 5],
          panel[k + 6],
          panel[k + 7],
          weights,
          k);
    }
  }

  private static void addHalves(
      float[] sums,
      short[] a,
      short[] b,
      short[] c,
      short[] d,
      short[] e,
      short[] f,
      short[] g,
      short[] h,
      float[] weights,
      int at) {
    float wa = weights[at];
    float wb = weights[at + 1];
    float wc = weights[at + 2];
    float wd = weights[at + 3];
    float we = weights[at + 4];
    float wf = weights[at + 5];
    float wg = weights[at + 6];
    float wh = weights[at + 7];
    for (int j = 0; j < sums.length; j++) {
      float first = Math.fma(wb, Float.float16ToFloat(b[j]), wa * Float.float16ToFloat(a[j]));
      float second = Math.fma(wd, Float.float16ToFloat(d[j]), wc * Float.float16ToFloat(c[j]));
      float third = Math.fma(wf, Float.float16ToFloat(f[j]), we * Float.float16ToFloat(e[j]));
      float fourth = Math.fma(wh, Float.float16ToFloat(h[j]), wg * Float.float16ToFloat(g[j]));
      sums[j] += (first + second) + (third + fourth);
    }
  }
}
