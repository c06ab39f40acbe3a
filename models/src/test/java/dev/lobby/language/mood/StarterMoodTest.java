package dev.lobby.language.mood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.lobby.language.Language;
import dev.lobby.language.maxent.ModelException;
import dev.lobby.language.text.NormalForm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the starter bank's examples of moods teach.
class StarterMoodTest {
  private static final List<MoodExample> EXAMPLES =
      MoodExamples.read(Path.of("starter-bank/mood.tsv"));
  private static final List<MoodExample> GOLDEN =
      MoodExamples.read(Path.of("starter-bank/golden/mood.tsv"));
  private static final MoodModel MODEL = MoodModel.train(EXAMPLES);

  private static final MoodEvaluation EVALUATION = MoodEvaluation.of(MODEL, GOLDEN);

  @ParameterizedTest
  @CsvSource({"ZH, 0.72, 0.69, 0.85, 0.82", "EN, 0.69, 0.67, 0.79, 0.75"})
  void golden_moods_are_told_at_least_this_well(
      Language language, double sentiment, double sentimentF1, double urgency, double urgencyF1) {
    MoodEvaluation.Score felt = EVALUATION.sentiment(language);
    MoodEvaluation.Score pressing = EVALUATION.urgency(language);
    assertThat(felt.of()).isEqualTo(200);
    assertThat(felt.accuracy()).as("sentiment").isGreaterThanOrEqualTo(sentiment);
    assertThat(felt.macroF1()).as("sentiment, macro-F1").isGreaterThanOrEqualTo(sentimentF1);
    assertThat(pressing.accuracy()).as("urgency").isGreaterThanOrEqualTo(urgency);
    assertThat(pressing.macroF1()).as("urgency, macro-F1").isGreaterThanOrEqualTo(urgencyF1);
  }

  private static final List<MoodExample> AWFUL_OR_LOVELY =
      List.of(
          new MoodExample(Sentiment.NEGATIVE, true, Language.EN, "awful"),
          new MoodExample(Sentiment.NEGATIVE, true, Language.EN, "awful service"),
          new MoodExample(Sentiment.POSITIVE, false, Language.EN, "lovely"),
          new MoodExample(Sentiment.POSITIVE, false, Language.EN, "lovely service"));

  @Test
  void no_golden_utterance_is_learnt() {
    Set<String> learnt =
        EXAMPLES.stream().map(it -> NormalForm.key(it.text())).collect(Collectors.toSet());
    assertThat(GOLDEN).noneMatch(it -> learnt.contains(NormalForm.key(it.text())));
  }

  @Test
  void accuracy_and_macro_f1_count_every_label() {
    MoodEvaluation evaluation =
        MoodEvaluation.of(
            MoodModel.train(AWFUL_OR_LOVELY),
            List.of(
                new MoodExample(Sentiment.NEGATIVE, true, Language.EN, "awful"),
                new MoodExample(Sentiment.NEGATIVE, false, Language.EN, "awful"),
                new MoodExample(Sentiment.POSITIVE, false, Language.EN, "lovely"),
                new MoodExample(Sentiment.NEGATIVE, false, Language.EN, "lovely")));
    assertThat(evaluation.sentiment(Language.EN).accuracy()).isEqualTo(0.75);
    // Negative: two of three; positive: one found twice.
    assertThat(evaluation.sentiment(Language.EN).macroF1())
        .isCloseTo((4.0 / 5 + 2.0 / 3) / 2, within(1e-9));
    assertThat(evaluation.urgency(Language.EN).accuracy()).isEqualTo(0.75);
    assertThat(evaluation.sentiment(Language.ZH)).isEqualTo(new MoodEvaluation.Score(0, 0, 0));
    assertThat(evaluation.mistakes()).hasSize(2);
  }

  @Test
  void a_label_that_is_told_and_never_right_lowers_macro_f1() {
    MoodEvaluation evaluation =
        MoodEvaluation.of(
            MoodModel.train(AWFUL_OR_LOVELY),
            List.of(
                new MoodExample(Sentiment.NEGATIVE, true, Language.EN, "awful"),
                new MoodExample(Sentiment.NEGATIVE, true, Language.EN, "lovely")));
    // Negative: one of two; positive: none of none, and told once.
    assertThat(evaluation.sentiment(Language.EN).macroF1()).isCloseTo(2.0 / 3 / 2, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "你们的服务真差, NEGATIVE",
    "'对你们非常失望', NEGATIVE",
    "怎么开通短信提醒, NEUTRAL",
    "太感谢了 非常满意, POSITIVE",
    "this is a terrible bank, NEGATIVE",
    "how do I change my address, NEUTRAL",
    "thank you so much for the great service, POSITIVE"
  })
  void a_plain_sentiment_is_told(String text, Sentiment sentiment) {
    assertThat(MODEL.of(text).felt()).isEqualTo(sentiment);
  }

  @ParameterizedTest
  @CsvSource({
    "请马上冻结我的卡, true",
    "怎么查余额, false",
    "block my card immediately please, true",
    "no rush at all, false"
  })
  void a_plain_urgency_is_told(String text, boolean urgent) {
    assertThat(MODEL.of(text).urgent()).isEqualTo(urgent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "Потерял карту", "\u0000"})
  void what_holds_nothing_known_has_no_mood(String text) {
    assertThat(MODEL.of(text)).isEqualTo(new Mood(0, 0));
  }

  @ParameterizedTest
  @MethodSource("dev.lobby.language.Hostile#texts")
  void any_text_has_a_mood_within_bounds_in_bounded_time(String text) {
    assertTimeout(
        Duration.ofMillis(500),
        () -> {
          Mood mood = MODEL.of(text);
          assertThat(mood.sentiment()).isBetween(-1.0, 1.0);
          assertThat(mood.urgency()).isBetween(0.0, 1.0);
        });
  }

  @Test
  void training_again_and_reading_back_give_the_same_model() {
    MoodModel again = MoodModel.train(EXAMPLES);
    assertThat(again.sentimentToBytes()).isEqualTo(MODEL.sentimentToBytes());
    assertThat(again.urgencyToBytes()).isEqualTo(MODEL.urgencyToBytes());
    MoodModel read = MoodModel.of(MODEL.sentimentToBytes(), MODEL.urgencyToBytes());
    for (MoodExample golden : GOLDEN) {
      assertThat(read.of(golden.text())).isEqualTo(MODEL.of(golden.text()));
    }
  }

  @Test
  void damaged_bytes_are_refused() {
    byte[] bytes = MODEL.urgencyToBytes();
    bytes[bytes.length / 2] ^= 1;
    assertThatThrownBy(() -> MoodModel.of(MODEL.sentimentToBytes(), bytes))
        .isInstanceOf(ModelException.class);
  }
}
