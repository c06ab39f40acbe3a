package dev.lobby.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What a bank makes of its customers' figures: scales, stages, classes, and when somebody is at
/// risk. It is data, read by [ValueRulesFile].
///
/// @param text the YAML it was read from
/// @param figuresHoldDays after how many days figures say nothing any more
/// @param recency up to how many days without contact recency is 5, 4, 3 and 2
/// @param frequency from how many transactions on frequency is 2, 3, 4 and 5
/// @param monetary from which balance on the monetary score is 2, 3, 4 and 5, by currency
/// @param weights what health is made of
/// @param stages the first that holds is a customer's; the one without conditions is the others'
/// @param classes the same
/// @param atRisk whom the bank is about to lose
/// @param churnWarning of whom that may be said soon
public record ValueRules(
    String text,
    int figuresHoldDays,
    List<Integer> recency,
    List<Integer> frequency,
    Map<String, List<Long>> monetary,
    Weights weights,
    SequencedMap<LifeStage, Rule> stages,
    SequencedMap<ValueClass, Rule> classes,
    Rule atRisk,
    Rule churnWarning) {

  private static final int BEST = 5;

  /// What counts how much in a customer's health; what is unknown does not count.
  ///
  /// @param openComplaint how many points of 100 satisfaction loses by each open complaint
  public record Weights(int value, int behaviour, int satisfaction, int openComplaint) {}

  public ValueRules {
    recency = List.copyOf(recency);
    frequency = List.copyOf(frequency);
    monetary = Map.copyOf(monetary);
    stages = new LinkedHashMap<>(stages);
    classes = new LinkedHashMap<>(classes);
  }

  /// The score of how many days there was no contact.
  int recencyOf(int days) {
    int score = BEST;
    for (int upTo : recency) {
      if (days <= upTo) {
        return score;
      }
      score--;
    }
    return score;
  }

  /// The score of a number of transactions.
  int frequencyOf(int transactions) {
    return 1 + (int) frequency.stream().filter(from -> transactions >= from).count();
  }

  /// The score of a balance; null where no scale has its currency.
  @Nullable Integer monetaryOf(long from, String currency) {
    List<Long> edges = monetary.get(currency);
    return edges == null ? null : 1 + (int) edges.stream().filter(edge -> from >= edge).count();
  }
}
