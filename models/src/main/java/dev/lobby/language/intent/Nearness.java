package dev.lobby.language.intent;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// How near the utterances of each intent are to another one by what they mean.
public final class Nearness {
  private final List<String> labels;
  private final double[] highest;
  private final double[] meanOfThree;

  /// @param labels the intents, sorted by name
  /// @param highest the highest cosine to an utterance of each, -1 to 1, in their order
  /// @param meanOfThree the mean of the three highest, in their order
  Nearness(List<String> labels, double[] highest, double[] meanOfThree) {
    this.labels = labels;
    this.highest = highest;
    this.meanOfThree = meanOfThree;
  }

  /// Returns the highest cosine to an utterance of `intent`, -1 to 1; -1 when there is none.
  public double highest(String intent) {
    int index = Collections.binarySearch(labels, intent);
    return index < 0 ? -1 : highest[index];
  }

  /// Returns the mean of the three highest cosines to utterances of `intent`; -1 when there is
  /// none.
  public double meanOfThree(String intent) {
    int index = Collections.binarySearch(labels, intent);
    return index < 0 ? -1 : meanOfThree[index];
  }

  /// Returns the highest cosine to any utterance, -1 to 1.
  double highest() {
    return Arrays.stream(highest).max().orElse(-1);
  }
}
