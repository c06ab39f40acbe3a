package dev.lobby.knowledge.match;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// What a count of failures says about the rate behind it, when each of `n` tries fails with the
/// same unknown probability.
///
/// [#upper] and [#interval] are exact (C. J. Clopper and E. S. Pearson, 1934): they hold the rate
/// at least as often as promised, whatever it is. [#wilson] (E. B. Wilson, 1927) is shorter and
/// holds it about as often as promised.
public final class BinomialBound {

  /// A range of rates, from 0 to 1.
  ///
  /// @param low the lowest
  /// @param high the highest
  public record Interval(double low, double high) {}

  private BinomialBound() {}

  /// Returns the rate that is exceeded with a probability of at most 1 − `confidence`; 1 when
  /// nothing was tried.
  ///
  /// It is the rate at which as few failures as these would be seen with just that probability.
  ///
  /// @param failures from 0 to `n`
  /// @param confidence between 0 and 1, both excluded
  /// @throws IllegalArgumentException when an argument is out of its range
  public static double upper(int failures, int n, double confidence) {
    check(failures, n, confidence);
    return failures == n
        ? 1
        : BetaDistribution.of(failures + 1.0, n - failures)
            .inverseSurvivalProbability(1 - confidence);
  }

  /// Returns the rate that is fallen short of with a probability of at most 1 − `confidence`; 0
  /// when nothing was tried.
  ///
  /// @param failures from 0 to `n`
  /// @param confidence between 0 and 1, both excluded
  /// @throws IllegalArgumentException when an argument is out of its range
  public static double lower(int failures, int n, double confidence) {
    check(failures, n, confidence);
    return failures == 0
        ? 0
        : BetaDistribution.of(failures, n - failures + 1.0)
            .inverseCumulativeProbability(1 - confidence);
  }

  /// Returns the two-sided Clopper–Pearson interval: each end is missed with a probability of at
  /// most half of 1 − `confidence`.
  ///
  /// @param failures from 0 to `n`
  /// @param confidence between 0 and 1, both excluded
  /// @throws IllegalArgumentException when an argument is out of its range
  public static Interval interval(int failures, int n, double confidence) {
    double oneSided = (1 + confidence) / 2;
    return new Interval(lower(failures, n, oneSided), upper(failures, n, oneSided));
  }

  /// Returns the two-sided Wilson score interval; from 0 to 1 when nothing was tried.
  ///
  /// @param failures from 0 to `n`
  /// @param confidence between 0 and 1, both excluded
  /// @throws IllegalArgumentException when an argument is out of its range
  public static Interval wilson(int failures, int n, double confidence) {
    check(failures, n, confidence);
    if (n == 0) {
      return new Interval(0, 1);
    }
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
    double rate = (double) failures / n;
    double shrunk = 1 + z * z / n;
    double middle = (rate + z * z / (2.0 * n)) / shrunk;
    double half = z / shrunk * Math.sqrt(rate * (1 - rate) / n + z * z / (4.0 * n * n));
    // At the ends the two are equal but for rounding.
    return new Interval(
        failures == 0 ? 0 : Math.max(0, middle - half),
        failures == n ? 1 : Math.min(1, middle + half));
  }

  private static void check(int failures, int n, double confidence) {
    if (failures < 0 || failures > n) {
      throw new IllegalArgumentException(failures + " failures of " + n);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence " + confidence);
    }
  }
}
