package dev.lobby.console.editor;

import static dev.lobby.console.editor.EditorConsole.ROOT;

import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.console.Sessions;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.knowledge.ReleaseContents;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.catalogue.Names;
import dev.lobby.publishing.Activation;
import dev.lobby.publishing.GateOverride;
import dev.lobby.publishing.Library;
import dev.lobby.publishing.Publisher;
import dev.lobby.publishing.ReleaseHistory;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.TakenBack;
import dev.lobby.publishing.catalogue.CatalogueDesk;
import dev.lobby.publishing.gate.Effects;
import dev.lobby.publishing.gate.GateFigures;
import dev.lobby.publishing.gate.GateReport;
import dev.lobby.publishing.gate.GateReportJson;
import dev.lobby.publishing.glossary.GlossaryDesk;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The API for publications: what waits for one, the next release and what the gate says of it, and
/// the way back.
public final class PublishConsole implements AutoCloseable {
  private static final int LONGEST_REASON = 1_000;
  private static final int EXAMPLES = 200;

  private final Library library;
  private final Publisher publisher;
  private final CatalogueDesk catalogue;
  private final GlossaryDesk glossary;
  private final TakenBack takenBack;
  private final Releases releases;
  private final ReleaseContentsJson contents;
  private final boolean secondPerson;
  private final Journal journal;
  private final Views views;
  private final Audit audit;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param secondPerson whether an override of the gate waits for a second person
  public PublishConsole(
      Library library,
      Publisher publisher,
      CatalogueDesk catalogue,
      GlossaryDesk glossary,
      TakenBack takenBack,
      Releases releases,
      boolean secondPerson,
      Journal journal,
      Views views,
      Audit audit,
      InstantSource clock) {
    this.library = library;
    this.publisher = publisher;
    this.catalogue = catalogue;
    this.glossary = glossary;
    this.takenBack = takenBack;
    this.releases = releases;
    this.contents = new ReleaseContentsJson(releases, journal);
    this.secondPerson = secondPerson;
    this.journal = journal;
    this.views = views;
    this.audit = audit;
    this.clock = clock;
  }

  /// Adds the routes, below those that only editors and supervisors may use.
  public void mount(Router router) {
    router.get(ROOT + "/publishable").handler(ctx -> answer(ctx, 200, this::publishable));
    router
        .get(ROOT + "/candidate")
        .handler(ctx -> {
          String by = Sessions.member(ctx).username();
          answer(
              ctx,
              200,
              () -> {
                GateReport report = publisher.candidate().report();
                if (report != null && !report.examples().isEmpty()) {
                  // They are customers' words.
                  audit.looked(by, Action.READ_GATE_EXAMPLES, null, report.candidate());
                }
                return candidate();
              });
        });
    router
        .post(ROOT + "/candidate")
        .handler(ctx -> {
          String by = Sessions.member(ctx).username();
          answer(
              ctx,
              202,
              () -> {
                EditorConsole.caughtUp(views, journal);
                String refused = publisher.build(by);
                if (refused != null) {
                  throw Problem.conflict(refused);
                }
                return candidate();
              });
        });
    router
        .post(ROOT + "/candidate/publish")
        .handler(ctx -> {
          String by = Sessions.member(ctx).username();
          String reason = reason(Requests.object(ctx), "reason");
          answer(ctx, 200, () -> done(publisher.publish(by, reason)));
        });
    router.get(ROOT + "/releases").handler(ctx -> answer(ctx, 200, this::history));
    router
        .get(ROOT + "/releases/:id/changes")
        .handler(ctx -> {
          String id = Requests.id(ctx);
          String since = String.valueOf(ctx.request().getParam("since"));
          answer(ctx, 200, () -> contents.changes(since, id));
        });
    router
        .get(ROOT + "/releases/:id/way-back")
        .handler(ctx -> {
          String id = Requests.id(ctx);
          answer(ctx, 200, () -> wayBack(id));
        });
    router
        .post(ROOT + "/releases/:id/activate")
        .handler(ctx -> {
          String by = Sessions.member(ctx).username();
          String id = Requests.id(ctx);
          String why = Requests.text(Requests.object(ctx), "why", LONGEST_REASON);
          answer(
              ctx,
              200,
              () -> {
                JsonObject done = done(releases.activate(id, by, why));
                takenBack.settle(by, why, id);
                publisher.forget();
                EditorConsole.caughtUp(views, journal);
                return done;
              });
        });
  }

  private static @Nullable String reason(JsonObject body, String field) {
    Object value = body.getValue(field);
    return value == null || value.equals("") ? null : Requests.text(body, field, LONGEST_REASON);
  }

  private static JsonObject done(Activation activation) {
    return switch (activation) {
      case Activation.Refused(String why) -> throw Problem.conflict(why);
      case Activation.Done(String release, String before) ->
          new JsonObject().put("release", release).put("before", before);
    };
  }

  private JsonObject publishable() {
    EditorConsole.caughtUp(views, journal);
    Library.Changes changes = library.publishable(clock.instant());
    JsonArray later = new JsonArray();
    changes.later().forEach((id, from) -> later.add(named(id).put("publishFrom", from.toString())));
    return new JsonObject()
        .put("put", Requests.array(changes.put().stream().map(this::changed).toList()))
        .put(
            "removed",
            Requests.array(changes.removed().stream().sorted().map(this::named).toList()))
        .put("entries", Requests.array(entries(catalogue.publishable())))
        .put("glossary", !glossary.publishable().isEmpty())
        .put("outdated", publisher.isOutdated())
        .put("later", later)
        .put(
            "documents",
            new JsonObject()
                .put(
                    "put",
                    Requests.array(
                        changes.documents().put().stream()
                            .map(it ->
                                new JsonObject()
                                    .put("id", it.id())
                                    .put("title", it.document().title())
                                    .put("passages", it.document().passages().size()))
                            .toList()))
                .put(
                    "removed",
                    Requests.array(changes.documents().removed().stream().sorted().toList())))
        .put("held", Requests.array(changes.held().stream().sorted().map(this::named).toList()));
  }

  private static List<JsonObject> entries(CatalogueDesk.Changes changes) {
    Map<String, Names> names = new HashMap<>();
    changes.put().forEach(entry -> names.put(entry.key(), entry.names()));
    return changes.keys().stream()
        .map(key -> {
          Names own = names.getOrDefault(key, new Names(key, key));
          return new JsonObject()
              .put("key", key)
              .put("name", new JsonObject().put("zh", own.zh()).put("en", own.en()))
              .put("removed", changes.removed().contains(key));
        })
        .toList();
  }

  private JsonObject changed(Article article) {
    JsonObject json =
        new JsonObject().put("id", article.id()).put("title", EditorJson.title(article));
    library
        .find(article.id())
        .ifPresent(entry ->
            json.put("stage", entry.life().stage().wire())
                .put("isNew", entry.released().isEmpty())
                .put("by", String.join(", ", entry.life().authors())));
    return json;
  }

  private JsonObject named(String id) {
    return new JsonObject()
        .put("id", id)
        .put(
            "title",
            library
                .find(id)
                .flatMap(Library.Entry::shown)
                .map(EditorJson::title)
                .orElseGet(() -> new JsonObject().put("zh", id).put("en", id)));
  }

  /// What letting another release answer again takes along.
  private JsonObject wayBack(String id) {
    EditorConsole.caughtUp(views, journal);
    ReleaseContents then = contents.contents(id);
    TakenBack.Foreseen foreseen =
        takenBack.foreseen(then.articles(), then.catalogue(), then.glossary());
    return contents
        .changes(releases.current().id(), id)
        .put("drafts", Requests.array(foreseen.drafts().stream().map(this::named).toList()))
        .put("published", Requests.array(foreseen.published().stream().map(this::named).toList()))
        .put("draftEntries", Requests.array(foreseen.entries()))
        .put("draftGlossary", foreseen.glossary());
  }

  private JsonObject candidate() {
    Publisher.Candidate candidate = publisher.candidate();
    GateReport report = candidate.report();
    Library.Changes changes = candidate.changes();
    return new JsonObject()
        .put("state", candidate.phase().wire())
        .put("startedAt", EditorJson.text(candidate.at()))
        .put("elapsedSeconds", elapsed(candidate))
        .put("tookSeconds", seconds(candidate.took()))
        .put("lastSeconds", seconds(publisher.last()))
        .put("by", candidate.by())
        .put("lines", Requests.array(candidate.lines()))
        .put("error", candidate.error())
        .put("release", candidate.release())
        .put(
            "changes",
            new JsonObject()
                .put("put", Requests.array(changes.put().stream().map(Article::id).toList()))
                .put("removed", Requests.array(changes.removed().stream().sorted().toList()))
                .put("entries", Requests.array(publisher.entries().keys())))
        .put(
            "holds",
            Requests.array(
                changes.put().stream()
                    .map(it ->
                        new JsonObject().put("id", it.id()).put("title", EditorJson.title(it)))
                    .toList()))
        .put(
            "report",
            report == null ? null : new JsonObject(GateReportJson.of(report, EXAMPLES).toString()));
  }

  /// How long it has been built by now; null when it is not being built. By the server's clock, as
  /// that of whoever looks may be another.
  private @Nullable Long elapsed(Publisher.Candidate candidate) {
    return candidate.phase() == Publisher.Phase.BUILDING && candidate.at() != null
        ? seconds(Duration.between(candidate.at(), clock.instant()))
        : null;
  }

  private static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.plusMillis(500).toSeconds();
  }

  private JsonObject history() {
    List<ReleaseHistory.Entry> activations = releases.history().activations().reversed();
    JsonArray listed = new JsonArray();
    for (int i = 0; i < activations.size(); i++) {
      ReleaseHistory.Entry entry = activations.get(i);
      GateOverride override = entry.override();
      listed.add(
          new JsonObject()
              .put("id", entry.release())
              .put("at", entry.at().toString())
              .put("by", entry.by())
              .put("why", entry.reason())
              .put("overridden", Requests.array(entry.exceeded()))
              .put("override", override == null ? null : WaitingConsole.json(override))
              .put("figures", entry.figures() == null ? null : figures(entry.figures()))
              .put("before", i + 1 < activations.size() ? activations.get(i + 1).release() : null)
              .put("current", i == 0)
              .put("onDisk", releases.kept(entry.release()).isPresent()));
    }
    return new JsonObject().put("releases", listed).put("secondPerson", secondPerson);
  }

  private static JsonObject figures(GateFigures figures) {
    return new JsonObject()
        .put("days", figures.days())
        .put("turns", figures(figures.turns()))
        .put("regression", figures(figures.regression()));
  }

  private static JsonObject figures(Effects effects) {
    return new JsonObject()
        .put("asked", effects.asked())
        .put("changed", effects.changed())
        .put("newlyAnswered", effects.newlyAnswered())
        .put("newlyLost", effects.newlyLost())
        .put("nowWrong", effects.nowWrong());
  }

  private void answer(RoutingContext ctx, int status, Supplier<JsonObject> work) {
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(work, threads),
        json -> Requests.answer(ctx, status, json));
  }

  @Override
  public void close() {
    threads.close();
  }
}
