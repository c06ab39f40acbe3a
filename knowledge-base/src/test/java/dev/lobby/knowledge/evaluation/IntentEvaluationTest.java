package dev.lobby.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.evaluation.DataSet.Example;
import dev.lobby.knowledge.evaluation.DataSet.Split;
import dev.lobby.language.embedding.Embedders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntentEvaluationTest {
  private static final List<Example> IN =
      List.of(
          new Example("card", "I lost my card"),
          new Example("card", "my card was stolen"),
          new Example("card", "my card is gone"),
          new Example("card", "somebody took my card"),
          new Example("rate", "what is the loan rate"),
          new Example("rate", "interest on a loan"),
          new Example("rate", "how much interest do I pay"),
          new Example("rate", "current rate for borrowing"));
  private static final List<Example> OUT =
      List.of(
          new Example("oos", "what is the weather like"),
          new Example("oos", "tell me a joke"),
          new Example("oos", "play some music"));

  private static DataSet set(List<Example> outOfScope, Map<String, String> answers) {
    return new DataSet(
        "tiny",
        new Split(IN, outOfScope),
        Split.NONE,
        new Split(
            List.of(
                new Example("card", "my card is stolen"), new Example("rate", "the loan rate?")),
            List.of(new Example("oos", "sing me a song"))),
        answers);
  }

  @Test
  void every_test_question_is_asked_and_every_cost_told() {
    Measured measured = IntentEvaluation.run(set(OUT, Map.of()), Embedders.bundled());
    assertThat(measured.predictions()).hasSize(3);
    assertThat(measured.inScope()).hasSize(2);
    assertThat(measured.result().set()).isEqualTo("tiny");
    assertThat(measured.result().figures())
        .containsEntry(Figure.ACCURACY, 1.0)
        .containsKeys(
            Figure.TOP3,
            Figure.ECE,
            Figure.ANSWERED,
            Figure.OOS_AUROC,
            Figure.OOS_RECALL,
            Figure.OOS_ACCURACY,
            Figure.OOS_ORACLE_ACCURACY)
        .hasEntrySatisfying(Figure.TRAIN_SECONDS, it -> assertThat(it).isPositive())
        .hasEntrySatisfying(Figure.P99_MILLIS, it -> assertThat(it).isPositive())
        .hasEntrySatisfying(Figure.MEMORY_MB, it -> assertThat(it).isGreaterThan(10));
  }

  @Test
  void answers_may_be_learnt_from_and_a_background_is_not_needed() {
    DataSet set =
        set(List.of(), Map.of("card", "Freeze it in the app.", "rate", "Five percent a year."));
    assertThat(IntentEvaluation.run(set, Embedders.bundled()).result().figures())
        .containsEntry(Figure.ACCURACY, 1.0);
  }
}
