package dev.lobby.console.editor;

import dev.lobby.console.Sessions;
import dev.lobby.console.TraceJson;
import dev.lobby.dialogue.Trial;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.document.BankDocument;
import dev.lobby.knowledge.document.Document;
import dev.lobby.knowledge.document.DocumentFolder;
import dev.lobby.knowledge.document.Passage;
import dev.lobby.knowledge.document.Quotation;
import dev.lobby.knowledge.document.Terms;
import dev.lobby.knowledge.match.PassageMatch;
import dev.lobby.language.Language;
import dev.lobby.language.masking.Masker;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.document.DocumentDesk;
import dev.lobby.publishing.document.DocumentDiff;
import dev.lobby.publishing.document.DocumentEvent;
import dev.lobby.publishing.document.DocumentLife;
import dev.lobby.publishing.document.DocumentOutcome;
import dev.lobby.view.Views;
import dev.lobby.wire.WireName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The API for documents that are to be quoted: import, passages, approval, and what a question
/// would be told from them.
public final class DocumentConsole implements AutoCloseable {
  private static final String ROOT = EditorConsole.ROOT + "/documents";
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_QUESTION = 2_000;

  private final DocumentDesk desk;
  private final Releases releases;
  private final Journal journal;
  private final Views views;
  private final InstantSource clock;
  private final ZoneId zone;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param zone the bank's time zone
  public DocumentConsole(
      DocumentDesk desk,
      Releases releases,
      Journal journal,
      Views views,
      InstantSource clock,
      ZoneId zone) {
    this.desk = desk;
    this.releases = releases;
    this.journal = journal;
    this.views = views;
    this.clock = clock;
    this.zone = zone;
  }

  /// Adds the routes, below those that only editors and supervisors may use.
  public void mount(Router router) {
    router.get(ROOT).handler(ctx -> respond(ctx, () -> Answer.done(list())));
    router
        .post(ROOT)
        .handler(ctx -> {
          JsonObject body = Requests.object(ctx);
          String name = Requests.text(body, "name", LONGEST_NAME);
          String id = optional(body, "id");
          String why = optional(body, "why");
          Terms terms = terms(body);
          byte[] bytes = ImportFile.bytes(body);
          String by = Sessions.member(ctx).username();
          outcome(
              ctx,
              () ->
                  desk.importFile(
                      id.isEmpty() ? DocumentFolder.id(name) : id, name, bytes, terms, by, why));
        });
    router
        .post(ROOT + "/try")
        .handler(ctx -> {
          String text =
              Masker.mask(Requests.text(Requests.object(ctx), "text", LONGEST_QUESTION)).text();
          respond(ctx, () -> Answer.done(attempt(text)));
        });
    router
        .get(ROOT + "/:id")
        .handler(ctx -> {
          String id = Requests.id(ctx);
          respond(ctx, () -> Answer.done(detail(Requests.found(desk.entry(id), "document"))));
        });
    router
        .post(ROOT + "/:id/approve")
        .handler(ctx -> {
          String id = Requests.id(ctx);
          String version = Requests.text(Requests.object(ctx), "version", LONGEST_NAME);
          String by = Sessions.member(ctx).username();
          outcome(ctx, () -> desk.approve(id, version, by));
        });
    router
        .post(ROOT + "/:id/terms")
        .handler(ctx -> {
          String id = Requests.id(ctx);
          JsonObject body = Requests.object(ctx);
          Terms terms = terms(body);
          String reason = Requests.text(body, "reason", LONGEST_REASON);
          String by = Sessions.member(ctx).username();
          outcome(ctx, () -> desk.change(id, terms, by, reason));
        });
    router
        .post(ROOT + "/:id/approve-retirement")
        .handler(ctx -> {
          String id = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          outcome(ctx, () -> desk.approveRetirement(id, by));
        });
    command(router, "discard", call -> desk.discard(call.id, call.by, call.reason));
    command(router, "retire", call -> desk.withdraw(call.id, call.by, call.reason));
  }

  private record Call(String id, String by, String reason) {}

  private void command(Router router, String name, Function<Call, DocumentOutcome> command) {
    router
        .post(ROOT + "/:id/" + name)
        .handler(ctx -> {
          Call call =
              new Call(
                  Requests.id(ctx),
                  Sessions.member(ctx).username(),
                  Requests.text(Requests.object(ctx), "reason", LONGEST_REASON));
          outcome(ctx, () -> command.apply(call));
        });
  }

  private static String optional(JsonObject body, String field) {
    Object value = body.getValue(field);
    return value == null || value.equals("") ? "" : Requests.text(body, field, LONGEST_REASON);
  }

  /// Returns on which days a document is to be quoted and to whom, as a body says it.
  private static Terms terms(JsonObject body) {
    String readers = optional(body, "readers").strip();
    try {
      return Terms.of(optional(body, "from").strip(), optional(body, "until").strip(), readers);
    } catch (DateTimeException e) {
      throw Problem.badRequest("A day is written such as 2026-01-31.  日期请写成 2026-01-31。");
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
          "For whom a document is, is written such as \"signed-in\" or \"tier gold\", and not \""
              + readers
              + "\".  “给谁”的写法如 signed-in 或 tier gold，不能是“"
              + readers
              + "”。");
    }
  }

  private JsonObject list() {
    EditorConsole.caughtUp(views, journal);
    return new JsonObject()
        .put("release", new JsonObject().put("id", releases.current().id()))
        .put("documents", Requests.array(desk.list().stream().map(DocumentConsole::line).toList()));
  }

  static JsonObject line(DocumentDesk.Entry entry) {
    DocumentLife life = entry.life();
    DocumentLife.Pending pending = life.pending();
    JsonObject json =
        new JsonObject()
            .put("id", entry.id())
            .put("stage", life.stage().wire())
            .put("released", entry.released().map(DocumentConsole::figures).orElse(null))
            .put("withdrawn", act(life.withdrawn()))
            .put("retirement", act(life.retirement()))
            .put("approved", act(life.approved()));
    return json.put(
        "pending",
        pending == null
            ? null
            : new JsonObject()
                .put("version", pending.version())
                .put("title", pending.title())
                .put("type", pending.type())
                .put("source", pending.source())
                .put("from", pending.from())
                .put("until", pending.until())
                .put("readers", pending.readers())
                .put("passages", pending.passages())
                .put("characters", pending.characters())
                .put("imported", act(pending.imported())));
  }

  private static JsonObject figures(BankDocument of) {
    Document document = of.document();
    return new JsonObject()
        .put("version", of.version())
        .put("title", document.title())
        .put("type", document.type().wire())
        .put("from", given(of.terms().from()))
        .put("until", given(of.terms().until()))
        .put("readers", given(of.terms().forWhom()))
        .put("passages", document.passages().size())
        .put("characters", document.passages().stream().mapToInt(it -> it.text().length()).sum());
  }

  private static @Nullable String given(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable JsonObject act(DocumentLife.@Nullable Act act) {
    return act == null
        ? null
        : new JsonObject().put("by", act.by()).put("at", act.at().toString()).put("why", act.why());
  }

  private JsonObject detail(DocumentDesk.Entry entry) {
    Optional<BankDocument> pending = desk.pending(entry.life());
    Optional<BankDocument> shown = pending.or(entry::released);
    JsonObject json = line(entry);
    json.put("passages", new JsonArray()).put("notes", new JsonArray());
    shown.ifPresent(it ->
        json.put(
                "passages",
                Requests.array(
                    it.document().passages().stream().map(DocumentConsole::passage).toList()))
            .put(
                "notes",
                Requests.array(
                    it.document().notes().stream()
                        .map(note -> new JsonObject().put("zh", note.zh()).put("en", note.en()))
                        .toList())));
    json.put(
        "changes",
        pending
            .map(it ->
                changes(
                    DocumentDiff.between(
                        entry.released().map(BankDocument::document), it.document())))
            .orElse(null));
    return json.put(
        "history",
        Requests.array(desk.history(entry.id()).stream().map(DocumentConsole::told).toList()));
  }

  private static JsonObject passage(Passage passage) {
    return new JsonObject()
        .put("number", passage.number())
        .put("headings", Requests.array(passage.headings()))
        .put("page", passage.page() == 0 ? null : passage.page())
        .put("language", passage.language().wire())
        .put("text", passage.text());
  }

  private static JsonObject changes(DocumentDiff diff) {
    return new JsonObject()
        .put("same", diff.same())
        .put("added", Requests.array(diff.added().stream().map(DocumentConsole::passage).toList()))
        .put(
            "removed",
            Requests.array(diff.removed().stream().map(DocumentConsole::passage).toList()));
  }

  private static JsonObject told(Recorded recorded) {
    JsonObject json = new JsonObject().put("at", recorded.time().toString());
    WireName name = recorded.event().getClass().getAnnotation(WireName.class);
    json.put("event", name == null ? "" : name.value());
    if (recorded.event() instanceof DocumentEvent event) {
      switch (event) {
        case DocumentEvent.Imported e ->
            json.put("by", e.by()).put("version", e.version()).put("why", e.why());
        case DocumentEvent.Approved e -> json.put("by", e.by()).put("version", e.version());
        case DocumentEvent.Discarded e -> json.put("by", e.by()).put("why", e.reason());
        case DocumentEvent.Withdrawn e -> json.put("by", e.by()).put("why", e.reason());
        case DocumentEvent.RetirementApproved e -> json.put("by", e.by());
        case DocumentEvent.Published e -> json.put("by", e.by()).put("version", e.version());
        case DocumentEvent.Retired e -> json.put("by", e.by());
        case DocumentEvent.Chunk e -> {}
      }
    }
    return json;
  }

  private JsonObject attempt(String text) {
    try (Releases.Lease lease = releases.take()) {
      Release release = lease.release();
      Trial trial = Trial.of(release, text, LocalDate.ofInstant(clock.instant(), zone));
      var understanding = release.interpreter().interpret(text);
      var thresholds = release.matcher().passageThresholds(understanding);
      List<PassageMatch> matches = release.matcher().passages(understanding);
      boolean quoted =
          trial.trace().say().equals("answer")
              && trial.trace().articles().stream().anyMatch(Quotation::isReference);
      return new JsonObject()
          .put("language", trial.trace().language())
          .put("quoted", quoted)
          .put("answer", trial.words())
          .put("answerThreshold", thresholds.answer() > 1 ? null : thresholds.answer())
          .put("suggestThreshold", thresholds.suggest() > 1 ? null : thresholds.suggest())
          .put("trace", TraceJson.of(trial.trace()))
          .put("passages", Requests.array(matches.stream().map(it -> found(it, release)).toList()));
    }
  }

  private static JsonObject found(PassageMatch match, Release release) {
    Quotation quotation = release.quotation(match.reference()).orElseThrow();
    Language language = quotation.passage().language();
    return passage(quotation.passage())
        .put("reference", match.reference())
        .put("document", quotation.document().id())
        .put("source", quotation.answer().source(language))
        .put("probability", match.probability())
        .put("meaning", match.meaning())
        .put("words", match.words())
        .put("article", match.article());
  }

  private void outcome(RoutingContext ctx, Supplier<DocumentOutcome> command) {
    respond(
        ctx,
        () ->
            switch (command.get()) {
              case DocumentOutcome.Done(DocumentLife life) ->
                  Answer.done(
                      desk.entry(life.id())
                          .map(this::detail)
                          .orElseGet(() -> new JsonObject().put("id", life.id())));
              case DocumentOutcome.Refused(String zh, String en) -> Answer.refused(zh, en);
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
