package dev.lobby.console.editor;

import static dev.lobby.console.editor.EditorConsole.ROOT;

import dev.lobby.console.Sessions;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.publishing.ArticleDesk;
import dev.lobby.publishing.ArticleOutcome;
import dev.lobby.publishing.GateOverride;
import dev.lobby.publishing.GateOverrides;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.catalogue.CatalogueDesk;
import dev.lobby.publishing.catalogue.CatalogueOutcome;
import dev.lobby.publishing.catalogue.EntryLife;
import dev.lobby.publishing.document.DocumentDesk;
import dev.lobby.publishing.document.DocumentLife;
import dev.lobby.publishing.document.DocumentOutcome;
import dev.lobby.publishing.glossary.GlossaryDesk;
import dev.lobby.publishing.glossary.GlossaryLife;
import dev.lobby.publishing.glossary.GlossaryOutcome;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The API for what waits for somebody's decision, and for deciding about several things at once.
/// Each of several is its own command with its own event: what is refused keeps none of the others
/// back, and the answer says of each what became of it.
///
/// | | |
/// |---|---|
/// | `GET …/review` | entries of the catalogue, documents, the glossary and overrides of the gate that wait; articles are in their list |
/// | `POST …/review/submissions` | asks for a review of several drafts: `items` of `id` and `revision`; `why`?, `accept`? |
/// | `POST …/review/approvals` | approves several: `items` of `kind` (article, retirement, entry, document, glossary), `id` and `revision` |
/// | `POST …/review/overrides/NUMBER/confirmation` | a second person agrees with an override |
public final class WaitingConsole implements AutoCloseable {
  private static final String PATH = ROOT + "/review";

  /// How many at once; who wants more asks again.
  private static final int MOST = 100;

  private static final int LONGEST = 1_000;

  private final ArticleDesk articles;
  private final CatalogueDesk catalogue;
  private final DocumentDesk documents;
  private final GlossaryDesk glossary;
  private final GateOverrides overrides;
  private final Releases releases;
  private final Journal journal;
  private final Views views;
  private final InstantSource clock;
  private final ZoneId zone;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param zone the bank's time zone
  public WaitingConsole(
      ArticleDesk articles,
      CatalogueDesk catalogue,
      DocumentDesk documents,
      GlossaryDesk glossary,
      GateOverrides overrides,
      Releases releases,
      Journal journal,
      Views views,
      InstantSource clock,
      ZoneId zone) {
    this.articles = articles;
    this.catalogue = catalogue;
    this.documents = documents;
    this.glossary = glossary;
    this.overrides = overrides;
    this.releases = releases;
    this.journal = journal;
    this.views = views;
    this.clock = clock;
    this.zone = zone;
  }

  /// Adds the routes, below those that only editors and supervisors may use.
  public void mount(Router router) {
    router.get(PATH).handler(ctx -> answer(ctx, this::waiting));
    router
        .post(PATH + "/submissions")
        .handler(ctx -> {
          JsonObject body = Requests.object(ctx);
          String by = Sessions.member(ctx).username();
          List<Item> items = items(body);
          String why = optional(body, "why");
          boolean accept = Boolean.TRUE.equals(body.getValue("accept"));
          answer(
              ctx,
              () ->
                  outcomes(
                      items, item -> of(articles.submit(item.id, item.revision, by, why, accept))));
        });
    router
        .post(PATH + "/discards")
        .handler(ctx -> {
          JsonObject body = Requests.object(ctx);
          String by = Sessions.member(ctx).username();
          List<Item> items = items(body);
          String why = optional(body, "why");
          answer(
              ctx,
              () -> outcomes(items, item -> of(articles.discard(item.id, item.revision, by, why))));
        });
    router
        .post(PATH + "/approvals")
        .handler(ctx -> {
          JsonObject body = Requests.object(ctx);
          String by = Sessions.member(ctx).username();
          List<Item> items = items(body);
          items.forEach(Item::requireKind);
          answer(ctx, () -> outcomes(items, item -> approved(item, by)));
        });
    router
        .post(PATH + "/overrides/:id/confirmation")
        .handler(ctx -> {
          String number = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          respond(ctx, () -> confirmed(number, by));
        });
  }

  /// One of several things.
  ///
  /// @param kind what it is; empty for an article
  /// @param revision the revision that was seen
  private record Item(String kind, String id, String revision) {
    private static final List<String> KINDS =
        List.of("article", "retirement", "entry", "document", "glossary");

    void requireKind() {
      if (!KINDS.contains(kind)) {
        throw Problem.badRequest("\"kind\" is none of " + String.join(", ", KINDS) + ".");
      }
    }
  }

  private static List<Item> items(JsonObject body) {
    if (!(body.getValue("items") instanceof JsonArray array)
        || array.isEmpty()
        || array.size() > MOST) {
      throw Problem.badRequest("\"items\" is a list of 1 to " + MOST + " objects.");
    }
    List<Item> items = new ArrayList<>();
    for (Object one : array) {
      if (!(one instanceof JsonObject item)) {
        throw Problem.badRequest("\"items\" is a list of objects with id and revision.");
      }
      items.add(
          new Item(
              optional(item, "kind"),
              Requests.text(item, "id", LONGEST),
              Requests.text(item, "revision", LONGEST)));
    }
    return items;
  }

  private static String optional(JsonObject body, String field) {
    Object value = body.getValue(field);
    return value == null || value.equals("") ? "" : Requests.text(body, field, LONGEST);
  }

  /// What became of one of several things.
  ///
  /// @param zh why it was not done; empty when it was
  /// @param complaints what stands in the way, where that is known one by one
  private record Outcome(boolean done, String zh, String en, List<Complaint> complaints) {
    static final Outcome DONE = new Outcome(true, "", "", List.of());

    static Outcome refused(String zh, String en) {
      return new Outcome(false, zh, en, List.of());
    }

    static Outcome stale() {
      return refused("在此期间有人改过，请重新查看。", "Somebody changed it meanwhile. Look at it again.");
    }
  }

  private Outcome approved(Item item, String by) {
    return switch (item.kind) {
      case "entry" -> of(catalogue.approve(item.id, item.revision, by));
      case "document" -> of(documents.approve(item.id, item.revision, by));
      case "glossary" -> of(glossary.approve(item.revision, by));
      case "retirement" -> of(articles.approveRetirement(item.id, by));
      default -> of(articles.approve(item.id, item.revision, by, null));
    };
  }

  private static Outcome of(ArticleOutcome outcome) {
    return switch (outcome) {
      case ArticleOutcome.Done done -> Outcome.DONE;
      case ArticleOutcome.Refused(String zh, String en) -> Outcome.refused(zh, en);
      case ArticleOutcome.Stale stale -> Outcome.stale();
      case ArticleOutcome.Unsound unsound ->
          unsound.complaints().stream().anyMatch(Complaint::blocks)
              ? new Outcome(
                  false, "有必须修改的地方。", "Something must be mended first.", unsound.complaints())
              : new Outcome(
                  false, "有需要您判断的提示。", "There are remarks for you to judge.", unsound.complaints());
    };
  }

  private static Outcome of(CatalogueOutcome outcome) {
    return switch (outcome) {
      case CatalogueOutcome.Done done -> Outcome.DONE;
      case CatalogueOutcome.Refused(String zh, String en) -> Outcome.refused(zh, en);
      case CatalogueOutcome.Stale stale -> Outcome.stale();
      case CatalogueOutcome.Unsound unsound ->
          Outcome.refused(
              unsound.problems().stream().map(it -> it.zh()).collect(Collectors.joining()),
              unsound.problems().stream().map(it -> it.en()).collect(Collectors.joining(" ")));
    };
  }

  private static Outcome of(GlossaryOutcome outcome) {
    return switch (outcome) {
      case GlossaryOutcome.Done done -> Outcome.DONE;
      case GlossaryOutcome.Refused(String zh, String en) -> Outcome.refused(zh, en);
      case GlossaryOutcome.Stale stale -> Outcome.stale();
      case GlossaryOutcome.Unsound unsound ->
          Outcome.refused(
              unsound.problems().stream().map(it -> it.zh()).collect(Collectors.joining("；")),
              unsound.problems().stream().map(it -> it.en()).collect(Collectors.joining("; ")));
    };
  }

  private static Outcome of(DocumentOutcome outcome) {
    return switch (outcome) {
      case DocumentOutcome.Done done -> Outcome.DONE;
      case DocumentOutcome.Refused(String zh, String en) -> Outcome.refused(zh, en);
    };
  }

  /// A command on one of several things.
  private interface Command {
    Outcome run(Item item);
  }

  private static JsonObject outcomes(List<Item> items, Command command) {
    JsonArray told = new JsonArray();
    for (Item item : items) {
      Outcome outcome = command.run(item);
      told.add(
          new JsonObject()
              .put("kind", item.kind.isEmpty() ? "article" : item.kind)
              .put("id", item.id)
              .put("revision", item.revision)
              .put("done", outcome.done)
              .put("zh", outcome.zh)
              .put("en", outcome.en)
              .put("complaints", EditorJson.complaints(outcome.complaints)));
    }
    return new JsonObject().put("outcomes", told);
  }

  private Answer confirmed(String number, String by) {
    if (!number.matches("[0-9]{1,18}")) {
      throw Problem.notFound("There is no such override.");
    }
    return switch (overrides.confirm(Long.parseLong(number), by)) {
      case GateOverrides.Outcome.Confirmed(GateOverride now) -> Answer.done(json(now));
      case GateOverrides.Outcome.Refused(String zh, String en) -> Answer.refused(zh, en);
      case GateOverrides.Outcome.Unknown unknown ->
          throw Problem.notFound("There is no such override.");
    };
  }

  private JsonObject waiting() {
    EditorConsole.caughtUp(views, journal);
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    GlossaryDesk.Standing words = glossary.standing();
    return new JsonObject()
        .put("today", today.toString())
        .put(
            "glossary",
            words.life().stage() == GlossaryLife.Stage.WAITING ? GlossaryJson.of(words) : null)
        .put(
            "entries",
            Requests.array(
                catalogue.list().stream()
                    .filter(it -> it.life().stage() == EntryLife.Stage.WAITING)
                    .map(it -> CatalogueEntryJson.listed(it, releases.current(), today))
                    .toList()))
        .put(
            "documents",
            Requests.array(
                documents.list().stream()
                    .filter(it -> it.life().stage() == DocumentLife.Stage.IMPORTED)
                    .map(DocumentConsole::line)
                    .toList()))
        .put(
            "overrides",
            Requests.array(overrides.waiting().stream().map(WaitingConsole::json).toList()));
  }

  /// An override, as editors' pages read it.
  static JsonObject json(GateOverride override) {
    return new JsonObject()
        .put("number", override.number())
        .put("release", override.release())
        .put("by", override.by())
        .put("at", override.at().toString())
        .put("reason", override.reason())
        .put("exceeded", Requests.array(override.exceeded()))
        .put("confirmedBy", override.confirmedBy())
        .put("confirmedAt", EditorJson.text(override.confirmedAt()));
  }

  private void answer(RoutingContext ctx, Supplier<JsonObject> work) {
    respond(ctx, () -> Answer.done(work.get()));
  }

  private void respond(RoutingContext ctx, Supplier<Answer> work) {
    Answer.respond(ctx, threads, work);
  }

  @Override
  public void close() {
    threads.close();
  }
}
