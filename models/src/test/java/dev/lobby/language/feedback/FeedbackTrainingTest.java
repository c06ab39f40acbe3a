package dev.lobby.language.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.language.Language;
import dev.lobby.language.embedding.EmbeddedTexts;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.embedding.Embedding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackTrainingTest {
  @TempDir private Path folder;

  private static final EmbeddedTexts TEXTS = new EmbeddedTexts(Embedders.bundled());

  private static final List<String> OTHERS =
      List.of("what time do you open", "my card is lost", "transfer limit", "I want a person");

  private static List<FeedbackExample> examples() {
    return Stream.of(
            Map.entry(
                FeedbackLabel.SUGGESTION,
                List.of(
                    "please add a dark mode to the app",
                    "you should open the branch on Saturdays",
                    "it would be good to have larger letters on the statement",
                    "why not add fingerprint sign-in")),
            Map.entry(
                FeedbackLabel.PRAISE,
                List.of(
                    "the lady at the counter was wonderful",
                    "brilliant service, well done",
                    "your app is a joy to use",
                    "the best bank I ever had")),
            Map.entry(
                FeedbackLabel.NEITHER,
                List.of(
                    "how do I turn on dark mode",
                    "great, another fee",
                    "thanks",
                    "suggest a card for me")))
        .flatMap(it ->
            it.getValue().stream().map(text -> new FeedbackExample(it.getKey(), Language.EN, text)))
        .toList();
  }

  private static Map<Language, Embedding> embedded(String text) {
    return Map.of(Language.EN, TEXTS.of(Language.EN, List.of(text)).getFirst());
  }

  @Test
  void what_was_learnt_is_told_apart_and_scored_by_a_model_that_had_not_seen_it() {
    FeedbackTraining.Trained trained = FeedbackTraining.train(examples(), OTHERS, TEXTS);

    FeedbackDetector detector = trained.detector();
    assertThat(detector.heard(embedded("please add a dark mode to the app")))
        .contains(FeedbackLabel.SUGGESTION);
    assertThat(detector.heard(embedded("brilliant service, well done")))
        .contains(FeedbackLabel.PRAISE);
    assertThat(detector.heard(embedded("my card is lost"))).isEmpty();
    assertThat(trained.figures())
        .extracting(FeedbackTraining.Figures::label)
        .containsExactly(FeedbackLabel.SUGGESTION, FeedbackLabel.PRAISE);
    assertThat(trained.figures())
        .allSatisfy(it -> {
          assertThat(it.examples()).isEqualTo(4);
          assertThat(it.contrasts()).isEqualTo(8);
          assertThat(it.mistaken()).isZero();
          assertThat(it.others()).isEqualTo(4);
          assertThat(it.inVain()).isZero();
        });
  }

  @Test
  void a_model_is_the_same_after_it_was_written_and_read() {
    FeedbackModel model =
        Objects.requireNonNull(
            FeedbackTraining.train(examples(), OTHERS, TEXTS).detector().models().get(Language.EN));

    FeedbackDetector read =
        new FeedbackDetector(
            Map.of(Language.EN, FeedbackModel.of(model.toBytes(), model.thresholds())));

    assertThat(read.heard(embedded("you should open the branch on Saturdays")))
        .contains(FeedbackLabel.SUGGESTION);
  }

  @Test
  void nothing_is_heard_in_a_language_that_nothing_was_learnt_of() {
    FeedbackDetector detector = FeedbackTraining.train(examples(), OTHERS, TEXTS).detector();
    Embedding zh = TEXTS.of(Language.ZH, List.of("服务真好")).getFirst();

    assertThat(detector.heard(Map.of(Language.ZH, zh))).isEmpty();
    assertThat(detector.heard(Map.of())).isEmpty();
    assertThat(FeedbackDetector.NONE.heard(embedded("brilliant service, well done"))).isEmpty();
  }

  @Test
  void each_line_of_a_file_is_an_example_and_every_wrong_one_is_told() throws IOException {
    Path right = folder.resolve("right.tsv");
    Files.writeString(right, "# given\n\nsuggestion\tzh\t 加个夜间模式 \npraise\ten\tlovely\n");
    assertThat(FeedbackExamples.read(right))
        .containsExactly(
            new FeedbackExample(FeedbackLabel.SUGGESTION, Language.ZH, "加个夜间模式"),
            new FeedbackExample(FeedbackLabel.PRAISE, Language.EN, "lovely"));
    Path wrong = folder.resolve("wrong.tsv");
    Files.writeString(wrong, "praise\tzh\nthanks\tzh\t好\npraise\tfr\tbien\npraise\ten\t\n");
    assertThatThrownBy(() -> FeedbackExamples.read(wrong))
        .isInstanceOf(MalformedFeedbackException.class)
        .message()
        .contains(
            Stream.of("wrong.tsv:1: 3 columns", "wrong.tsv:2: the first column is 'thanks'")
                .collect(Collectors.toList()))
        .contains("wrong.tsv:3: the second column is 'fr'")
        .contains("wrong.tsv:4: the utterance is missing");
  }
}
