package dev.lobby.language.kernel;

/// Adds weighted rows: the inner loop of everything in this package.
///
/// Several rows at a time are added to the sums, each a fused multiply-add, which the compiler
/// turns into vector instructions; a sum of products over one row it would leave as it is, because
/// floats may not be added in another order. Where four sums are wanted of the same rows, each row
/// is read once for all of them, which is what makes large matrices more than twice as fast.
final class Rows {
  /// How many sums are computed at once.
  static final int TOGETHER = 4;

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
    add(panel, weights, 0, panel.length, sums);
  }

  /// Adds to `sums` the rows of `panel` from `from` to `to`, each times its weight; a few rows
  /// before and after those are added too and need a weight of 0.
  static void add(float[][] panel, float[] weights, int from, int to, float[] sums) {
    for (int k = from / FUSED * FUSED; k < to; k += FUSED) {
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

  /// Adds to each of the [#TOGETHER] sums each row of `panel` times that sum's weight for it.
  ///
  /// @param panel rows as long as the sums, as many as [#padded] gives
  /// @param weights for each sum a weight for each row
  static void add(float[][] panel, float[][] weights, float[][] sums) {
    for (int k = 0; k < panel.length; k += 4) {
      add(sums, panel[k], panel[k + 1], panel[k + 2], panel[k + 3], weights, k);
    }
  }

  private static void add(
      float[][] sums, float[] a, float[] b, float[] c, float[] d, float[][] weights, int k) {
    float[] s = sums[0];
    float[] t = sums[1];
    float[] u = sums[2];
    float[] v = sums[3];
    float sa = weights[0][k];
    float sb = weights[0][k + 1];
    float sc = weights[0][k + 2];
    float sd = weights[0][k + 3];
    float ta = weights[1][k];
    float tb = weights[1][k + 1];
    float tc = weights[1][k + 2];
    float td = weights[1][k + 3];
    float ua = weights[2][k];
    float ub = weights[2][k + 1];
    float uc = weights[2][k + 2];
    float ud = weights[2][k + 3];
    float va = weights[3][k];
    float vb = weights[3][k + 1];
    float vc = weights[3][k + 2];
    float vd = weights[3][k + 3];
    for (int j = 0; j < a.length; j++) {
      float aj = a[j];
      float bj = b[j];
      float cj = c[j];
      float dj = d[j];
      s[j] = Math.fma(sd, dj, Math.fma(sc, cj, Math.fma(sb, bj, Math.fma(sa, aj, s[j]))));
      t[j] = Math.fma(td, dj, Math.fma(tc, cj, Math.fma(tb, bj, Math.fma(ta, aj, t[j]))));
      u[j] = Math.fma(ud, dj, Math.fma(uc, cj, Math.fma(ub, bj, Math.fma(ua, aj, u[j]))));
      v[j] = Math.fma(vd, dj, Math.fma(vc, cj, Math.fma(vb, bj, Math.fma(va, aj, v[j]))));
    }
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
