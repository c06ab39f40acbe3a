package dev.lobby.knowledge.evaluation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What figures must not fall below or rise above.
///
/// The file is JSON, for each set and figure a `min`, a `max` or both:
///
///     {"banking77": {"accuracy": {"min": 0.945}, "ece": {"max": 0.02}}}
public final class Floors {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Map<String, Map<Figure, Limits>> sets;

  private Floors(Map<String, Map<Figure, Limits>> sets) {
    this.sets = sets;
  }

  private record Limits(OptionalDouble min, OptionalDouble max) {}

  /// Reads `file`.
  ///
  /// @throws MalformedTableException when it is missing or wrong, naming the line, or the set and
  ///   figure
  public static Floors read(Path file) {
    JsonNode json;
    try {
      json = JSON.readTree(Table.read(file).text());
    } catch (JsonProcessingException e) {
      throw new MalformedTableException(
          file
              + ":"
              + e.getLocation().getLineNr()
              + ": column "
              + e.getLocation().getColumnNr()
              + ": broken JSON: "
              + e.getOriginalMessage());
    }
    Map<String, Map<Figure, Limits>> sets = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> set : object(json, file, "the file").properties()) {
      Map<Figure, Limits> limits = new EnumMap<>(Figure.class);
      for (Map.Entry<String, JsonNode> one :
          object(set.getValue(), file, set.getKey()).properties()) {
        String where = set.getKey() + "." + one.getKey();
        Figure figure =
            Figure.ofWire(one.getKey())
                .orElseThrow(() ->
                    wrong(file, where, "there is no such figure; allowed are " + allFigures()));
        limits.put(figure, limits(object(one.getValue(), file, where), file, where));
      }
      sets.put(set.getKey(), limits);
    }
    return new Floors(sets);
  }

  private static JsonNode object(JsonNode json, Path file, String where) {
    if (!json.isObject() || json.isEmpty()) {
      throw wrong(file, where, "an object with at least one key is needed");
    }
    return json;
  }

  private static Limits limits(JsonNode json, Path file, String where) {
    for (Map.Entry<String, JsonNode> limit : json.properties()) {
      if (!limit.getKey().equals("min") && !limit.getKey().equals("max")) {
        throw wrong(file, where, "'" + limit.getKey() + "'; allowed are min and max");
      }
      if (!limit.getValue().isNumber()) {
        throw wrong(file, where, limit.getKey() + " has to be a number");
      }
    }
    return new Limits(limit(json, "min"), limit(json, "max"));
  }

  private static OptionalDouble limit(JsonNode json, String name) {
    JsonNode limit = json.get(name);
    return limit == null ? OptionalDouble.empty() : OptionalDouble.of(limit.doubleValue());
  }

  private static String allFigures() {
    return Arrays.stream(Figure.values()).map(Figure::wire).collect(Collectors.joining(", "));
  }

  private static MalformedTableException wrong(Path file, String where, String what) {
    return new MalformedTableException(file + ": " + where + ": " + what);
  }

  /// Returns a sentence for each limit that `results` break, and for each set or figure that has
  /// limits but was not measured; none when all is well.
  public List<String> violated(List<SetResult> results) {
    List<String> sentences = new ArrayList<>();
    for (String set : sets.keySet()) {
      Optional<SetResult> result = results.stream().filter(it -> it.set().equals(set)).findFirst();
      if (result.isPresent()) {
        sentences.addAll(violated(result.get()));
      } else {
        sentences.add(set + " has floors but was not measured.");
      }
    }
    return sentences;
  }

  /// Returns a sentence for each limit of its set that `result` breaks or has no figure for; none
  /// when all is well.
  public List<String> violated(SetResult result) {
    List<String> sentences = new ArrayList<>();
    sets.getOrDefault(result.set(), Map.of())
        .forEach((figure, limits) -> {
          String name = result.set() + ": " + figure.wire();
          Double value = result.figures().get(figure);
          if (value == null) {
            sentences.add(name + " has a floor but was not measured.");
            return;
          }
          if (limits.min().isPresent() && value < limits.min().getAsDouble()) {
            sentences.add(
                name
                    + " is "
                    + SetResult.rounded(value)
                    + ", below "
                    + limits.min().getAsDouble()
                    + ".");
          }
          if (limits.max().isPresent() && value > limits.max().getAsDouble()) {
            sentences.add(
                name
                    + " is "
                    + SetResult.rounded(value)
                    + ", above "
                    + limits.max().getAsDouble()
                    + ".");
          }
        });
    return sentences;
  }
}
