package dev.lobby.language.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the starter bank's examples teach, without the articles of its knowledge.
class StarterSignalsTest {
  private static SignalDetector.Trained trained;

  @BeforeAll
  static void train() {
    trained = SignalDetector.train(SignalExamples.read(Path.of("starter-bank/signals")));
  }

  private static List<Signal> heard(String text) {
    List<Signal> heard = new ArrayList<>();
    trained
        .detector()
        .detect(text)
        .forEach((signal, score) -> {
          if (score.fired()) {
            heard.add(signal);
          }
        });
    return heard;
  }

  @Test
  void false_alarms_keep_to_the_limit_of_their_origin() {
    assertThat(trained.figures()).containsOnlyKeys(Signal.values());
    trained
        .figures()
        .values()
        .forEach(figures ->
            figures
                .falseAlarms()
                .forEach((origin, alarms) ->
                    assertThat(alarms.share())
                        .isLessThanOrEqualTo(
                            SignalDetector.FALSE_ALARMS.getOrDefault(origin, 0.0))));
  }

  @Test
  void most_examples_are_heard_by_models_that_have_not_seen_them() {
    Map<Signal, Double> least =
        Map.of(
            Signal.COMPLAINT, 0.65,
            Signal.PERSON, 0.8,
            Signal.LOST_CARD, 0.85,
            Signal.PRODUCT_INTEREST, 0.85);
    trained
        .figures()
        .forEach((signal, figures) ->
            assertThat(figures.recall())
                .as(signal.wire())
                .isGreaterThan(least.getOrDefault(signal, 1.0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "给我讲个笑话",
        "教我做可乐鸡翅",
        "外面好像要下冰雹了",
        "tell me a joke",
        "is pluto a planet",
        "netflix keeps buffering",
        "Bonjour, je voudrais ouvrir un compte",
        "estoy muy cansado",
        "zuotian wo qu pashan le"
      })
  void chatter_and_foreign_languages_give_no_signal(String text) {
    assertThat(heard(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我不是要投诉 就问问手续费",
        "I'm not complaining, but how long does it take",
        "我没丢卡 就是忘了密码",
        "don't block my card",
        "不用转人工",
        "我不需要人工客服",
        "不想办信用卡",
        "I'm not going to buy any fund"
      })
  void what_is_denied_is_not_heard(String text) {
    assertThat(heard(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "我要投诉, COMPLAINT",
    "等你们回复我孙子都能打酱油了, COMPLAINT",
    "I want to make a complaint, COMPLAINT",
    "转人工, PERSON",
    "let me speak with a real banker, PERSON",
    "卡掉地铁上了 赶紧停, LOST_CARD",
    "I lost my card, LOST_CARD",
    "打算买点国债, PRODUCT_INTEREST",
    "I'd love to take out a home loan with you, PRODUCT_INTEREST"
  })
  void a_plain_signal_is_heard_alone(String text, Signal signal) {
    assertThat(heard(text)).containsExactly(signal);
  }
}
