package dev.lobby.console.supervisor;

import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.casework.Refusal;
import dev.lobby.console.Sessions;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.knowledge.article.MalformedContentException;
import dev.lobby.outreach.Outreach;
import dev.lobby.outreach.Plan;
import dev.lobby.outreach.PlanDesk;
import dev.lobby.outreach.PlanTrial;
import dev.lobby.outreach.Plans;
import dev.lobby.outreach.PlansFile;
import dev.lobby.outreach.Why;
import dev.lobby.survey.Nps;
import dev.lobby.survey.Surveys;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The supervisors' API for contact plans.
///
/// | | |
/// |---|---|
/// | `GET …/contact-plans` | those in force: `text`, as YAML, `limit`, `lookedAt`, and each with how it stands and for how many it was `tooLate` in the last 30 days; of one that is held `reach`, whom it would have reached at the last look, as a trial tells it; of a survey what was answered in twelve months by how many `asked`, how many somebody is `toAsk`, and the NPS |
/// | `POST …/contact-plans/trial` | `plans`, as YAML: how many `customers` each would reach now, of how many there would be a work item `notContacted` to contact them, and how many are held back and why; with each count `who`, the first fifty by `id`, `number` and `name` |
/// | `POST …/contact-plans/ID/confirmation` | `version`: lets a plan that is held do what it says |
public final class ContactPlanConsole implements AutoCloseable {

  private static final String ROOT = "/console/api/supervisor/contact-plans";
  private static final int LONGEST_VERSION = 100;

  /// What was said longer ago says little of the bank of today.
  private static final int SURVEYED_MONTHS = 12;

  private final Outreach outreach;
  private final PlanDesk desk;
  private final Surveys surveys;
  private final Customers customers;
  private final Audit audit;
  private final InstantSource clock;
  private final Runnable confirmed;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// It looks at every customer, so one at a time.
  private final Semaphore one = new Semaphore(1);

  /// @param confirmed is run when a plan that was held may do what it says
  public ContactPlanConsole(
      Outreach outreach,
      PlanDesk desk,
      Surveys surveys,
      Customers customers,
      Audit audit,
      InstantSource clock,
      Runnable confirmed) {
    this.outreach = outreach;
    this.desk = desk;
    this.surveys = surveys;
    this.customers = customers;
    this.audit = audit;
    this.clock = clock;
    this.confirmed = confirmed;
  }

  /// Adds the routes, below those that only supervisors may use.
  public void mount(Router router) {
    router
        .get(ROOT)
        .handler(ctx -> {
          String by = Sessions.member(ctx).username();
          answer(ctx, () -> list(by));
        });
    router.post(ROOT + "/trial").handler(this::trial);
    router
        .post(ROOT + "/:id/confirmation")
        .handler(ctx -> {
          String id = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          String version = Requests.text(Requests.object(ctx), "version", LONGEST_VERSION);
          answer(ctx, () -> confirm(id, version, by));
        });
  }

  private JsonObject list(String by) {
    if (outreach.last().isPresent()) {
      outreach.plans().all().stream()
          .filter(plan -> desk.of(plan).held())
          .forEach(plan -> namedOf(plan, by));
    }
    return new JsonObject()
        .put("text", outreach.plans().text())
        .put("limit", outreach.limit())
        .put("lookedAt", outreach.last().map(it -> it.now().toString()).orElse(null))
        .put("plans", Requests.array(outreach.plans().all().stream().map(this::json).toList()));
  }

  /// Whoever reads whom a plan reaches stands in the audit.
  private void namedOf(Plan plan, String by) {
    audit.looked(by, Action.SEARCHED_CUSTOMERS, null, "contact plan " + plan.id());
  }

  private JsonObject json(Plan plan) {
    PlanDesk.Standing now = desk.of(plan);
    return new JsonObject()
        .put("id", plan.id())
        .put("version", plan.version())
        .put("name", words(plan.name()))
        .put("trigger", plan.trigger().text())
        .put("after", plan.after() == null ? null : plan.after().text())
        .put("due", plan.due().text())
        .put("do", plan.act().wire())
        .put("to", plan.owner().wire())
        .put("team", Requests.array(plan.team()))
        .put("purpose", plan.purpose().wire())
        .put(
            "cap",
            new JsonObject()
                .put("messages", plan.cap().messages())
                .put("days", plan.cap().days())
                .put("apart", plan.cap().apart()))
        .put(
            "quietHours",
            new JsonObject()
                .put("from", plan.quietHours().from().toString())
                .put("to", plan.quietHours().to().toString())
                .put("daysOff", plan.quietHours().daysOff()))
        .put("text", plan.text() == null ? null : words(plan.text()))
        .put("survey", plan.act() == Plan.Act.SURVEY ? survey(plan) : null)
        .put("tooLate", tooLate(plan))
        .put("reach", now.held() ? reach(plan).orElse(null) : null)
        .put("held", now.held())
        .put("heldAt", text(now.heldAt()))
        .put("customers", now.customers())
        .put("confirmedBy", now.confirmedBy())
        .put("confirmedAt", text(now.confirmedAt()));
  }

  /// For how many customers it was too late at the last look; null before the first.
  private @Nullable Integer tooLate(Plan plan) {
    return lastReach(plan).map(it -> it.heldBack().getOrDefault(Why.TOO_LATE, 0)).orElse(null);
  }

  private Optional<PlanTrial.Reach> lastReach(Plan plan) {
    return outreach
        .last()
        .flatMap(
            it -> it.plans().stream().filter(one -> one.plan().id().equals(plan.id())).findFirst());
  }

  private Optional<JsonObject> reach(Plan plan) {
    return outreach.last().flatMap(trial -> lastReach(plan).map(it -> json(trial, it)));
  }

  private JsonObject survey(Plan plan) {
    Nps nps = surveys.of(plan.id(), SURVEYED_MONTHS, clock.instant());
    return new JsonObject()
        .put("months", SURVEYED_MONTHS)
        .put("asked", nps.asked())
        .put("toAsk", nps.toAsk())
        .put("answered", nps.answered())
        .put("responseRate", orNull(nps.responseRate()))
        .put("promoters", nps.promoters())
        .put("passives", nps.passives())
        .put("detractors", nps.detractors())
        .put("nps", orNull(nps.score()));
  }

  private static @Nullable Integer orNull(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private static JsonObject words(Plan.Words words) {
    return new JsonObject().put("zh", words.zh()).put("en", words.en());
  }

  private void trial(RoutingContext ctx) {
    if (!(Requests.object(ctx).getValue("plans") instanceof String text)) {
      throw Problem.badRequest("\"plans\" is a text, the plans as YAML.");
    }
    Plans plans;
    try {
      plans = PlansFile.parse("plans", text);
    } catch (MalformedContentException e) {
      throw Problem.badRequest(String.join("\n", e.errors()));
    }
    String by = Sessions.member(ctx).username();
    answer(
        ctx,
        () -> {
          plans.all().forEach(plan -> namedOf(plan, by));
          return trial(plans);
        });
  }

  private JsonObject trial(Plans plans) {
    if (!one.tryAcquire()) {
      throw Problem.conflict("Somebody is trying plans. Try again in a moment.");
    }
    try {
      PlanTrial trial = outreach.trial(plans);
      return new JsonObject()
          .put("now", trial.now().toString())
          .put("limit", trial.limit())
          .put("plans", Requests.array(trial.plans().stream().map(it -> json(trial, it)).toList()));
    } finally {
      one.release();
    }
  }

  private JsonObject json(PlanTrial trial, PlanTrial.Reach reach) {
    PlanTrial.Whom whom = reach.whom();
    return new JsonObject()
        .put("id", reach.plan().id())
        .put("name", words(reach.plan().name()))
        .put("customers", reach.customers())
        .put("notContacted", reach.notContacted())
        .put("purpose", reach.plan().purpose().wire())
        .put("overLimit", trial.overLimit(reach))
        .put("messages", reach.messages())
        .put("messaged", who(whom.messages()))
        .put("work", counts(reach.work(), whom.work()))
        .put("waiting", counts(reach.waiting(), whom.waiting()))
        .put("heldBack", counts(reach.heldBack(), whom.heldBack()));
  }

  private JsonArray counts(Map<Why, Integer> counts, Map<Why, List<String>> whom) {
    return Requests.array(
        counts.entrySet().stream()
            .map(it ->
                new JsonObject()
                    .put("why", it.getKey().wire())
                    .put("customers", it.getValue())
                    .put("who", who(whom.getOrDefault(it.getKey(), List.of()))))
            .toList());
  }

  private JsonArray who(List<String> ids) {
    return Requests.array(
        ids.stream()
            .map(id -> {
              Optional<Customer> customer = customers.load(id);
              return new JsonObject()
                  .put("id", id)
                  .put("number", customer.map(it -> it.profile().externalId()).orElse(null))
                  .put("name", customer.map(Customer::name).orElse(null));
            })
            .toList());
  }

  private JsonObject confirm(String id, String version, String by) {
    Plan plan = Requests.found(outreach.plans().find(id), "plan");
    Refusal refused = desk.confirm(plan, version, by).orElse(null);
    if (refused != null) {
      throw Problem.conflict(refused.zh() + " " + refused.en());
    }
    confirmed.run();
    return list(by);
  }

  private void answer(RoutingContext ctx, Supplier<JsonObject> work) {
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(work, threads),
        answer -> Requests.answer(ctx, 200, answer));
  }

  @Override
  public void close() {
    threads.close();
  }
}
