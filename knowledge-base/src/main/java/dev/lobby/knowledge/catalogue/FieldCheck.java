package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.Article;
import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Holds the fields of articles against a catalogue.
public final class FieldCheck {
  private FieldCheck() {}

  /// Returns a sentence, without its full stop, for each field that can never be filled in; it
  /// names the article and the field.
  public static List<String> errors(Collection<Article> articles, Catalogue catalogue) {
    List<String> errors = new ArrayList<>();
    for (Article article : articles) {
      for (Language language : List.of(Language.ZH, Language.EN)) {
        String where = "the article '" + article.id() + "' (" + language.wire() + "): ";
        article
            .texts(language)
            .flatMap(text -> Template.of(text).faults(catalogue).stream())
            .forEach(gap -> errors.add(where + gap.en()));
        if (Template.of(article.titles().getOrDefault(language, "")).hasFields()) {
          errors.add(where + "a title has no fields");
        }
      }
    }
    return errors;
  }

  /// Returns the ids of the articles that have a field of each entry, by the entry's key.
  public static Map<String, SortedSet<String>> users(Collection<Article> articles) {
    Map<String, SortedSet<String>> users = new TreeMap<>();
    for (Article article : articles) {
      Stream.of(Language.ZH, Language.EN)
          .flatMap(article::texts)
          .flatMap(text -> Template.of(text).fields().stream())
          .forEach(field ->
              users.computeIfAbsent(field.key(), key -> new TreeSet<>()).add(article.id()));
    }
    return users;
  }
}
