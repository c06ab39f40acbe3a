package dev.lobby.language.intent;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A probability for each intent, summing to 1, and how much of the utterance they rest on.
public final class IntentScores {
  /// What an intent unknown to one of two classifiers counts as there.
  private static final double LEAST = 1e-6;

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

  /// Returns the normalised geometric mean of `scores` over `labels`, leaving out scores that rest
  /// on nothing.
  ///
  /// @param labels every label of `scores`, sorted by name
  public static IntentScores mean(List<String> labels, List<IntentScores> scores) {
    List<IntentScores> founded = scores.stream().filter(it -> it.known > 0).toList();
    if (founded.isEmpty()) {
      return even(labels);
    }
    if (founded.size() == 1 && founded.getFirst().labels.equals(labels)) {
      return founded.getFirst();
    }
    double[] probabilities = new double[labels.size()];
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      double logs = 0;
      for (IntentScores each : founded) {
        logs += Math.log(Math.max(LEAST, each.of(labels.get(i))));
      }
      probabilities[i] = Math.exp(logs / founded.size());
      sum += probabilities[i];
    }
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] /= sum;
    }
    double known = founded.stream().mapToDouble(it -> it.known).max().orElse(0);
    return new IntentScores(labels, probabilities, known);
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
    int index = Collections.binarySearch(labels, label);
    return index < 0 ? 0 : probabilities[index];
  }

  /// Returns the share of the utterance's features that the classifier has seen, 0 to 1; at 0 the
  /// probabilities say nothing.
  public double known() {
    return known;
  }
}
