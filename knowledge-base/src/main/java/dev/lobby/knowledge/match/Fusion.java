package dev.lobby.knowledge.match;

import dev.lobby.knowledge.search.PhrasingIndex;
import dev.lobby.language.Language;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a matcher is made of besides models and index: the weights of each kind of evidence, by
/// language.
public final class Fusion {
  private final Map<Language, Weights> weights;

  Fusion(Map<Language, Weights> weights) {
    this.weights = new EnumMap<>(weights);
  }

  /// Returns the fusion with these weights.
  ///
  /// @throws IllegalArgumentException when a language or a weight is missing or negative
  public static Fusion of(Map<Language, List<Double>> values) {
    Map<Language, Weights> weights = new EnumMap<>(Language.class);
    for (Language language : List.of(Language.ZH, Language.EN, Language.MIXED)) {
      double[] own =
          values.getOrDefault(language, List.of()).stream()
              .mapToDouble(Double::doubleValue)
              .toArray();
      for (double value : own) {
        if (!(value >= 0) || Double.isInfinite(value)) {
          throw new IllegalArgumentException("the weight " + value + " is not one");
        }
      }
      weights.put(language, new Weights(own));
    }
    return new Fusion(weights);
  }

  /// Returns the weights, by language.
  public Map<Language, List<Double>> values() {
    Map<Language, List<Double>> values = new EnumMap<>(Language.class);
    weights.forEach((language, own) -> values.put(language, own.values()));
    return Collections.unmodifiableMap(values);
  }

  /// Returns the matcher over `index`.
  ///
  /// @param articles the ids of all articles, sorted
  public Matcher matcher(List<String> articles, PhrasingIndex index) {
    return new FusedMatcher(articles, index, weights);
  }
}
