package dev.lobby.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.knowledge.evaluation.Prediction.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorsTest {
  private static final List<Choice> A = List.of(new Choice("a", 0.9), new Choice("b", 0.1));
  private static final Prediction RIGHT = new Prediction(List.of("a"), A, 0.75);
  private static final Prediction WRONG = new Prediction(List.of("b"), A, 0.25);
  private static final Prediction REJECTED = Prediction.outOfScope(A, 0.125);

  @TempDir Path folder;

  private Floors floors(String json) throws IOException {
    return Floors.read(Files.writeString(folder.resolve("floors.json"), json));
  }

  @Test
  void a_result_is_one_line_of_json_without_what_does_not_apply() {
    SetResult result =
        SetResult.of("tiny", List.of(RIGHT, WRONG), 0.5).with(Figure.TRAIN_SECONDS, 1.25);
    assertThat(result.json())
        .isEqualTo(
            "{\"set\":\"tiny\",\"accuracy\":0.5,\"macroF1\":0.333333,\"top3\":1.0,\"ece\":0.25,"
                + "\"coverageAt1\":0.5,\"coverageAt2\":0.5,\"coverageAt5\":0.5,"
                + "\"threshold\":0.5,\"answered\":0.5,\"wrong\":0.0,\"wrongLow\":0.0,\"wrongHigh\":0.975,\"trainSeconds\":1.25}");
  }

  @Test
  void questions_out_of_scope_change_only_the_figures_of_scope() {
    SetResult without = SetResult.of("tiny", List.of(RIGHT, WRONG), 0.5);
    SetResult with = SetResult.of("tiny", List.of(RIGHT, WRONG, REJECTED), 0.5);
    assertThat(with.figures())
        .containsAllEntriesOf(without.figures())
        .containsEntry(Figure.OOS_AUROC, 1.0)
        .containsEntry(Figure.OOS_RECALL, 1.0)
        .containsEntry(Figure.OOS_ORACLE_ACCURACY, 2.0 / 3)
        .doesNotContainKey(Figure.OOS_RECALL_AT_95);
  }

  @Test
  void the_table_has_a_column_for_each_set() {
    assertThat(
            SetResult.table(
                List.of(
                    new SetResult(
                        "banking77", Map.of(Figure.ACCURACY, 0.9512, Figure.P99_MILLIS, 3.456)),
                    new SetResult("tiny", Map.of(Figure.ACCURACY, 1.0)))))
        .isEqualTo(
            """
                               banking77      tiny
            accuracy              95.1 %   100.0 %
            p99Millis               3.46         –
            """);
  }

  @Test
  void floors_that_hold_are_silent() throws IOException {
    Floors floors =
        floors("{\"tiny\": {\"accuracy\": {\"min\": 0.5, \"max\": 0.5}, \"ece\": {\"max\": 0.3}}}");
    assertThat(floors.violated(List.of(SetResult.of("tiny", List.of(RIGHT, WRONG), 0.5))))
        .isEmpty();
  }

  @Test
  void what_is_broken_or_was_not_measured_is_told() throws IOException {
    Floors floors =
        floors(
            """
            {"tiny": {"accuracy": {"min": 0.945}, "ece": {"max": 0.02}, "oosRecall": {"min": 0.1}},
             "banking77": {"accuracy": {"min": 0.9}}}
            """);
    SetResult result = SetResult.of("tiny", List.of(RIGHT, WRONG), 0.5);
    assertThat(floors.violated(result))
        .containsExactly(
            "tiny: accuracy is 0.5, below 0.945.",
            "tiny: ece is 0.25, above 0.02.",
            "tiny: oosRecall has a floor but was not measured.");
    assertThat(floors.violated(List.of(result)))
        .hasSize(4)
        .endsWith("banking77 has floors but was not measured.");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a": {"accuracy": {"min": 1}       | floors.json:1: column
          {"a": {}}                           | floors.json: a: an object with at least one key is needed
          []                                  | floors.json: the file: an object
          {"a": {"acuracy": {"min": 1}}}      | floors.json: a.acuracy: there is no such figure; allowed are accuracy, macroF1
          {"a": {"accuracy": {"least": 1}}}   | floors.json: a.accuracy: 'least'; allowed are min and max
          {"a": {"accuracy": {"min": "1"}}}   | floors.json: a.accuracy: min has to be a number
          {"a": {"ece": {"max": 1, "max": 2}}} | Duplicate field 'max'
          """)
  void a_wrong_file_is_named_with_the_place(String json, String message) {
    assertThatThrownBy(() -> floors(json))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_figure_that_is_no_number_is_refused() {
    assertThatThrownBy(() -> new SetResult("tiny", Map.of(Figure.ECE, Double.NaN)))
        .hasMessage("ece of tiny is NaN");
  }
}
