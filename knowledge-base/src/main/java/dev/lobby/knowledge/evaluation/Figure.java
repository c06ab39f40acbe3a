package dev.lobby.knowledge.evaluation;

import java.util.Arrays;
import java.util.Optional;

/// A figure in a [SetResult]; floors can be put under each.
///
/// Those that do not begin with `oos` are of questions in scope. Shares are from 0 to 1.
public enum Figure {
  /// The share whose best label is right.
  ACCURACY("accuracy", Unit.SHARE),
  /// The mean F1 of the labels, from 0 to 1.
  MACRO_F1("macroF1", Unit.SHARE),
  /// The share with a right label among the best three.
  TOP3("top3", Unit.SHARE),
  /// The expected calibration error, from 0 to 1.
  ECE("ece", Unit.SHARE),
  /// The share that the best threshold answers with 1 % of the answers wrong.
  COVERAGE_AT_1("coverageAt1", Unit.SHARE),
  /// The share that the best threshold answers with 2 % of the answers wrong.
  COVERAGE_AT_2("coverageAt2", Unit.SHARE),
  /// The share that the best threshold answers with 5 % of the answers wrong.
  COVERAGE_AT_5("coverageAt5", Unit.SHARE),
  /// The threshold in use: the confidence from which on is answered, from 0 to 1.
  THRESHOLD("threshold", Unit.NUMBER),
  /// The share that is answered at the threshold in use.
  ANSWERED("answered", Unit.SHARE),
  /// The share of those answers that is wrong.
  WRONG("wrong", Unit.SHARE),
  /// Where the 95 % interval of [#WRONG] begins.
  WRONG_LOW("wrongLow", Unit.SHARE),
  /// Where the 95 % interval of [#WRONG] ends.
  WRONG_HIGH("wrongHigh", Unit.SHARE),
  /// The share that is not answered and suggested on.
  SUGGESTED("suggested", Unit.SHARE),
  /// The share of those that have the right label among the three suggested.
  SUGGESTED_RIGHT("suggestedRight", Unit.SHARE),
  /// The share of what was found that is right, of entities and the like.
  PRECISION("precision", Unit.SHARE),
  /// The share of what there was to find that was found right.
  RECALL("recall", Unit.SHARE),
  /// Where the 95 % interval of [#RECALL] begins.
  RECALL_LOW("recallLow", Unit.SHARE),
  /// Where the 95 % interval of [#RECALL] ends.
  RECALL_HIGH("recallHigh", Unit.SHARE),
  /// The share in which something was heard that is not there.
  FALSE_ALARMS("falseAlarms", Unit.RARE),
  /// The harmonic mean of [#PRECISION] and [#RECALL].
  F1("f1", Unit.SHARE),
  /// How often a question in scope is given more confidence than one out of scope, from 0 to 1.
  OOS_AUROC("oosAuroc", Unit.SHARE),
  /// The share of questions out of scope that the threshold in use rejects.
  OOS_RECALL("oosRecall", Unit.SHARE),
  /// The share of questions out of scope that are neither answered nor suggested on.
  OOS_DECLINED("oosDeclined", Unit.SHARE),
  /// The share of all questions, in scope or not, that the threshold in use handles rightly.
  OOS_ACCURACY("oosAccuracy", Unit.SHARE),
  /// The share of them that the best threshold rejects with 95 % of those in scope right and
  /// accepted.
  OOS_RECALL_AT_95("oosRecallAt95", Unit.SHARE),
  /// The share of all questions, in scope or not, that the best threshold handles rightly.
  OOS_ORACLE_ACCURACY("oosOracleAccuracy", Unit.SHARE),
  /// How long training took, in seconds.
  TRAIN_SECONDS("trainSeconds", Unit.COST),
  /// Within how many milliseconds half of the questions are answered.
  P50_MILLIS("p50Millis", Unit.COST),
  /// Within how many milliseconds 99 % of the questions are answered.
  P99_MILLIS("p99Millis", Unit.COST),
  /// How much memory it took at most, in megabytes.
  MEMORY_MB("memoryMb", Unit.COST);

  enum Unit {
    SHARE,
    /// A share so small that it needs another decimal.
    RARE,
    NUMBER,
    COST
  }

  private final String wire;
  private final Unit unit;

  Figure(String wire, Unit unit) {
    this.wire = wire;
    this.unit = unit;
  }

  /// Returns the name used in results and floors.
  public String wire() {
    return wire;
  }

  Unit unit() {
    return unit;
  }

  /// Returns the figure of that name.
  public static Optional<Figure> ofWire(String wire) {
    return Arrays.stream(values()).filter(it -> it.wire.equals(wire)).findFirst();
  }
}
