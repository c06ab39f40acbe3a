package dev.lobby.review.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lobby.knowledge.match.BinomialBound;
import dev.lobby.review.verdict.Share.Standing;
import dev.lobby.review.verdict.Share.Stratum;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The estimate from a stratified sample, and how often its interval holds the truth.
class ShareTest {

  private static final double TARGET = 0.02;

  private static Share of(Stratum... strata) {
    return Share.of(List.of(strata), TARGET);
  }

  @Test
  void each_stratum_counts_by_its_part_of_the_answers() {
    Share share = of(new Stratum(900, 50, 0, 0), new Stratum(100, 50, 3, 2));
    assertThat(share.share()).isEqualTo(0.1 * 5 / 50, within(1e-12));
    assertThat(share.low()).isLessThan(share.share());
    assertThat(share.high()).isGreaterThan(share.share());
    assertThat(share)
        .returns(1000L, Share::answered)
        .returns(100, Share::reviewed)
        .returns(3, Share::wrong)
        .returns(2, Share::person)
        .returns(0.0, Share::unreviewed);
  }

  @Test
  void of_one_stratum_it_is_the_interval_of_clopper_and_pearson() {
    BinomialBound.Interval exact = BinomialBound.interval(3, 80, Share.CONFIDENCE);
    assertThat(of(new Stratum(5000, 80, 2, 1)))
        .returns(exact.low(), Share::low)
        .returns(exact.high(), Share::high);
  }

  @Test
  void a_stratum_of_which_nothing_was_reviewed_may_be_all_wrong() {
    Share share = of(new Stratum(900, 400, 0, 0), new Stratum(100, 0, 0, 0));
    assertThat(share.unreviewed()).isEqualTo(0.1, within(1e-12));
    assertThat(share.high()).isGreaterThan(0.1);
    assertThat(share.standing()).isEqualTo(Standing.TOO_FEW);
    assertThat(of(new Stratum(7, 0, 0, 0)))
        .returns(0.0, Share::low)
        .returns(1.0, Share::high)
        .returns(Standing.TOO_FEW, Share::standing);
    assertThat(of()).returns(0.0, Share::share).returns(Standing.TOO_FEW, Share::standing);
  }

  @Test
  void where_it_stands_is_said_and_too_few_too() {
    assertThat(of(new Stratum(9000, 100, 0, 0)).standing()).isEqualTo(Standing.TOO_FEW);
    assertThat(of(new Stratum(9000, 200, 0, 0)).standing()).isEqualTo(Standing.WITHIN);
    assertThat(of(new Stratum(9000, 400, 8, 0)).standing()).isEqualTo(Standing.OPEN);
    assertThat(of(new Stratum(9000, 400, 30, 0)).standing()).isEqualTo(Standing.ABOVE);
    // Few are enough to see that it is bad.
    assertThat(of(new Stratum(9000, 20, 10, 0)).standing()).isEqualTo(Standing.ABOVE);
  }

  /// Counts out, for two strata of all sorts, with what probability the interval holds the truth.
  @Test
  void the_interval_holds_the_truth_as_often_as_promised() {
    double[] rates = {0, 0.005, 0.02, 0.05, 0.1, 0.3, 0.8, 1};
    int[][] samples = {{5, 5}, {5, 40}, {20, 20}, {10, 60}, {2, 30}, {30, 2}};
    for (long part : new long[] {100, 300, 500, 700, 970}) {
      for (int[] n : samples) {
        Share[][] shares = new Share[n[0] + 1][n[1] + 1];
        for (int x = 0; x <= n[0]; x++) {
          for (int y = 0; y <= n[1]; y++) {
            shares[x][y] = of(new Stratum(part, n[0], x, 0), new Stratum(1000 - part, n[1], 0, y));
          }
        }
        for (double one : rates) {
          for (double other : rates) {
            double truth = (part * one + (1000 - part) * other) / 1000;
            double held = 0;
            for (int x = 0; x <= n[0]; x++) {
              for (int y = 0; y <= n[1]; y++) {
                Share share = shares[x][y];
                if (share.low() <= truth + 1e-12 && truth - 1e-12 <= share.high()) {
                  held += binomial(x, n[0], one) * binomial(y, n[1], other);
                }
              }
            }
            assertThat(held)
                .as("%d of 1000, %d and %d reviewed, %f and %f wrong", part, n[0], n[1], one, other)
                .isGreaterThanOrEqualTo(Share.CONFIDENCE - 1e-9);
          }
        }
      }
    }
  }

  private static double binomial(int x, int n, double p) {
    double probability = Math.pow(p, x) * Math.pow(1 - p, n - x);
    for (int i = 0; i < x; i++) {
      probability *= (double) (n - i) / (i + 1);
    }
    return probability;
  }
}
