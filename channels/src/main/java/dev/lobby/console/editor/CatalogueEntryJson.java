package dev.lobby.console.editor;

import dev.lobby.http.Requests;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.catalogue.CatalogueJson;
import dev.lobby.knowledge.catalogue.EntryContent;
import dev.lobby.knowledge.catalogue.EntryProblem;
import dev.lobby.knowledge.catalogue.Expiry;
import dev.lobby.publishing.catalogue.BlockedAnswers;
import dev.lobby.publishing.catalogue.CatalogueDesk;
import dev.lobby.publishing.catalogue.EntryLife;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the catalogue's API says.
final class CatalogueEntryJson {
  private CatalogueEntryJson() {}

  /// @param today the day at the bank
  static JsonObject listed(CatalogueDesk.Listed entry, Release release, LocalDate today) {
    EntryLife life = entry.life();
    JsonArray usedBy = new JsonArray();
    entry
        .usedBy()
        .forEach(id ->
            usedBy.add(
                new JsonObject()
                    .put("id", id)
                    .put("title", release.article(id).map(EditorJson::title).orElse(null))));
    return new JsonObject()
        .put("key", entry.key())
        .put("stage", life.stage().wire())
        .put("revision", entry.revision())
        .put("released", entry.released().map(EntryContent::of).map(it -> json(it)).orElse(null))
        .put("draft", life.draft() == null ? null : json(life.draft()))
        .put("removal", life.isRemoval())
        .put("authors", Requests.array(life.authors().stream().sorted().toList()))
        .put("touched", life.touches().isEmpty() ? null : touch(life.touches().getLast()))
        .put("approved", touch(life.approved()))
        .put("returned", touch(life.returned()))
        .put("usedBy", usedBy)
        .put("expiry", expiry(entry, today));
  }

  /// How the entry ends, as it is drafted or else published; null where it does not soon.
  private static @Nullable JsonObject expiry(CatalogueDesk.Listed entry, LocalDate today) {
    return entry
        .life()
        .entry()
        .or(entry::released)
        .flatMap(it -> Expiry.of(it, today))
        .map(it ->
            new JsonObject()
                .put("past", it.past())
                .put("last", it.last().toString())
                .put("zh", it.zh())
                .put("en", it.en()))
        .orElse(null);
  }

  private static JsonObject json(EntryContent content) {
    return new JsonObject(CatalogueJson.write(content).toString());
  }

  static @Nullable JsonObject touch(EntryLife.@Nullable Touch touch) {
    return touch == null
        ? null
        : new JsonObject()
            .put("by", touch.by())
            .put("at", touch.at().toString())
            .put("why", touch.why());
  }

  static JsonObject problem(EntryProblem problem) {
    return new JsonObject()
        .put("key", problem.key())
        .put("zh", problem.zh())
        .put("en", problem.en());
  }

  static JsonObject task(BlockedAnswers.Task task) {
    Article article = task.article();
    return new JsonObject()
        .put("article", article.id())
        .put("title", EditorJson.title(article))
        .put("field", task.gap().field())
        .put("cause", task.gap().cause().wire())
        .put("day", task.gap().day().map(LocalDate::toString).orElse(null))
        .put("zh", task.gap().zh())
        .put("en", task.gap().en())
        .put("since", EditorJson.text(task.first()))
        .put("last", EditorJson.text(task.last()))
        .put("turns", task.turns());
  }
}
