package dev.lobby.publishing;

import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.article.Taken;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lives of all articles that anybody ever touched.
public final class ArticleLives implements View {

  private final Table<ArticleLife> kept;

  /// What imports hold whose last event has not come, in the order it came.
  private final Table<Pending> imports;

  /// All lives by id; null before the first look.
  private @Nullable Map<String, ArticleLife> known;

  /// What all drafts have; null before it is asked for, and when a draft is another.
  private @Nullable Taken taken;

  /// What came of an import.
  private record Pending(List<ImportEvent.Item> items) {

    Pending and(List<ImportEvent.Item> more) {
      List<ImportEvent.Item> all = new ArrayList<>(items);
      all.addAll(more);
      return new Pending(List.copyOf(all));
    }
  }

  public ArticleLives(ViewStore store) {
    this.kept = store.table("articles", ArticleLife.class);
    this.imports = store.table("article-imports", Pending.class);
  }

  @Override
  public String format() {
    return "articles 1";
  }

  @Override
  public synchronized void apply(Recorded recorded) {
    switch (recorded.event()) {
      case ArticleEvent e -> {
        String id = recorded.stream().substring(ArticleEvent.stream("").length());
        ArticleLife before = lives().getOrDefault(id, ArticleLife.untouched(id));
        if (recorded.version() > before.version()) {
          ArticleLife life = before.after(recorded, this::content);
          if (!Objects.equals(before.draft(), life.draft())) {
            taken = null;
          }
          lives().put(id, life);
          kept.put(id, life);
        }
      }
      case ImportEvent.Chunk e -> {
        String id = importId(recorded);
        Pending before = recorded.version() == 1 ? null : imports.get(id);
        imports.put(id, before == null ? new Pending(e.items()) : before.and(e.items()));
      }
      case ImportEvent.Committed e -> imports.remove(importId(recorded));
      default -> {}
    }
  }

  private static String importId(Recorded recorded) {
    return recorded.stream().substring(ImportEvent.stream("").length());
  }

  private ArticleContent content(ArticleEvent.Imported event) {
    Pending pending = imports.get(event.importId());
    if (pending == null) {
      throw new IllegalStateException("The import " + event.importId() + " has no article.");
    }
    return pending.items.get(event.place()).content();
  }

  private Map<String, ArticleLife> lives() {
    Map<String, ArticleLife> lives = known;
    if (lives == null) {
      lives = new HashMap<>();
      for (ArticleLife life : kept.all()) {
        lives.put(life.id(), life);
      }
      known = lives;
    }
    return lives;
  }

  /// The lives of all articles that were touched, in no order.
  public synchronized List<ArticleLife> all() {
    return List.copyOf(lives().values());
  }

  /// The titles and phrasings that all drafts have.
  synchronized Taken taken() {
    Taken now = taken;
    if (now == null) {
      now =
          Taken.by(
              lives().values().stream().flatMap(life -> life.draftArticle().stream()).toList());
      taken = now;
    }
    return now;
  }

  /// The life of an article; empty when nobody touched it.
  public synchronized Optional<ArticleLife> find(String article) {
    return Optional.ofNullable(lives().get(article));
  }
}
