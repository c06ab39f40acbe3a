package dev.lobby.knowledge.match;

import dev.lobby.knowledge.search.PhrasingIndex;
import dev.lobby.language.Understanding;
import dev.lobby.language.intent.SemanticScores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fuses what words and meaning say with the index's evidence into one probability per article.
///
/// An utterance of which nothing is known gets probability 0 for every article. One that is, but
/// for punctuation and case, a phrasing or title of exactly one article is that article: no
/// phrasing may stand in two, so this needs no fitting, and cannot be fitted either, because a
/// held-out phrasing is never in the index.
final class FusedMatcher implements Matcher {
  /// The probability of an article that has the utterance as a phrasing or title.
  static final double EXACT = 0.995;

  private final Candidates candidates;
  private final PhrasingIndex index;
  private final Path words;
  private final Optional<Path> meaning;
  private final NotThis notThis;

  /// @param candidates the articles in the order of the index
  FusedMatcher(
      Candidates candidates,
      PhrasingIndex index,
      Path words,
      Optional<Path> meaning,
      NotThis notThis) {
    this.candidates = candidates;
    this.index = index;
    this.words = words;
    this.meaning = meaning;
    this.notThis = notThis;
  }

  @Override
  public List<Match> match(Understanding understanding) {
    double[] probabilities = probabilities(understanding);
    Set<String> out = new HashSet<>();
    ruledOut(understanding).forEach(it -> out.add(it.article()));
    List<Match> matches = new ArrayList<>(probabilities.length);
    for (int a = 0; a < probabilities.length; a++) {
      if (!out.contains(candidates.names().get(a))) {
        matches.add(new Match(candidates.names().get(a), probabilities[a]));
      }
    }
    matches.sort(Comparator.comparingDouble(Match::probability).reversed());
    return matches;
  }

  @Override
  public List<NotThis.RuledOut> ruledOut(Understanding understanding) {
    return notThis.ruledOut(understanding, exact(understanding));
  }

  @Override
  public Thresholds thresholds(Understanding understanding) {
    return path(understanding).thresholds(understanding.language());
  }

  private Path path(Understanding understanding) {
    return understanding.meaning().isPresent() ? meaning.orElse(words) : words;
  }

  private double[] probabilities(Understanding understanding) {
    @Nullable SemanticScores scores =
        meaning.isPresent() ? understanding.meaning().orElse(null) : null;
    double[] probabilities =
        path(understanding)
            .probabilities(
                understanding,
                scores,
                index.evidence(understanding.text(), understanding.language()),
                candidates);
    exact(understanding).ifPresent(id -> raise(probabilities, candidates.names().indexOf(id)));
    return probabilities;
  }

  @Override
  public Optional<String> exact(Understanding understanding) {
    return Path.readable(understanding) ? index.exact(understanding.text()) : Optional.empty();
  }

  private static void raise(double[] probabilities, int exact) {
    double before = probabilities[exact];
    if (before < EXACT) {
      double rest = (1 - EXACT) / (1 - before);
      for (int a = 0; a < probabilities.length; a++) {
        probabilities[a] *= rest;
      }
      probabilities[exact] = EXACT;
    }
  }
}
