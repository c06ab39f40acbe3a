package dev.lobby.knowledge.match;

import dev.lobby.knowledge.search.PhrasingIndex;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Fuses the classifiers' probabilities with the index's evidence into one probability per article.
///
/// An utterance without any feature that the classifiers know gets probability 0 for every article.
/// One that is, but for punctuation and case, a phrasing or title of exactly one article is that
/// article: no phrasing may stand in two, so this needs no fitting, and cannot be fitted either,
/// because a held-out phrasing is never in the index.
final class FusedMatcher implements Matcher {
  /// The probability of an article that has the utterance as a phrasing or title.
  static final double EXACT = 0.995;

  private final List<String> articles;
  private final PhrasingIndex index;
  private final Map<Language, Weights> weights;

  /// @param articles the ids of all articles, in the order of the index
  /// @param weights the weights for Chinese, English and the two mixed
  FusedMatcher(List<String> articles, PhrasingIndex index, Map<Language, Weights> weights) {
    this.articles = List.copyOf(articles);
    this.index = index;
    this.weights = new EnumMap<>(weights);
  }

  @Override
  public List<Match> match(Understanding understanding) {
    double[] probabilities = probabilities(understanding);
    List<Match> matches = new ArrayList<>(articles.size());
    for (int a = 0; a < probabilities.length; a++) {
      matches.add(new Match(articles.get(a), probabilities[a]));
    }
    matches.sort(Comparator.comparingDouble(Match::probability).reversed());
    return matches;
  }

  double[] probabilities(Understanding understanding) {
    Language language = understanding.language();
    if (language == Language.NEITHER || understanding.intents().known() == 0) {
      return new double[articles.size()];
    }
    double[] probabilities =
        Objects.requireNonNull(weights.get(language))
            .probabilities(
                Weights.features(
                    understanding.intents(),
                    index.evidence(understanding.text(), language),
                    articles));
    index.exact(understanding.text()).ifPresent(id -> raise(probabilities, articles.indexOf(id)));
    return probabilities;
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
