package dev.lobby.console.editor;

import dev.lobby.http.Requests;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleDiff;
import dev.lobby.knowledge.article.ArticleText;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.publishing.Library;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.overlap.DraftLookalikes;
import dev.lobby.publishing.overlap.Lookalike;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an import would make, before anybody decides that it may: which articles are new, which
/// change what customers get, where they are filed and whether two people are needed for them, what
/// stands in the way of a review, and which are about what another answers already.
final class ImportPreview {

  /// So many articles are held against what customers get; each asks some eighteen questions.
  private static final int HELD_AGAINST = 60;

  private ImportPreview() {}

  /// @param drafted the ids of those that would become drafts
  /// @param unchanged the ids of those that stand there already
  static JsonObject of(
      Library library,
      Releases releases,
      DraftLookalikes draftLookalikes,
      List<Article> articles,
      List<String> drafted,
      List<String> unchanged) {
    Set<String> ids = Set.copyOf(drafted);
    List<Article> fresh =
        articles.stream().map(ArticleText::normal).filter(it -> ids.contains(it.id())).toList();
    List<List<Complaint>> complaints = library.check(fresh);
    List<Article> drafts = drafts(library, fresh.subList(0, Math.min(HELD_AGAINST, fresh.size())));
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
                .put(
                    "near",
                    i < HELD_AGAINST
                        ? near(lease.release(), article)
                            .addAll(
                                near(draftLookalikes.of(lease.release(), article, drafts), drafts))
                        : new JsonArray()));
      }
    }
    return new JsonObject()
        .put("articles", lines)
        .put("unchanged", Requests.array(unchanged))
        .put("notHeldAgainst", Math.max(0, fresh.size() - HELD_AGAINST));
  }

  /// Returns all drafts there are, and those that come.
  static List<Article> drafts(Library library, List<Article> coming) {
    Set<String> ids = coming.stream().map(Article::id).collect(Collectors.toSet());
    return Stream.concat(
            library.list().stream()
                .flatMap(it -> it.draft().stream())
                .filter(it -> !ids.contains(it.id())),
            coming.stream())
        .toList();
  }

  /// Drafts that are to answer what an article is to answer.
  static JsonArray near(List<Lookalike> lookalikes, List<Article> drafts) {
    return Requests.array(
        lookalikes.stream()
            .map(it ->
                near(
                        it,
                        drafts.stream()
                            .filter(draft -> draft.id().equals(it.article()))
                            .findFirst())
                    .put("draft", true))
            .toList());
  }

  private static JsonObject near(Lookalike lookalike, Optional<Article> article) {
    return new JsonObject()
        .put("article", lookalike.article())
        .put("title", article.map(EditorJson::title).orElse(null))
        .put("answers", article.map(it -> EditorJson.texts(it.answers())).orElse(null))
        .put("duplicate", lookalike.isDuplicate())
        .put("asked", lookalike.asked())
        .put("phrasings", Requests.array(lookalike.phrasings()));
  }

  static int phrasings(Article article) {
    return article.phrasings().values().stream().mapToInt(List::size).sum();
  }

  /// Published articles that answer today what an article is to answer.
  static JsonArray near(Release release, Article article) {
    return Requests.array(
        Lookalike.of(release, article).stream()
            .map(it -> near(it, release.article(it.article())))
            .toList());
  }
}
