package dev.lobby.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionsTest {

  @Test
  void questions_without_a_letter_conflict_only_when_they_are_the_same() {
    assertThat(
            Questions.conflicts(
                List.of(
                    Questions.filed("card", "???"),
                    Questions.filed("loan", "!!!"),
                    Questions.filed("rate", "？？？"))))
        .containsExactly("'???' stands under card and rate");
  }
}
