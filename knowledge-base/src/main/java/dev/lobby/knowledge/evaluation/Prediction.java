package dev.lobby.knowledge.evaluation;

import dev.lobby.knowledge.evaluation.DataSet.Example;
import dev.lobby.knowledge.match.Match;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What was made of a question whose right labels are known.
///
/// @param right its labels, any of which is right; none when it is out of scope, and then nothing
///   but rejecting it is
/// @param ranked the most probable labels, the best first; as many as the caller keeps, and none
///   when there was no evidence
/// @param confidence the probability that answering with the best label is right, from 0 to 1: what
///   thresholds are held against
public record Prediction(List<String> right, List<Choice> ranked, double confidence) {

  /// A label and its probability, from 0 to 1.
  public record Choice(String label, double probability) {}

  /// Copies the lists.
  ///
  /// @throws IllegalArgumentException when the confidence is not from 0 to 1
  public Prediction {
    right = List.copyOf(right);
    ranked = List.copyOf(ranked);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence " + confidence);
    }
  }

  /// Returns what was made of a question in scope.
  public static Prediction of(Example asked, List<Choice> ranked, double confidence) {
    return new Prediction(asked.labels(), ranked, confidence);
  }

  /// Returns what was made of a question out of scope.
  public static Prediction outOfScope(List<Choice> ranked, double confidence) {
    return new Prediction(List.of(), ranked, confidence);
  }

  /// Returns the best three of `matches`.
  ///
  /// Those at 0 are left out: their order means nothing.
  ///
  /// @param matches the best first
  static List<Choice> best(List<Match> matches) {
    return matches.stream()
        .limit(3)
        .filter(it -> it.probability() > 0)
        .map(it -> new Choice(it.articleId(), it.probability()))
        .toList();
  }

  /// Returns the `most` most probable labels, the best first, the earlier of two equal ones first.
  ///
  /// Those at 0 are left out: their order means nothing.
  ///
  /// @param probabilities one for each of `labels`
  public static List<Choice> ranked(List<String> labels, double[] probabilities, int most) {
    return IntStream.range(0, labels.size())
        .filter(it -> probabilities[it] > 0)
        .mapToObj(it -> new Choice(labels.get(it), probabilities[it]))
        .sorted(Comparator.comparingDouble(Choice::probability).reversed())
        .limit(most)
        .toList();
  }

  /// Returns whether an intent of the set fits the question.
  public boolean isInScope() {
    return !right.isEmpty();
  }

  /// Returns whether the best label is right.
  public boolean isRight() {
    return isAmong(1);
  }

  /// Returns whether a right label is among the best `first`.
  public boolean isAmong(int first) {
    return ranked.stream().limit(first).anyMatch(it -> right.contains(it.label()));
  }
}
