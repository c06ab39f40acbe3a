package dev.lobby.console.supervisor;

import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.console.Sessions;
import dev.lobby.conversation.Busy;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.publishing.recall.Correction;
import dev.lobby.publishing.recall.CorrectionDesk;
import dev.lobby.publishing.recall.CorrectionList;
import dev.lobby.publishing.recall.Corrections;
import dev.lobby.publishing.recall.Evidence;
import dev.lobby.publishing.recall.ProposedCorrection;
import dev.lobby.publishing.recall.Recall;
import dev.lobby.publishing.recall.Recall.Query;
import dev.lobby.publishing.recall.Recall.Recalled;
import dev.lobby.publishing.recall.RecallableArticles;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The supervisors' API for wrong answers: who was told one, the proof, and the correction.
///
/// | | |
/// |---|---|
/// | `GET …/recall?article=&version=&from=&to=` | who was told, in which words |
/// | `GET …/recall/articles` | what can be asked about, also what was taken out |
/// | `GET …/recall/evidence?…` | the same as a signed file |
/// | `GET …/recall/draft?…` | a correction to begin with |
/// | `GET …/recall/corrections` | all, the last drafted first |
/// | `POST …/recall/corrections` | drafts one; the same fields, and `zh` and `en` |
/// | `POST …/recall/corrections/ID/approval` | a second person agrees, and it is sent |
/// | `POST …/recall/corrections/ID/drop` | it is not sent: `reason` |
public final class RecallConsole implements AutoCloseable {

  private static final String ROOT = "/console/api/supervisor/recall";
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_REASON = 1000;
  private static final Duration CATCH_UP = Duration.ofSeconds(5);

  private final Recall recall;
  private final RecallableArticles articles;
  private final Corrections corrections;
  private final CorrectionDesk desk;
  private final CorrectionList list;
  private final Journal journal;
  private final Views views;
  private final Audit audit;
  private final PrivateKey key;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param articles what can be asked about
  /// @param list all corrections
  /// @param key what evidence is signed with
  public RecallConsole(
      Recall recall,
      RecallableArticles articles,
      Corrections corrections,
      CorrectionDesk desk,
      CorrectionList list,
      Journal journal,
      Views views,
      Audit audit,
      PrivateKey key,
      InstantSource clock) {
    this.recall = recall;
    this.articles = articles;
    this.corrections = corrections;
    this.desk = desk;
    this.list = list;
    this.journal = journal;
    this.views = views;
    this.audit = audit;
    this.key = key;
    this.clock = clock;
  }

  /// Adds the routes, below those that only supervisors may use.
  public void mount(Router router) {
    router.get(ROOT).handler(this::show);
    router.get(ROOT + "/articles").handler(ctx -> answer(ctx, this::articles));
    router.get(ROOT + "/evidence").handler(this::evidence);
    router.get(ROOT + "/draft").handler(this::draft);
    router.get(ROOT + "/corrections").handler(ctx -> answer(ctx, this::list));
    router.post(ROOT + "/corrections").handler(this::propose);
    router
        .post(ROOT + "/corrections/:id/approval")
        .handler(ctx -> {
          String id = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          answer(
              ctx,
              () -> {
                catchUp();
                return done(desk.approve(id, by));
              });
        });
    router
        .post(ROOT + "/corrections/:id/drop")
        .handler(ctx -> {
          String id = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          String reason = Requests.text(Requests.object(ctx), "reason", LONGEST_REASON);
          answer(ctx, () -> done(desk.drop(id, by, reason)));
        });
  }

  private void show(RoutingContext ctx) {
    Query query = query(ctx);
    String by = Sessions.member(ctx).username();
    answer(ctx, () -> new JsonObject(Evidence.json(recalled(query, by), journal).toString()));
  }

  private void evidence(RoutingContext ctx) {
    Query query = query(ctx);
    String by = Sessions.member(ctx).username();
    ctx.response().putHeader("Content-Disposition", "attachment; filename=\"recall.json\"");
    answer(
        ctx,
        () -> new JsonObject(Evidence.of(recalled(query, by), journal, by, clock.instant(), key)));
  }

  private Recalled recalled(Query query, String by) {
    catchUp();
    known(query);
    audit.acted(by, Action.RECALLED_ANSWERS, null, query.toString());
    return recall.of(query);
  }

  /// Nobody was told what nothing is known of, and that would read as good news.
  private void known(Query query) {
    if (!articles.knows(query.article())) {
      throw Problem.notFound(
          "There is no article or incident with the id “"
              + query.article()
              + "”, and there never was. Search for it by a part of its title, in Chinese or"
              + " English, and choose it.",
          "没有编号为“" + query.article() + "”的文章或突发情况，过去也没有。请输入标题（中文或英文）的一部分来查找，再从列表中选择。");
    }
  }

  private JsonObject articles() {
    catchUp();
    return new JsonObject()
        .put(
            "articles",
            Requests.array(
                articles.all().stream()
                    .map(known ->
                        new JsonObject()
                            .put("id", known.id())
                            .put(
                                "title",
                                new JsonObject().put("zh", known.zh()).put("en", known.en()))
                            .put("released", known.released()))
                    .toList()));
  }

  private void draft(RoutingContext ctx) {
    Query query = query(ctx);
    answer(
        ctx,
        () -> {
          catchUp();
          known(query);
          Correction.Draft draft =
              corrections.draft(query, language -> articles.title(query.article(), language));
          Correction.Warning warning = draft.warning();
          return new JsonObject()
              .put("zh", draft.correction().zh())
              .put("en", draft.correction().en())
              .put(
                  "warning",
                  warning == null
                      ? null
                      : new JsonObject().put("zh", warning.zh()).put("en", warning.en()));
        });
  }

  private void propose(RoutingContext ctx) {
    JsonObject body = Requests.object(ctx);
    Query query =
        query(
            Requests.text(body, "article", LONGEST_NAME),
            body.getValue("version") == null ? null : Requests.text(body, "version", LONGEST_NAME),
            time("from", Requests.text(body, "from", LONGEST_NAME)),
            time("to", Requests.text(body, "to", LONGEST_NAME)));
    Correction correction =
        new Correction(
            Requests.text(body, "zh", Correction.LONGEST),
            Requests.text(body, "en", Correction.LONGEST));
    String by = Sessions.member(ctx).username();
    answer(
        ctx,
        () -> {
          catchUp();
          known(query);
          ProposedCorrection now = desk.propose(query, correction, by);
          catchUp();
          return json(now);
        });
  }

  private JsonObject done(CorrectionDesk.Outcome outcome) {
    return switch (outcome) {
      case CorrectionDesk.Outcome.Unknown unknown ->
          throw Problem.notFound("There is no such correction.");
      case CorrectionDesk.Outcome.Refused(String why) -> throw Problem.conflict(why);
      case CorrectionDesk.Outcome.Taken(ProposedCorrection now) -> {
        catchUp();
        yield json(now);
      }
      case CorrectionDesk.Outcome.Sent(Corrections.Sending sending) -> {
        catchUp();
        yield new JsonObject()
            .put("id", sending.id())
            .put("sent", sending.sent())
            .put("already", sending.already())
            .put("gone", sending.gone())
            .put("busy", sending.busy());
      }
    };
  }

  private JsonObject list() {
    return new JsonObject()
        .put("corrections", Requests.array(list.all().stream().map(RecallConsole::json).toList()));
  }

  private static JsonObject json(ProposedCorrection correction) {
    return new JsonObject()
        .put("id", correction.id())
        .put("by", correction.by())
        .put("at", correction.at().toString())
        .put("article", correction.article())
        .put("version", correction.version())
        .put("from", correction.from().toString())
        .put("to", correction.to().toString())
        .put("zh", correction.zh())
        .put("en", correction.en())
        .put("approvedBy", correction.approvedBy())
        .put(
            "approvedAt",
            correction.approvedAt() == null ? null : correction.approvedAt().toString())
        .put("droppedBy", correction.droppedBy())
        .put("reason", correction.reason())
        .put("sent", correction.sent());
  }

  /// What was told a moment ago must be found.
  private void catchUp() {
    try {
      if (!views.await(journal.head(), CATCH_UP)) {
        throw new Busy("Lobby is catching up with its records. Try again in a moment.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy("Lobby is stopping.");
    }
  }

  private static Query query(RoutingContext ctx) {
    String version = ctx.request().getParam("version");
    return query(
        parameter(ctx, "article"),
        version == null || version.isEmpty() ? null : version,
        time("from", parameter(ctx, "from")),
        time("to", parameter(ctx, "to")));
  }

  private static Query query(String article, @Nullable String version, Instant from, Instant to) {
    try {
      return new Query(article, version, from, to);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static String parameter(RoutingContext ctx, String name) {
    String value = ctx.request().getParam(name);
    if (value == null || value.isBlank()) {
      throw Problem.badRequest("\"" + name + "\" is missing.");
    }
    return value;
  }

  private static Instant time(String name, String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw Problem.badRequest("\"" + name + "\" is a time such as 2026-01-31T16:00:00Z.");
    }
  }

  private void answer(RoutingContext ctx, Supplier<JsonObject> work) {
    Requests.whenDone(
        ctx, CompletableFuture.supplyAsync(work, threads), json -> Requests.answer(ctx, 200, json));
  }

  @Override
  public void close() {
    threads.close();
  }
}
