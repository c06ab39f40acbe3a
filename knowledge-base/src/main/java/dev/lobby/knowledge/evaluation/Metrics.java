package dev.lobby.knowledge.evaluation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often the best labels are right, whatever the confidence.
///
/// What the confidence is worth is measured by [Calibration], [RiskCoverage] and
/// [OutOfScopeMetrics]. Everything that measures predictions throws [IllegalArgumentException] when
/// there is none to measure.
public final class Metrics {
  private Metrics() {}

  /// Returns the share of predictions whose best label is right, from 0 to 1; out of scope none is.
  public static double accuracy(List<Prediction> predictions) {
    return top(predictions, 1);
  }

  /// Returns the share of predictions with a right label among the best `first`, from 0 to 1.
  public static double top(List<Prediction> predictions, int first) {
    needSome(predictions);
    long among = predictions.stream().filter(it -> it.isAmong(first)).count();
    return (double) among / predictions.size();
  }

  /// Returns the mean over labels of F1 = 2·right / (2·right + missed + mistaken), from 0 to 1.
  ///
  /// The labels are those that are right for, or best in, any prediction. A question with several
  /// right labels counts for the one that was found, or else for its first.
  public static double macroF1(List<Prediction> predictions) {
    needSome(predictions);
    Map<String, LabelCount> counts = new HashMap<>();
    for (Prediction prediction : predictions) {
      if (prediction.isInScope() && !prediction.isRight()) {
        count(counts, prediction.right().getFirst()).missed++;
      }
      if (!prediction.ranked().isEmpty()) {
        LabelCount best = count(counts, prediction.ranked().getFirst().label());
        if (prediction.isRight()) {
          best.right++;
        } else {
          best.mistaken++;
        }
      }
    }
    return counts.values().stream().mapToDouble(LabelCount::f1).average().orElse(0);
  }

  private static LabelCount count(Map<String, LabelCount> counts, String label) {
    return counts.computeIfAbsent(label, it -> new LabelCount());
  }

  static void needSome(Collection<Prediction> predictions) {
    if (predictions.isEmpty()) {
      throw new IllegalArgumentException("there is no prediction to measure");
    }
  }

  private static final class LabelCount {
    private int right;
    private int missed;
    private int mistaken;

    double f1() {
      return 2.0 * right / (2.0 * right + missed + mistaken);
    }
  }
}
