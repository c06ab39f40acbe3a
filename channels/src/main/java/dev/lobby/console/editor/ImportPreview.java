package dev.lobby.console.editor;

import dev.lobby.http.Requests;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleDiff;
import dev.lobby.knowledge.article.ArticleText;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.publishing.Library;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.overlap.Lookalike;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an import would make, before anybody decides that it may: which articles are new, which
/// change what customers get, what stands in the way of a review, and which are about what another
/// answers already.
final class ImportPreview {

  /// So many articles are held against what customers get; each asks some eighteen questions.
  private static final int HELD_AGAINST = 60;

  private ImportPreview() {}

  /// @param drafted the ids of those that would become drafts
  /// @param unchanged the ids of those that stand there already
  static JsonObject of(
      Library library,
      Releases releases,
      List<Article> articles,
      List<String> drafted,
      List<String> unchanged) {
    Set<String> ids = Set.copyOf(drafted);
    List<Article> fresh =
        articles.stream().map(ArticleText::normal).filter(it -> ids.contains(it.id())).toList();
    List<List<Complaint>> complaints = library.check(fresh);
    JsonArray lines = new JsonArray();
    try (Releases.Lease lease = releases.take()) {
      for (int i = 0; i < fresh.size(); i++) {
        Article article = fresh.get(i);
        Optional<Library.Entry> entry = library.find(article.id());
        Optional<Article> before = entry.flatMap(Library.Entry::shown);
        lines.add(
            new JsonObject()
                .put("id", article.id())
                .put("title", EditorJson.title(article))
                .put("isNew", before.isEmpty())
                .put("isDraft", entry.flatMap(Library.Entry::draft).isPresent())
                .put("before", before.map(ImportPreview::phrasings).orElse(0))
                .put("after", phrasings(article))
                .put(
                    "changes",
                    before.isEmpty() ? null : EditorJson.diff(ArticleDiff.between(before, article)))
                .put("complaints", EditorJson.complaints(complaints.get(i)))
                .put("near", i < HELD_AGAINST ? near(lease.release(), article) : new JsonArray()));
      }
    }
    return new JsonObject()
        .put("articles", lines)
        .put("unchanged", Requests.array(unchanged))
        .put("notHeldAgainst", Math.max(0, fresh.size() - HELD_AGAINST));
  }

  static int phrasings(Article article) {
    return article.phrasings().values().stream().mapToInt(List::size).sum();
  }

  /// Published articles that answer today what an article is to answer.
  static JsonArray near(Release release, Article article) {
    return Requests.array(
        Lookalike.of(release, article).stream()
            .map(it ->
                new JsonObject()
                    .put("article", it.article())
                    .put("title", release.article(it.article()).map(EditorJson::title).orElse(null))
                    .put("duplicate", it.isDuplicate())
                    .put("asked", it.asked())
                    .put("phrasings", Requests.array(it.phrasings())))
            .toList());
  }
}
