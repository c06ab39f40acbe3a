package dev.lobby.knowledge;

import dev.lobby.knowledge.article.Article;
import dev.lobby.language.Language;
import dev.lobby.language.text.NormalForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Holds articles against each other: no text may stand for two of them.
final class Unambiguous {

  private Unambiguous() {}

  /// Returns a sentence for each title and phrasing that two articles have.
  static List<String> errors(List<Article> articles) {
    List<String> errors = new ArrayList<>();
    Map<String, String> articleOf = new HashMap<>();
    for (Article article : articles) {
      for (Language language : TrainingTexts.LANGUAGES) {
        String title = article.title(language);
        check(language.wire() + " title", NormalForm.of(title), title, article, articleOf, errors);
        for (String phrasing : article.phrasings().getOrDefault(language, List.of())) {
          String key = NormalForm.key(phrasing);
          check(
              "phrasing",
              key.isEmpty() ? NormalForm.of(phrasing) : key,
              phrasing,
              article,
              articleOf,
              errors);
        }
      }
    }
    return errors;
  }

  private static void check(
      String what,
      String key,
      String text,
      Article article,
      Map<String, String> articleOf,
      List<String> errors) {
    String other = articleOf.putIfAbsent(what + ":" + key, article.id());
    if (other != null && !other.equals(article.id())) {
      errors.add("the " + what + " '" + text + "' stands in " + other + " and in " + article.id());
    }
  }
}
