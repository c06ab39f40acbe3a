package dev.lobby.language.kernel;

/// Adds weighted rows: the inner loop of everything in this package.
///
/// Eight rows at a time are added to the sums, each a fused multiply-add, which the compiler turns
/// into vector instructions; a sum of products over one row it would leave as it is, because floats
/// may not be added in another order.
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
  static void add(float[][] panel, float[] weights, float[] sums) {
    for (int k = 0; k < panel.length; k += FUSED) {
      add(
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

  private static void add(
      float[] sums,
      float[] a,
      float[] b,
      float[] c,
      float[] d,
      float[] e,
      float[] f,
      float[] g,
      float[] h,
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
      float more = Math.fma(wd, d[j], Math.fma(wc, c[j], Math.fma(wb, b[j], wa * a[j])));
      float most = Math.fma(wh, h[j], Math.fma(wg, g[j], Math.fma(wf, f[j], we * e[j])));
      sums[j] += more + most;
    }
  }
}
