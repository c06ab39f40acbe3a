package dev.lobby.console.editor;

import static dev.lobby.console.editor.EditorConsole.ROOT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lobby.console.Sessions;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.catalogue.CatalogueCsv;
import dev.lobby.knowledge.catalogue.CatalogueJson;
import dev.lobby.knowledge.catalogue.EntryContent;
import dev.lobby.knowledge.catalogue.Expiry;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.catalogue.BlockedAnswers;
import dev.lobby.publishing.catalogue.CatalogueDesk;
import dev.lobby.publishing.catalogue.CatalogueOutcome;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// The API for the catalogue: its entries with what is under way with each, and what it blocks.
///
/// | | |
/// |---|---|
/// | `GET …/catalogue` | the day at the bank, the entries, and the blocked answers |
/// | `PUT …/catalogue/KEY/draft` | saves `entry` over `basedOn`, with `why`? |
/// | `POST …/catalogue/KEY/remove` | asks for it to go: `revision`, `why`? |
/// | `POST …/catalogue/KEY/approve` | a second person agrees: `revision` |
/// | `POST …/catalogue/KEY/return` | sends it back: `reason` |
/// | `POST …/catalogue/KEY/discard` | gives it up: `revision`, `reason`? |
/// | `GET …/catalogue/export.csv` | the rates and fees that customers get, as a table |
/// | `POST …/catalogue/import` | rates and fees of a table become drafts: `name`, `base64` |
///
/// A key is such as `rate:deposit-1y`.
public final class CatalogueConsole implements AutoCloseable {
  private static final String PATH = ROOT + "/catalogue";
  private static final int LONGEST = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CatalogueDesk desk;
  private final BlockedAnswers blocked;
  private final Releases releases;
  private final Journal journal;
  private final Views views;
  private final InstantSource clock;
  private final ZoneId zone;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param zone the bank's time zone
  public CatalogueConsole(
      CatalogueDesk desk,
      BlockedAnswers blocked,
      Releases releases,
      Journal journal,
      Views views,
      InstantSource clock,
      ZoneId zone) {
    this.desk = desk;
    this.blocked = blocked;
    this.releases = releases;
    this.journal = journal;
    this.views = views;
    this.clock = clock;
    this.zone = zone;
  }

  /// Adds the routes, below those that only editors and supervisors may use.
  public void mount(Router router) {
    router.get(PATH).handler(ctx -> respond(ctx, () -> Answer.done(list())));
    router.get(PATH + "/export.csv").handler(this::export);
    router
        .post(PATH + "/import")
        .handler(ctx -> {
          JsonObject body = Requests.object(ctx);
          String by = Sessions.member(ctx).username();
          String name = Requests.text(body, "name", LONGEST);
          byte[] bytes = ImportFile.bytes(body);
          respond(ctx, () -> take(name, bytes, by));
        });
    router
        .put(PATH + "/:id/draft")
        .handler(ctx -> {
          JsonObject body = Requests.object(ctx);
          EntryContent content = content(body);
          if (!(content.kind() + ":" + content.id()).equals(Requests.id(ctx))) {
            throw Problem.badRequest("The entry's kind and id are not those in the address.");
          }
          Call call = new Call(Sessions.member(ctx).username(), body);
          outcome(
              ctx,
              () -> desk.draft(content, call.optional("basedOn"), call.by, call.optional("why")));
        });
    command(
        router,
        "remove",
        (key, call) -> desk.remove(key, call.text("revision"), call.by, call.optional("why")));
    command(router, "approve", (key, call) -> desk.approve(key, call.text("revision"), call.by));
    command(router, "return", (key, call) -> desk.giveBack(key, call.by, call.text("reason")));
    command(
        router,
        "discard",
        (key, call) -> desk.discard(key, call.text("revision"), call.by, call.optional("reason")));
  }

  /// A command and what came with it.
  private record Call(String by, JsonObject body) {
    String text(String field) {
      return Requests.text(body, field, LONGEST);
    }

    String optional(String field) {
      Object value = body.getValue(field);
      return value == null || value.equals("") ? "" : text(field);
    }
  }

  private void command(
      Router router, String name, BiFunction<String, Call, CatalogueOutcome> command) {
    router
        .post(PATH + "/:id/" + name)
        .handler(ctx -> {
          String key = Requests.id(ctx);
          Call call = new Call(Sessions.member(ctx).username(), Requests.object(ctx));
          outcome(ctx, () -> command.apply(key, call));
        });
  }

  /// The entry in a body; what is wrong with it as an entry is for the desk to say.
  private static EntryContent content(JsonObject body) {
    if (!(body.getValue("entry") instanceof JsonObject entry)) {
      throw Problem.badRequest("\"entry\" is the whole entry, an object.");
    }
    try {
      return CatalogueJson.content(JSON.readTree(entry.encode()));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw Problem.badRequest(
          "\"entry\" is not one: it has kind, id, zh, en and periods, texts all but the last.");
    }
  }

  private Answer take(String name, byte[] bytes, String by) {
    CatalogueCsv.Table table = CatalogueCsv.read(name, bytes);
    if (!table.problems().isEmpty()) {
      return Answer.unsound("Nothing was imported", "Mend these lines and import it again.")
          .with(
              "problems",
              Requests.array(table.problems().stream().map(EditorConsole::problem).toList()));
    }
    return desk.take(table.entries(), by, name)
        .map(saved ->
            Answer.done(
                new JsonObject()
                    .put("entries", Requests.array(saved))
                    .put(
                        "expiries",
                        Requests.array(
                            table.entries().stream()
                                .filter(entry -> saved.contains(entry.key()))
                                .flatMap(entry -> Expiry.of(entry, today()).stream())
                                .map(it -> new JsonObject().put("zh", it.zh()).put("en", it.en()))
                                .toList()))))
        .orElseGet(() ->
            Answer.unsound(
                "Nothing was imported",
                "These are too many at a time, or others change the catalogue just now. Import a"
                    + " few hundred a file, or try again."));
  }

  private void export(RoutingContext ctx) {
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(
            () -> CatalogueCsv.write(releases.current().catalogue().entries()), threads),
        text ->
            ctx.response()
                .putHeader("Content-Type", "text/csv; charset=utf-8")
                .putHeader("Content-Disposition", "attachment; filename=\"catalogue.csv\"")
                .putHeader("Cache-Control", "no-store")
                .end(text));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private JsonObject list() {
    EditorConsole.caughtUp(views, journal);
    LocalDate today = today();
    Release release = releases.current();
    return new JsonObject()
        .put("today", today.toString())
        .put(
            "entries",
            Requests.array(
                desk.list().stream()
                    .map(it -> CatalogueEntryJson.listed(it, release, today))
                    .toList()))
        .put(
            "blocked",
            Requests.array(
                blocked.tasks(release, today).stream().map(CatalogueEntryJson::task).toList()));
  }

  private void outcome(RoutingContext ctx, Supplier<CatalogueOutcome> command) {
    respond(
        ctx,
        () ->
            switch (command.get()) {
              case CatalogueOutcome.Done done ->
                  Answer.done(
                      desk.find(done.life().key())
                          .map(it -> CatalogueEntryJson.listed(it, releases.current(), today()))
                          .orElseGet(() -> new JsonObject().put("key", done.life().key())));
              case CatalogueOutcome.Refused refused -> Answer.refused(refused.zh(), refused.en());
              case CatalogueOutcome.Unsound unsound ->
                  Answer.unsound("The entry is not sound", "Mend what is named.")
                      .with(
                          "problems",
                          Requests.array(
                              unsound.problems().stream()
                                  .map(CatalogueEntryJson::problem)
                                  .toList()));
              case CatalogueOutcome.Stale stale ->
                  Answer.stale(
                      stale.current(),
                      Requests.array(
                          stale.life().touches().stream().map(CatalogueEntryJson::touch).toList()));
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
