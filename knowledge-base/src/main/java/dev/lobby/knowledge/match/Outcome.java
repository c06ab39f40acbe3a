package dev.lobby.knowledge.match;

import dev.lobby.language.Language;

/// What matching made of an utterance whose right article is known, and that nothing was trained
/// on.
///
/// @param language what it is written in
/// @param right the id of the article that answers it; `-` when none does
/// @param best the id of the best article; `-` when there is no evidence for any
/// @param probability the best article's probability
/// @param three the sum of the best three articles' probabilities
/// @param rightIsAmongThree whether the right one is among them
public record Outcome(
    Language language,
    String right,
    String best,
    double probability,
    double three,
    boolean rightIsAmongThree) {

  /// Returns the outcome of these probabilities.
  ///
  /// @param right the id of the article that answers, [Candidates#NONE] when none does
  static Outcome of(
      Language language, double[] probabilities, Candidates candidates, String right) {
    int[] three = {-1, -1, -1};
    for (int a = 0; a < probabilities.length; a++) {
      int candidate = a;
      for (int place = 0; place < three.length; place++) {
        if (three[place] < 0 || probabilities[candidate] > probabilities[three[place]]) {
          int beaten = three[place];
          three[place] = candidate;
          candidate = beaten;
          if (beaten < 0) {
            break;
          }
        }
      }
    }
    double sum = 0;
    boolean among = false;
    for (int article : three) {
      // Without any evidence all are at 0 and their order means nothing.
      boolean named = article >= 0 && probabilities[article] > 0;
      sum += named ? probabilities[article] : 0;
      among |= named && candidates.names().get(article).equals(right);
    }
    boolean any = three[0] >= 0 && probabilities[three[0]] > 0;
    return new Outcome(
        language,
        right,
        any ? candidates.names().get(three[0]) : Candidates.NONE,
        any ? probabilities[three[0]] : 0,
        sum,
        among);
  }

  /// Returns whether there is an article that answers it.
  public boolean inScope() {
    return !right.equals(Candidates.NONE);
  }

  /// Returns whether the best article is the right one; never, when none answers.
  public boolean bestIsRight() {
    return inScope() && best.equals(right);
  }
}
