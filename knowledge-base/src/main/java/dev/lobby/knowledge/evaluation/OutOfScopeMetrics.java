package dev.lobby.knowledge.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// How well questions that no intent fits are told from the others.
///
/// All take predictions of both kinds and throw [IllegalArgumentException] when a kind they need is
/// missing.
public final class OutOfScopeMetrics {
  private OutOfScopeMetrics() {}

  /// Returns the probability, from 0 to 1, that a question in scope has a higher score than one out
  /// of scope, the area under the ROC curve; of two equal scores each is higher half the time.
  public static double auroc(List<Prediction> predictions, ToDoubleFunction<Prediction> score) {
    double[] in = scores(inScope(predictions), score);
    double[] out = scores(outOfScope(predictions), score);
    double wins = 0;
    int below = 0;
    int notAbove = 0;
    for (double one : in) {
      while (below < out.length && out[below] < one) {
        below++;
      }
      while (notAbove < out.length && out[notAbove] <= one) {
        notAbove++;
      }
      wins += (below + notAbove) / 2.0;
    }
    return wins / ((double) in.length * out.length);
  }

  private static double[] scores(List<Prediction> some, ToDoubleFunction<Prediction> score) {
    double[] scores = some.stream().mapToDouble(score).toArray();
    Arrays.sort(scores);
    return scores;
  }

  /// Returns the share of the questions out of scope, from 0 to 1, whose confidence is below
  /// `threshold`.
  public static double recall(List<Prediction> predictions, double threshold) {
    List<Prediction> out = outOfScope(predictions);
    return (double) out.stream().filter(it -> it.confidence() < threshold).count() / out.size();
  }

  /// Returns the highest [#recall] of any threshold that leaves the share `accuracy` of the
  /// questions in scope right and accepted; empty when not even accepting everything does.
  ///
  /// @param accuracy above 0 and up to 1
  public static OptionalDouble recallWhere(List<Prediction> predictions, double accuracy) {
    List<Prediction> in = inScope(predictions);
    double[] right =
        scores(in.stream().filter(Prediction::isRight).toList(), Prediction::confidence);
    // Rounding must not ask for one more than the share that is met exactly.
    int needed = Math.max(1, (int) Math.ceil(accuracy * in.size() - 1e-9));
    return needed > right.length
        ? OptionalDouble.empty()
        : OptionalDouble.of(recall(predictions, right[right.length - needed]));
  }

  /// Returns the share of all questions, from 0 to 1, that `threshold` handles rightly: in scope
  /// right and accepted, out of scope rejected.
  public static double accuracy(List<Prediction> predictions, double threshold) {
    Metrics.needSome(predictions);
    long handled =
        predictions.stream()
            .filter(it ->
                it.isInScope()
                    ? it.isRight() && it.confidence() >= threshold
                    : it.confidence() < threshold)
            .count();
    return (double) handled / predictions.size();
  }

  /// Returns the greatest share of all questions, from 0 to 1, that any one threshold handles
  /// rightly: in scope right and accepted, out of scope rejected (the accuracy of HINT3, Arora and
  /// others, 2020).
  public static double oracleAccuracy(List<Prediction> predictions) {
    List<Prediction> descending =
        predictions.stream()
            .sorted(Comparator.comparingDouble(Prediction::confidence).reversed())
            .toList();
    int handled = outOfScope(predictions).size();
    int most = handled;
    for (int i = 0; i < descending.size(); i++) {
      Prediction accepted = descending.get(i);
      if (!accepted.isInScope()) {
        handled--;
      } else if (accepted.isRight()) {
        handled++;
      }
      boolean tied =
          i + 1 < descending.size() && descending.get(i + 1).confidence() == accepted.confidence();
      most = tied ? most : Math.max(most, handled);
    }
    return (double) most / descending.size();
  }

  private static List<Prediction> inScope(List<Prediction> predictions) {
    List<Prediction> in = predictions.stream().filter(Prediction::isInScope).toList();
    Metrics.needSome(in);
    return in;
  }

  private static List<Prediction> outOfScope(List<Prediction> predictions) {
    List<Prediction> out = predictions.stream().filter(it -> !it.isInScope()).toList();
    Metrics.needSome(out);
    return out;
  }
}
