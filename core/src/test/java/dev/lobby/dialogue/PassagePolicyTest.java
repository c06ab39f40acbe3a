package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.conversation.Status;
import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.PassageMatch;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Passages beside articles in the policy's table.
class PassagePolicyTest {
  private static final Thresholds ARTICLES = new Thresholds(0.9, 0.8);
  private static final Thresholds PASSAGES = new Thresholds(0.75, 0.5);

  private static Decision decide(
      double article, double passage, Thresholds passages, Signal... heard) {
    return Policy.decide(
        new Situation(
            Status.BOT,
            Optional.empty(),
            0,
            Situations.understanding(Language.EN, Set.of(heard)),
            List.of(new Match("fees", article)),
            ARTICLES,
            List.of(
                new PassageMatch("handbook#12", passage, 0.8, 0.5, 0.4),
                new PassageMatch("handbook#7", passage / 4, 0.6, 0.3, 0.4)),
            passages,
            Optional.empty(),
            Set.of(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of()));
  }

  @Test
  void a_passage_above_its_threshold_is_quoted() {
    assertThat(decide(0.2, 0.8, PASSAGES).say()).isEqualTo(new Say.Answer("handbook#12"));
  }

  @Test
  void an_article_above_its_own_threshold_wins_over_any_passage() {
    assertThat(decide(0.91, 0.99, PASSAGES).say()).isEqualTo(new Say.Answer("fees"));
  }

  @Test
  void a_passage_that_is_less_likely_than_an_article_is_not_quoted() {
    assertThat(decide(0.85, 0.8, PASSAGES).say()).isEqualTo(new Say.Suggest(List.of("fees")));
  }

  @Test
  void where_nothing_proves_the_budget_passages_are_offered_and_never_quoted() {
    assertThat(decide(0.2, 0.999, new Thresholds(Thresholds.NEVER.answer(), 0.5)).say())
        .isEqualTo(new Say.Suggest(List.of("handbook#12", "handbook#7")));
    assertThat(decide(0.2, 0.999, Thresholds.NEVER).say()).isInstanceOf(Say.Decline.class);
  }

  @Test
  void a_passage_below_its_threshold_is_offered_and_an_unlikely_one_is_not() {
    assertThat(decide(0.2, 0.6, PASSAGES).say())
        .isEqualTo(new Say.Suggest(List.of("handbook#12", "handbook#7")));
    assertThat(decide(0.2, 0.4, PASSAGES).say()).isInstanceOf(Say.Decline.class);
  }

  @Test
  void whoever_needs_a_person_gets_one_however_likely_a_passage_is() {
    assertThat(decide(0.2, 0.99, PASSAGES, Signal.PERSON).say())
        .isInstanceOf(Say.Acknowledge.class);
    assertThat(decide(0.2, 0.99, PASSAGES, Signal.SELF_HARM).say())
        .isInstanceOf(Say.Protocol.class);
  }
}
