package dev.lobby.console.editor;

import dev.lobby.http.Requests;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What an editor is answered, and the status it is answered with.
record Answer(int status, JsonObject body) {

  /// It was done.
  static Answer done(JsonObject body) {
    return new Answer(200, body);
  }

  /// It cannot be done.
  static Answer refused(String zh, String en) {
    return new Answer(422, problem(422, "This cannot be done", en).put("zh", zh).put("en", en));
  }

  /// It cannot be done as it is; what is wrong with it is put into the body.
  static Answer unsound(String title, String detail) {
    return new Answer(422, problem(422, title, detail));
  }

  /// Somebody else saved meanwhile.
  ///
  /// @param detail what became of it, and the ways on
  static Answer stale(String detail) {
    return new Answer(409, problem(409, "Somebody else saved meanwhile", detail));
  }

  /// Somebody else saved a draft meanwhile, which one's own may be saved over.
  ///
  /// @param current the revision that stands
  /// @param meanwhile what was done since the one that was edited
  static Answer stale(String current, JsonArray meanwhile) {
    return stale(
            "Nothing was changed. Look at what they wrote, and save yours over it or give it up.")
        .with("current", current)
        .with("meanwhile", meanwhile);
  }

  private static JsonObject problem(int status, String title, String detail) {
    return new JsonObject()
        .put("type", "about:blank")
        .put("title", title)
        .put("status", status)
        .put("detail", detail);
  }

  /// This answer with a field more.
  Answer with(String field, @Nullable Object value) {
    return new Answer(status, body.copy().put(field, value));
  }

  /// Answers with what some work on a thread of the executor comes to.
  static void respond(RoutingContext ctx, Executor on, Supplier<Answer> work) {
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(work, on),
        answer -> Requests.answer(ctx, answer.status, answer.body));
  }
}
