package dev.lobby.language.act;

import java.util.List;

/// How words and meaning together tell an act in one language: a logistic regression on what they
/// say, and the least probability that counts as heard.
///
/// @param weights of the log-odds of the words, of what the meaning says about every act in their
///   order, of how near the nearest messages are that do it and that do not, and what is added
/// @param threshold the least probability that counts as heard, 0 to 1
public record ActFusion(List<Double> weights, double threshold) {

  /// How many pieces of evidence there are.
  static final int EVIDENCE = Act.values().length + 3;

  /// Copies the weights.
  ///
  /// @throws IllegalArgumentException when they are not as many as the evidence has pieces, and one
  public ActFusion {
    weights = List.copyOf(weights);
    if (weights.size() != EVIDENCE + 1) {
      throw new IllegalArgumentException(
          "a fusion of acts has " + (EVIDENCE + 1) + " weights, not " + weights.size());
    }
  }
}
