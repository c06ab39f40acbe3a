package dev.lobby.console.supervisor;

import dev.lobby.console.Sessions;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.outbox.DeadLetters.Outcome;
import dev.lobby.webhook.DeadNotices;
import dev.lobby.webhook.Webhooks;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// How the bank's systems are told what changes: to supervisors with what they did not want, and at
/// `/health/webhooks`, for whoever watches over machines, how far behind each is.
public final class WebhooksConsole implements AutoCloseable {

  private static final String ROOT = "/console/api/supervisor/webhooks";
  private static final int LONGEST_REASON = 1000;
  private static final int MOST_LISTED = 500;

  private final Webhooks webhooks;
  private final Journal journal;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public WebhooksConsole(Webhooks webhooks, Journal journal) {
    this.webhooks = webhooks;
    this.journal = journal;
  }

  /// Adds the routes; those below the supervisors' root only they may use.
  public void mount(Router router) {
    router.get("/health/webhooks").handler(ctx -> answer(ctx, this::health));
    router.get(ROOT).handler(ctx -> answer(ctx, this::list));
    router
        .post(ROOT + "/:receiver/:id/replay")
        .handler(ctx -> {
          DeadNotices dead = dead(ctx);
          String id = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          answer(ctx, () -> done(dead.replay(id, by)));
        });
    router
        .post(ROOT + "/:receiver/:id/discard")
        .handler(ctx -> {
          DeadNotices dead = dead(ctx);
          String id = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          String reason = Requests.text(Requests.object(ctx), "reason", LONGEST_REASON);
          answer(ctx, () -> done(dead.discard(id, by, reason)));
        });
  }

  private DeadNotices dead(RoutingContext ctx) {
    return new DeadNotices(journal, String.valueOf(ctx.pathParam("receiver")));
  }

  private void answer(RoutingContext ctx, Supplier<JsonObject> work) {
    Requests.whenDone(
        ctx, CompletableFuture.supplyAsync(work, threads), json -> Requests.answer(ctx, 200, json));
  }

  private JsonObject done(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused(String why) -> throw Problem.conflict(why);
      case Outcome.Done(String id) -> {
        webhooks.advanced(journal.head());
        yield new JsonObject().put("id", id);
      }
    };
  }

  private JsonObject health() {
    JsonArray receivers = new JsonArray();
    for (Webhooks.Status status : webhooks.statuses()) {
      receivers.add(
          new JsonObject()
              .put("name", status.receiver())
              .put("lagSeconds", status.lag().toSeconds())
              .put("failing", status.failingSince() != null)
              .put("dead", status.dead().size()));
    }
    return new JsonObject().put("receivers", receivers);
  }

  private JsonObject list() {
    JsonArray receivers = new JsonArray();
    for (Webhooks.Status status : webhooks.statuses()) {
      receivers.add(
          new JsonObject()
              .put("name", status.receiver())
              .put("lagSeconds", status.lag().toSeconds())
              .put(
                  "failingSince",
                  status.failingSince() == null ? null : status.failingSince().toString())
              .put("tries", status.tries())
              .put("lastError", status.error())
              .put("deadTotal", status.dead().size())
              .put(
                  "dead",
                  Requests.array(
                      status.dead().stream()
                          .limit(MOST_LISTED)
                          .map(WebhooksConsole::json)
                          .toList())));
    }
    return new JsonObject().put("receivers", receivers);
  }

  private static JsonObject json(DeadNotices.Dead dead) {
    return new JsonObject()
        .put("id", dead.id())
        .put("type", dead.type().wire())
        .put("customer", dead.customer())
        .put("since", dead.since().toString())
        .put("tries", dead.tries())
        .put("lastError", dead.reason())
        .put("replayed", dead.replayed());
  }

  @Override
  public void close() {
    threads.close();
  }
}
