package dev.lobby.knowledge.evaluation;

import dev.lobby.knowledge.evaluation.DataSet.Example;
import dev.lobby.knowledge.match.Match;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.intent.LabelledUtterance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Trains on a public set, its labels as articles, and asks it the test questions the way a release
/// is asked.
///
/// Nothing is chosen by a test question, and each is asked once. Where the set has answers, they
/// are learnt from as titles are when that helps; where it has examples out of scope to learn from,
/// they are the background.
public final class IntentEvaluation {
  /// Questions asked before the time is taken, so that it is not that of starting.
  private static final int WARM_UP = 200;

  private static final double NANOS_PER_MILLI = 1e6;

  private IntentEvaluation() {}

  /// Evaluates on `set`.
  ///
  /// @param embedders the sentence encoders to train with
  public static Measured run(DataSet set, Embedders embedders) {
    try (Trial trial =
        Trial.train(utterances(set.train().inScope()), answers(set), background(set), embedders)) {
      List<Example> asked = new ArrayList<>(set.test().inScope());
      asked.addAll(set.test().outOfScope());
      asked.stream().limit(WARM_UP).forEach(it -> trial.ask(it.text()));
      List<Prediction> predictions = new ArrayList<>(asked.size());
      long[] nanos = new long[asked.size()];
      for (int i = 0; i < nanos.length; i++) {
        long start = System.nanoTime();
        List<Match> matches = trial.ask(asked.get(i).text());
        nanos[i] = System.nanoTime() - start;
        List<Prediction.Choice> three = Prediction.best(matches);
        double confidence = matches.getFirst().probability();
        predictions.add(
            i < set.test().inScope().size()
                ? Prediction.of(asked.get(i), three, confidence)
                : Prediction.outOfScope(three, confidence));
      }
      Arrays.sort(nanos);
      return new Measured(
          SetResult.of(set.name(), predictions, trial.thresholds().answer())
              .with(Figure.TRAIN_SECONDS, trial.trainingSeconds())
              .with(Figure.P50_MILLIS, percentile(nanos, 0.5))
              .with(Figure.P99_MILLIS, percentile(nanos, 0.99))
              .with(Figure.MEMORY_MB, PeakMemory.megabytes()),
          predictions);
    }
  }

  private static List<LabelledUtterance> background(DataSet set) {
    // Those held out for validation have no other use: thresholds are set out of fold.
    return set.train().outOfScope().isEmpty()
        ? List.of()
        : utterances(
            Stream.concat(set.train().outOfScope().stream(), set.validation().outOfScope().stream())
                .toList());
  }

  private static List<LabelledUtterance> answers(DataSet set) {
    return set.answers().entrySet().stream()
        .map(it -> Questions.filed(it.getKey(), it.getValue()))
        .sorted(Comparator.comparing(LabelledUtterance::label))
        .toList();
  }

  private static List<LabelledUtterance> utterances(List<Example> examples) {
    return examples.stream().map(it -> Questions.filed(it.label(), it.text())).toList();
  }

  private static double percentile(long[] sorted, double share) {
    int at = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, at)] / NANOS_PER_MILLI;
  }
}
