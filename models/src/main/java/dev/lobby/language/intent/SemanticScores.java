package dev.lobby.language.intent;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// What the meaning of an utterance says about its intent.
public final class SemanticScores {
  private final IntentScores intents;
  private final double[] highest;
  private final double[] meanOfThree;

  /// @param intents a probability for each intent
  /// @param highest the highest cosine to an utterance of each intent, -1 to 1, in their order
  /// @param meanOfThree the mean of the three highest, in their order
  SemanticScores(IntentScores intents, double[] highest, double[] meanOfThree) {
    this.intents = intents;
    this.highest = highest;
    this.meanOfThree = meanOfThree;
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
        highest,
        meanOfThree);
  }

  /// Returns a probability for each intent.
  public IntentScores intents() {
    return intents;
  }

  /// Returns the highest cosine to an utterance of `intent`, -1 to 1; -1 when there is none.
  public double highest(String intent) {
    int index = Collections.binarySearch(intents.labels(), intent);
    return index < 0 ? -1 : highest[index];
  }

  /// Returns the mean of the three highest cosines to utterances of `intent`; -1 when there is
  /// none.
  public double meanOfThree(String intent) {
    int index = Collections.binarySearch(intents.labels(), intent);
    return index < 0 ? -1 : meanOfThree[index];
  }

  /// Returns the highest cosine to any utterance learnt from, -1 to 1.
  public double nearest() {
    return Arrays.stream(highest).max().orElse(-1);
  }
}
