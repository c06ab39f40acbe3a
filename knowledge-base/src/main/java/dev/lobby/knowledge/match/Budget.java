package dev.lobby.knowledge.match;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// Computes the [Thresholds] from utterances whose right article is known and that the matcher was
/// not trained on.
///
/// Both are the lowest that keep their promise on these utterances: of those answered at most
/// [#WRONG] are wrong, and of those suggested at least [#AMONG_THREE] have the right article among
/// the three.
final class Budget {
  /// The share of answered utterances that may be answered wrongly.
  static final double WRONG = 0.02;

  /// The share of suggestions that must hold the right article.
  static final double AMONG_THREE = 0.8;

  /// Nothing less probable than its opposite is answered or suggested.
  static final double LEAST = 0.5;

  /// The threshold that only an utterance known word for word reaches, for want of data to set
  /// another.
  static final double EXACT_ONLY = FusedMatcher.EXACT;

  private Budget() {}

  static Thresholds thresholds(List<Outcome> outcomes) {
    double answer = lowest(outcomes, Outcome::best, Outcome::bestIsRight, WRONG, EXACT_ONLY);
    List<Outcome> rest = outcomes.stream().filter(it -> it.best() < answer).toList();
    double suggest =
        lowest(rest, Outcome::bestThree, Outcome::rightIsAmongThree, 1 - AMONG_THREE, 1);
    return new Thresholds(answer, suggest);
  }

  /// Returns the lowest score from which on the share of failures stays within `limit`; `otherwise`
  /// when there is none.
  ///
  /// One failure more than was seen is counted, so that a handful of lucky utterances sets no
  /// threshold: at 2 % it takes 49 right ones in a row.
  private static double lowest(
      List<Outcome> outcomes,
      ToDoubleFunction<Outcome> score,
      Predicate<Outcome> success,
      double limit,
      double otherwise) {
    List<Outcome> ranked =
        outcomes.stream().sorted(Comparator.comparingDouble(score).reversed()).toList();
    double lowest = otherwise;
    int failures = 0;
    for (int i = 0; i < ranked.size() && score.applyAsDouble(ranked.get(i)) >= LEAST; i++) {
      failures += success.test(ranked.get(i)) ? 0 : 1;
      double here = score.applyAsDouble(ranked.get(i));
      boolean tied = i + 1 < ranked.size() && score.applyAsDouble(ranked.get(i + 1)) == here;
      if (!tied && failures + 1 <= limit * (i + 2)) {
        lowest = here;
      }
    }
    return lowest;
  }
}
