package dev.lobby.console.supervisor;

import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.retention.Retention;
import dev.lobby.retention.RetentionPlan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// The supervisors' API for what the rules of retention would blank: `GET …/retention`. Nothing is
/// blanked here.
public final class RetentionConsole implements AutoCloseable {

  private static final String PATH = "/console/api/supervisor/retention";

  private final Retention retention;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// It reads the whole journal, so one at a time.
  private final Semaphore one = new Semaphore(1);

  public RetentionConsole(Retention retention) {
    this.retention = retention;
  }

  /// Adds the route, below those that only supervisors may use.
  public void mount(Router router) {
    router.get(PATH).handler(this::plan);
  }

  private void plan(RoutingContext ctx) {
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(this::plan, threads),
        json -> Requests.answer(ctx, 200, json));
  }

  private JsonObject plan() {
    if (!one.tryAcquire()) {
      throw Problem.conflict("Somebody is having it worked out. Try again in a moment.");
    }
    try {
      RetentionPlan plan = retention.plan();
      return new JsonObject()
          .put("at", plan.at().toString())
          .put("lines", Requests.array(plan.lines().stream().map(RetentionConsole::json).toList()));
    } finally {
      one.release();
    }
  }

  private static JsonObject json(RetentionPlan.Line line) {
    JsonArray kept = new JsonArray();
    line.kept()
        .forEach(
            (why, count) -> kept.add(new JsonObject().put("why", wire(why)).put("count", count)));
    return new JsonObject()
        .put("type", line.type().wire())
        .put("rule", line.rule().text())
        .put("due", line.due().size())
        .put("frames", line.extent().frames())
        .put("bytes", line.extent().bytes())
        .put("oldest", line.oldest() == null ? null : line.oldest().toString())
        .put("kept", kept)
        .put("blanked", line.blanked());
  }

  private static String wire(RetentionPlan.Kept why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public void close() {
    threads.close();
  }
}
