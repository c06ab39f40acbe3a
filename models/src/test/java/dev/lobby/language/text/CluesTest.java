package dev.lobby.language.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CluesTest {
  @Test
  void what_follows_a_negation_is_negated_until_the_clause_ends() {
    assertThat(Ngrams.withClues("我不是要投诉 就问手续费").counts())
        .containsKeys("!投诉", "!要投诉")
        .doesNotContainKeys("!手续", "!我");
    assertThat(Ngrams.withClues("I'm not complaining, just asking").counts())
        .containsKey("!complaining")
        .doesNotContainKeys("!just", "!i'm");
  }

  @Test
  void what_is_far_behind_a_negation_is_not_negated() {
    assertThat(Ngrams.withClues("not a b c d e f g").counts())
        .containsKey("!f")
        .doesNotContainKey("!g");
  }

  @Test
  void a_concept_is_the_same_in_both_languages() {
    assertThat(Ngrams.withClues("态度恶劣").counts()).containsKey("@displeased");
    assertThat(Ngrams.withClues("an appalling attitude").counts()).containsKey("@displeased");
  }

  @Test
  void concepts_keep_their_order() {
    assertThat(Ngrams.withClues("please call an agent").counts())
        .containsKeys("#^wish", "#wish>talk", "#wish>talk>person", "#person$");
  }

  @Test
  void n_grams_alone_have_no_clues() {
    assertThat(Ngrams.of("not an agent").counts().keySet())
        .noneMatch(it -> it.startsWith("!") || it.startsWith("@") || it.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("dev.lobby.language.Hostile#texts")
  void hostile_text_is_read_in_bounded_time(String text) {
    assertTimeout(
        Duration.ofMillis(500), () -> assertThat(Ngrams.withClues(text).counts()).isNotNull());
  }
}
