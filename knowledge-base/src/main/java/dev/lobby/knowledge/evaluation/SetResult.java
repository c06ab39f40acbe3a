package dev.lobby.knowledge.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The figures of one set.
///
/// @param set what the set is called
/// @param figures what was measured, in the order of [Figure]; a figure that does not apply is
///   absent
public record SetResult(String set, Map<Figure, Double> figures) {
  private static final double DECIMALS = 1e6;
  private static final int NAMES = 17;
  private static final int GAP = 2;
  private static final int NARROWEST = 8;
  private static final int COLUMNS_MAX = 6;

  /// Copies the figures.
  ///
  /// @throws IllegalArgumentException when a figure is not a finite number
  public SetResult {
    Map<Figure, Double> ordered = new EnumMap<>(Figure.class);
    figures.forEach((figure, value) -> {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(figure.wire() + " of " + set + " is " + value);
      }
      ordered.put(figure, value);
    });
    figures = Collections.unmodifiableMap(ordered);
  }

  /// Measures what was made of the questions of a set.
  ///
  /// @param predictions those in scope, at least one, and those out of scope if the set has them
  /// @param threshold the least confidence that is answered
  /// @throws IllegalArgumentException when none is in scope
  public static SetResult of(String set, List<Prediction> predictions, double threshold) {
    List<Prediction> in = predictions.stream().filter(Prediction::isInScope).toList();
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.ACCURACY, Metrics.accuracy(in));
    figures.put(Figure.MACRO_F1, Metrics.macroF1(in));
    figures.put(Figure.TOP3, Metrics.top(in, 3));
    figures.put(Figure.ECE, Calibration.error(in));
    figures.put(Figure.COVERAGE_AT_1, RiskCoverage.coverageAt(in, 0.01));
    figures.put(Figure.COVERAGE_AT_2, RiskCoverage.coverageAt(in, 0.02));
    figures.put(Figure.COVERAGE_AT_5, RiskCoverage.coverageAt(in, 0.05));
    RiskCoverage.Point point = RiskCoverage.at(in, threshold);
    figures.put(Figure.THRESHOLD, threshold);
    figures.put(Figure.ANSWERED, point.coverage());
    if (point.answered() > 0) {
      figures.put(Figure.WRONG, point.wrongRate());
      figures.put(Figure.WRONG_LOW, point.wrongInterval().low());
      figures.put(Figure.WRONG_HIGH, point.wrongInterval().high());
    }
    if (in.size() < predictions.size()) {
      figures.put(Figure.OOS_AUROC, OutOfScopeMetrics.auroc(predictions, Prediction::confidence));
      figures.put(Figure.OOS_RECALL, OutOfScopeMetrics.recall(predictions, threshold));
      figures.put(Figure.OOS_ACCURACY, OutOfScopeMetrics.accuracy(predictions, threshold));
      OutOfScopeMetrics.recallWhere(predictions, 0.95)
          .ifPresent(it -> figures.put(Figure.OOS_RECALL_AT_95, it));
      figures.put(Figure.OOS_ORACLE_ACCURACY, OutOfScopeMetrics.oracleAccuracy(predictions));
    }
    return new SetResult(set, figures);
  }

  /// Returns this result with another figure, such as a cost that predictions do not tell.
  public SetResult with(Figure figure, double value) {
    Map<Figure, Double> more = new EnumMap<>(Figure.class);
    more.putAll(figures);
    more.put(figure, value);
    return new SetResult(set, more);
  }

  /// Returns the result as one line of JSON: `set`, then each figure under its name, to six
  /// decimals.
  public String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("set", set);
    figures.forEach((figure, value) -> json.put(figure.wire(), rounded(value)));
    return json.toString();
  }

  static double rounded(double value) {
    return Math.round(value * DECIMALS) / DECIMALS;
  }

  /// Returns results as a table for people, shares in percent: a column for each set and a line for
  /// each figure that any of them has, or the other way round when there are many sets.
  public static String table(List<SetResult> results) {
    return results.size() <= COLUMNS_MAX ? columns(results) : lines(results);
  }

  private static String columns(List<SetResult> results) {
    StringBuilder table = new StringBuilder(" ".repeat(NAMES));
    results.forEach(it -> table.append(" ".repeat(GAP)).append(padded(it.set, it.set)));
    for (Figure figure : present(results)) {
      table.append(String.format(Locale.ROOT, "\n%-" + NAMES + "s", figure.wire()));
      results.forEach(it -> table.append(" ".repeat(GAP)).append(padded(it.cell(figure), it.set)));
    }
    return table.append("\n").toString();
  }

  private static String lines(List<SetResult> results) {
    int names = results.stream().mapToInt(it -> it.set.length()).max().orElse(NAMES);
    StringBuilder table = new StringBuilder(" ".repeat(names));
    List<Figure> figures = present(results);
    figures.forEach(it -> table.append(" ".repeat(GAP)).append(padded(it.wire(), it.wire())));
    for (SetResult result : results) {
      table.append(String.format(Locale.ROOT, "\n%-" + names + "s", result.set));
      figures.forEach(
          it -> table.append(" ".repeat(GAP)).append(padded(result.cell(it), it.wire())));
    }
    return table.append("\n").toString();
  }

  private static List<Figure> present(List<SetResult> results) {
    return Arrays.stream(Figure.values())
        .filter(figure -> results.stream().anyMatch(it -> it.figures.containsKey(figure)))
        .toList();
  }

  private String cell(Figure figure) {
    Double value = figures.get(figure);
    if (value == null) {
      return "–";
    }
    return switch (figure.unit()) {
      case SHARE -> String.format(Locale.ROOT, "%.1f %%", 100 * value);
      case RARE -> String.format(Locale.ROOT, "%.2f %%", 100 * value);
      case NUMBER -> String.format(Locale.ROOT, "%.3f", value);
      case COST -> String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    };
  }

  /// Returns `cell` at the right of a column that is as wide as its heading.
  private static String padded(String cell, String heading) {
    return " ".repeat(Math.max(0, Math.max(NARROWEST, heading.length()) - cell.length())) + cell;
  }
}
