package dev.lobby.console.supervisor;

import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.audit.AuditLog;
import dev.lobby.console.Sessions;
import dev.lobby.customer.Customers;
import dev.lobby.erasure.Erasure;
import dev.lobby.erasure.ErasureList;
import dev.lobby.erasure.Erasures;
import dev.lobby.erasure.Erasures.Outcome;
import dev.lobby.erasure.PersonalData;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The supervisors' API for what a person may demand: their data handed out, and their data erased,
/// which takes two supervisors.
public final class PeopleConsole implements AutoCloseable {

  private static final String ROOT = "/console/api/supervisor";
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_REASON = 1000;
  private static final int MOST_LISTED = 500;
  private static final Duration CATCH_UP = Duration.ofSeconds(5);

  private final Erasures erasures;
  private final ErasureList list;
  private final PersonalData data;
  private final Customers customers;
  private final Set<String> channels;
  private final Audit audit;
  private final AuditLog auditLog;
  private final Journal journal;
  private final Views views;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param list everybody's erasures
  /// @param channels those in which people have an address
  public PeopleConsole(
      Erasures erasures,
      ErasureList list,
      PersonalData data,
      Customers customers,
      Set<String> channels,
      Audit audit,
      AuditLog auditLog,
      Journal journal,
      Views views) {
    this.erasures = erasures;
    this.list = list;
    this.data = data;
    this.customers = customers;
    this.channels = Set.copyOf(channels);
    this.audit = audit;
    this.auditLog = auditLog;
    this.journal = journal;
    this.views = views;
  }

  /// One step of an erasure, taken by somebody for a reason.
  @FunctionalInterface
  private interface Step {
    Outcome take(String subject, String by, String reason);
  }

  /// Adds the routes, below those that only supervisors may use.
  public void mount(Router router) {
    router.get(ROOT + "/erasures").handler(this::list);
    router.get(ROOT + "/audit").handler(this::audit);
    router.get(ROOT + "/people").handler(this::find);
    router.get(ROOT + "/people/:id/erasure").handler(this::show);
    router.get(ROOT + "/people/:id/data").handler(this::data);
    step(router, "/erasure", erasures::request);
    step(router, "/erasure/withdrawal", erasures::withdraw);
    step(router, "/hold", erasures::hold);
    step(router, "/hold/release", erasures::releaseHold);
    router
        .post(ROOT + "/people/:id/erasure/approval")
        .handler(ctx -> {
          String subject = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          answer(ctx, () -> erasures.approve(subject, by));
        });
  }

  private void step(Router router, String path, Step step) {
    router
        .post(ROOT + "/people/:id" + path)
        .handler(ctx -> {
          String subject = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          String reason = Requests.text(Requests.object(ctx), "reason", LONGEST_REASON);
          answer(ctx, () -> step.take(subject, by, reason));
        });
  }

  private void answer(RoutingContext ctx, Callable<Outcome> step) {
    run(
        ctx,
        () ->
            switch (step.call()) {
              case Erasures.Taken(Erasure now) -> {
                views.await(journal.head(), CATCH_UP);
                yield json(now);
              }
              case Erasures.Refused(String why) -> throw Problem.conflict(why);
            });
  }

  private void list(RoutingContext ctx) {
    run(
        ctx,
        () ->
            new JsonObject()
                .put(
                    "erasures",
                    Requests.array(list.all().stream().map(PeopleConsole::json).toList())));
  }

  /// Who is meant by a customer number of the bank's, an address in a channel, or the id of a
  /// record. Names are sealed, and not searched.
  private void find(RoutingContext ctx) {
    String known = ctx.request().getParam("find");
    if (known == null || known.isBlank() || known.length() > LONGEST_NAME) {
      throw Problem.badRequest(
          "\"find\" is a customer number, an address or a record's id of at most "
              + LONGEST_NAME
              + " characters.");
    }
    String name = known.strip();
    String by = Sessions.member(ctx).username();
    run(
        ctx,
        () -> {
          List<JsonObject> people =
              Stream.concat(
                      Stream.of(name, customers.idOf(name)),
                      channels.stream().map(channel -> customers.idAt(channel, name)))
                  .flatMap(id -> customers.load(id).stream())
                  .map(one -> {
                    audit.looked(by, Action.SEARCHED_CONVERSATIONS, one.id(), null);
                    return new JsonObject()
                        .put("id", one.id())
                        .put("name", one.name())
                        .put("tier", one.tier());
                  })
                  .toList();
          return new JsonObject().put("people", Requests.array(people));
        });
  }

  private void show(RoutingContext ctx) {
    String subject = Requests.id(ctx);
    run(
        ctx,
        () -> json(erasures.find(subject)).put("refusal", erasures.refusal(subject).orElse(null)));
  }

  private void data(RoutingContext ctx) {
    String subject = Requests.id(ctx);
    String by = Sessions.member(ctx).username();
    run(
        ctx,
        () -> {
          PersonalData.Export found = Requests.found(data.of(subject), "person");
          audit.acted(by, Action.EXPORTED_DATA, subject, null);
          return new JsonObject(found.toJson());
        });
  }

  private void audit(RoutingContext ctx) {
    String by = ctx.request().getParam("by");
    String person = ctx.request().getParam("person");
    run(
        ctx,
        () ->
            new JsonObject()
                .put(
                    "entries",
                    Requests.array(
                        auditLog.latest(by, person, MOST_LISTED).stream()
                            .map(PeopleConsole::json)
                            .toList())));
  }

  private static JsonObject json(AuditLog.Entry entry) {
    return new JsonObject()
        .put("sequence", entry.sequence())
        .put("at", entry.at().toString())
        .put("by", entry.by())
        .put("action", entry.action())
        .put("person", entry.person())
        .put("object", entry.object())
        .put("reason", entry.reason());
  }

  private void run(RoutingContext ctx, Callable<JsonObject> reader) {
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return reader.call();
              } catch (RuntimeException e) {
                throw e;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
            threads),
        json -> Requests.answer(ctx, 200, json));
  }

  private static JsonObject json(Erasure erasure) {
    return new JsonObject()
        .put("person", erasure.subject())
        .put("hold", json(erasure.hold()))
        .put("request", json(erasure.request()))
        .put("approvedBy", erasure.approvedBy())
        .put("receipt", json(erasure.receipt()));
  }

  private static @Nullable JsonObject json(Erasure.@Nullable Step step) {
    return step == null
        ? null
        : new JsonObject()
            .put("by", step.by())
            .put("reason", step.reason())
            .put("at", step.at().toString());
  }

  private static @Nullable JsonObject json(Erasure.@Nullable Receipt receipt) {
    return receipt == null
        ? null
        : new JsonObject()
            .put("person", receipt.subject())
            .put("requestedBy", receipt.requestedBy())
            .put("reason", receipt.reason())
            .put("approvedBy", receipt.approvedBy())
            .put("at", receipt.at().toString())
            .put("sequence", receipt.sequence())
            .put("streams", Requests.array(receipt.streams()));
  }

  @Override
  public void close() {
    threads.close();
  }
}
