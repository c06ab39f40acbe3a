package dev.lobby.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.knowledge.match.MatcherTraining;
import dev.lobby.language.Language;
import dev.lobby.language.intent.LabelledUtterance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a release's models have learnt beside the titles and phrasings of its articles, so that
/// another release can be made from it without the bank's files.
///
/// @param sentences the sentences of answers that were learnt; an answer that was changed since may
///   have others
/// @param offTopic utterances that no article answers
/// @param points the utterances that the classifier of meaning of each language knows, in the order
///   of its points
/// @param forgotten utterances that were learnt since the last full training and are no longer
record LearntFile(
    List<LabelledUtterance> sentences,
    List<LabelledUtterance> offTopic,
    Map<Language, List<LabelledUtterance>> points,
    List<LabelledUtterance> forgotten) {

  ObjectNode toJson(MatcherTraining.Corpus corpus) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    write(sentences, json.putArray("sentences"));
    write(offTopic, json.putArray("offTopic"));
    write(forgotten, json.putArray("forgotten"));
    Map<LabelledUtterance, Integer> numbers = new HashMap<>();
    corpus.learnt().forEach(it -> numbers.putIfAbsent(it, numbers.size()));
    ObjectNode order = json.putObject("points");
    points.forEach((language, own) -> {
      ArrayNode array = order.putArray(language.wire());
      own.forEach(it -> array.add(Objects.requireNonNull(numbers.get(it)).intValue()));
    });
    return json;
  }

  private static void write(List<LabelledUtterance> utterances, ArrayNode json) {
    utterances.forEach(
        it -> json.addArray().add(it.label()).add(it.language().wire()).add(it.text()));
  }

  /// Returns the sentences in `json`.
  static List<LabelledUtterance> sentences(JsonNode json) {
    return read(json.required("sentences"));
  }

  /// Returns the utterances in `json` that no article answers.
  static List<LabelledUtterance> offTopic(JsonNode json) {
    return read(json.required("offTopic"));
  }

  /// Returns the utterances in `json` that were learnt since the last full training and are no
  /// longer.
  static List<LabelledUtterance> forgotten(JsonNode json) {
    return read(json.required("forgotten"));
  }

  private static List<LabelledUtterance> read(JsonNode json) {
    List<LabelledUtterance> utterances = new ArrayList<>();
    json.forEach(it ->
        utterances.add(
            new LabelledUtterance(
                it.required(0).asText(),
                it.required(1).asText().equals(Language.ZH.wire()) ? Language.ZH : Language.EN,
                it.required(2).asText())));
    return utterances;
  }

  /// Returns the order of points in `json`.
  ///
  /// @param corpus what was learnt
  static Map<Language, List<LabelledUtterance>> points(
      JsonNode json, MatcherTraining.Corpus corpus) {
    List<LabelledUtterance> known = corpus.learnt().stream().distinct().toList();
    Map<Language, List<LabelledUtterance>> points = new EnumMap<>(Language.class);
    for (Language language : TrainingTexts.LANGUAGES) {
      if (json.required("points").has(language.wire())) {
        List<LabelledUtterance> own = new ArrayList<>();
        json.required("points")
            .required(language.wire())
            .forEach(it -> own.add(known.get(it.asInt(-1))));
        points.put(language, own);
      }
    }
    return points;
  }
}
