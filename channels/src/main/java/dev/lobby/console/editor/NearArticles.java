package dev.lobby.console.editor;

import dev.lobby.http.Requests;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Contradictions.Contradiction;
import dev.lobby.publishing.Library;
import dev.lobby.publishing.overlap.Disagreement;
import dev.lobby.publishing.overlap.DraftLookalikes;
import dev.lobby.publishing.overlap.Lookalike;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Published articles that answer today what an article is to answer, and drafts that are to, each
/// with what the two say differently, as editors' pages read them.
final class NearArticles {

  /// How long drafts are looked through for whoever has an article before them: their page gives up
  /// after 20 seconds, of which the comparison with what customers get takes some.
  static final Duration PATIENCE = Duration.ofSeconds(6);

  /// How long they are looked through for all articles of a file: its page waits for two minutes.
  private static final Duration PATIENCE_WITH_FILES = Duration.ofSeconds(20);

  private final Library library;
  private final DraftLookalikes draftLookalikes;
  private final InstantSource clock;

  NearArticles(Library library, DraftLookalikes draftLookalikes, InstantSource clock) {
    this.library = library;
    this.draftLookalikes = draftLookalikes;
    this.clock = clock;
  }

  /// When looking for drafts like one article that begins now is to be over.
  Instant until() {
    return clock.instant().plus(PATIENCE);
  }

  /// The same for the articles of a file.
  Instant untilForFile() {
    return clock.instant().plus(PATIENCE_WITH_FILES);
  }

  /// Those near an article, under `near`, and under `draftsLeft` how many drafts nobody had time to
  /// look at.
  ///
  /// @param drafts all there are
  JsonObject of(Release release, Article article, List<Article> drafts, Instant until) {
    JsonArray near =
        Requests.array(
            Lookalike.of(release, article).stream()
                .map(it -> json(it, release.article(it.article())))
                .toList());
    DraftLookalikes.Found found = draftLookalikes.of(release, article, drafts, until);
    for (Lookalike lookalike : found.lookalikes()) {
      Optional<Article> draft =
          drafts.stream().filter(it -> it.id().equals(lookalike.article())).findFirst();
      near.add(json(lookalike, draft).put("draft", true));
    }
    return new JsonObject().put("near", near).put("draftsLeft", found.left());
  }

  /// Returns all drafts there are, and those that come.
  List<Article> drafts(List<Article> coming) {
    Set<String> ids = coming.stream().map(Article::id).collect(Collectors.toSet());
    return Stream.concat(
            library.list().stream()
                .flatMap(it -> it.draft().stream())
                .filter(it -> !ids.contains(it.id())),
            coming.stream())
        .toList();
  }

  private static JsonObject json(Lookalike lookalike, Optional<Article> article) {
    return new JsonObject()
        .put("article", lookalike.article())
        .put("title", article.map(EditorJson::title).orElse(null))
        .put("answers", article.map(it -> EditorJson.texts(it.answers())).orElse(null))
        .put("duplicate", lookalike.isDuplicate())
        .put("asked", lookalike.asked())
        .put("phrasings", Requests.array(lookalike.phrasings()))
        .put(
            "contradictions",
            Requests.array(
                lookalike.disagreements().stream().map(NearArticles::contradiction).toList()));
  }

  private static JsonObject contradiction(Disagreement disagreement) {
    Contradiction contradiction = disagreement.contradiction();
    return new JsonObject()
        .put("language", disagreement.language().wire())
        .put("kind", contradiction.kind().wire())
        .put("own", contradiction.one())
        .put("theirs", contradiction.other())
        .put("ownPiece", contradiction.onePiece())
        .put("theirPiece", contradiction.otherPiece());
  }
}
