package dev.lobby.publishing;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Taken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The articles customers get: those of the release that answers at the moment of the question.
public final class ReleasedArticles {
  private final Supplier<List<Article>> source;
  private volatile @Nullable Known known;

  /// What is known of a release.
  private record Known(List<Article> articles, Map<String, Article> byId, Taken taken) {}

  public ReleasedArticles(Releases releases) {
    this(() -> releases.current().articles());
  }

  /// @param source gives the same list as long as the same release answers
  ReleasedArticles(Supplier<List<Article>> source) {
    this.source = source;
  }

  List<Article> all() {
    return known().articles;
  }

  Optional<Article> find(String article) {
    return Optional.ofNullable(known().byId.get(article));
  }

  /// The titles and phrasings they have.
  Taken taken() {
    return known().taken;
  }

  // The same list is the same release; comparing what is in it would take longer than reading it.
  @SuppressWarnings("ReferenceEquality")
  private Known known() {
    List<Article> articles = source.get();
    Known now = known;
    if (now == null || now.articles != articles) {
      Map<String, Article> byId = HashMap.newHashMap(articles.size());
      articles.forEach(article -> byId.put(article.id(), article));
      now = new Known(articles, byId, Taken.by(articles));
      known = now;
    }
    return now;
  }
}
