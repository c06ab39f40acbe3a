package dev.lobby.knowledge.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lobby.knowledge.match.BinomialBound.Interval;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BinomialBoundTest {

  /// The probability of at most `failures` in `n` tries, added up term by term.
  private static double atMost(int failures, int n, double rate) {
    double sum = 0;
    for (int k = 0; k <= failures; k++) {
      double logTerm = 0;
      for (int i = 1; i <= k; i++) {
        logTerm += Math.log((double) (n - k + i) / i);
      }
      sum += Math.exp(logTerm + k * Math.log(rate) + (n - k) * Math.log1p(-rate));
    }
    return sum;
  }

  @Test
  void no_failure_leaves_what_the_power_says() {
    // (1 - p)^n = 0.05
    assertThat(BinomialBound.upper(0, 100, 0.95))
        .isCloseTo(1 - Math.pow(0.05, 0.01), within(1e-12));
    assertThat(BinomialBound.lower(100, 100, 0.95)).isCloseTo(Math.pow(0.05, 0.01), within(1e-12));
    assertThat(BinomialBound.upper(7, 7, 0.95)).isEqualTo(1);
    assertThat(BinomialBound.lower(0, 7, 0.95)).isZero();
  }

  @Test
  void intervals_are_those_of_the_tables() {
    Interval exact = BinomialBound.interval(10, 100, 0.95);
    assertThat(exact.low()).isCloseTo(0.04900469, within(1e-8));
    assertThat(exact.high()).isCloseTo(0.17622260, within(1e-8));
    Interval wilson = BinomialBound.wilson(10, 100, 0.95);
    assertThat(wilson.low()).isCloseTo(0.05522914, within(1e-8));
    assertThat(wilson.high()).isCloseTo(0.17436566, within(1e-8));
    assertThat(BinomialBound.wilson(0, 10, 0.95).low()).isZero();
    assertThat(BinomialBound.wilson(0, 10, 0.95).high()).isCloseTo(0.27753280, within(1e-8));
  }

  @Test
  void nothing_tried_says_nothing() {
    assertThat(BinomialBound.interval(0, 0, 0.95)).isEqualTo(new Interval(0, 1));
    assertThat(BinomialBound.wilson(0, 0, 0.95)).isEqualTo(new Interval(0, 1));
  }

  @Test
  void counts_and_confidence_out_of_range_are_refused() {
    assertThatThrownBy(() -> BinomialBound.upper(3, 2, 0.95)).hasMessage("3 failures of 2");
    assertThatThrownBy(() -> BinomialBound.upper(-1, 2, 0.95)).hasMessage("-1 failures of 2");
    assertThatThrownBy(() -> BinomialBound.interval(1, 2, 1)).hasMessageContaining("confidence 1");
  }

  @Property(tries = 300)
  void at_the_bound_so_few_failures_are_as_rare_as_promised(
      @ForAll @IntRange(min = 1, max = 300) int n,
      @ForAll @IntRange(min = 0, max = 299) int failures,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double confidence) {
    int seen = failures % n;
    assertThat(atMost(seen, n, BinomialBound.upper(seen, n, confidence)))
        .isCloseTo(1 - confidence, within(1e-9));
    assertThat(1 - atMost(seen, n, BinomialBound.lower(seen + 1, n, confidence)))
        .isCloseTo(1 - confidence, within(1e-9));
  }

  @Property(tries = 200)
  void intervals_hold_the_observed_rate(
      @ForAll @IntRange(min = 1, max = 5000) int n,
      @ForAll @IntRange(min = 0, max = 5000) int failures) {
    int seen = failures % (n + 1);
    double rate = (double) seen / n;
    for (Interval interval :
        new Interval[] {
          BinomialBound.interval(seen, n, 0.95), BinomialBound.wilson(seen, n, 0.95)
        }) {
      assertThat(interval.low()).isBetween(0.0, rate);
      assertThat(interval.high()).isBetween(rate, 1.0);
    }
  }
}
