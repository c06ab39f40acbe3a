package dev.lobby.console.editor;

import dev.lobby.console.Sessions;
import dev.lobby.console.TraceJson;
import dev.lobby.dialogue.Trial;
import dev.lobby.http.Bodies;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ContentProblem;
import dev.lobby.knowledge.document.ReadingLimits;
import dev.lobby.language.masking.Masker;
import dev.lobby.publishing.ArticleDesk;
import dev.lobby.publishing.ArticleOutcome;
import dev.lobby.publishing.Imports;
import dev.lobby.publishing.Library;
import dev.lobby.publishing.Publisher;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.overlap.DraftLookalikes;
import dev.lobby.staff.Role;
import dev.lobby.view.Views;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The API for articles: what there is, drafts and their reviews, what would be answered now, and
/// whole tables in and out.
public final class EditorConsole implements AutoCloseable {
  static final String ROOT = "/console/api/editor";
  private static final int LARGEST_BODY = 16 << 20;

  /// How large a table or a packed folder may be.
  private static final int LARGEST_TABLE = 12 << 20;

  /// How large a document may be.
  private static final int LARGEST_DOCUMENT = Math.toIntExact(ReadingLimits.DEFAULT.bytes());

  private static final int LONGEST_ID = 200;
  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_QUESTION = 2_000;
  private static final Duration CATCH_UP = Duration.ofSeconds(5);

  private final Library library;
  private final ArticleListing listing;
  private final ArticleDesk desk;
  private final TakingIn taking;
  private final Publisher publisher;
  private final Releases releases;
  private final NearArticles nearArticles;
  private final Journal journal;
  private final Views views;
  private final Sessions sessions;
  private final InstantSource clock;
  private final ZoneId zone;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// A thread of its own, as those that answer customers must not be computed on for long.
  private final ExecutorService comparing =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("lookalikes").factory());

  /// @param zone the bank's time zone
  public EditorConsole(
      Library library,
      ArticleListing listing,
      ArticleDesk desk,
      Imports imports,
      Publisher publisher,
      Releases releases,
      DraftLookalikes draftLookalikes,
      Journal journal,
      Views views,
      Sessions sessions,
      InstantSource clock,
      ZoneId zone) {
    this.library = library;
    this.listing = listing;
    this.desk = desk;
    this.publisher = publisher;
    this.releases = releases;
    this.nearArticles = new NearArticles(library, draftLookalikes, clock);
    this.taking = new TakingIn(library, imports, releases, nearArticles, clock, zone);
    this.journal = journal;
    this.views = views;
    this.sessions = sessions;
    this.clock = clock;
    this.zone = zone;
  }

  /// Adds the routes.
  public void mount(Router router) {
    router.route(ROOT + "/*").handler(sessions.only(Role.EDITOR, Role.SUPERVISOR));
    // Only now: nobody else may have so much read.
    router.post(ROOT + "/documents").handler(Bodies.ofFiles(LARGEST_DOCUMENT));
    router.post(ROOT + "/import").handler(Bodies.ofFiles(LARGEST_TABLE));
    router.post(ROOT + "/catalogue/import").handler(Bodies.ofFiles(LARGEST_TABLE));
    router
        .route(ROOT + "/*")
        .method(HttpMethod.POST)
        .method(HttpMethod.PUT)
        .handler(
            Bodies.upTo(
                LARGEST_BODY,
                sent ->
                    Problem.tooLarge(
                        "This has more than the "
                            + (LARGEST_BODY >> 20)
                            + " MB that are taken here.",
                        "内容超过 " + (LARGEST_BODY >> 20) + " MB，请缩短。")))
        .handler(Requests::requireJson);
    // So that a page can tell before a file is sent.
    router
        .get(ROOT + "/limits")
        .handler(ctx ->
            Requests.answer(
                ctx,
                200,
                new JsonObject().put("table", LARGEST_TABLE).put("document", LARGEST_DOCUMENT)));
    router.get(ROOT + "/articles").handler(ctx -> answer(ctx, this::list));
    router
        .post(ROOT + "/articles/check")
        .handler(ctx -> {
          Article article = ArticleJsonReader.article(Requests.object(ctx));
          answer(
              ctx,
              () ->
                  new JsonObject()
                      .put("complaints", EditorJson.complaints(library.check(article))));
        });
    router
        .post(ROOT + "/articles/near")
        .handler(ctx -> {
          Article article = ArticleJsonReader.article(Requests.object(ctx));
          Answer.respond(ctx, comparing, () -> Answer.done(near(article)));
        });
    router
        .get(ROOT + "/articles/:id")
        .handler(ctx -> {
          String id = Requests.id(ctx);
          answer(ctx, () -> detail(id));
        });
    router
        .get(ROOT + "/articles/:id/near")
        .handler(ctx -> {
          String id = Requests.id(ctx);
          Answer.respond(ctx, comparing, () -> Answer.done(near(shown(id))));
        });
    router
        .put(ROOT + "/articles/:id/draft")
        .handler(ctx -> {
          JsonObject body = Requests.object(ctx);
          Article article = ArticleJsonReader.article(body);
          if (!article.id().equals(Requests.id(ctx))) {
            throw Problem.badRequest("The article's id is not the one in the address.");
          }
          String by = Sessions.member(ctx).username();
          String basedOn = optional(body, "basedOn", LONGEST_ID);
          String why = optional(body, "why", LONGEST_REASON);
          outcome(ctx, () -> desk.draft(article, basedOn, by, why));
        });
    command(
        router,
        "submit",
        (id, call) ->
            desk.submit(
                id,
                call.text("revision"),
                call.by,
                optional(call.body, "why", LONGEST_REASON),
                Boolean.TRUE.equals(call.body.getValue("accept"))));
    command(
        router,
        "approve",
        (id, call) -> desk.approve(id, call.text("revision"), call.by, call.publishFrom()));
    command(router, "return", (id, call) -> desk.giveBack(id, call.by, call.text("reason")));
    command(
        router,
        "discard",
        (id, call) ->
            desk.discard(
                id, call.text("revision"), call.by, optional(call.body, "reason", LONGEST_REASON)));
    command(
        router,
        "retire",
        (id, call) -> desk.retire(id, call.text("revision"), call.by, call.text("reason")));
    command(router, "retirement-approval", (id, call) -> desk.approveRetirement(id, call.by));
    router
        .post(ROOT + "/try")
        .handler(ctx -> {
          String text =
              Masker.mask(Requests.text(Requests.object(ctx), "text", LONGEST_QUESTION)).text();
          answer(ctx, () -> attempt(text));
        });
    router
        .post(ROOT + "/candidate/try")
        .handler(ctx -> {
          String text =
              Masker.mask(Requests.text(Requests.object(ctx), "text", LONGEST_QUESTION)).text();
          Answer.respond(ctx, comparing, () -> Answer.done(attemptNext(text)));
        });
    router
        .post(ROOT + "/import")
        .handler(ctx -> {
          JsonObject body = Requests.object(ctx);
          String by = Sessions.member(ctx).username();
          String name = Requests.text(body, "name", LONGEST_ID);
          byte[] bytes = ImportFile.bytes(body);
          boolean preview = Boolean.TRUE.equals(body.getValue("preview"));
          Set<String> left = ImportFile.left(body);
          Answer.respond(
              ctx,
              preview ? comparing : threads,
              () -> preview ? taking.preview(name, bytes, by) : taking.take(name, bytes, left, by));
        });
    router.get(ROOT + "/export.zip").handler(ctx -> download(ctx, ExportFile.ZIP));
    router.get(ROOT + "/export.csv").handler(ctx -> download(ctx, ExportFile.CSV));
    router.get(ROOT + "/export.xlsx").handler(ctx -> download(ctx, ExportFile.XLSX));
  }

  /// A command and what came with it.
  private record Call(String by, JsonObject body) {
    String text(String field) {
      return Requests.text(body, field, LONGEST_REASON);
    }

    @Nullable Instant publishFrom() {
      Object value = body.getValue("publishFrom");
      if (value == null || value.equals("")) {
        return null;
      }
      try {
        return Instant.parse(String.valueOf(value));
      } catch (DateTimeException e) {
        throw Problem.badRequest("\"publishFrom\" is not a moment such as 2026-01-31T09:00:00Z.");
      }
    }
  }

  private void command(
      Router router, String name, BiFunction<String, Call, ArticleOutcome> command) {
    router
        .post(ROOT + "/articles/:id/" + name)
        .handler(ctx -> {
          String id = Requests.id(ctx);
          Call call = new Call(Sessions.member(ctx).username(), Requests.object(ctx));
          outcome(ctx, () -> command.apply(id, call));
        });
  }

  private static String optional(JsonObject body, String field, int longest) {
    Object value = body.getValue(field);
    return value == null || value.equals("") ? "" : Requests.text(body, field, longest);
  }

  /// Waits until lists show what was just written.
  static void caughtUp(Views views, Journal journal) {
    try {
      views.await(journal.head(), CATCH_UP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private JsonObject list() {
    caughtUp(views, journal);
    return listing.json();
  }

  private JsonObject detail(String id) {
    return detail(Requests.found(library.find(id), "article"));
  }

  private JsonObject detail(Library.Entry entry) {
    return EditorJson.detail(library, entry)
        .put(
            "heldBack",
            EditorJson.heldBack(
                releases.current(), entry.id(), LocalDate.ofInstant(clock.instant(), zone)));
  }

  private Article shown(String id) {
    return Requests.found(library.find(id).flatMap(Library.Entry::shown), "article");
  }

  /// Published articles that answer today what an article is to answer, and drafts that are to.
  private JsonObject near(Article article) {
    try (Releases.Lease lease = releases.take()) {
      return nearArticles.of(
          lease.release(), article, nearArticles.drafts(List.of()), nearArticles.until());
    }
  }

  private JsonObject attempt(String text) {
    try (Releases.Lease lease = releases.take()) {
      Publisher.Candidate next = publisher.candidate();
      return attempt(lease.release(), text)
          .put("candidate", next.phase() == Publisher.Phase.READY ? next.release() : null);
    }
  }

  /// What the release that was built would say, before anybody publishes it.
  private JsonObject attemptNext(String text) {
    return publisher
        .ask(next -> attempt(next, text).put("release", next.id()))
        .orElseThrow(() -> Problem.conflict("No release that was built waits to be published."));
  }

  private JsonObject attempt(Release release, String text) {
    Trial trial = Trial.of(release, text, LocalDate.ofInstant(clock.instant(), zone));
    return new JsonObject()
        .put("language", trial.trace().language())
        .put("trace", TraceJson.of(trial.trace()))
        .put(
            "answer",
            trial.words().isEmpty()
                ? new JsonArray()
                : new JsonArray().add(new JsonObject().put("text", trial.words())));
  }

  static JsonObject problem(ContentProblem problem) {
    return new JsonObject()
        .put("line", problem.line() == 0 ? null : problem.line())
        .put("cell", problem.cell().isEmpty() ? null : problem.cell())
        .put("column", problem.column().isEmpty() ? null : problem.column())
        // Of where it was kept for a moment nobody needs to know.
        .put("file", problem.file().substring(problem.file().lastIndexOf('/') + 1))
        .put("zh", problem.zh())
        .put("en", problem.en());
  }

  private void outcome(RoutingContext ctx, Supplier<ArticleOutcome> command) {
    respond(
        ctx,
        () ->
            switch (command.get()) {
              case ArticleOutcome.Done done ->
                  Answer.done(
                      library
                          .find(done.life().id())
                          .map(this::detail)
                          .orElseGet(() -> new JsonObject().put("id", done.life().id())));
              case ArticleOutcome.Refused refused -> Answer.refused(refused.zh(), refused.en());
              case ArticleOutcome.Unsound unsound ->
                  Answer.unsound(
                          "The draft is not ready for a review",
                          "Mend what is complained about, or accept what does not block it.")
                      .with("complaints", EditorJson.complaints(unsound.complaints()));
              case ArticleOutcome.Stale stale ->
                  Answer.stale(
                          stale.current(),
                          Requests.array(
                              stale.meanwhile().stream().map(EditorJson::revision).toList()))
                      .with("theirs", EditorJson.diff(stale.theirs()))
                      .with("own", EditorJson.diff(stale.own()))
                      .with("both", EditorJson.article(stale.both().orElse(null)));
            });
  }

  private void respond(RoutingContext ctx, Supplier<Answer> work) {
    Answer.respond(ctx, threads, work);
  }

  private void answer(RoutingContext ctx, Supplier<JsonObject> work) {
    respond(ctx, () -> Answer.done(work.get()));
  }

  /// All that is under way, as it is to be.
  private List<Article> drafts() {
    caughtUp(views, journal);
    return library.list().stream().flatMap(it -> it.draft().stream()).toList();
  }

  private void download(RoutingContext ctx, ExportFile file) {
    boolean drafts = ctx.queryParam("what").contains("drafts");
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(
            () -> file.bytes(drafts ? drafts() : releases.current().articles()), threads),
        bytes ->
            ctx.response()
                .putHeader("Content-Type", file.type())
                .putHeader(
                    "Content-Disposition",
                    "attachment; filename=\"" + (drafts ? "drafts-" : "") + file.fileName() + "\"")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(bytes)));
  }

  @Override
  public void close() {
    comparing.shutdownNow();
    threads.close();
  }
}
