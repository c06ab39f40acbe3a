package dev.lobby.knowledge.match;

/// What matching made of an utterance whose right article is known.
///
/// @param best the best article's probability
/// @param bestIsRight whether it is the right one
/// @param bestThree the sum of the best three articles' probabilities
/// @param rightIsAmongThree whether the right one is among them
record Outcome(double best, boolean bestIsRight, double bestThree, boolean rightIsAmongThree) {

  /// Returns the outcome of these probabilities when the article at `right` is the right one.
  ///
  /// @param right negative when it is not among them
  static Outcome of(double[] probabilities, int right) {
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
      sum += article < 0 ? 0 : probabilities[article];
      among |= article >= 0 && article == right;
    }
    boolean isRight = three[0] >= 0 && three[0] == right;
    return new Outcome(three[0] < 0 ? 0 : probabilities[three[0]], isRight, sum, among);
  }
}
