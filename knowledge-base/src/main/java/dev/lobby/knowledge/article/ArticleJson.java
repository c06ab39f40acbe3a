package dev.lobby.knowledge.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Articles and words as JSON, the form they have in a release.
public final class ArticleJson {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);
  private static final int VERSION_DIGITS = 12;

  private ArticleJson() {}

  /// Returns `article` with the version that its content gives it.
  public static Article versioned(Article article) {
    ObjectNode json = write(article);
    json.remove("version");
    return new Article(
        article.id(),
        sha256(json.toString()).substring(0, VERSION_DIGITS),
        article.titles(),
        article.answers(),
        article.phrasings(),
        article.area(),
        article.audience(),
        article.sensitivity(),
        article.validity(),
        article.signals(),
        article.maySignal(),
        article.extras());
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Returns `article` as JSON, its keys and values always in the same order.
  public static ObjectNode write(Article article) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", article.id());
    json.put("version", article.version());
    ObjectNode titles = json.putObject("titles");
    ObjectNode answers = json.putObject("answers");
    ObjectNode phrasings = json.putObject("phrasings");
    for (Language language : LANGUAGES) {
      titles.put(language.wire(), article.titles().get(language));
      answers.put(language.wire(), article.answers().get(language));
      ArrayNode list = phrasings.putArray(language.wire());
      article.phrasings().getOrDefault(language, List.of()).forEach(list::add);
    }
    json.put("product", article.area().wire());
    json.put("audience", article.audience().wire());
    json.put("sensitivity", article.sensitivity().wire());
    json.put("from", article.validity().from().toString());
    article.validity().until().ifPresent(until -> json.put("until", until.toString()));
    write(article.signals(), json.putArray("signals"));
    if (!article.maySignal().isEmpty()) {
      write(article.maySignal(), json.putArray("maySignal"));
    }
    write(article.extras(), json);
    return json;
  }

  /// Adds what there is, so that an article without it is written as it ever was.
  private static void write(Extras extras, ObjectNode json) {
    if (!extras.notThis().isEmpty()) {
      ObjectNode notThis = json.putObject("notThis");
      for (Language language : LANGUAGES) {
        ArrayNode list = notThis.putArray(language.wire());
        extras.notThis(language).forEach(list::add);
      }
    }
    if (!extras.variants().isEmpty()) {
      ArrayNode variants = json.putArray("variants");
      for (Variant variant : extras.variants()) {
        ObjectNode one = variants.addObject().put("for", variant.readers());
        ObjectNode answers = one.putObject("answers");
        LANGUAGES.forEach(
            it -> variant.answer(it).ifPresent(answer -> answers.put(it.wire(), answer)));
      }
    }
    if (!extras.choices().isEmpty()) {
      ArrayNode choices = json.putArray("choices");
      extras.choices().forEach(choices::add);
    }
    if (!extras.links().isEmpty()) {
      ObjectNode links = json.putObject("links");
      for (Language language : LANGUAGES) {
        ArrayNode list = links.putArray(language.wire());
        extras.linkLines(language).forEach(list::add);
      }
    }
  }

  private static void write(Set<Signal> signals, ArrayNode json) {
    for (Signal signal : Signal.values()) {
      if (signals.contains(signal)) {
        json.add(signal.wire());
      }
    }
  }

  /// Returns the article in `json`.
  ///
  /// @throws IllegalArgumentException when it is not one
  public static Article read(JsonNode json) {
    Map<Language, String> titles = new EnumMap<>(Language.class);
    Map<Language, String> answers = new EnumMap<>(Language.class);
    Map<Language, List<String>> phrasings = new EnumMap<>(Language.class);
    for (Language language : LANGUAGES) {
      titles.put(language, json.required("titles").required(language.wire()).asText());
      answers.put(language, json.required("answers").required(language.wire()).asText());
      List<String> texts = new ArrayList<>();
      json.required("phrasings").required(language.wire()).forEach(it -> texts.add(it.asText()));
      phrasings.put(language, List.copyOf(texts));
    }
    return new Article(
        json.required("id").asText(),
        json.required("version").asText(),
        titles,
        answers,
        phrasings,
        constant(Area.values(), json.required("product").asText()),
        constant(Audience.values(), json.required("audience").asText()),
        constant(Sensitivity.values(), json.required("sensitivity").asText()),
        new Validity(
            LocalDate.parse(json.required("from").asText()),
            Optional.ofNullable(json.get("until")).map(JsonNode::asText).map(LocalDate::parse)),
        signals(json.required("signals")),
        signals(json.path("maySignal")),
        extras(json));
  }

  private static Extras extras(JsonNode json) {
    Map<Language, List<String>> notThis = new EnumMap<>(Language.class);
    List<Variant> variants = new ArrayList<>();
    List<String> choices = new ArrayList<>();
    Map<Language, List<Link>> links = new EnumMap<>(Language.class);
    for (Language language : LANGUAGES) {
      List<String> texts = new ArrayList<>();
      json.path("notThis").path(language.wire()).forEach(it -> texts.add(it.asText()));
      notThis.put(language, texts);
      List<Link> own = new ArrayList<>();
      json.path("links").path(language.wire()).forEach(it -> own.add(Link.of(it.asText())));
      links.put(language, own);
    }
    for (JsonNode one : json.path("variants")) {
      Map<Language, String> answers = new EnumMap<>(Language.class);
      for (Language language : LANGUAGES) {
        Optional.ofNullable(one.required("answers").get(language.wire()))
            .ifPresent(it -> answers.put(language, it.asText()));
      }
      String readers = one.required("for").asText();
      variants.add(
          Variant.ofReaders(readers)
              .orElseThrow(() -> new IllegalArgumentException("'" + readers + "' names nobody"))
              .with(answers));
    }
    json.path("choices").forEach(it -> choices.add(it.asText()));
    return new Extras(notThis, variants, choices, links);
  }

  private static Set<Signal> signals(JsonNode json) {
    Set<Signal> signals = EnumSet.noneOf(Signal.class);
    json.forEach(it -> signals.add(Signal.ofWire(it.asText()).orElseThrow()));
    return signals;
  }

  private static <E extends Wired> E constant(E[] values, String wire) {
    for (E value : values) {
      if (value.wire().equals(wire)) {
        return value;
      }
    }
    throw new IllegalArgumentException("'" + wire + "' is unknown");
  }

  /// Returns `words` as JSON, in the order of their keys.
  public static ObjectNode write(Words words) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    words
        .sentences()
        .forEach((key, texts) -> {
          ObjectNode sentence = json.putObject(key.wire());
          LANGUAGES.forEach(language -> sentence.put(language.wire(), texts.get(language)));
        });
    return json;
  }

  /// Returns `glossary` as JSON, in the order of its file.
  public static ObjectNode write(Glossary glossary) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    LANGUAGES.forEach(it -> json.putObject(it.wire()));
    for (Glossary.Entry entry : glossary.entries()) {
      ArrayNode synonyms =
          ((ObjectNode) json.required(entry.language().wire())).putArray(entry.term());
      entry.synonyms().forEach(synonyms::add);
    }
    return json;
  }

  /// Returns the first 12 hex digits of the SHA-256 of a glossary's content.
  public static String revision(Glossary glossary) {
    return sha256(write(glossary).toString()).substring(0, VERSION_DIGITS);
  }

  /// Returns the glossary in `json`.
  public static Glossary readGlossary(JsonNode json) {
    List<Glossary.Entry> entries = new ArrayList<>();
    for (Language language : LANGUAGES) {
      json.required(language.wire())
          .properties()
          .forEach(it -> {
            List<String> synonyms = new ArrayList<>();
            it.getValue().forEach(synonym -> synonyms.add(synonym.asText()));
            entries.add(new Glossary.Entry(language, it.getKey(), synonyms));
          });
    }
    return new Glossary(entries);
  }

  /// Returns the words in `json`.
  ///
  /// @throws IllegalArgumentException when a key or a language is missing
  public static Words readWords(JsonNode json) {
    Map<WordsKey, Map<Language, String>> sentences = new EnumMap<>(WordsKey.class);
    for (WordsKey key : WordsKey.values()) {
      if (key.usual().isPresent() && !json.has(key.wire())) {
        // A release from before there was this key.
        continue;
      }
      JsonNode sentence = json.required(key.wire());
      sentences.put(
          key,
          Map.of(
              Language.ZH, sentence.required("zh").asText(),
              Language.EN, sentence.required("en").asText()));
    }
    return new Words(sentences);
  }
}
