package dev.lobby.knowledge.evaluation;

import dev.lobby.knowledge.match.BinomialBound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is wrong of what is answered, when only what is confident enough is answered.
///
/// Of questions out of scope every answer is wrong.
public final class RiskCoverage {
  /// Keeps a share that is met exactly from being lost to rounding.
  private static final double ROUNDING = 1e-9;

  private RiskCoverage() {}

  /// What happens when everything of at least this confidence is answered.
  ///
  /// @param threshold the least confidence that is answered
  /// @param total how many were asked
  /// @param answered how many reach the threshold
  /// @param wrong how many of those are wrong
  public record Point(double threshold, int total, int answered, int wrong) {

    /// Returns the share that is answered, from 0 to 1.
    public double coverage() {
      return (double) answered / total;
    }

    /// Returns the share of answers that is wrong, from 0 to 1; 0 when nothing is answered.
    public double wrongRate() {
      return answered == 0 ? 0 : (double) wrong / answered;
    }

    /// Returns the two-sided 95 % Clopper–Pearson interval of [#wrongRate].
    public BinomialBound.Interval wrongInterval() {
      return BinomialBound.interval(wrong, answered, 0.95);
    }
  }

  /// Returns a point for each confidence that occurs, the most confident first.
  public static List<Point> curve(List<Prediction> predictions) {
    Metrics.needSome(predictions);
    List<Prediction> descending =
        predictions.stream()
            .sorted(Comparator.comparingDouble(Prediction::confidence).reversed())
            .toList();
    List<Point> curve = new ArrayList<>();
    int wrong = 0;
    for (int i = 0; i < descending.size(); i++) {
      double confidence = descending.get(i).confidence();
      wrong += descending.get(i).isRight() ? 0 : 1;
      boolean tied = i + 1 < descending.size() && descending.get(i + 1).confidence() == confidence;
      if (!tied) {
        curve.add(new Point(confidence, descending.size(), i + 1, wrong));
      }
    }
    return curve;
  }

  /// Returns the greatest share, from 0 to 1, that could be answered with at most `wrongRate` of
  /// the answers wrong.
  ///
  /// The threshold is chosen on these very predictions: no threshold chosen beforehand does better.
  ///
  /// @param wrongRate from 0 to 1
  public static double coverageAt(List<Prediction> predictions, double wrongRate) {
    return curve(predictions).stream()
        .filter(it -> it.wrong() <= wrongRate * it.answered() + ROUNDING)
        .mapToDouble(Point::coverage)
        .max()
        .orElse(0);
  }

  /// Returns what happens at a threshold chosen beforehand.
  public static Point at(List<Prediction> predictions, double threshold) {
    Metrics.needSome(predictions);
    List<Prediction> answered =
        predictions.stream().filter(it -> it.confidence() >= threshold).toList();
    long wrong = answered.stream().filter(it -> !it.isRight()).count();
    return new Point(threshold, predictions.size(), answered.size(), Math.toIntExact(wrong));
  }
}
