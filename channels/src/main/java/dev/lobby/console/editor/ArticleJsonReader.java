package dev.lobby.console.editor;

import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.Extras;
import dev.lobby.knowledge.article.Link;
import dev.lobby.knowledge.article.Validity;
import dev.lobby.knowledge.article.Variant;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads an article as editors send it. What may be missing in a draft may be empty; what cannot be
/// understood is refused, by its field.
final class ArticleJsonReader {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_ANSWER = 20_000;
  private static final int LONGEST_PHRASING = 500;
  private static final int LONGEST_LINK = 1_000;
  private static final int LONGEST_WORD = 40;
  private static final int MOST_VARIANTS = 20;
  private static final int MOST_PHRASINGS = 1_000;

  private ArticleJsonReader() {}

  /// Returns the article in the field `article` of a body.
  ///
  /// @throws Problem when it is none
  static Article article(JsonObject body) {
    if (!(body.getValue("article") instanceof JsonObject json)) {
      throw Problem.badRequest("\"article\" is missing, or not an object.");
    }
    Map<Language, String> titles = texts(json, "titles", LONGEST_TITLE);
    Map<Language, String> answers = texts(json, "answers", LONGEST_ANSWER);
    Map<Language, List<String>> phrasings = new EnumMap<>(Language.class);
    JsonObject all = object(json, "phrasings");
    for (Language language : LANGUAGES) {
      phrasings.put(language, list(all, language.wire(), LONGEST_PHRASING));
    }
    return new Article(
        Requests.text(json, "id", LONGEST_TITLE).strip(),
        "",
        titles,
        answers,
        phrasings,
        wired(json, "area", Area.values()),
        wired(json, "audience", Audience.values()),
        wired(json, "sensitivity", Sensitivity.values()),
        new Validity(
            day(json, "validFrom")
                .orElseThrow(() -> Problem.badRequest("\"validFrom\" is missing.")),
            day(json, "validUntil")),
        signals(json, "signals"),
        signals(json, "maySignal"),
        extras(json));
  }

  /// Returns what may be left out altogether.
  private static Extras extras(JsonObject json) {
    Map<Language, List<String>> notThis = new EnumMap<>(Language.class);
    if (json.getValue("notThis") != null) {
      JsonObject all = object(json, "notThis");
      for (Language language : LANGUAGES) {
        notThis.put(language, list(all, language.wire(), LONGEST_PHRASING));
      }
    }
    Map<Language, List<Link>> links = new EnumMap<>(Language.class);
    if (json.getValue("links") != null) {
      JsonObject all = object(json, "links");
      for (Language language : LANGUAGES) {
        links.put(
            language, list(all, language.wire(), LONGEST_LINK).stream().map(Link::of).toList());
      }
    }
    return new Extras(notThis, variants(json), list(json, "choices", LONGEST_TITLE), links);
  }

  private static List<Variant> variants(JsonObject json) {
    List<Variant> variants = new ArrayList<>();
    if (json.getValue("variants") == null) {
      return variants;
    }
    if (!(json.getValue("variants") instanceof JsonArray array) || array.size() > MOST_VARIANTS) {
      throw Problem.badRequest("\"variants\" is not a list of at most " + MOST_VARIANTS + ".");
    }
    for (Object entry : array) {
      if (!(entry instanceof JsonObject one)) {
        throw Problem.badRequest("\"variants\" holds something that is no object.");
      }
      if (!(one.getValue("readers", "") instanceof String readers)) {
        throw Problem.badRequest("\"readers\" is not a text.");
      }
      Variant variant =
          Variant.ofReaders(readers.strip())
              .orElseThrow(() ->
                  Problem.badRequest(
                      "For whom an answer is, is written such as \"channel wecom, tier gold\","
                          + " \"holds credit-card\" or \"signed-in\", and not \""
                          + readers
                          + "\".  “给谁”的写法如 channel wecom, tier gold、holds credit-card 或 signed-in，不能是“"
                          + readers
                          + "”。"));
      variants.add(variant.with(texts(one, "answers", LONGEST_ANSWER)));
    }
    return variants;
  }

  private static JsonObject object(JsonObject json, String field) {
    if (json.getValue(field) instanceof JsonObject object) {
      return object;
    }
    throw Problem.badRequest("\"" + field + "\" is missing, or not an object.");
  }

  private static Map<Language, String> texts(JsonObject json, String field, int longest) {
    JsonObject both = object(json, field);
    Map<Language, String> texts = new EnumMap<>(Language.class);
    for (Language language : LANGUAGES) {
      Object value = both.getValue(language.wire(), "");
      if (!(value instanceof String text)) {
        throw Problem.badRequest("\"" + field + "." + language.wire() + "\" is not a text.");
      }
      texts.put(language, checked(text, field + "." + language.wire(), longest));
    }
    return texts;
  }

  private static List<String> list(JsonObject json, String field, int longest) {
    Object value = json.getValue(field);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof JsonArray array)) {
      throw Problem.badRequest("\"" + field + "\" is not a list.");
    }
    if (array.size() > MOST_PHRASINGS) {
      throw Problem.badRequest("\"" + field + "\" has more than " + MOST_PHRASINGS + " entries.");
    }
    List<String> texts = new ArrayList<>();
    for (Object entry : array) {
      if (!(entry instanceof String text)) {
        throw Problem.badRequest("\"" + field + "\" holds something that is no text.");
      }
      if (!text.isBlank()) {
        texts.add(checked(text.strip(), field, longest));
      }
    }
    return texts;
  }

  private static String checked(String text, String field, int longest) {
    if (text.codePointCount(0, text.length()) > longest) {
      throw Problem.badRequest(
          "\""
              + field
              + "\" is longer than "
              + longest
              + " characters. Shorten it.  “"
              + field
              + "”超过 "
              + longest
              + " 个字符，请缩短。");
    }
    if (text.indexOf('\0') >= 0) {
      throw Problem.badRequest("\"" + field + "\" holds a NUL character.");
    }
    return text;
  }

  private static <T extends Enum<T> & Wired> T wired(JsonObject json, String field, T[] values) {
    return Wired.ofWire(values, Requests.text(json, field, LONGEST_WORD))
        .orElseThrow(
            () -> Problem.badRequest("\"" + field + "\" is one of " + Wired.allowed(values) + "."));
  }

  private static Optional<LocalDate> day(JsonObject json, String field) {
    Object value = json.getValue(field);
    if (value == null || value.equals("")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(String.valueOf(value)));
    } catch (DateTimeException e) {
      throw Problem.badRequest("\"" + field + "\" is not a day such as 2026-01-31.");
    }
  }

  private static Set<Signal> signals(JsonObject json, String field) {
    Set<Signal> signals = EnumSet.noneOf(Signal.class);
    for (String wire : list(json, field, LONGEST_WORD)) {
      signals.add(
          Signal.ofWire(wire)
              .orElseThrow(() ->
                  Problem.badRequest("\"" + field + "\": there is no signal \"" + wire + "\".")));
    }
    return signals;
  }
}
