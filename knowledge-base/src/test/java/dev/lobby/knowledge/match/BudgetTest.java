package dev.lobby.knowledge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private static Outcome outcome(double best, boolean right) {
    return new Outcome(best, right, Math.min(1, best + 0.2), right);
  }

  @Test
  void answers_as_low_as_two_percent_wrong_allow() {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      outcomes.add(outcome(0.99 - i * 0.001, i % 100 != 99));
    }
    for (int i = 0; i < 100; i++) {
      outcomes.add(outcome(0.7 - i * 0.001, i % 2 == 0));
    }
    Thresholds thresholds = Budget.thresholds(outcomes);
    assertThat(thresholds.answer()).isBetween(0.69, 0.7);
    assertThat(thresholds.suggest()).isGreaterThanOrEqualTo(0.5);
  }

  @Test
  void a_handful_of_lucky_utterances_sets_no_threshold() {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      outcomes.add(outcome(0.9, true));
    }
    assertThat(Budget.thresholds(outcomes).answer()).isEqualTo(FusedMatcher.EXACT);
    assertThat(Budget.thresholds(List.of())).isEqualTo(new Thresholds(FusedMatcher.EXACT, 1));
  }

  @Property(tries = 200)
  void budget_is_kept_on_any_outcomes(
      @ForAll @Size(max = 300) List<@DoubleRange(min = 0, max = 1) Double> probabilities,
      @ForAll int seed) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < probabilities.size(); i++) {
      outcomes.add(outcome(probabilities.get(i), (i * 31 + seed) % 7 != 0));
    }
    Thresholds thresholds = Budget.thresholds(outcomes);
    List<Outcome> answered =
        outcomes.stream().filter(it -> it.best() >= thresholds.answer()).toList();
    long wrong = answered.stream().filter(it -> !it.bestIsRight()).count();
    assertThat(thresholds.answer() == Budget.EXACT_ONLY || wrong <= 0.02 * answered.size())
        .isTrue();
    assertThat(thresholds.answer()).isGreaterThanOrEqualTo(0.5);
    assertThat(thresholds.suggest()).isGreaterThanOrEqualTo(0.5);
  }
}
