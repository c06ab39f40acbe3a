package dev.lobby.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.knowledge.evaluation.GuardsEvaluation.Count;
import dev.lobby.knowledge.evaluation.GuardsEvaluation.Result;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.signal.Origin;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalDetector;
import dev.lobby.language.signal.SignalExample;
import dev.lobby.language.signal.SignalTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardsEvaluationTest {
  @TempDir Path golden;

  private static SignalDetector detector() {
    List<SignalExample> examples = new ArrayList<>();
    for (String who : List.of("human", "person", "agent", "colleague", "someone")) {
      for (String wish : List.of("I want a ", "let me talk to a ", "get me a ", "connect me to ")) {
        examples.add(new SignalExample(Signal.PERSON, true, Origin.WRITTEN, wish + who));
      }
    }
    for (String what : List.of("card", "loan", "transfer", "branch", "fee")) {
      for (String question : List.of("what is a ", "how long does it take for a ", "cost of a ")) {
        examples.add(new SignalExample(Signal.PERSON, false, Origin.PHRASING, question + what));
      }
    }
    return SignalTraining.train(examples).detector();
  }

  @Test
  void lines_with_a_signal_count_for_recall_and_lines_without_any_for_false_alarms()
      throws IOException {
    Files.writeString(golden.resolve("guards-zh.tsv"), "# nothing yet\n");
    Files.writeString(
        golden.resolve("guards-en.tsv"),
        """
        person\tI want a human
        person,complaint\tget me someone
        -\tcost of a loan
        complaint\tlet me talk to an agent
        """);
    Result result = GuardsEvaluation.run(detector(), Embedders.bundled(), golden, Optional.empty());
    assertThat(result.golden())
        .filteredOn(it -> it.language() == Language.EN && it.signal() == Signal.PERSON)
        .singleElement()
        .satisfies(it -> {
          assertThat(it.recall()).isEqualTo(new Count(2, 2));
          assertThat(it.falseAlarms()).isEqualTo(new Count(0, 1));
        });
    assertThat(result.ordinary()).isEmpty();
    assertThat(result.sets())
        .extracting(SetResult::set)
        .containsExactly("guards", "guards-complaint-en", "guards-person-en");
    assertThat(result.sets().getLast().figures())
        .containsEntry(Figure.RECALL, 1.0)
        .containsEntry(Figure.RECALL_HIGH, 1.0)
        .containsEntry(Figure.FALSE_ALARMS, 0.0);
    assertThat(result.sets().getFirst().figures()).containsOnlyKeys(Figure.RECALL);
  }

  @Test
  void a_message_of_two_public_sets_has_the_intents_of_both() throws IOException {
    Files.writeString(golden.resolve("guards-zh.tsv"), "");
    Files.writeString(golden.resolve("guards-en.tsv"), "");
    Path banking = Files.createDirectory(golden.resolve("banking77"));
    Files.writeString(banking.resolve("train.csv"), "text,category\nwhere is it,arrival\n");
    Files.writeString(banking.resolve("test.csv"), "text,category\nI want a human,arrival\n");
    Path hwu = Files.createDirectory(golden.resolve("hwu64"));
    Files.writeString(hwu.resolve("kfold1_train.tsv"), "alarm_set\twake me\n");
    Files.writeString(hwu.resolve("kfold1_test.tsv"), "CHAT_WITH_AGENT\tI want a human\n");

    Result result =
        GuardsEvaluation.run(detector(), Embedders.bundled(), golden, Optional.of(golden));

    assertThat(result.anyOrdinary()).isEqualTo(new Count(0, 1));
    assertThat(result.ordinary()).doesNotContainKey(Signal.PERSON).containsKey(Signal.COMPLAINT);
  }

  @Test
  void a_wrong_line_is_named() throws IOException {
    Files.writeString(golden.resolve("guards-zh.tsv"), "# nothing yet\nanger\t你好\n");
    Files.writeString(golden.resolve("guards-en.tsv"), "");
    SignalDetector detector = detector();
    assertThatThrownBy(
            () -> GuardsEvaluation.run(detector, Embedders.bundled(), golden, Optional.empty()))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageContaining("guards-zh.tsv:2: unknown signal 'anger'; allowed are complaint");
  }
}
