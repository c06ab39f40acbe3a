package dev.lobby.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lobby.knowledge.evaluation.Calibration.Bin;
import dev.lobby.knowledge.evaluation.Prediction.Choice;
import dev.lobby.knowledge.evaluation.RiskCoverage.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final double EXACTLY = 1e-12;

  private static Prediction asked(String right, double confidence, String... ranked) {
    List<Choice> choices = new ArrayList<>();
    for (String label : ranked) {
      choices.add(new Choice(label, confidence / (choices.size() + 1)));
    }
    return new Prediction(right.isEmpty() ? List.of() : List.of(right), choices, confidence);
  }

  private static Prediction right(double confidence) {
    return asked("a", confidence, "a");
  }

  private static Prediction wrong(double confidence) {
    return asked("a", confidence, "b");
  }

  private static Prediction outOfScope(double confidence) {
    return asked("", confidence, "a");
  }

  /// Predictions of few confidences, so that many are equal.
  @Provide
  Arbitrary<List<Prediction>> predictions() {
    return Combinators.combine(Arbitraries.integers().between(0, 20), Arbitraries.of(0, 1, 2))
        .as((twentieth, kind) -> {
          double confidence = twentieth / 20.0;
          return kind == 0
              ? outOfScope(confidence)
              : kind == 1 ? wrong(confidence) : right(confidence);
        })
        .list()
        .ofMaxSize(80)
        .map(some -> {
          List<Prediction> both = new ArrayList<>(some);
          both.add(right(0.5));
          both.add(outOfScope(0.35));
          return both;
        });
  }

  private static double[] thresholds() {
    return IntStream.rangeClosed(0, 21).mapToDouble(it -> it / 20.0).toArray();
  }

  @Test
  void the_best_labels_are_counted() {
    List<Prediction> predictions =
        List.of(
            asked("a", 0.9, "a", "b"),
            asked("a", 0.8, "b", "c", "a"),
            asked("b", 0.7, "c", "d", "e", "b"),
            asked("b", 0.6, "b"),
            asked("", 0.5, "a"));
    assertThat(Metrics.accuracy(predictions)).isEqualTo(2.0 / 5);
    assertThat(Metrics.top(predictions, 3)).isEqualTo(3.0 / 5);
    // a: 1 right, 1 missed, 1 mistaken → 1/2; b the same → 1/2; c: 1 mistaken → 0.
    assertThat(Metrics.macroF1(predictions)).isCloseTo(1.0 / 3, within(EXACTLY));
  }

  @Test
  void any_of_several_labels_is_right() {
    List<Prediction> predictions =
        List.of(new Prediction(List.of("a", "b"), List.of(new Choice("b", 0.6)), 0.6));
    assertThat(Metrics.accuracy(predictions)).isEqualTo(1);
    assertThat(Metrics.macroF1(predictions)).isEqualTo(1);
  }

  @Test
  void no_evidence_is_no_label() {
    assertThat(Prediction.ranked(List.of("a", "b", "c", "d"), new double[] {0, 0.2, 0.5, 0.2}, 2))
        .containsExactly(new Choice("c", 0.5), new Choice("b", 0.2));
    assertThat(Metrics.accuracy(List.of(asked("a", 0)))).isZero();
    assertThat(Metrics.macroF1(List.of(asked("a", 0)))).isZero();
  }

  @Test
  void nothing_to_measure_and_no_probability_are_refused() {
    assertThatThrownBy(() -> Metrics.accuracy(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Calibration.error(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OutOfScopeMetrics.recall(List.of(right(1)), 0.5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> right(Double.NaN)).hasMessage("confidence NaN");
  }

  @Test
  void calibration_error_is_the_mean_gap_of_the_bins() {
    List<Prediction> predictions = new ArrayList<>();
    // Fifteen bins of two: one right and one wrong each, at 0.5 to 0.99.
    double gaps = 0;
    for (int b = 0; b < 15; b++) {
      double confidence = 0.5 + b * 0.03;
      predictions.add(right(confidence));
      predictions.add(wrong(confidence + 0.01));
      gaps += confidence + 0.005 - 0.5;
    }
    assertThat(Calibration.bins(predictions)).hasSize(15).allMatch(it -> it.count() == 2);
    assertThat(Calibration.error(predictions)).isCloseTo(gaps / 15, within(EXACTLY));
  }

  @Test
  void equal_confidences_are_never_parted() {
    List<Prediction> predictions = new ArrayList<>(Collections.nCopies(70, right(1)));
    predictions.addAll(Collections.nCopies(10, wrong(1)));
    predictions.add(right(0.25));
    assertThat(Calibration.bins(predictions)).containsExactly(new Bin(81, 71, (80 + 0.25) / 81));
    predictions.addAll(Collections.nCopies(9, wrong(0.25)));
    assertThat(Calibration.bins(predictions))
        .containsExactly(new Bin(10, 1, 0.25), new Bin(80, 70, 1));
    assertThat(Calibration.error(predictions)).isCloseTo((10 * 0.15 + 10) / 90, within(EXACTLY));
  }

  @Test
  void coverage_is_the_most_that_keeps_the_rate() {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      // Wrong at the 20th, 50th and 51st place.
      predictions.add(i == 19 || i == 49 || i == 50 ? wrong(1 - i * 0.01) : right(1 - i * 0.01));
    }
    assertThat(RiskCoverage.coverageAt(predictions, 0.01)).isEqualTo(0.19);
    assertThat(RiskCoverage.coverageAt(predictions, 0.02)).isEqualTo(0.19);
    assertThat(RiskCoverage.coverageAt(predictions, 0.03)).isEqualTo(1);
    assertThat(RiskCoverage.coverageAt(predictions, 0.0)).isEqualTo(0.19);
    assertThat(RiskCoverage.coverageAt(List.of(wrong(1), right(0.5)), 0.01)).isZero();
    Point point = RiskCoverage.at(predictions, 0.505);
    assertThat(point).isEqualTo(new Point(0.505, 100, 50, 2));
    assertThat(point.wrongRate()).isEqualTo(0.04);
    // The interval of 2 of 50 in the tables.
    assertThat(point.wrongInterval().low()).isCloseTo(0.0049, within(5e-5));
    assertThat(point.wrongInterval().high()).isCloseTo(0.1371, within(5e-5));
    assertThat(RiskCoverage.at(predictions, 1.01).wrongRate()).isZero();
  }

  @Test
  void scope_is_told_by_confidence() {
    List<Prediction> predictions =
        List.of(
            right(0.9),
            right(0.8),
            wrong(0.7),
            right(0.4),
            outOfScope(0.8),
            outOfScope(0.5),
            outOfScope(0.2));
    // Pairs won: 0.9: 3; 0.8: 2 and a draw; 0.7: 2; 0.4: 1; of 12.
    assertThat(OutOfScopeMetrics.auroc(predictions, Prediction::confidence))
        .isCloseTo(8.5 / 12, within(EXACTLY));
    assertThat(OutOfScopeMetrics.recall(predictions, 0.5)).isEqualTo(1.0 / 3);
    assertThat(OutOfScopeMetrics.recallWhere(predictions, 0.5)).hasValue(2.0 / 3);
    assertThat(OutOfScopeMetrics.recallWhere(predictions, 0.75)).hasValue(1.0 / 3);
    assertThat(OutOfScopeMetrics.recallWhere(predictions, 0.76)).isEmpty();
    // From 0.9 on: 1 right and 3 rejected; from 0.8 on: 2 and 2; from 0.4 on: 3 and 1.
    assertThat(OutOfScopeMetrics.oracleAccuracy(predictions)).isEqualTo(4.0 / 7);
  }

  @Property(tries = 300)
  void auroc_is_the_share_of_pairs_won(@ForAll("predictions") List<Prediction> predictions) {
    double won = 0;
    double pairs = 0;
    for (Prediction in : predictions) {
      for (Prediction out : predictions) {
        if (in.isInScope() && !out.isInScope()) {
          pairs++;
          won += (Math.signum(in.confidence() - out.confidence()) + 1) / 2;
        }
      }
    }
    assertThat(OutOfScopeMetrics.auroc(predictions, Prediction::confidence))
        .isCloseTo(won / pairs, within(EXACTLY));
    assertThat(OutOfScopeMetrics.auroc(predictions, it -> -it.confidence()))
        .isCloseTo(1 - won / pairs, within(EXACTLY));
  }

  @Property(tries = 300)
  void oracles_are_the_best_of_all_thresholds(@ForAll("predictions") List<Prediction> predictions) {
    double inScope = predictions.stream().filter(Prediction::isInScope).count();
    double coverage = 0;
    double handled = 0;
    double recall = -1;
    for (double threshold : thresholds()) {
      Point point = RiskCoverage.at(predictions, threshold);
      if (point.wrongRate() <= 0.05 + EXACTLY) {
        coverage = Math.max(coverage, point.coverage());
      }
      double right =
          predictions.stream().filter(it -> it.confidence() >= threshold && it.isRight()).count();
      double rejected =
          predictions.stream().filter(it -> it.confidence() < threshold && !it.isInScope()).count();
      handled = Math.max(handled, (right + rejected) / predictions.size());
      if (right / inScope >= 0.6 - EXACTLY) {
        recall = Math.max(recall, OutOfScopeMetrics.recall(predictions, threshold));
      }
    }
    assertThat(RiskCoverage.coverageAt(predictions, 0.05)).isEqualTo(coverage);
    assertThat(OutOfScopeMetrics.oracleAccuracy(predictions)).isEqualTo(handled);
    assertThat(OutOfScopeMetrics.recallWhere(predictions, 0.6).orElse(-1)).isEqualTo(recall);
  }

  @Property(tries = 300)
  void order_does_not_matter_and_bins_hold_everything(
      @ForAll("predictions") List<Prediction> predictions, @ForAll long seed) {
    List<Prediction> shuffled = new ArrayList<>(predictions);
    Collections.shuffle(shuffled, new Random(seed));
    List<Bin> bins = Calibration.bins(predictions);
    assertThat(bins.stream().mapToInt(Bin::count).sum()).isEqualTo(predictions.size());
    assertThat(bins.stream().mapToInt(Bin::right).sum())
        .isEqualTo((int) predictions.stream().filter(Prediction::isRight).count());
    assertThat(bins).hasSizeLessThanOrEqualTo(Calibration.BINS);
    assertThat(Calibration.error(shuffled))
        .isCloseTo(Calibration.error(predictions), within(EXACTLY));
    assertThat(RiskCoverage.curve(shuffled)).isEqualTo(RiskCoverage.curve(predictions));
    assertThat(Metrics.macroF1(shuffled)).isCloseTo(Metrics.macroF1(predictions), within(EXACTLY));
  }

  @Test
  void a_table_of_many_sets_has_a_line_for_each() {
    List<SetResult> many =
        IntStream.range(0, 7)
            .mapToObj(i -> new SetResult("set-" + i, Map.of(Figure.FALSE_ALARMS, i / 1000.0)))
            .toList();
    assertThat(SetResult.table(many).lines())
        .hasSize(8)
        .first()
        .satisfies(it -> assertThat(it).contains("falseAlarms"));
    assertThat(SetResult.table(many)).contains("set-3").contains("0.30 %");
    assertThat(SetResult.table(many.subList(0, 2)).lines()).hasSize(2);
  }
}
