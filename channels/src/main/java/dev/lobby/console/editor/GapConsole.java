package dev.lobby.console.editor;

import static dev.lobby.console.editor.EditorConsole.ROOT;

import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.console.Sessions;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.knowledge.article.Article;
import dev.lobby.language.Language;
import dev.lobby.publishing.ArticleOutcome;
import dev.lobby.publishing.Library;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.gap.Gap;
import dev.lobby.publishing.gap.GapDesk;
import dev.lobby.publishing.gap.GapDesk.AnswerFrom;
import dev.lobby.publishing.gap.GapDesk.Order;
import dev.lobby.publishing.gap.Gaps;
import dev.lobby.publishing.gap.GapsJson;
import dev.lobby.publishing.overlap.Overlap;
import dev.lobby.publishing.overlap.Overlaps;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The API for what customers asked in vain and for articles that are about the same.
public final class GapConsole implements AutoCloseable {
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_QUESTION = 2_000;
  private static final int DAYS_MAX = 365;

  private final Gaps gaps;
  private final GapDesk desk;
  private final Overlaps overlaps;
  private final Library library;
  private final Releases releases;
  private final Journal journal;
  private final Views views;
  private final Audit audit;

  /// Threads of their own, as those that answer customers must not be computed on for long: one to
  /// look for gaps, one to compare articles.
  private final ExecutorService threads =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().name("gaps-", 0).factory());

  public GapConsole(
      Gaps gaps,
      GapDesk desk,
      Overlaps overlaps,
      Library library,
      Releases releases,
      Journal journal,
      Views views,
      Audit audit) {
    this.gaps = gaps;
    this.desk = desk;
    this.overlaps = overlaps;
    this.library = library;
    this.releases = releases;
    this.journal = journal;
    this.views = views;
    this.audit = audit;
  }

  /// Adds the routes, below those that only editors and supervisors may use.
  public void mount(Router router) {
    router
        .get(ROOT + "/gaps")
        .handler(ctx -> {
          int days = days(ctx);
          String by = Sessions.member(ctx).username();
          answer(
              ctx,
              () -> {
                Gaps.Found found = gaps.find(days);
                if (!found.gaps().isEmpty()) {
                  // They are customers' words.
                  audit.looked(by, Action.READ_GAPS, null, null);
                }
                return json(GapsJson.of(found, gaps.rules(), this::title));
              });
        });
    router
        .get(ROOT + "/gaps/:id")
        .handler(ctx -> {
          int days = days(ctx);
          String id = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          answer(
              ctx,
              () -> {
                Gaps.Found found = gaps.find(days);
                Gap gap = Requests.found(found.find(id), "gap");
                audit.looked(by, Action.READ_GAPS, null, id);
                Optional<Gap> nearest = gaps.nearest(found, gap);
                // Its customers' words are read as well.
                nearest.ifPresent(it -> audit.looked(by, Action.READ_GAPS, null, it.id()));
                return json(GapsJson.of(gap, this::title))
                    .put(
                        "nearest",
                        nearest.map(it -> json(GapsJson.of(it, this::title))).orElse(null));
              });
        });
    step(router, "draft", (gap, call) -> written(desk.draft(gap, call.order(), call.by)));
    step(router, "phrasings", (gap, call) -> written(desk.add(gap, call.order(), call.by)));
    step(
        router,
        "dismiss",
        (gap, call) -> taken(desk.dismiss(gap, call.by, call.text("why", LONGEST_REASON))));
    step(
        router,
        "replies/:reply/dismiss",
        (gap, call) ->
            taken(desk.dismissReply(gap, call.reply, call.by, call.text("why", LONGEST_REASON))));
    router.get(ROOT + "/overlaps").handler(ctx -> answer(ctx, this::overlapping));
  }

  /// A step and what came with it.
  private record Call(String by, String reply, JsonObject body) {
    String text(String field, int longest) {
      return Requests.text(body, field, longest);
    }

    Order order() {
      Object from = body.getValue("answer");
      AnswerFrom source =
          from == null
              ? AnswerFrom.NOWHERE
              : switch (String.valueOf(from)) {
                case "closest" -> AnswerFrom.CLOSEST;
                case "agents" -> AnswerFrom.AGENTS;
                case "nowhere" -> AnswerFrom.NOWHERE;
                default ->
                    throw Problem.badRequest("\"answer\" is none of nowhere, closest and agents.");
              };
      Object reply = body.getValue("reply");
      return new Order(
          text("article", LONGEST_ID),
          phrasings(),
          source,
          reply == null ? null : text("reply", LONGEST_ID));
    }

    private @Nullable List<String> phrasings() {
      Object given = body.getValue("phrasings");
      if (given == null) {
        return null;
      }
      if (!(given instanceof JsonArray array)) {
        throw Problem.badRequest("\"phrasings\" is not a list of questions.");
      }
      List<String> texts = new ArrayList<>();
      for (Object one : array) {
        if (!(one instanceof String text) || text.length() > LONGEST_QUESTION) {
          throw Problem.badRequest("\"phrasings\" is not a list of questions.");
        }
        texts.add(text);
      }
      return List.copyOf(texts);
    }
  }

  @FunctionalInterface
  private interface Step {
    Answer take(Gap gap, Call call);
  }

  private void step(Router router, String name, Step step) {
    router
        .post(ROOT + "/gaps/:id/" + name)
        .handler(ctx -> {
          int days = days(ctx);
          String id = Requests.id(ctx);
          String reply = Optional.ofNullable(ctx.pathParam("reply")).orElse("");
          Call call = new Call(Sessions.member(ctx).username(), reply, Requests.object(ctx));
          respond(
              ctx,
              () -> {
                EditorConsole.caughtUp(views, journal);
                Gap gap = gap(days, id);
                if (call.body.getValue("with") != null) {
                  Gap other = gap(days, call.text("with", LONGEST_ID));
                  if (other.language() != gap.language() || other.id().equals(id)) {
                    return Answer.refused(
                        "只能合并同一种语言的两个缺口。请重新选择。",
                        "Two gaps are put together that are in one language. Choose another.");
                  }
                  gap = gap.together(other);
                }
                Answer answer = step.take(gap, call);
                EditorConsole.caughtUp(views, journal);
                return answer;
              });
        });
  }

  private Gap gap(int days, String id) {
    return Requests.found(desk.find(days, id), "gap");
  }

  private int days(RoutingContext ctx) {
    List<String> given = ctx.queryParam("days");
    if (given.isEmpty()) {
      return gaps.rules().days();
    }
    try {
      int days = Integer.parseInt(given.getFirst());
      if (days >= 1 && days <= DAYS_MAX) {
        return days;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw Problem.badRequest("\"days\" is not a number from 1 to " + DAYS_MAX + ".");
  }

  private Answer written(ArticleOutcome outcome) {
    return switch (outcome) {
      case ArticleOutcome.Done done ->
          Answer.done(
              new JsonObject()
                  .put("article", done.life().id())
                  .put("revision", done.life().draftRevision().orElse("")));
      case ArticleOutcome.Refused(String zh, String en) -> Answer.refused(zh, en);
      case ArticleOutcome.Unsound unsound ->
          Answer.refused("草稿还不能保存。", "The draft cannot be saved as it is.");
      case ArticleOutcome.Stale stale ->
          Answer.stale(
              "Nothing was changed. Try again; yours is then added to what stands there now.");
    };
  }

  private static Answer taken(GapDesk.Outcome outcome) {
    return switch (outcome) {
      case GapDesk.Outcome.Taken taken -> Answer.done(new JsonObject());
      case GapDesk.Outcome.Refused(String zh, String en) -> Answer.refused(zh, en);
    };
  }

  private String title(Gap.Closest closest) {
    return library
        .find(closest.article())
        .flatMap(Library.Entry::shown)
        .map(article -> article.title(Language.ZH) + " · " + article.title(Language.EN))
        .orElse(closest.article());
  }

  private JsonObject overlapping() {
    JsonArray listed = new JsonArray();
    List<Article> articles = releases.current().articles();
    Function<String, JsonObject> titled =
        id ->
            articles.stream()
                .filter(article -> article.id().equals(id))
                .findFirst()
                .map(EditorJson::title)
                .orElseGet(JsonObject::new);
    for (Overlap overlap : overlaps.of(articles)) {
      listed.add(
          new JsonObject()
              .put("kind", overlap.kind().wire())
              .put("language", overlap.language().wire())
              .put("alike", overlap.alike())
              .put("one", side(overlap.one(), titled, overlap.onePiece(), overlap.oneValue()))
              .put(
                  "other",
                  side(overlap.other(), titled, overlap.otherPiece(), overlap.otherValue()))
              .put(
                  "value",
                  overlap.value() == null
                      ? null
                      : overlap.value().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
    return new JsonObject().put("overlaps", listed).put("articles", articles.size());
  }

  private static JsonObject side(
      String id, Function<String, JsonObject> titled, String piece, String value) {
    return new JsonObject()
        .put("article", id)
        .put("title", titled.apply(id))
        .put("text", piece)
        .put("value", value);
  }

  private static JsonObject json(Object jackson) {
    return new JsonObject(jackson.toString());
  }

  private void respond(RoutingContext ctx, Supplier<Answer> work) {
    Answer.respond(ctx, threads, work);
  }

  private void answer(RoutingContext ctx, Supplier<JsonObject> work) {
    respond(ctx, () -> Answer.done(work.get()));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
