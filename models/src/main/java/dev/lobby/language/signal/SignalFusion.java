package dev.lobby.language.signal;

import dev.lobby.language.maxent.Logistic;
import java.util.List;

/// How two experts together tell a signal in one language: a logistic regression on what they say,
/// and the least probability that counts as heard.
///
/// The evidence is the log-odds of the words, then what the meaning says about every signal in the
/// order of [Signal]: that an utterance sounds like hardship speaks against product interest. Last
/// come how near the nearest utterances are that give the signal and that do not.
///
/// @param weights a weight for each piece of evidence, and at the end what is added
/// @param threshold the least probability that counts as heard, 0 to 1
public record SignalFusion(List<Double> weights, double threshold) {

  /// How many pieces of evidence there are beside what the meaning says about every signal.
  private static final int BESIDE = 3;

  /// Copies the weights.
  ///
  /// @throws IllegalArgumentException when they are not as many as the evidence has pieces, and one
  public SignalFusion {
    weights = List.copyOf(weights);
    int count = Signal.values().length + BESIDE + 1;
    if (weights.size() != count) {
      throw new IllegalArgumentException(
          "a fusion has " + count + " weights, not " + weights.size());
    }
  }

  /// Returns the evidence of the two experts about `signal` as one row.
  static double[] evidence(Signal signal, double logOdds, MeaningExpert.Scores meaning) {
    int signals = meaning.all().length;
    double[] row = new double[signals + BESIDE];
    row[0] = logOdds;
    System.arraycopy(meaning.all(), 0, row, 1, signals);
    row[1 + signals] = meaning.given(signal);
    row[2 + signals] = meaning.silent(signal);
    return row;
  }

  /// Returns the probability of the signal, 0 to 1.
  double probability(double[] evidence) {
    double sum = weights.getLast();
    for (int i = 0; i < evidence.length; i++) {
      sum += weights.get(i) * evidence[i];
    }
    return Logistic.probability(sum);
  }
}
