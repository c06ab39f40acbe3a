package dev.lobby.console.supervisor;

import dev.lobby.console.Sessions;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.outbox.DeadLetters;
import dev.lobby.outbox.DeadLetters.Outcome;
import dev.lobby.outbox.Letter;
import dev.lobby.outbox.Letters;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The supervisors' API for what customers were to be told through a provider and were not yet.
public final class OutboxConsole implements AutoCloseable {

  private static final String ROOT = "/console/api/supervisor/outbox";
  private static final int LONGEST_REASON = 1000;
  private static final int MOST_LISTED = 500;
  private static final Duration CATCH_UP = Duration.ofSeconds(5);

  private final Letters letters;
  private final DeadLetters deadLetters;
  private final Journal journal;
  private final Views views;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public OutboxConsole(Letters letters, DeadLetters deadLetters, Journal journal, Views views) {
    this.letters = letters;
    this.deadLetters = deadLetters;
    this.journal = journal;
    this.views = views;
  }

  /// Adds the routes, below those that only supervisors may use.
  public void mount(Router router) {
    router.get(ROOT).handler(ctx -> answer(ctx, this::list));
    router
        .post(ROOT + "/:id/replay")
        .handler(ctx -> {
          String id = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          answer(ctx, () -> done(deadLetters.replay(id, by)));
        });
    router
        .post(ROOT + "/:id/discard")
        .handler(ctx -> {
          String id = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          String reason = Requests.text(Requests.object(ctx), "reason", LONGEST_REASON);
          answer(ctx, () -> done(deadLetters.discard(id, by, reason)));
        });
  }

  private void answer(RoutingContext ctx, Supplier<JsonObject> work) {
    Requests.whenDone(
        ctx, CompletableFuture.supplyAsync(work, threads), json -> Requests.answer(ctx, 200, json));
  }

  private JsonObject done(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused(String why) -> throw Problem.conflict(why);
      case Outcome.Done(String id) -> {
        try {
          views.await(journal.head(), CATCH_UP);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        yield new JsonObject().put("id", id);
      }
    };
  }

  private JsonObject list() {
    List<Letter> waiting = letters.waiting();
    List<Letter> dead = letters.dead();
    return new JsonObject()
        .put("waitingTotal", waiting.size())
        .put("waiting", json(waiting))
        .put("deadTotal", dead.size())
        .put("dead", json(dead));
  }

  private static JsonArray json(List<Letter> letters) {
    return Requests.array(
        letters.stream()
            .limit(MOST_LISTED)
            .map(letter ->
                new JsonObject()
                    .put("id", letter.id())
                    .put("conversation", letter.conversation())
                    .put("channel", letter.channel())
                    .put("since", letter.since().toString())
                    .put("tries", letter.tries())
                    .put("lastError", letter.error())
                    .put("notBefore", letter.dead() ? null : letter.notBefore().toString())
                    .put("replayed", letter.late()))
            .toList());
  }

  @Override
  public void close() {
    threads.close();
  }
}
