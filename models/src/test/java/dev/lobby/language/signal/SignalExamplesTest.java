package dev.lobby.language.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalExamplesTest {
  @TempDir private Path folder = Path.of("");

  /// As few lines as a signal may have.
  private static String enough() {
    StringBuilder lines = new StringBuilder();
    for (String heard : List.of("yes", "no")) {
      for (int i = 1; i <= SignalExamples.LINES_MIN; i++) {
        lines.append(heard).append("\tzh\t").append(heard.equals("yes") ? "是" : "不").append(i);
        lines.append('\n').append(heard).append("\ten\t").append(heard).append(' ').append(i);
        lines.append('\n');
      }
    }
    return lines.toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @BeforeEach
  void every_signal_has_enough() throws IOException {
    for (Signal signal : Signal.values()) {
      write(signal.wire() + ".tsv", enough());
    }
  }

  private List<SignalExample> written() {
    return SignalExamples.read(folder).stream()
        .filter(it -> it.origin() == Origin.WRITTEN)
        .toList();
  }

  @Test
  void files_are_read_line_by_line() throws IOException {
    int before = written().size();
    assertThat(before).isEqualTo(4 * SignalExamples.LINES_MIN * Signal.values().length);
    write("person.tsv", "# comment\n\nyes\tzh\t 转人工 \n" + enough());
    assertThat(written())
        .hasSize(before + 1)
        .contains(new SignalExample(Signal.PERSON, true, Origin.WRITTEN, "转人工"));
  }

  @Test
  void a_file_may_begin_with_a_byte_order_mark_and_end_its_lines_as_windows_does()
      throws IOException {
    List<SignalExample> before = SignalExamples.read(folder);
    write("person.tsv", "\uFEFF" + enough().replace("\n", "\r\n"));
    assertThat(SignalExamples.read(folder)).isEqualTo(before);
  }

  @Test
  void an_example_is_silent_for_every_signal_whose_file_does_not_have_it() throws IOException {
    write("complaint.tsv", enough() + "yes\ten\tget me your manager!\n");
    write("person.tsv", enough() + "yes\ten\tGet me your manager\n");
    write("off-topic.tsv", "# comment\nen\tnice hat\n");
    write("ordinary.tsv", "en\tis it free\n");
    assertThat(SignalExamples.read(folder))
        .filteredOn(it -> it.text().equals("is it free"))
        .hasSize(Signal.values().length)
        .allMatch(it -> !it.heard() && it.origin() == Origin.ORDINARY);
    assertThat(SignalExamples.read(folder))
        .filteredOn(it -> it.text().equals("nice hat"))
        .hasSize(Signal.values().length)
        .allMatch(it -> !it.heard() && it.origin() == Origin.OFF_TOPIC);
    assertThat(SignalExamples.read(folder))
        .filteredOn(it -> it.origin() == Origin.OTHER_SIGNAL)
        .extracting(SignalExample::signal)
        .doesNotContain(Signal.COMPLAINT, Signal.PERSON)
        .hasSize(Signal.values().length - 2);
  }

  @Test
  void every_wrong_line_is_named() throws IOException {
    write("person.tsv", "maybe\ten\thello\nyes\tfr\tbonjour\nyes\ten\nno\ten\t \n");
    Files.write(folder.resolve("complaint.tsv"), new byte[] {(byte) 0xFF});
    write("off-topic.tsv", "nice hat\nfr\tbonjour\n");
    Files.delete(folder.resolve("lost-card.tsv"));
    assertThatThrownBy(() -> SignalExamples.read(folder))
        .isInstanceOf(MalformedExamplesException.class)
        .hasMessageContaining("person.tsv:1: the first column is 'maybe'; allowed are yes and no")
        .hasMessageContaining("person.tsv:2: the second column is 'fr'; allowed are zh and en")
        .hasMessageContaining("person.tsv:3: 3 columns")
        .hasMessageContaining("person.tsv:4: the utterance is missing")
        .hasMessageContaining("complaint.tsv: not UTF-8")
        .hasMessageContaining("off-topic.tsv:1: 2 columns separated by tabs are needed")
        .hasMessageContaining("off-topic.tsv:2: the first column is 'fr'")
        .hasMessageContaining("lost-card.tsv: there is no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing yet\n", "yes\ten\tI was tricked\n"})
  void a_signal_with_too_few_lines_is_named_with_what_it_needs(String lines) throws IOException {
    write("fraud.tsv", lines);
    assertThatThrownBy(() -> SignalExamples.read(folder))
        .hasMessageContaining("fraud.tsv: 0 yes lines in zh, ")
        .hasMessageContaining(
            "0 no lines in en; a signal is learnt from at least 20 yes and 20 no");
  }

  @Test
  void a_signal_without_lines_of_one_kind_is_named_with_that_kind_alone() throws IOException {
    write(
        "fraud.tsv",
        enough()
            .lines()
            .filter(it -> !it.startsWith("yes\ten"))
            .reduce("", (a, b) -> a + b + "\n"));
    assertThatThrownBy(() -> SignalExamples.read(folder))
        .hasMessageContaining("fraud.tsv: 0 yes lines in en; a signal");
  }

  @Test
  void a_file_of_no_signal_is_named_with_the_known_ones() throws IOException {
    write("nonsense.tsv", enough());
    assertThatThrownBy(() -> SignalExamples.read(folder))
        .hasMessageContaining("nonsense.tsv: there is no such signal; allowed are complaint.tsv, ")
        .hasMessageContaining("off-topic.tsv");
  }

  @Test
  void a_folder_that_is_missing_is_one_line() {
    assertThatThrownBy(() -> SignalExamples.read(folder.resolve("none")))
        .message()
        .contains("none: there is no such folder")
        .doesNotContain("\n");
  }

  @Test
  void an_utterance_that_is_and_is_not_the_signal_is_named_with_both_lines() throws IOException {
    write("fraud.tsv", "yes\ten\tSomeone tricked me!\nno\ten\tsomeone tricked me\n" + enough());
    assertThatThrownBy(() -> SignalExamples.read(folder))
        .hasMessageContaining(
            "fraud.tsv:2: 'someone tricked me' is no here and yes in line 1; keep one of the two");
  }

  @Test
  void a_control_character_or_an_endless_utterance_is_named_with_its_line() throws IOException {
    write("fraud.tsv", enough() + "yes\ten\ta\0b\nyes\ten\t" + "x".repeat(501) + "\n");
    write("off-topic.tsv", "en\t\u0007\n");
    assertThatThrownBy(() -> SignalExamples.read(folder))
        .hasMessageContaining("fraud.tsv:81: the control character U+0000 is in it")
        .hasMessageContaining("fraud.tsv:82: the utterance has more than 500 characters")
        .hasMessageContaining("off-topic.tsv:1: the control character U+0007 is in it");
  }

  @Test
  void more_lines_than_can_be_learnt_are_refused() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 50_001; i++) {
      lines.append("yes\ten\tI was tricked ").append(i).append('\n');
    }
    Files.write(folder.resolve("fraud.tsv"), lines.toString().getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> SignalExamples.read(folder))
        .hasMessageContaining("fraud.tsv:50001: more than the 50000 lines that can be learnt");
  }

  @Test
  void the_starter_bank_is_right() {
    assertThat(SignalExamples.read(Path.of("starter-bank/signals"))).isNotEmpty();
  }
}
