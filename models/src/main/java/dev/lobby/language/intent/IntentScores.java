package dev.lobby.language.intent;

import java.util.Arrays;
import java.util.List;

/// A probability for each intent, summing to 1, and how much of the utterance they rest on.
public final class IntentScores {
  private final List<String> labels;
  private final double[] probabilities;
  private final double known;

  /// @param labels the intents, sorted by name; shared between utterances, so not copied
  /// @param known the share of the utterance's features that the classifier has seen, 0 to 1
  IntentScores(List<String> labels, double[] probabilities, double known) {
    this.labels = labels;
    this.probabilities = probabilities;
    this.known = known;
  }

  /// Returns an even distribution over `labels` that rests on nothing.
  public static IntentScores even(List<String> labels) {
    double[] probabilities = new double[labels.size()];
    Arrays.fill(probabilities, 1.0 / Math.max(1, labels.size()));
    return new IntentScores(labels, probabilities, 0);
  }

  /// Returns the intents, sorted by name.
  public List<String> labels() {
    return labels;
  }

  /// Returns the probability of the intent at `index` of [#labels()].
  public double at(int index) {
    return probabilities[index];
  }

  /// Returns the probability of `label`; 0 for one the classifier does not know.
  public double of(String label) {
    int index = java.util.Collections.binarySearch(labels, label);
    return index < 0 ? 0 : probabilities[index];
  }

  /// Returns the share of the utterance's features that the classifier has seen, 0 to 1; at 0 the
  /// probabilities say nothing.
  public double known() {
    return known;
  }
}
