package dev.lobby.language.act;

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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActTrainingTest {
  @TempDir private Path folder;

  private static final EmbeddedTexts TEXTS = new EmbeddedTexts(Embedders.bundled());

  private static final List<String> OTHERS =
      List.of(
          "what time do you open",
          "my card is lost",
          "transfer limit",
          "I want a person",
          "how much is a cheque book",
          "my pin does not work",
          "open an account for my son",
          "what is the rate for a year");

  private static final Set<Act> SETTLED = Set.of(Act.WITHDRAWAL, Act.THANKS);

  private static List<ActExample> examples() {
    return Stream.of(
            Map.entry(
                Set.of(Act.WITHDRAWAL),
                List.of(
                    "I take my complaint back",
                    "please withdraw the complaint",
                    "I want to drop my complaint",
                    "forget my complaint, withdraw it")),
            Map.entry(
                Set.of(Act.STATUS),
                List.of(
                    "any news about it",
                    "when will I hear any news",
                    "how long until I hear something",
                    "is there any news yet")),
            Map.entry(
                SETTLED,
                List.of(
                    "all sorted, thanks",
                    "thanks, it is sorted now",
                    "sorted out, thank you",
                    "thanks all sorted, goodbye")),
            Map.entry(
                Set.<Act>of(),
                List.of(
                    "I withdrew fifty pounds at the machine",
                    "withdraw cash abroad",
                    "yesterday at the branch",
                    "about two hundred pounds")))
        .flatMap(it ->
            it.getValue().stream().map(text -> new ActExample(it.getKey(), Language.EN, text)))
        .toList();
  }

  private static Map<Language, Embedding> embedded(String text) {
    return Map.of(Language.EN, TEXTS.of(Language.EN, List.of(text)).getFirst());
  }

  private static Set<Act> heard(ActDetector detector, String text) {
    return detector.heard(text, embedded(text));
  }

  @Test
  void what_a_message_does_is_heard_and_may_be_several_things() {
    ActTraining.Trained trained = ActTraining.train(examples(), OTHERS, TEXTS);

    ActDetector detector = trained.detector();
    assertThat(heard(detector, "please withdraw the complaint")).containsExactly(Act.WITHDRAWAL);
    assertThat(heard(detector, "is there any news yet")).containsExactly(Act.STATUS);
    assertThat(heard(detector, "thanks, it is sorted now"))
        .containsExactlyInAnyOrderElementsOf(SETTLED);
    assertThat(heard(detector, "my card is lost")).isEmpty();
    assertThat(trained.figures())
        .extracting(ActTraining.Figures::act)
        .containsExactly(Act.WITHDRAWAL, Act.STATUS, Act.THANKS);
    assertThat(trained.figures())
        .allSatisfy(it -> {
          assertThat(it.examples() + it.contrasts()).isEqualTo(16);
          assertThat(it.others()).isEqualTo(OTHERS.size());
          assertThat(it.mistaken()).isZero();
          assertThat(it.inVain()).isZero();
        });
  }

  @Test
  void the_same_examples_give_the_same_model_which_is_the_same_when_it_was_written_and_read() {
    ActModel model = english(ActTraining.train(examples(), OTHERS, TEXTS));
    ActModel again = english(ActTraining.train(examples(), OTHERS, TEXTS));

    assertThat(again.wordsToBytes()).isEqualTo(model.wordsToBytes());
    assertThat(again.meaningToBytes()).isEqualTo(model.meaningToBytes());
    assertThat(again.fusions()).isEqualTo(model.fusions());
    ActModel read = ActModel.of(model.wordsToBytes(), model.meaningToBytes(), model.fusions());
    assertThat(read.meaningToBytes()).isEqualTo(model.meaningToBytes());
    assertThat(heard(new ActDetector(Map.of(Language.EN, read)), "is there any news yet"))
        .containsExactly(Act.STATUS);
  }

  private static ActModel english(ActTraining.Trained trained) {
    return Objects.requireNonNull(trained.detector().models().get(Language.EN));
  }

  @Test
  void nothing_is_heard_in_a_language_that_nothing_was_learnt_of() {
    ActDetector detector = ActTraining.train(examples(), OTHERS, TEXTS).detector();
    Embedding zh = TEXTS.of(Language.ZH, List.of("撤诉")).getFirst();

    assertThat(detector.heard("撤诉", Map.of(Language.ZH, zh))).isEmpty();
    assertThat(detector.heard("please withdraw the complaint", Map.of())).isEmpty();
    assertThat(heard(ActDetector.NONE, "please withdraw the complaint")).isEmpty();
  }

  @Test
  void a_fusion_that_weighs_more_or_less_than_there_is_is_refused() {
    assertThatThrownBy(() -> new ActFusion(List.of(1.0, 2.0), 0.5))
        .hasMessageContaining("a fusion of acts has 17 weights, not 2");
  }

  @Test
  void each_line_of_a_file_is_an_example_and_every_wrong_one_is_told() throws IOException {
    Path right = folder.resolve("right.tsv");
    Files.writeString(
        right, "# acts\n\nwithdrawal,thanks\tzh\t 好了，谢谢 \n-\ten\tyesterday at noon\n");
    assertThat(ActExamples.read(right))
        .containsExactly(
            new ActExample(SETTLED, Language.ZH, "好了，谢谢"),
            new ActExample(Set.of(), Language.EN, "yesterday at noon"));
    Path wrong = folder.resolve("wrong.tsv");
    Files.writeString(wrong, "status\tzh\npraise\tzh\t好\n-,status\ten\tx\n-\tfr\tbien\n-\ten\t\n");
    assertThatThrownBy(() -> ActExamples.read(wrong))
        .isInstanceOf(MalformedActsException.class)
        .message()
        .contains(
            "wrong.tsv:1: 3 columns",
            "wrong.tsv:2: unknown act 'praise'; allowed are - for none, and no-contact",
            "wrong.tsv:3: unknown act '-'",
            "wrong.tsv:4: the second column is 'fr'",
            "wrong.tsv:5: the message is missing");
  }
}
