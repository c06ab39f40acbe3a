package dev.lobby.knowledge.match;

import dev.lobby.knowledge.search.PhrasingIndex.Evidence;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.intent.SemanticScores;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One way from evidence to probabilities, with its own weights and thresholds: by words and
/// meaning, or by words alone where there is no sentence encoder.
///
/// @param weights for Chinese, English and the two mixed
/// @param thresholds for Chinese, English and the two mixed
record Path(
    Map<Language, Weights> weights, Confidence confidence, Map<Language, Thresholds> thresholds) {

  /// The languages that weights and thresholds are for.
  static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN, Language.MIXED);

  /// The first features of an article, which the confidence compares with the second best's.
  private static final int LEADS = 4;

  Path {
    weights = new EnumMap<>(weights);
    thresholds = new EnumMap<>(thresholds);
    if (!weights.keySet().containsAll(LANGUAGES) || !thresholds.keySet().containsAll(LANGUAGES)) {
      throw new IllegalArgumentException("weights and thresholds are needed for zh, en and mixed");
    }
  }

  /// Returns the thresholds for an utterance in `language`; nothing reaches those for neither.
  Thresholds thresholds(Language language) {
    return thresholds.getOrDefault(language, new Thresholds(1, 1));
  }

  /// Returns the probability of each article; 0 for all when nothing of the utterance is known.
  ///
  /// @param meaning null for the way by words alone
  double[] probabilities(
      Understanding understanding,
      @Nullable SemanticScores meaning,
      Evidence evidence,
      Candidates candidates) {
    if (!readable(understanding)) {
      return new double[candidates.articles()];
    }
    return probabilities(
        Weights.features(understanding.intents(), meaning, evidence, candidates.names()),
        understanding,
        meaning,
        candidates);
  }

  /// Returns the probability of each article, given the features of all candidates.
  double[] probabilities(
      float[] features,
      Understanding understanding,
      @Nullable SemanticScores meaning,
      Candidates candidates) {
    double[] shares = shares(features, understanding.language());
    return probabilities(
        shares, inputs(shares, features, understanding, meaning, candidates), candidates);
  }

  /// Returns each candidate's share, given the features of all.
  double[] shares(float[] features, Language language) {
    return Objects.requireNonNull(weights.get(language)).probabilities(features);
  }

  /// Returns whether anything of the utterance is known: without one known n-gram it is no language
  /// that Lobby reads, whatever the sentence encoder makes of it.
  static boolean readable(Understanding understanding) {
    return understanding.language() != Language.NEITHER && understanding.intents().known() > 0;
  }

  /// Returns what the confidence goes by.
  static double[] inputs(
      double[] shares,
      float[] features,
      Understanding understanding,
      @Nullable SemanticScores meaning,
      Candidates candidates) {
    int best = best(shares, candidates);
    int second = best;
    for (int a = 0; a < candidates.articles(); a++) {
      if (a != best && (second == best || shares[a] > shares[second])) {
        second = a;
      }
    }
    double[] leads = new double[LEADS];
    for (int f = 0; f < LEADS; f++) {
      boolean counts = meaning != null || !Weights.isOfMeaning(f);
      leads[f] =
          counts
              ? features[best * Weights.FEATURES + f] - features[second * Weights.FEATURES + f]
              : 0;
    }
    return Confidence.inputs(
        shares[best],
        meaning == null ? 0 : meaning.nearest(),
        understanding.intents().known(),
        leads);
  }

  /// Returns the index of the best article.
  static int best(double[] shares, Candidates candidates) {
    int best = 0;
    for (int a = 1; a < candidates.articles(); a++) {
      best = shares[a] > shares[best] ? a : best;
    }
    return best;
  }

  /// Gives the best article the probability of its being right, and the others their shares of what
  /// is left, or less where the best one's share was cut.
  private double[] probabilities(double[] shares, double[] inputs, Candidates candidates) {
    int best = best(shares, candidates);
    double right = confidence.of(inputs);
    double share = shares[best];
    double scale = right <= share ? right / share : (1 - right) / Math.max(1e-12, 1 - share);
    double[] probabilities = new double[candidates.articles()];
    for (int a = 0; a < probabilities.length; a++) {
      // Another article never passes the best one.
      probabilities[a] = Math.min(right, shares[a] * scale);
    }
    probabilities[best] = right;
    return probabilities;
  }
}
