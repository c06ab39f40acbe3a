package dev.lobby.language.maxent;

/// Limited-memory BFGS: the minimum of a smooth convex function of many weights.
///
/// The direction is the gradient multiplied by an estimate of the inverse Hessian that is kept as
/// the last few steps and gradient changes (the two-loop recursion); the step is halved until the
/// function falls enough (Armijo). Vectors are floats, because memory is what limits the size of a
/// model; sums over them are doubles. The result depends on the input alone.
final class Lbfgs {
  private static final double ENOUGH = 1e-4;
  private static final int HALVINGS = 20;

  private final Function function;
  private final int iterations;
  private final double tolerance;
  private final float[][] steps;
  private final float[][] changes;
  private final double[] rho;
  private int kept;

  /// @param memory how many steps are remembered
  /// @param iterations how many steps are taken at most
  /// @param tolerance the relative fall of the function below which it stops
  Lbfgs(Function function, int memory, int iterations, double tolerance) {
    this.function = function;
    this.iterations = iterations;
    this.tolerance = tolerance;
    this.steps = new float[memory][];
    this.changes = new float[memory][];
    this.rho = new double[memory];
  }

  /// A smooth function and its gradient.
  interface Function {
    /// Returns how many weights it takes.
    int dimension();

    /// Returns the value at `weights` and overwrites `gradient`.
    double valueAndGradient(float[] weights, float[] gradient);
  }

  /// Returns the weights at which the function is smallest, starting from zero.
  float[] minimise() {
    return minimise(new float[function.dimension()]);
  }

  /// Returns the weights at which the function is smallest.
  ///
  /// @param start the weights to start from; overwritten
  float[] minimise(float[] start) {
    int n = function.dimension();
    if (start.length != n) {
      throw new IllegalArgumentException(start.length + " weights to start from, and not " + n);
    }
    float[] point = start;
    float[] gradient = new float[n];
    float[] next = new float[n];
    float[] nextGradient = new float[n];
    float[] direction = new float[n];
    double value = function.valueAndGradient(point, gradient);
    for (int iteration = 0; iteration < iterations; iteration++) {
      direct(gradient, direction);
      double slope = dot(gradient, direction);
      if (slope >= 0) {
        break;
      }
      double step = kept == 0 ? 1 / Math.sqrt(dot(gradient, gradient)) : 1;
      double nextValue = Double.POSITIVE_INFINITY;
      for (int i = 0; i < HALVINGS; i++, step /= 2) {
        move(point, direction, (float) step, next);
        nextValue = function.valueAndGradient(next, nextGradient);
        if (nextValue <= value + ENOUGH * step * slope) {
          break;
        }
      }
      if (!(nextValue < value)) {
        break;
      }
      remember(point, next, gradient, nextGradient);
      double fall = (value - nextValue) / Math.abs(value);
      float[] spare = point;
      point = next;
      next = spare;
      spare = gradient;
      gradient = nextGradient;
      nextGradient = spare;
      value = nextValue;
      if (fall < tolerance) {
        break;
      }
    }
    return point;
  }

  private void direct(float[] gradient, float[] direction) {
    System.arraycopy(gradient, 0, direction, 0, gradient.length);
    double[] alpha = new double[kept];
    for (int i = kept - 1; i >= 0; i--) {
      alpha[i] = rho[i] * dot(steps[i], direction);
      add(direction, changes[i], (float) -alpha[i]);
    }
    double scale = -1;
    if (kept > 0) {
      float[] change = changes[kept - 1];
      scale = -1 / (rho[kept - 1] * dot(change, change));
    }
    for (int i = 0; i < direction.length; i++) {
      direction[i] *= (float) scale;
    }
    // The direction already points downhill, so the second loop's signs are turned.
    for (int i = 0; i < kept; i++) {
      double beta = rho[i] * dot(changes[i], direction);
      add(direction, steps[i], (float) (-alpha[i] - beta));
    }
  }

  private void remember(float[] point, float[] next, float[] gradient, float[] nextGradient) {
    if (steps.length == 0) {
      return;
    }
    float[] step = new float[0];
    float[] change = new float[0];
    if (kept == steps.length) {
      step = steps[0];
      change = changes[0];
      System.arraycopy(steps, 1, steps, 0, kept - 1);
      System.arraycopy(changes, 1, changes, 0, kept - 1);
      System.arraycopy(rho, 1, rho, 0, kept - 1);
      kept--;
    }
    if (step.length != point.length) {
      step = new float[point.length];
      change = new float[point.length];
    }
    for (int i = 0; i < point.length; i++) {
      step[i] = next[i] - point[i];
      change[i] = nextGradient[i] - gradient[i];
    }
    double curvature = dot(step, change);
    if (curvature > 0) {
      steps[kept] = step;
      changes[kept] = change;
      rho[kept] = 1 / curvature;
      kept++;
    }
  }

  private static void move(float[] from, float[] direction, float step, float[] to) {
    for (int i = 0; i < from.length; i++) {
      to[i] = from[i] + step * direction[i];
    }
  }

  private static void add(float[] to, float[] what, float times) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }

  // Four sums let the additions overlap; one float sum over millions of terms would lose digits.
  private static double dot(float[] a, float[] b) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      first += (double) a[i] * b[i];
      second += (double) a[i + 1] * b[i + 1];
      third += (double) a[i + 2] * b[i + 2];
      fourth += (double) a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      first += (double) a[i] * b[i];
    }
    return first + second + third + fourth;
  }
}
