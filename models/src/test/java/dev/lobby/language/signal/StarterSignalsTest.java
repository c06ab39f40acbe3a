package dev.lobby.language.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.embedding.Embedding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the starter bank's examples teach, without the articles of its knowledge.
class StarterSignalsTest {
  /// One of so many examples is learnt from, which is enough for plain wording and takes seconds.
  private static final int SHARE = 3;

  private static SignalTraining.Trained trained;

  @BeforeAll
  static void train() {
    trained =
        SignalTraining.train(
            SignalExamples.read(Path.of("starter-bank/signals")).stream()
                .filter(it -> Math.floorMod(it.text().hashCode(), SHARE) == 0)
                .toList(),
            Embedders.bundled());
  }

  private static List<Signal> heard(String text) {
    List<Signal> heard = new ArrayList<>();
    Map<Language, Embedding> meant = new EnumMap<>(Language.class);
    for (Language language : Language.of(text).spoken()) {
      Embedders.bundled().of(language).ifPresent(it -> meant.put(language, it.embed(text)));
    }
    trained
        .detector()
        .detect(text, meant)
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
        .forEach((signal, figures) ->
            figures
                .falseAlarms()
                .forEach((origin, alarms) ->
                    assertThat(alarms.share())
                        .as(signal.wire())
                        .isLessThanOrEqualTo(OutOfFold.limit(signal, origin))));
  }

  @Test
  void most_examples_are_heard_by_experts_that_have_not_seen_them() {
    trained
        .figures()
        .forEach((signal, figures) ->
            assertThat(figures.recall()).as(signal.wire()).isGreaterThan(0.25));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "给我讲个笑话",
        "教我做可乐鸡翅",
        "外面好像要下冰雹了",
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
        "不用转人工了 谢谢"
      })
  void what_is_denied_is_not_heard(String text) {
    assertThat(heard(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "我要投诉, COMPLAINT",
    "转人工, PERSON",
    "let me speak with a real banker, PERSON",
    "卡掉地铁上了 赶紧停, LOST_CARD",
    "I lost my card, LOST_CARD",
    "打算买点国债, PRODUCT_INTEREST",
    "I'd love to take out a home loan with you, PRODUCT_INTEREST"
  })
  void a_plain_signal_is_heard(String text, Signal signal) {
    assertThat(heard(text)).contains(signal);
  }
}
