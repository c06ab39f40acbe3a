package dev.lobby.console.editor;

import dev.lobby.http.Requests;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.knowledge.article.GlossaryCheck;
import dev.lobby.publishing.glossary.GlossaryDesk;
import dev.lobby.publishing.glossary.GlossaryLife;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// What the glossary's API says.
final class GlossaryJson {
  private GlossaryJson() {}

  static JsonObject of(GlossaryDesk.Standing standing) {
    GlossaryLife life = standing.life();
    return new JsonObject()
        .put("stage", life.stage().wire())
        .put("revision", standing.revision())
        .put("released", terms(standing.released()))
        .put("draft", life.draft().map(GlossaryJson::terms).orElse(null))
        .put("authors", Requests.array(life.authors().stream().sorted().toList()))
        .put("touched", life.touches().isEmpty() ? null : touch(life.touches().getLast()))
        .put("approved", touch(life.approved()))
        .put("returned", touch(life.returned()));
  }

  private static JsonArray terms(Glossary glossary) {
    return Requests.array(
        glossary.entries().stream()
            .map(it ->
                new JsonObject()
                    .put("language", it.language().wire())
                    .put("term", it.term())
                    .put("synonyms", Requests.array(it.synonyms())))
            .toList());
  }

  static @Nullable JsonObject touch(GlossaryLife.@Nullable Touch touch) {
    return touch == null
        ? null
        : new JsonObject()
            .put("by", touch.by())
            .put("at", touch.at().toString())
            .put("why", touch.why());
  }

  /// @return with the place of the term it is about, and of the synonym among its own, or -1
  static JsonObject problem(GlossaryCheck.Problem problem) {
    return new JsonObject()
        .put("entry", problem.entry())
        .put("synonym", problem.synonym())
        .put("zh", problem.zh())
        .put("en", problem.en());
  }
}
