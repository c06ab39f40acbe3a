package dev.lobby.publishing;

import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.article.Article;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads articles' lives from the journal, which is what commands decide on.
public final class ArticleStreams {
  /// How many imports are at hand; what one holds never changes.
  private static final int KEPT = 4;

  private final Journal journal;

  private final Map<String, List<ImportEvent.Item>> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, List<ImportEvent.Item>> eldest) {
              return size() > KEPT;
            }
          });

  public ArticleStreams(Journal journal) {
    this.journal = journal;
  }

  /// The life of an article as it is now.
  ArticleLife load(String article) {
    ArticleLife life = ArticleLife.untouched(article);
    for (Recorded recorded : journal.read(ArticleEvent.stream(article), 0)) {
      life = life.after(recorded, this::content);
    }
    return life;
  }

  /// The life of an article as it is now, which may be one that is at hand.
  ArticleLife load(ArticleLife known) {
    return journal.version(ArticleEvent.stream(known.id())) == known.version()
        ? known
        : load(known.id());
  }

  /// What an import holds at the place that an event names.
  ArticleContent content(ArticleEvent.Imported event) {
    return kept.computeIfAbsent(event.importId(), this::items).get(event.place()).content();
  }

  private List<ImportEvent.Item> items(String importId) {
    List<ImportEvent.Item> items = new ArrayList<>();
    for (Recorded recorded : journal.read(ImportEvent.stream(importId), 0)) {
      if (recorded.event() instanceof ImportEvent.Chunk chunk) {
        items.addAll(chunk.items());
      }
    }
    return List.copyOf(items);
  }

  /// Every revision that was ever saved of an article, the oldest first.
  List<ArticleLife.Revision> revisions(String article) {
    List<ArticleLife.Revision> revisions = new ArrayList<>();
    for (Recorded recorded : journal.read(ArticleEvent.stream(article), 0)) {
      switch (recorded.event()) {
        case ArticleEvent.Drafted e ->
            revisions.add(
                new ArticleLife.Revision(
                    e.revision(), e.by(), recorded.time(), e.why(), e.basedOn()));
        case ArticleEvent.Imported e ->
            revisions.add(
                new ArticleLife.Revision(
                    e.revision(), e.by(), recorded.time(), e.why(), e.basedOn()));
        default -> {}
      }
    }
    return List.copyOf(revisions);
  }

  /// An article as it was saved last, whatever became of that; empty when it never was.
  public Optional<Article> last(String article) {
    List<ArticleLife.Revision> revisions = revisions(article);
    return revisions.isEmpty()
        ? Optional.empty()
        : revision(article, revisions.getLast().revision())
            .map(content -> content.article(article));
  }

  /// The content of a revision; empty when there is none.
  Optional<ArticleContent> revision(String article, String revision) {
    Map<String, ArticleContent> found = new HashMap<>();
    for (Recorded recorded : journal.read(ArticleEvent.stream(article), 0)) {
      switch (recorded.event()) {
        case ArticleEvent.Drafted e when e.revision().equals(revision) ->
            found.put(revision, e.content());
        case ArticleEvent.Imported e when e.revision().equals(revision) ->
            found.put(revision, content(e));
        default -> {}
      }
    }
    return Optional.ofNullable(found.get(revision));
  }

  /// What happened to an article, the oldest first.
  List<Recorded> history(String article) {
    return journal.read(ArticleEvent.stream(article), 0);
  }
}
