package dev.lobby.knowledge.match;

import dev.lobby.language.Understanding;
import java.util.List;
import java.util.Optional;

/// Turns an understanding into one calibrated probability per article; safe for any number of
/// threads.
public interface Matcher {

  /// Returns every article with its probability, best first, but those that are [#ruledOut]; the
  /// probabilities sum to at most 1, and what is missing is the probability that no article
  /// answers.
  List<Match> match(Understanding understanding);

  /// Returns the one article that has the utterance, but for punctuation and case, as a phrasing or
  /// title.
  Optional<String> exact(Understanding understanding);

  /// Returns the articles that say of such an utterance that it is not theirs, sorted by id.
  List<NotThis.RuledOut> ruledOut(Understanding understanding);

  /// Returns from which probabilities on such an understanding is answered, and articles suggested.
  Thresholds thresholds(Understanding understanding);

  /// Returns the passages of documents that may answer, likeliest first, three at most; empty where
  /// the release has no documents, or no passage says anything about it.
  default List<PassageMatch> passages(Understanding understanding) {
    return List.of();
  }

  /// Returns from which probability on a passage is quoted as the answer, and from which one is
  /// offered; [Thresholds#NEVER] where nothing proves a promise.
  default Thresholds passageThresholds(Understanding understanding) {
    return Thresholds.NEVER;
  }
}
