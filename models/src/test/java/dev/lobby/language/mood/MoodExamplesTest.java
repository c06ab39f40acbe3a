package dev.lobby.language.mood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoodExamplesTest {
  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("mood.tsv"), text);
  }

  @Test
  void each_line_is_an_example() throws IOException {
    Path file = file("# moods\n\nnegative\turgent\tzh\t 快点 \npositive\tcalm\ten\tthanks\n");
    assertThat(MoodExamples.read(file))
        .containsExactly(
            new MoodExample(Sentiment.NEGATIVE, true, Language.ZH, "快点"),
            new MoodExample(Sentiment.POSITIVE, false, Language.EN, "thanks"));
  }

  @Test
  void every_wrong_line_is_told_with_file_and_line() throws IOException {
    Path file =
        file(
            """
            negative\turgent\tzh
            sad\turgent\tzh\t快点
            neutral\tsoon\tzh\t快点
            neutral\tcalm\tfr\tvite
            neutral\tcalm\ten\t\s
            neutral\tcalm\ten\thello
            """);
    assertThatThrownBy(() -> MoodExamples.read(file))
        .isInstanceOf(MalformedMoodsException.class)
        .message()
        .contains("mood.tsv:1: 4 columns")
        .contains("mood.tsv:2: the first column is 'sad'")
        .contains("mood.tsv:3: the second column is 'soon'")
        .contains("mood.tsv:4: the third column is 'fr'")
        .contains("mood.tsv:5: the utterance is missing")
        .doesNotContain("mood.tsv:6");
  }

  @Test
  void a_file_that_is_missing_empty_or_foreign_is_told() throws IOException {
    assertThatThrownBy(() -> MoodExamples.read(folder.resolve("none.tsv")))
        .hasMessageContaining("none.tsv: there is no such file");
    Path empty = file("# nothing\n");
    assertThatThrownBy(() -> MoodExamples.read(empty)).hasMessageContaining("no utterance");
    Path foreign = Files.write(folder.resolve("mood.tsv"), new byte[] {(byte) 0xFF, (byte) 0xFE});
    assertThatThrownBy(() -> MoodExamples.read(foreign)).hasMessageContaining("not UTF-8");
  }

  @Test
  void a_byte_order_mark_is_skipped_and_control_characters_are_told() throws IOException {
    assertThat(MoodExamples.read(file("\uFEFFpositive\tcalm\ten\tthanks\r\n")))
        .containsExactly(new MoodExample(Sentiment.POSITIVE, false, Language.EN, "thanks"));
    Path nul = file("positive\tcalm\ten\tthanks\0\n");
    assertThatThrownBy(() -> MoodExamples.read(nul))
        .hasMessageContaining("mood.tsv:1: the control character U+0000");
  }
}
