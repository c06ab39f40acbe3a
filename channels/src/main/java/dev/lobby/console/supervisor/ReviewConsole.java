package dev.lobby.console.supervisor;

import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.channel.web.MessageJson;
import dev.lobby.console.Sessions;
import dev.lobby.console.TraceJson;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Trace;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.review.verdict.BudgetFigures;
import dev.lobby.review.verdict.Judgement;
import dev.lobby.review.verdict.ReviewSample.Drawn;
import dev.lobby.review.verdict.Reviews;
import dev.lobby.review.verdict.Reviews.Outcome;
import dev.lobby.review.verdict.Share;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The supervisors' API for the quality of answers: the day's sample, verdicts, and the figures of
/// the wrong-answer budget.
///
/// | | |
/// |---|---|
/// | `GET …/reviews/sample` | what is left to be reviewed today, with its words and why it was said |
/// | `POST …/reviews` | a verdict: `conversation`, `seq`, `judgement`, `right`?, `note`? |
/// | `POST …/reviews/withdrawal` | takes one back: `conversation`, `seq` |
/// | `GET …/reviews/figures?weeks=8` | target, achieved, coverage, trend |
public final class ReviewConsole implements AutoCloseable {

  private static final String ROOT = "/console/api/supervisor/reviews";
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NOTE = 1000;
  private static final int WEEKS = 8;
  private static final int MOST_WEEKS = 104;
  private static final Duration CATCH_UP = Duration.ofSeconds(5);

  private final Reviews reviews;
  private final Conversations conversations;
  private final Journal journal;
  private final Views views;
  private final Audit audit;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public ReviewConsole(
      Reviews reviews, Conversations conversations, Journal journal, Views views, Audit audit) {
    this.reviews = reviews;
    this.conversations = conversations;
    this.journal = journal;
    this.views = views;
    this.audit = audit;
  }

  /// Adds the routes, below those that only supervisors may use.
  public void mount(Router router) {
    router.get(ROOT + "/sample").handler(this::sample);
    router.get(ROOT + "/figures").handler(this::figures);
    router.post(ROOT).handler(this::judge);
    router.post(ROOT + "/withdrawal").handler(this::withdraw);
  }

  private void sample(RoutingContext ctx) {
    String by = Sessions.member(ctx).username();
    answer(
        ctx,
        () -> {
          JsonArray turns = new JsonArray();
          for (Drawn drawn : reviews.sample()) {
            conversations
                .load(drawn.conversation())
                .ifPresent(conversation -> {
                  audit.looked(
                      by, Action.READ_CONVERSATION, conversation.customer(), conversation.id());
                  turns.add(json(drawn, conversation));
                });
          }
          return new JsonObject().put("size", Reviews.A_DAY).put("turns", turns);
        });
  }

  private JsonObject json(Drawn drawn, Conversation conversation) {
    Optional<Message> question =
        conversation.messages().stream().filter(one -> one.seq() == drawn.seq()).findFirst();
    List<Message> replies =
        question.map(Message::clientMessageId).map(conversation::repliesTo).orElse(List.of());
    return new JsonObject()
        .put("conversation", drawn.conversation())
        .put("seq", drawn.seq())
        .put("language", drawn.language())
        .put("say", drawn.say())
        .put("traffic", drawn.traffic())
        .put("question", question.map(Message::text).orElse(""))
        .put("replies", MessageJson.of(replies))
        .put(
            "trace",
            question
                .flatMap(message -> trace(conversation.id(), message))
                .map(TraceJson::of)
                .orElse(null));
  }

  /// Why the assistant answered a message so.
  private Optional<Trace> trace(String conversation, Message question) {
    for (Recorded recorded : journal.read(ConversationEvent.stream(conversation), 0)) {
      if (recorded.event() instanceof ConversationEvent.Decided decided
          && decided.inReplyTo().equals(question.clientMessageId())) {
        return Optional.of(decided.trace());
      }
    }
    return Optional.empty();
  }

  private void judge(RoutingContext ctx) {
    JsonObject body = Requests.object(ctx);
    String conversation = Requests.text(body, "conversation", LONGEST_NAME);
    long seq = seq(body);
    Judgement judgement =
        Judgement.ofWire(Requests.text(body, "judgement", LONGEST_NAME))
            .orElseThrow(() ->
                Problem.badRequest(
                    "\"judgement\" is one of "
                        + Arrays.stream(Judgement.values())
                            .map(Judgement::wire)
                            .collect(Collectors.joining(", "))
                        + "."));
    String right = optional(body, "right", LONGEST_NAME);
    String note = optional(body, "note", LONGEST_NOTE);
    String by = Sessions.member(ctx).username();
    answer(
        ctx,
        () ->
            done(reviews.judge(conversation, seq, by, judgement, right, note), conversation, seq));
  }

  private void withdraw(RoutingContext ctx) {
    JsonObject body = Requests.object(ctx);
    String conversation = Requests.text(body, "conversation", LONGEST_NAME);
    long seq = seq(body);
    String by = Sessions.member(ctx).username();
    answer(ctx, () -> done(reviews.withdraw(conversation, seq, by), conversation, seq));
  }

  private static long seq(JsonObject body) {
    if (body.getValue("seq") instanceof Number seq) {
      return seq.longValue();
    }
    throw Problem.badRequest("\"seq\" is the place of the customer's message.");
  }

  private JsonObject done(Outcome outcome, String conversation, long seq) {
    return switch (outcome) {
      case Outcome.Refused(String why) -> throw Problem.conflict(why);
      case Outcome.Taken taken -> {
        catchUp();
        yield new JsonObject().put("conversation", conversation).put("seq", seq);
      }
    };
  }

  private static @Nullable String optional(JsonObject body, String field, int longest) {
    return body.getValue(field) == null ? null : Requests.text(body, field, longest);
  }

  private void figures(RoutingContext ctx) {
    int weeks = weeks(ctx.request().getParam("weeks"));
    answer(ctx, () -> json(reviews.figures(weeks)));
  }

  private static int weeks(@Nullable String text) {
    try {
      int weeks = text == null ? WEEKS : Integer.parseInt(text);
      if (weeks >= 1 && weeks <= MOST_WEEKS) {
        return weeks;
      }
    } catch (NumberFormatException e) {
      // Falls to the problem below.
    }
    throw Problem.badRequest("\"weeks\" is a number from 1 to " + MOST_WEEKS + ".");
  }

  private static JsonObject json(BudgetFigures figures) {
    return new JsonObject()
        .put("target", figures.target())
        .put("confidence", figures.confidence())
        .put("from", figures.from().toString())
        .put("to", figures.to().toString())
        .put("decided", figures.decided())
        .put("coverage", figures.coverage())
        .put("all", json(figures.all()))
        .put("languages", json(figures.languages()))
        .put("areas", json(figures.areas()))
        .put("channels", json(figures.channels()))
        .put("disputed", figures.disputed())
        .put(
            "weeks",
            Requests.array(
                figures.weeks().stream()
                    .map(week ->
                        json(week.share())
                            .put("monday", week.monday().toString())
                            .put("decided", week.decided())
                            .put("coverage", week.coverage()))
                    .toList()));
  }

  private static JsonArray json(Map<String, Share> shares) {
    JsonArray array = new JsonArray();
    shares.forEach((name, share) -> array.add(json(share).put("name", name)));
    return array;
  }

  private static JsonObject json(Share share) {
    return new JsonObject()
        .put("answered", share.answered())
        .put("reviewed", share.reviewed())
        .put("wrong", share.wrong())
        .put("person", share.person())
        .put("share", share.share())
        .put("low", share.low())
        .put("high", share.high())
        .put("unreviewed", share.unreviewed())
        .put("standing", share.standing().wire());
  }

  private void catchUp() {
    try {
      views.await(journal.head(), CATCH_UP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
