package dev.lobby.knowledge.match;

import dev.lobby.knowledge.document.BankDocument;
import dev.lobby.knowledge.search.ScoredPassage;
import dev.lobby.language.Understanding;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

  /// Returns the passages of documents that may answer, whoever asks and whenever, likeliest first;
  /// empty where the release has no documents, or no passage says anything about it.
  default List<ScoredPassage> find(Understanding understanding) {
    return List.of();
  }

  /// Returns those among `found` that may be quoted, likeliest first, three at most. What may not
  /// is as if it did not exist: last year's edition does not stand in the way of this year's.
  ///
  /// @param found what [#find] returned for the understanding
  default List<PassageMatch> passages(
      Understanding understanding, List<ScoredPassage> found, Predicate<BankDocument> quotable) {
    return List.of();
  }

  /// Returns the passages that may answer when all documents may be quoted.
  default List<PassageMatch> passages(Understanding understanding) {
    return passages(understanding, find(understanding), document -> true);
  }

  /// Returns from which probability on a passage is quoted as the answer, and from which one is
  /// offered; [Thresholds#NEVER] where nothing proves a promise.
  default Thresholds passageThresholds(Understanding understanding) {
    return Thresholds.NEVER;
  }
}
