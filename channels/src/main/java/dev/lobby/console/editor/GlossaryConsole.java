package dev.lobby.console.editor;

import static dev.lobby.console.editor.EditorConsole.ROOT;

import dev.lobby.console.Sessions;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.language.Language;
import dev.lobby.publishing.glossary.GlossaryDesk;
import dev.lobby.publishing.glossary.GlossaryOutcome;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The API for the glossary: the bank's terms with what customers say for them, and what is under
/// way with it.
///
/// | | |
/// |---|---|
/// | `GET …/glossary` | the glossary as customers are read, and its draft |
/// | `PUT …/glossary/draft` | saves `terms` of `language`, `term` and `synonyms` over `basedOn`, with `why`? |
/// | `POST …/glossary/approve` | a second person agrees: `revision` |
/// | `POST …/glossary/return` | sends it back: `reason` |
/// | `POST …/glossary/discard` | gives it up: `revision`, `reason`? |
public final class GlossaryConsole implements AutoCloseable {
  private static final String PATH = ROOT + "/glossary";
  private static final int LONGEST = 1_000;

  private final GlossaryDesk desk;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public GlossaryConsole(GlossaryDesk desk) {
    this.desk = desk;
  }

  /// Adds the routes, below those that only editors and supervisors may use.
  public void mount(Router router) {
    router
        .get(PATH)
        .handler(ctx -> respond(ctx, () -> Answer.done(GlossaryJson.of(desk.standing()))));
    router
        .put(PATH + "/draft")
        .handler(ctx -> {
          JsonObject body = Requests.object(ctx);
          List<Glossary.Entry> terms = terms(body);
          String by = Sessions.member(ctx).username();
          String basedOn = Requests.text(body, "basedOn", LONGEST);
          String why = optional(body, "why");
          outcome(ctx, () -> desk.draft(terms, basedOn, by, why));
        });
    router
        .post(PATH + "/approve")
        .handler(ctx -> {
          String revision = Requests.text(Requests.object(ctx), "revision", LONGEST);
          String by = Sessions.member(ctx).username();
          outcome(ctx, () -> desk.approve(revision, by));
        });
    router
        .post(PATH + "/return")
        .handler(ctx -> {
          String reason = Requests.text(Requests.object(ctx), "reason", LONGEST);
          String by = Sessions.member(ctx).username();
          outcome(ctx, () -> desk.giveBack(by, reason));
        });
    router
        .post(PATH + "/discard")
        .handler(ctx -> {
          JsonObject body = Requests.object(ctx);
          String revision = Requests.text(body, "revision", LONGEST);
          String reason = optional(body, "reason");
          String by = Sessions.member(ctx).username();
          outcome(ctx, () -> desk.discard(revision, by, reason));
        });
  }

  private static String optional(JsonObject body, String field) {
    Object value = body.getValue(field);
    return value == null || value.equals("") ? "" : Requests.text(body, field, LONGEST);
  }

  /// The terms in a body; what is wrong with them as a glossary is for the desk to say.
  private static List<Glossary.Entry> terms(JsonObject body) {
    if (!(body.getValue("terms") instanceof JsonArray array)) {
      throw wrong();
    }
    List<Glossary.Entry> terms = new ArrayList<>();
    for (Object one : array) {
      if (!(one instanceof JsonObject term)
          || !(term.getValue("term") instanceof String word)
          || !(term.getValue("synonyms") instanceof JsonArray synonyms)
          || !synonyms.stream().allMatch(String.class::isInstance)) {
        throw wrong();
      }
      Language language =
          switch (String.valueOf(term.getValue("language"))) {
            case "zh" -> Language.ZH;
            case "en" -> Language.EN;
            default -> throw wrong();
          };
      terms.add(
          new Glossary.Entry(language, word, synonyms.stream().map(String::valueOf).toList()));
    }
    return terms;
  }

  private static Problem wrong() {
    return Problem.badRequest(
        "\"terms\" is a list of objects with language (zh or en), term, and synonyms, a list of"
            + " texts.");
  }

  private void outcome(RoutingContext ctx, Supplier<GlossaryOutcome> command) {
    respond(
        ctx,
        () ->
            switch (command.get()) {
              case GlossaryOutcome.Done done -> Answer.done(GlossaryJson.of(desk.standing()));
              case GlossaryOutcome.Refused(String zh, String en) -> Answer.refused(zh, en);
              case GlossaryOutcome.Unsound unsound ->
                  Answer.unsound("The glossary is not sound", "Mend what is named.")
                      .with(
                          "problems",
                          Requests.array(
                              unsound.problems().stream().map(GlossaryJson::problem).toList()));
              case GlossaryOutcome.Stale stale ->
                  Answer.stale(
                      stale.current(),
                      Requests.array(
                          stale.life().touches().stream().map(GlossaryJson::touch).toList()));
            });
  }

  private void respond(RoutingContext ctx, Supplier<Answer> work) {
    Answer.respond(ctx, threads, work);
  }

  @Override
  public void close() {
    threads.close();
  }
}
