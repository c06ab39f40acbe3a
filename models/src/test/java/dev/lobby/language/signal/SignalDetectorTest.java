package dev.lobby.language.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.language.Language;
import dev.lobby.language.embedding.EmbeddedTexts;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.embedding.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalDetectorTest {
  private static List<SignalExample> examples() {
    List<SignalExample> examples = new ArrayList<>();
    for (String who : List.of("human", "person", "agent", "colleague", "someone")) {
      for (String wish :
          List.of("I want a ", "let me talk to a ", "get me a ", "please connect a ")) {
        examples.add(new SignalExample(Signal.PERSON, true, Origin.WRITTEN, wish + who));
      }
    }
    for (String what : List.of("card", "loan", "transfer", "branch", "fee")) {
      for (String question :
          List.of("what is a ", "how long does it take for a ", "cost of a ", "where is my ")) {
        examples.add(new SignalExample(Signal.PERSON, false, Origin.PHRASING, question + what));
      }
    }
    return examples;
  }

  @Test
  void hears_what_it_was_trained_to_hear_and_nothing_in_silence() {
    SignalDetector detector = SignalTraining.train(examples()).detector();
    assertThat(detector.detect("let me talk to someone"))
        .extractingByKey(Signal.PERSON)
        .satisfies(it -> assertThat(it.fired()).isTrue());
    for (String silent : List.of("how much is the fee", "12345", "", "😀")) {
      assertThat(detector.detect(silent))
          .extractingByKey(Signal.PERSON)
          .satisfies(it -> assertThat(it.fired()).isFalse());
    }
  }

  @Test
  void signals_without_examples_both_ways_are_left_out() {
    SignalTraining.Trained trained = SignalTraining.train(examples());
    assertThat(trained.figures()).containsOnlyKeys(Signal.PERSON);
    assertThat(trained.figures().get(Signal.PERSON))
        .satisfies(it -> assertThat(it.recall()).isGreaterThan(0.9));
  }

  @Test
  void what_was_written_hears_as_before() {
    SignalDetector before = SignalTraining.train(examples()).detector();
    SignalDetector after = SignalDetector.of(before.toBytes(), before.thresholds());
    String text = "a human please";
    Map<Signal, SignalScore> expected = before.detect(text);
    assertThat(after.detect(text)).isEqualTo(expected);
  }

  @Test
  void with_an_encoder_the_meaning_is_heard_too_and_what_was_written_hears_as_before() {
    List<SignalExample> examples = new ArrayList<>(examples());
    for (String other : List.of("I lost my card", "my card is gone", "somebody took my card")) {
      examples.add(new SignalExample(Signal.LOST_CARD, true, Origin.WRITTEN, other));
    }
    for (String other : List.of("my card is here", "when will my card arrive", "found my card")) {
      examples.add(new SignalExample(Signal.LOST_CARD, false, Origin.WRITTEN, other));
    }
    Embedders embedders = Embedders.bundled();
    SignalDetector before = SignalTraining.train(examples, embedders).detector();
    assertThat(before.fusions()).containsOnlyKeys(Language.EN);
    SignalDetector after =
        SignalDetector.of(
            before.toBytes(), before.thresholds(), before.meaningToBytes(), before.fusions());
    String text = "could a member of staff help me";
    Map<Language, Embedding> meant =
        Map.of(Language.EN, embedders.of(Language.EN).orElseThrow().embed(text));
    assertThat(after.detect(text, meant)).isEqualTo(before.detect(text, meant));
    assertThat(after.detect(text, meant).get(Signal.PERSON))
        .isNotEqualTo(after.detect(text).get(Signal.PERSON));
  }

  @Test
  void of_more_utterances_than_can_be_solved_for_a_sample_is_learnt_and_the_rest_is_known() {
    EmbeddedTexts texts = new EmbeddedTexts(Embedders.bundled());
    SignalTraining.Trained all = SignalTraining.train(examples(), texts);
    SignalTraining.Trained sample = SignalTraining.train(examples(), texts, 30);
    assertThat(all.figures())
        .extractingByKey(Signal.PERSON)
        .satisfies(it -> assertThat(it.examples().of()).isEqualTo(20));
    assertThat(sample.figures())
        .extractingByKey(Signal.PERSON)
        .satisfies(it -> assertThat(it.examples().of()).isBetween(10, 19));

    String known = "please connect a colleague";
    Map<Language, Embedding> meant =
        Map.of(Language.EN, Embedders.bundled().of(Language.EN).orElseThrow().embed(known));
    assertThat(sample.detector().detect(known, meant))
        .extractingByKey(Signal.PERSON)
        .satisfies(it -> assertThat(it.fired()).isTrue());
  }
}
