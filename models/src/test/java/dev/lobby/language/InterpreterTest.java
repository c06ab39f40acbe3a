package dev.lobby.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lobby.language.intent.IntentClassifier;
import dev.lobby.language.intent.LabelledUtterance;
import dev.lobby.language.signal.SignalDetector;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterpreterTest {
  private static final Interpreter INTERPRETER =
      Interpreter.ofWords(
          Map.of(
              Language.ZH,
              IntentClassifier.train(
                  List.of(
                      new LabelledUtterance("card-lost", Language.ZH, "我的卡丢了"),
                      new LabelledUtterance("loan-rates", Language.ZH, "贷款利率是多少"))),
              Language.EN,
              IntentClassifier.train(
                  List.of(
                      new LabelledUtterance("card-lost", Language.EN, "I lost my card"),
                      new LabelledUtterance("chat-hello", Language.EN, "hello there"),
                      new LabelledUtterance(
                          "loan-rates", Language.EN, "what are the loan rates")))),
          SignalDetector.of(Map.of(), Map.of()));

  @Test
  void each_language_is_put_to_its_classifier() {
    assertThat(INTERPRETER.interpret("卡丢了").intents().of("card-lost")).isGreaterThan(0.5);
    assertThat(INTERPRETER.interpret("lost the card").intents().of("card-lost")).isGreaterThan(0.4);
  }

  @Test
  void a_mixed_utterance_is_put_to_both() {
    Understanding mixed = INTERPRETER.interpret("我的卡丢了 I lost my card");
    assertThat(mixed.language()).isEqualTo(Language.MIXED);
    assertThat(mixed.intents().of("card-lost")).isGreaterThan(0.6);
    assertThat(mixed.intents().labels()).isEqualTo(INTERPRETER.labels());
  }

  @Test
  void an_utterance_in_neither_language_is_anything() {
    Understanding neither = INTERPRETER.interpret("12345");
    assertThat(neither.intents().known()).isZero();
    assertThat(neither.intents().of("card-lost")).isCloseTo(1.0 / 3, within(1e-9));
  }

  @Test
  void what_an_utterance_names_is_told_from_the_day_on_which_it_was_said() {
    Understanding named = INTERPRETER.interpret("昨天轉了三萬元", LocalDate.of(2026, 3, 2));
    assertThat(named.entities())
        .extracting(it -> it.kind().wire() + " " + it.text() + " " + it.value().normalised())
        .containsExactly("date 昨天 2026-03-01", "money 三萬元 CNY 30000");
    assertThat(INTERPRETER.interpret("昨天轉了三萬元").entities()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.lobby.language.Hostile#texts")
  void hostile_text_is_interpreted_in_bounded_time(String text) {
    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofMillis(500),
        () -> {
          Understanding understanding = INTERPRETER.interpret(text, LocalDate.of(2026, 3, 2));
          double sum = 0;
          for (int i = 0; i < understanding.intents().labels().size(); i++) {
            sum += understanding.intents().at(i);
          }
          assertThat(sum).isCloseTo(1, within(1e-9));
        });
  }
}
