package dev.lobby.knowledge.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.knowledge.search.PhrasingIndex;
import dev.lobby.language.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// What a matcher is made of besides models and index: weights, calibration and thresholds, for
/// matching by words and meaning and for matching by words alone.
public final class Fusion {
  private final boolean none;
  private final Path words;
  private final Optional<Path> meaning;

  /// @param none whether [Candidates#NONE] is a candidate
  Fusion(boolean none, Path words, Optional<Path> meaning) {
    this.none = none;
    this.words = words;
    this.meaning = meaning;
  }

  /// Returns the fusion in `json`, as [#toJson] writes it.
  ///
  /// @throws IllegalArgumentException when something is missing or no number
  public static Fusion of(JsonNode json) {
    return new Fusion(
        json.required("none").asBoolean(),
        path(json.required("words")),
        json.hasNonNull("meaning")
            ? Optional.of(path(json.required("meaning")))
            : Optional.empty());
  }

  private static Path path(JsonNode json) {
    Map<Language, Weights> weights = new EnumMap<>(Language.class);
    Map<Language, Thresholds> thresholds = new EnumMap<>(Language.class);
    for (Language language : Path.LANGUAGES) {
      double[] own = numbers(json.required("weights").required(language.wire()));
      for (double weight : own) {
        if (weight < 0) {
          throw new IllegalArgumentException("the weight " + weight + " is negative");
        }
      }
      weights.put(language, new Weights(own));
      JsonNode limits = json.required("thresholds").required(language.wire());
      thresholds.put(
          language,
          new Thresholds(number(limits.required("answer")), number(limits.required("suggest"))));
    }
    return new Path(weights, new Confidence(numbers(json.required("confidence"))), thresholds);
  }

  private static double[] numbers(JsonNode json) {
    return StreamSupport.stream(json.spliterator(), false).mapToDouble(Fusion::number).toArray();
  }

  private static double number(JsonNode json) {
    if (!json.isNumber() || !Double.isFinite(json.doubleValue())) {
      throw new IllegalArgumentException(json + " is not a number");
    }
    return json.doubleValue();
  }

  /// Returns the fusion as JSON.
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("none", none);
    json.set("words", json(words));
    meaning.ifPresent(path -> json.set("meaning", json(path)));
    return json;
  }

  private static ObjectNode json(Path path) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode weights = json.putObject("weights");
    path.weights().forEach((language, own) -> add(weights.putArray(language.wire()), own.values()));
    add(json.putArray("confidence"), path.confidence().values());
    ObjectNode thresholds = json.putObject("thresholds");
    path.thresholds()
        .forEach((language, own) ->
            thresholds
                .putObject(language.wire())
                .put("answer", own.answer())
                .put("suggest", own.suggest()));
    return json;
  }

  private static void add(ArrayNode array, List<Double> values) {
    values.forEach(value -> array.add(value));
  }

  /// Returns the same with other thresholds.
  ///
  /// @param words those for matching by words alone
  /// @param best those for matching by all there is
  Fusion withThresholds(Map<Language, Thresholds> words, Map<Language, Thresholds> best) {
    return new Fusion(
        none,
        new Path(this.words.weights(), this.words.confidence(), words),
        meaning.map(it -> new Path(it.weights(), it.confidence(), best)));
  }

  /// Returns the way by all there is.
  Path best() {
    return path(true);
  }

  /// Returns the way by words and meaning, where there is one, or the one by words alone.
  Path path(boolean withMeaning) {
    return withMeaning ? meaning.orElse(words) : words;
  }

  /// Returns whether "nothing the bank answers" is a candidate.
  public boolean none() {
    return none;
  }

  /// Returns from which probabilities on messages in `language` are answered and articles
  /// suggested, when meaning is known wherever it was in training.
  public Thresholds thresholds(Language language) {
    return meaning.orElse(words).thresholds(language);
  }

  /// Returns the matcher over `index`.
  ///
  /// @param articles the ids of all articles, sorted
  public Matcher matcher(List<String> articles, PhrasingIndex index) {
    return matcher(articles, index, NotThis.NONE);
  }

  /// Returns the matcher over `index`.
  ///
  /// @param articles the ids of all articles, sorted
  /// @param notThis the questions that they must not answer
  public Matcher matcher(List<String> articles, PhrasingIndex index, NotThis notThis) {
    return new FusedMatcher(Candidates.of(articles, none), index, words, meaning, notThis);
  }
}
