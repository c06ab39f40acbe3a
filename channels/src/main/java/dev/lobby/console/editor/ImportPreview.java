package dev.lobby.console.editor;

import dev.lobby.http.Requests;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleDiff;
import dev.lobby.knowledge.article.ArticleText;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.language.Language;
import dev.lobby.publishing.Library;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.overlap.Lookalike;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an import would make, before anybody decides that it may: which articles are new, which
/// change what customers get, where they are filed and whether two people are needed for them, what
/// stands in the way of a review, and which are about what another answers already.
final class ImportPreview {

  /// So many questions are put to what customers get today; a few seconds go by with them.
  private static final int QUESTIONS_MAX = 1_200;

  private ImportPreview() {}

  /// @param drafted the ids of those that would become drafts
  /// @param unchanged the ids of those that stand there already
  static JsonObject of(
      Library library,
      Releases releases,
      NearArticles nearArticles,
      List<Article> articles,
      List<String> drafted,
      List<String> unchanged) {
    Set<String> ids = Set.copyOf(drafted);
    List<Article> fresh =
        articles.stream().map(ArticleText::normal).filter(it -> ids.contains(it.id())).toList();
    List<List<Complaint>> complaints = library.check(fresh);
    List<Article> drafts = nearArticles.drafts(fresh);
    Instant until = nearArticles.untilForFile();
    int asked = 0;
    int notHeldAgainst = 0;
    int draftsLeft = 0;
    JsonArray lines = new JsonArray();
    try (Releases.Lease lease = releases.take()) {
      for (int i = 0; i < fresh.size(); i++) {
        Article article = fresh.get(i);
        Optional<Library.Entry> entry = library.find(article.id());
        Optional<Article> before = entry.flatMap(Library.Entry::shown);
        JsonArray near = new JsonArray();
        if (asked < QUESTIONS_MAX) {
          asked += Lookalike.asked(article);
          JsonObject found = nearArticles.of(lease.release(), article, drafts, until);
          near = found.getJsonArray("near");
          draftsLeft = Math.max(draftsLeft, found.getInteger("draftsLeft"));
        } else {
          notHeldAgainst++;
        }
        lines.add(
            new JsonObject()
                .put("id", article.id())
                .put("title", EditorJson.title(article))
                .put("onlyIn", article.onlyIn().map(Language::wire).orElse(null))
                .put("area", article.area().wire())
                .put("needsSecondPerson", library.needsSecondPerson(article))
                .put("isNew", before.isEmpty())
                .put("isDraft", entry.flatMap(Library.Entry::draft).isPresent())
                .put("before", before.map(ImportPreview::phrasings).orElse(0))
                .put("after", phrasings(article))
                .put(
                    "changes",
                    before.isEmpty() ? null : EditorJson.diff(ArticleDiff.between(before, article)))
                .put("complaints", EditorJson.complaints(complaints.get(i)))
                .put("near", near));
      }
    }
    return new JsonObject()
        .put("articles", lines)
        .put("unchanged", Requests.array(unchanged))
        .put("notHeldAgainst", notHeldAgainst)
        .put("draftsLeft", draftsLeft);
  }

  static int phrasings(Article article) {
    return article.phrasings().values().stream().mapToInt(List::size).sum();
  }
}
