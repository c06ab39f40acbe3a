package dev.lobby.knowledge.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private static Outcome outcome(double best, boolean right) {
    return new Outcome(Language.EN, "a", right ? "a" : "b", best, Math.min(1, best + 0.2), right);
  }

  private static Thresholds thresholds(List<Outcome> outcomes) {
    return Objects.requireNonNull(
        Budget.of(outcomes, Budget.TARGET).thresholds().get(Language.MIXED));
  }

  @Test
  void answers_as_low_as_the_bound_of_the_wrong_ones_allows() {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      outcomes.add(outcome(0.99 - i * 0.0001, i % 125 != 124));
    }
    for (int i = 0; i < 100; i++) {
      outcomes.add(outcome(0.7 - i * 0.001, i % 2 == 0));
    }
    Thresholds thresholds = thresholds(outcomes);
    // Of 1,000 eight are wrong, and then every second one: the bound is at 2 % after a few of
    // those.
    assertThat(thresholds.answer()).isBetween(0.68, 0.7);
    assertThat(thresholds.suggest()).isGreaterThanOrEqualTo(0.5);
    Budget.Line line = Budget.of(outcomes, Budget.TARGET).line(thresholds.answer());
    assertThat(line.bound()).isBetween(0.015, 0.02);
  }

  @Test
  void a_language_with_data_enough_has_its_own_threshold_and_the_others_share_one() {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      outcomes.add(outcome(0.99 - i * 0.0004, i < 600 || i % 3 != 0));
    }
    for (int i = 0; i < 300; i++) {
      outcomes.add(new Outcome(Language.ZH, "a", "a", 0.9, 0.95, true));
    }
    Budget budget = Budget.of(outcomes, Budget.TARGET);
    assertThat(budget.isOwn(Language.EN)).isTrue();
    assertThat(budget.isOwn(Language.ZH)).isFalse();
    assertThat(budget.thresholds().get(Language.ZH))
        .isEqualTo(budget.thresholds().get(Language.MIXED));
    assertThat(budget.report()).contains("all languages together").contains("within the budget");
  }

  @Test
  void a_handful_of_lucky_utterances_sets_no_threshold() {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      outcomes.add(outcome(0.9, true));
    }
    assertThat(thresholds(outcomes).answer()).isEqualTo(FusedMatcher.EXACT);
    assertThat(thresholds(List.of())).isEqualTo(new Thresholds(FusedMatcher.EXACT, 1));
  }

  @Property(tries = 200)
  void budget_is_kept_on_any_outcomes(
      @ForAll @Size(max = 300) List<@DoubleRange(min = 0, max = 1) Double> probabilities,
      @ForAll int seed) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < probabilities.size(); i++) {
      outcomes.add(outcome(probabilities.get(i), (i * 31 + seed) % 7 != 0));
    }
    Thresholds thresholds = thresholds(outcomes);
    List<Outcome> answered =
        outcomes.stream().filter(it -> it.probability() >= thresholds.answer()).toList();
    long wrong = answered.stream().filter(it -> !it.bestIsRight()).count();
    assertThat(thresholds.answer() == Budget.EXACT_ONLY || wrong <= 0.02 * answered.size())
        .isTrue();
    assertThat(thresholds.answer()).isGreaterThanOrEqualTo(0.5);
    assertThat(thresholds.suggest()).isGreaterThanOrEqualTo(0.5);
  }
}
