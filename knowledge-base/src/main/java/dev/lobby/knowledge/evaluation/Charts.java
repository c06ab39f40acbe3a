package dev.lobby.knowledge.evaluation;

import dev.lobby.knowledge.match.BinomialBound;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Pictures of what a confidence is worth, each the text of an SVG file that stands alone.
public final class Charts {
  private static final List<Double> WRONG_RATES = List.of(0.01, 0.02, 0.05);

  /// Marks that are closer than this part of the axis cannot be read.
  private static final double APART = 40;

  /// A curve's first answers are few and their wrong rate is anything; they do not set the scale.
  private static final double SETTLED = 0.1;

  private static final List<Scale> SCALES =
      List.of(
          new Scale(0.06, 0.01),
          new Scale(0.1, 0.01),
          new Scale(0.2, 0.02),
          new Scale(0.3, 0.05),
          new Scale(0.5, 0.05),
          new Scale(1, 0.1));

  private Charts() {}

  private record Scale(double end, double step) {}

  /// Returns a reliability diagram: the share that is right against confidence, a dot for each bin
  /// with its 95 % interval, and the diagonal where both are equal.
  ///
  /// @param series the bins under the name the legend gives them, in the order of the legend
  public static String reliability(
      String title, SequencedMap<String, List<Calibration.Bin>> series) {
    Plot plot = new Plot(title, "confidence (mean of the bin)", 1, 0.1, "right", 1, 0.1);
    plot.line(0, 0, 1, 1, Plot.REFERENCE);
    plot.explain("as right as confident", Plot.REFERENCE);
    int number = 0;
    for (Map.Entry<String, List<Calibration.Bin>> one : series.entrySet()) {
      String tone = Plot.tone(number++);
      plot.curve(
          one.getValue().stream()
              .map(it -> new double[] {it.meanConfidence(), it.accuracy()})
              .toList(),
          tone,
          1);
      for (Calibration.Bin bin : one.getValue()) {
        double x = bin.meanConfidence();
        BinomialBound.Interval interval = bin.interval();
        plot.line(x, interval.low(), x, interval.high(), stroke(tone, 1.5));
        plot.dot(x, bin.accuracy(), tone);
      }
      plot.explain(one.getKey(), stroke(tone, 2));
    }
    return plot.svg(false);
  }

  /// Returns a risk–coverage diagram: the share of answers that is wrong against the share that is
  /// answered, with 1, 2 and 5 % wrong marked where the scale leaves room.
  ///
  /// @param series the curves under the name the legend gives them, in the order of the legend
  public static String riskCoverage(
      String title, SequencedMap<String, List<RiskCoverage.Point>> series) {
    double highest =
        series.values().stream()
            .flatMap(List::stream)
            .filter(it -> it.coverage() >= SETTLED)
            .mapToDouble(RiskCoverage.Point::wrongRate)
            .max()
            .orElse(1);
    Scale scale =
        SCALES.stream().filter(it -> it.end() > highest).findFirst().orElse(SCALES.getLast());
    Plot plot =
        new Plot(
            title,
            "answered (coverage)",
            1,
            0.1,
            "wrong of those answered (risk)",
            scale.end(),
            scale.step());
    for (double rate : WRONG_RATES) {
      if (rate * APART >= scale.end()) {
        plot.line(0, rate, 1, rate, Plot.REFERENCE);
        plot.note(rate, Math.round(100 * rate) + " %");
      }
    }
    int number = 0;
    for (Map.Entry<String, List<RiskCoverage.Point>> one : series.entrySet()) {
      String tone = Plot.tone(number++);
      plot.curve(
          one.getValue().stream().map(it -> new double[] {it.coverage(), it.wrongRate()}).toList(),
          tone,
          2);
      plot.explain(one.getKey(), stroke(tone, 2));
    }
    return plot.svg(true);
  }

  private static String stroke(String tone, double width) {
    return "stroke=\"" + tone + "\" stroke-width=\"" + width + "\"";
  }
}
