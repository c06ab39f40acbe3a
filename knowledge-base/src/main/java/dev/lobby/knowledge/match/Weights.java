package dev.lobby.knowledge.match;

import dev.lobby.knowledge.search.PhrasingIndex.Evidence;
import dev.lobby.language.intent.IntentScores;
import dev.lobby.language.intent.SemanticScores;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much each kind of evidence counts: the weights of a log-linear model over an utterance's
/// articles.
///
/// | feature of an article | why |
/// |---|---|
/// | log of its probability by meaning | the strongest expert |
/// | log of its probability by words | knows names, numbers and typing errors that meaning passes over |
/// | highest cosine to one of its phrasings | somebody asked just this before |
/// | mean of the three highest | several did |
/// | BM25 score of its best phrasing | rare words in common |
/// | the same, as a share of what a perfect phrasing would score | how much of the utterance that covers |
///
/// The features of meaning are 0 for every article when an utterance's meaning is not known.
///
/// The probability of an article is the softmax of its weighted features, so that one fit by
/// likelihood sets both what the experts are worth against each other and how sure the whole may
/// be.
final class Weights {
  /// How many features an article has.
  static final int FEATURES = 6;

  /// A classifier's probability below this is as good as none, and its logarithm would drown all
  /// else.
  private static final double LEAST = 1e-9;

  private final double[] values;

  Weights(double... values) {
    if (values.length != FEATURES) {
      throw new IllegalArgumentException(
          "a weight for each of the " + FEATURES + " features is needed");
    }
    this.values = values.clone();
  }

  List<Double> values() {
    return Collections.unmodifiableList(Arrays.stream(values).boxed().toList());
  }

  double at(int feature) {
    return values[feature];
  }

  /// Returns the weights halfway between these and `other`.
  Weights between(Weights other) {
    double[] middle = new double[FEATURES];
    Arrays.setAll(middle, f -> (values[f] + other.values[f]) / 2);
    return new Weights(middle);
  }

  /// Returns whether a feature comes from what an utterance means.
  static boolean isOfMeaning(int feature) {
    return feature == 0 || feature == 2 || feature == 3;
  }

  /// Returns the features of all candidates, one after the other.
  ///
  /// @param meaning null when it is not known
  /// @param candidates the articles in the order of `evidence`, and after them, if there is one,
  ///   [Candidates#NONE]
  static float[] features(
      IntentScores words,
      @Nullable SemanticScores meaning,
      Evidence evidence,
      List<String> candidates) {
    float[] features = new float[candidates.size() * FEATURES];
    for (int c = 0; c < candidates.size(); c++) {
      String candidate = candidates.get(c);
      int at = c * FEATURES;
      if (meaning != null) {
        features[at] = log(meaning.intents().of(candidate));
        features[at + 2] = (float) meaning.highest(candidate);
        features[at + 3] = (float) meaning.meanOfThree(candidate);
      }
      features[at + 1] = log(words.of(candidate));
      if (c < evidence.size()) {
        features[at + 4] = evidence.at(c);
        features[at + 5] = (float) evidence.share(c);
      }
    }
    return features;
  }

  private static float log(double probability) {
    return (float) Math.log(Math.max(LEAST, probability));
  }

  /// Returns the probability of each article.
  double[] probabilities(float[] features) {
    double[] probabilities = new double[features.length / FEATURES];
    double max = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < probabilities.length; a++) {
      double score = 0;
      for (int f = 0; f < FEATURES; f++) {
        score += values[f] * features[a * FEATURES + f];
      }
      probabilities[a] = score;
      max = Math.max(max, score);
    }
    double sum = 0;
    for (int a = 0; a < probabilities.length; a++) {
      probabilities[a] = Math.exp(probabilities[a] - max);
      sum += probabilities[a];
    }
    for (int a = 0; a < probabilities.length; a++) {
      probabilities[a] /= sum;
    }
    return probabilities;
  }
}
