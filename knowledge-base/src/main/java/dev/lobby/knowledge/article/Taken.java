package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The phrasings and titles that articles have, so that no two have the same.
public final class Taken {
  private final Map<String, String> owners = new HashMap<>();

  /// Who has what an owner has too: where two have the same, each is to hear of the other.
  private final Map<String, String> second = new HashMap<>();

  private final Set<String> ids = new HashSet<>();

  private Taken() {}

  /// Returns what these articles have.
  public static Taken by(Collection<Article> articles) {
    Taken taken = new Taken();
    for (Article article : articles) {
      taken.ids.add(article.id());
      article
          .titles()
          .forEach((language, title) -> taken.add(titleKey(language, title), article.id()));
      article
          .phrasings()
          .forEach((language, texts) ->
              texts.forEach(text -> taken.add(phrasingKey(text), article.id())));
    }
    return taken;
  }

  private void add(String key, String article) {
    String owner = owners.putIfAbsent(key, article);
    if (owner != null && !owner.equals(article)) {
      second.putIfAbsent(key, article);
    }
  }

  /// Returns whether one of them has this id.
  boolean isArticle(String id) {
    return ids.contains(id);
  }

  /// Returns the id of another article than `own` that has the phrasing.
  Optional<String> phrasing(String own, String text) {
    return other(own, phrasingKey(text));
  }

  /// Returns the id of another article than `own` that has the title.
  Optional<String> title(String own, Language language, String title) {
    return other(own, titleKey(language, title));
  }

  private Optional<String> other(String own, String key) {
    String owner = owners.get(key);
    return Optional.ofNullable(own.equals(owner) ? second.get(key) : owner);
  }

  static String phrasingKey(String text) {
    return "p " + ArticleFolder.key(text);
  }

  private static String titleKey(Language language, String title) {
    return "t " + language.wire() + ":" + ArticleFolder.titleKey(title);
  }

  /// Returns the texts that stand twice among these.
  static List<String> repeated(List<String> texts) {
    Map<String, Integer> counts = new HashMap<>();
    return texts.stream()
        .filter(text -> counts.merge(phrasingKey(text), 1, Integer::sum) == 2)
        .toList();
  }
}
