package dev.lobby.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HearingEvaluationTest {
  private static final Set<String> NAMES = Set.of("status", "thanks");

  @TempDir Path folder;

  private Path golden(String lines) throws IOException {
    return Files.writeString(folder.resolve("hearing.tsv"), lines);
  }

  @Test
  void lines_that_say_it_count_for_recall_and_the_others_for_false_alarms() throws IOException {
    List<SetResult> results =
        HearingEvaluation.run(
            "hearing",
            golden(
                """
                # of a conversation that is under way
                status\tyes\ten\tany news
                status\tyes\ten\thow is it going
                status\tno\ten\tbad news
                status\tno\ten\twhere is my card
                thanks\tyes\tzh\t谢谢
                thanks\tyes\tzh\t多谢
                """),
            NAMES,
            (name, text) -> name.equals("status") ? text.contains("news") : text.equals("谢谢"));

    assertThat(results)
        .extracting(SetResult::set)
        .containsExactly("hearing", "hearing-status-en", "hearing-thanks-zh");
    assertThat(results.get(0).figures())
        .containsEntry(Figure.RECALL, 0.5)
        .containsEntry(Figure.FALSE_ALARMS, 0.5);
    assertThat(results.get(1).figures())
        .containsEntry(Figure.RECALL, 0.5)
        .containsEntry(Figure.FALSE_ALARMS, 0.5);
    assertThat(results.get(2).figures())
        .containsEntry(Figure.RECALL, 0.5)
        .containsEntry(Figure.FALSE_ALARMS, 0.0);
  }

  @Test
  void a_wrong_line_is_named_with_what_is_allowed() throws IOException {
    assertWrong("praise\tyes\ten\tx\n", "hearing.tsv:1", "'praise'", "status, thanks");
    assertWrong("#\nstatus\tmaybe\ten\tx\n", "hearing.tsv:2", "'maybe' is neither yes nor no");
    assertWrong("status\tyes\tfr\tx\n", "'fr' is neither zh nor en");
    assertWrong("status\tyes\ten\n", "hearing.tsv:1", "message");
  }

  private void assertWrong(String lines, String... told) throws IOException {
    Path golden = golden(lines);
    assertThatThrownBy(() -> HearingEvaluation.run("hearing", golden, NAMES, (name, text) -> false))
        .isInstanceOf(MalformedTableException.class)
        .message()
        .contains(told);
  }
}
