package dev.lobby.language.intent;

import java.util.List;

/// What the meaning of an utterance says about its intent.
public final class SemanticScores {
  private final IntentScores intents;
  private final Nearness nearness;

  /// @param intents a probability for each intent
  /// @param nearness how near the utterances of each intent are
  SemanticScores(IntentScores intents, Nearness nearness) {
    this.intents = intents;
    this.nearness = nearness;
  }

  /// Returns the mean of `scores` over `labels`.
  ///
  /// @param labels every label of `scores`, sorted by name
  /// @throws IllegalArgumentException when there are none
  public static SemanticScores mean(List<String> labels, List<SemanticScores> scores) {
    if (scores.isEmpty()) {
      throw new IllegalArgumentException("there are no scores to take the mean of");
    }
    if (scores.size() == 1 && scores.getFirst().intents.labels().equals(labels)) {
      return scores.getFirst();
    }
    double[] highest = new double[labels.size()];
    double[] meanOfThree = new double[labels.size()];
    for (SemanticScores each : scores) {
      for (int i = 0; i < highest.length; i++) {
        highest[i] += each.highest(labels.get(i)) / scores.size();
        meanOfThree[i] += each.meanOfThree(labels.get(i)) / scores.size();
      }
    }
    return new SemanticScores(
        IntentScores.mean(labels, scores.stream().map(it -> it.intents).toList()),
        new Nearness(labels, highest, meanOfThree));
  }

  /// Returns a probability for each intent.
  public IntentScores intents() {
    return intents;
  }

  /// Returns the highest cosine to an utterance of `intent`, -1 to 1; -1 when there is none.
  public double highest(String intent) {
    return nearness.highest(intent);
  }

  /// Returns the mean of the three highest cosines to utterances of `intent`; -1 when there is
  /// none.
  public double meanOfThree(String intent) {
    return nearness.meanOfThree(intent);
  }

  /// Returns the highest cosine to any utterance learnt from, -1 to 1.
  public double nearest() {
    return nearness.highest();
  }
}
