package dev.lobby.knowledge.evaluation;

import dev.lobby.knowledge.match.BinomialBound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Whether a confidence of 80 % is right four times in five.
public final class Calibration {
  /// How many bins the error is computed over.
  public static final int BINS = 15;

  private Calibration() {}

  /// Predictions of neighbouring confidence.
  ///
  /// @param count how many there are, at least one
  /// @param right how many of them are right
  /// @param meanConfidence the mean of their confidence, from 0 to 1
  public record Bin(int count, int right, double meanConfidence) {

    /// Returns the share that is right, from 0 to 1.
    public double accuracy() {
      return (double) right / count;
    }

    /// Returns the 95 % Wilson interval of [#accuracy].
    public BinomialBound.Interval interval() {
      return BinomialBound.wilson(right, count, 0.95);
    }
  }

  /// Returns at most [#BINS] bins of as nearly the same size as can be, the least confident first.
  ///
  /// Predictions of the same confidence are never parted, so that their order does not matter; a
  /// confidence that very many share makes for fewer bins.
  public static List<Bin> bins(List<Prediction> predictions) {
    Metrics.needSome(predictions);
    List<Prediction> ascending =
        predictions.stream().sorted(Comparator.comparingDouble(Prediction::confidence)).toList();
    int n = ascending.size();
    List<Bin> bins = new ArrayList<>();
    int from = 0;
    for (int b = 1; b <= BINS; b++) {
      int to = Math.toIntExact((long) n * b / BINS);
      while (to > from
          && to < n
          && ascending.get(to).confidence() == ascending.get(to - 1).confidence()) {
        to++;
      }
      if (to > from) {
        bins.add(bin(ascending.subList(from, to)));
        from = to;
      }
    }
    return bins;
  }

  private static Bin bin(List<Prediction> members) {
    return new Bin(
        members.size(),
        Math.toIntExact(members.stream().filter(Prediction::isRight).count()),
        members.stream().mapToDouble(Prediction::confidence).average().orElseThrow());
  }

  /// Returns the expected calibration error over [#bins], from 0 to 1: the mean over predictions of
  /// the distance between their bin's confidence and accuracy.
  public static double error(List<Prediction> predictions) {
    double sum = 0;
    for (Bin bin : bins(predictions)) {
      sum += bin.count() * Math.abs(bin.accuracy() - bin.meanConfidence());
    }
    return sum / predictions.size();
  }
}
