package dev.lobby.knowledge.match;

import dev.lobby.knowledge.search.PhrasingIndex.Evidence;
import dev.lobby.language.intent.IntentScores;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// How much each kind of evidence counts: the weights of a log-linear model over an utterance's
/// articles.
///
/// | feature of an article | why |
/// |---|---|
/// | log of the classifier's probability | the strongest expert |
/// | BM25 score of its best phrasing | rare words in common |
/// | the same, as a share of what a perfect phrasing would score | how much of the utterance that covers |
///
/// The probability of an article is the softmax of its weighted features, so that one fit by
/// likelihood sets both what the experts are worth against each other and how sure the whole may
/// be.
final class Weights {
  /// How many features an article has.
  static final int FEATURES = 3;

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

  /// Returns the features of all articles, one article after the other.
  static float[] features(IntentScores intents, Evidence evidence, List<String> articles) {
    float[] features = new float[articles.size() * FEATURES];
    for (int a = 0; a < articles.size(); a++) {
      double log = Math.log(Math.max(LEAST, intents.of(articles.get(a))));
      int at = a * FEATURES;
      features[at] = (float) log;
      features[at + 1] = evidence.at(a);
      features[at + 2] = (float) evidence.share(a);
    }
    return features;
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
