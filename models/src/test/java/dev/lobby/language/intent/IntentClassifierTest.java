package dev.lobby.language.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lobby.language.Language;
import dev.lobby.language.maxent.ModelException;
import dev.lobby.language.text.Ngrams;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntentClassifierTest {
  private static final List<LabelledUtterance> UTTERANCES =
      List.of(
          english("card-lost", "I lost my card"),
          english("card-lost", "my card was stolen"),
          english("card-lost", "card is missing"),
          english("loan-rates", "what is the interest on a loan"),
          english("loan-rates", "loan rates please"),
          english("loan-rates", "how much interest do you charge"));

  private static LabelledUtterance english(String label, String text) {
    return new LabelledUtterance(label, Language.EN, text);
  }

  @Test
  void finds_the_intent_of_words_it_has_not_seen_together() {
    IntentScores scores =
        IntentClassifier.train(UTTERANCES).score(Ngrams.of("somebody stole the card"));
    assertThat(scores.of("card-lost")).isGreaterThan(0.6);
    assertThat(scores.of("card-lost") + scores.of("loan-rates")).isCloseTo(1, within(1e-9));
    assertThat(scores.known()).isBetween(0.1, 0.9);
  }

  @Test
  void unknown_words_say_nothing() {
    IntentScores scores = IntentClassifier.train(UTTERANCES).score(Ngrams.of("зззз"));
    assertThat(scores.known()).isZero();
    assertThat(scores.of("card-lost")).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void same_utterances_give_the_same_bytes() {
    assertThat(IntentClassifier.train(UTTERANCES).toBytes())
        .isEqualTo(IntentClassifier.train(UTTERANCES).toBytes());
  }

  @Test
  void what_was_written_scores_as_before() {
    IntentClassifier before = IntentClassifier.train(UTTERANCES);
    IntentClassifier after = IntentClassifier.of(before.toBytes());
    assertThat(after.labels()).isEqualTo(before.labels());
    for (String text : List.of("lost card", "interest", "", "卡")) {
      IntentScores expected = before.score(Ngrams.of(text));
      IntentScores actual = after.score(Ngrams.of(text));
      assertThat(actual.at(0)).isEqualTo(expected.at(0));
      assertThat(actual.known()).isEqualTo(expected.known());
    }
  }

  @Test
  void one_flipped_bit_anywhere_is_refused() {
    byte[] whole = IntentClassifier.train(UTTERANCES).toBytes();
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> IntentClassifier.of(damaged)).isInstanceOf(ModelException.class);
    }
  }

  @Test
  void cut_and_foreign_files_are_refused_with_the_reason() {
    byte[] whole = IntentClassifier.train(UTTERANCES).toBytes();
    assertThatThrownBy(() -> IntentClassifier.of(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("damaged");
    assertThatThrownBy(
            () -> IntentClassifier.of("PK\3\4 some other file".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("not a model of Lobby's");
  }

  @Test
  void one_example_and_one_intent_are_enough_and_none_is_not() {
    IntentClassifier one = IntentClassifier.train(UTTERANCES.subList(0, 1));
    assertThat(one.score(Ngrams.of("anything")).of("card-lost")).isEqualTo(1);
    assertThat(IntentClassifier.of(one.toBytes()).labels()).containsExactly("card-lost");
    assertThatThrownBy(() -> IntentClassifier.train(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_intent_whose_examples_have_no_letter_does_no_harm() {
    List<LabelledUtterance> utterances =
        List.of(UTTERANCES.get(0), UTTERANCES.get(3), english("odd, \n label", "???"));
    IntentClassifier classifier = IntentClassifier.of(IntentClassifier.train(utterances).toBytes());
    assertThat(classifier.labels()).contains("odd, \n label");
    assertThat(classifier.score(Ngrams.of("lost my card")).of("card-lost")).isGreaterThan(0.4);
  }
}
