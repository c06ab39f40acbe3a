package dev.lobby.knowledge.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.knowledge.flow.Flow.Of;
import dev.lobby.knowledge.flow.Flow.Option;
import dev.lobby.knowledge.flow.Flow.Otherwise;
import dev.lobby.knowledge.flow.Flow.Sentence;
import dev.lobby.knowledge.flow.Flow.Start;
import dev.lobby.knowledge.flow.Flow.Step;
import dev.lobby.knowledge.flow.Flow.Takes;
import dev.lobby.language.Language;
import dev.lobby.language.entity.Entity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Flows as JSON, the form they have in a release.
public final class FlowJson {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  private FlowJson() {}

  /// Returns the flows as JSON, keys and values always in the same order.
  public static ArrayNode write(List<Flow> flows) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Flow flow : flows) {
      ObjectNode json =
          all.addObject()
              .put("id", flow.id())
              .put("starts", flow.starts().wire())
              .put("asks", flow.asks())
              .put("minutes", flow.patience().toMinutes());
      lists(json, "stop", flow.stop());
      lists(json, "unknown", flow.unknown());
      ObjectNode sentences = json.putObject("sentences");
      for (Sentence sentence : Sentence.values()) {
        texts(sentences, sentence.wire(), flow.sentences().getOrDefault(sentence, Map.of()));
      }
      ArrayNode steps = json.putArray("steps");
      flow.steps().forEach(step -> write(step, steps.addObject()));
    }
    return all;
  }

  private static void write(Step step, ObjectNode json) {
    json.put("slot", step.slot());
    texts(json, "label", step.label());
    switch (step.takes()) {
      case Takes.Words(int said, Map<Language, List<String>> says) -> {
        json.put("takes", "words").put("said", said);
        some(json, "says", says);
      }
      case Takes.Choice(List<Option> options) -> {
        json.put("takes", "choice");
        ArrayNode all = json.putArray("options");
        for (Option option : options) {
          some(lists(all.addObject(), option.id(), option.words()), "alone", option.alone());
        }
      }
      case Takes.Rating rating -> json.put("takes", "rating");
      case Takes.Contact contact -> json.put("takes", "contact");
      case Takes.Named(
              Entity.Kind kind,
              Map<Language, List<String>> says,
              Map<Language, List<String>> none,
              Map<Language, List<String>> alone) -> {
        json.put("takes", kind.wire());
        some(json, "says", says);
        some(json, "none", none);
        some(json, "alone", alone);
      }
    }
    texts(json, "ask", step.ask());
    texts(json, "again", step.again());
    json.put("otherwise", step.otherwise().wire());
    if (step.of() != Of.EVERYBODY) {
      json.put("of", step.of().wire());
    }
  }

  private static void texts(ObjectNode json, String key, Map<Language, String> texts) {
    ObjectNode own = json.putObject(key);
    LANGUAGES.forEach(language -> own.put(language.wire(), texts.getOrDefault(language, "")));
  }

  /// Words that not every flow has.
  private static void some(ObjectNode json, String key, Map<Language, List<String>> lists) {
    if (!lists.isEmpty()) {
      lists(json, key, lists);
    }
  }

  private static ObjectNode lists(ObjectNode json, String key, Map<Language, List<String>> lists) {
    ObjectNode own = json.putObject(key);
    for (Language language : LANGUAGES) {
      ArrayNode list = own.putArray(language.wire());
      lists.getOrDefault(language, List.of()).forEach(list::add);
    }
    return own;
  }

  /// Returns the flows that were [written][#write(List)].
  public static List<Flow> read(JsonNode json) {
    List<Flow> flows = new ArrayList<>();
    for (JsonNode own : json) {
      Map<Sentence, Map<Language, String>> sentences = new EnumMap<>(Sentence.class);
      for (Sentence sentence : Sentence.values()) {
        sentences.put(sentence, texts(own.required("sentences").required(sentence.wire())));
      }
      List<Step> steps = new ArrayList<>();
      own.required("steps").forEach(step -> steps.add(step(step)));
      flows.add(
          new Flow(
              own.required("id").asText(),
              one(Start.values(), own.required("starts")),
              own.required("asks").asInt(),
              Duration.ofMinutes(own.required("minutes").asLong()),
              lists(own.required("stop")),
              lists(own.required("unknown")),
              sentences,
              steps));
    }
    return List.copyOf(flows);
  }

  private static Step step(JsonNode json) {
    return new Step(
        json.required("slot").asText(),
        texts(json.required("label")),
        takes(json),
        texts(json.required("ask")),
        texts(json.required("again")),
        one(Otherwise.values(), json.required("otherwise")),
        json.has("of") ? one(Of.values(), json.required("of")) : Of.EVERYBODY);
  }

  private static Takes takes(JsonNode json) {
    String takes = json.required("takes").asText();
    return switch (takes) {
      case "words" -> new Takes.Words(json.required("said").asInt(), some(json, "says"));
      case "rating" -> new Takes.Rating();
      case "contact" -> new Takes.Contact();
      case "choice" -> {
        List<Option> options = new ArrayList<>();
        for (JsonNode option : json.required("options")) {
          Map.Entry<String, JsonNode> words = option.properties().iterator().next();
          options.add(
              new Option(words.getKey(), lists(words.getValue()), some(words.getValue(), "alone")));
        }
        yield new Takes.Choice(options);
      }
      default ->
          new Takes.Named(
              Arrays.stream(Entity.Kind.values())
                  .filter(kind -> kind.wire().equals(takes))
                  .findFirst()
                  .orElseThrow(() -> unknown(takes)),
              some(json, "says"),
              some(json, "none"),
              some(json, "alone"));
    };
  }

  private static Map<Language, List<String>> some(JsonNode json, String key) {
    return json.has(key) ? lists(json.get(key)) : Map.of();
  }

  private static Map<Language, String> texts(JsonNode json) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    LANGUAGES.forEach(it -> texts.put(it, json.required(it.wire()).asText()));
    return texts;
  }

  private static Map<Language, List<String>> lists(JsonNode json) {
    Map<Language, List<String>> lists = new EnumMap<>(Language.class);
    for (Language language : LANGUAGES) {
      List<String> list = new ArrayList<>();
      json.required(language.wire()).forEach(it -> list.add(it.asText()));
      lists.put(language, List.copyOf(list));
    }
    return lists;
  }

  private static <E extends Wired> E one(E[] constants, JsonNode json) {
    return Wired.ofWire(constants, json.asText()).orElseThrow(() -> unknown(json.asText()));
  }

  private static IllegalArgumentException unknown(String what) {
    return new IllegalArgumentException("flows of this version know no '" + what + "'");
  }
}
