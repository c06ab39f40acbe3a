package dev.lobby.console.agent;

import dev.lobby.complaint.Clock;
import dev.lobby.complaint.ClockRules;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.Complaints;
import dev.lobby.complaint.Severity;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.FollowUps;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.lead.ContactLeave;
import dev.lobby.lead.Lead;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.LeadScoring;
import dev.lobby.lead.Leads;
import dev.lobby.lead.Permission;
import dev.lobby.outreach.WorkItems;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What today asks of somebody: their follow-ups, the complaints and the leads they look after, and
/// of each what the page says why it is there, what comes next and how the customer is reached.
///
/// First stands whose time is over or ends today, the first due first; then what has no time and
/// waits for a first step, of leads the likeliest to become business first; then what is due on
/// other days. At one time a major complaint comes before others, and they before the rest.
public final class Today {

  private final FollowUps followUps;
  private final FollowUpDesk desk;
  private final Customers customers;
  private final Complaints complaints;
  private final ClockRules clocks;
  private final Leads leads;
  private final LeadScoring scoring;
  private final ContactLeave leave;
  private final WorkItems workItems;
  private final Journal journal;
  private final ZoneId zone;

  /// @param zone the bank's time zone, by whose days something is due today
  public Today(
      FollowUps followUps,
      FollowUpDesk desk,
      Customers customers,
      Complaints complaints,
      ClockRules clocks,
      Leads leads,
      LeadScoring scoring,
      ContactLeave leave,
      WorkItems workItems,
      Journal journal,
      ZoneId zone) {
    this.followUps = followUps;
    this.desk = desk;
    this.customers = customers;
    this.complaints = complaints;
    this.clocks = clocks;
    this.leads = leads;
    this.scoring = scoring;
    this.leave = leave;
    this.workItems = workItems;
    this.journal = journal;
    this.zone = zone;
  }

  /// One thing to do.
  ///
  /// @param due by when; null for no time
  /// @param weight what comes first of those that are due at one time, or at none: the heaviest
  private record Item(@Nullable Instant due, double weight, JsonObject json) {}

  /// What there is for a member of staff.
  JsonObject of(String member, Instant now) {
    return new JsonObject()
        .put("now", now.toString())
        .put("mine", items(member::equals, now))
        .put("unowned", items(Objects::isNull, now));
  }

  private JsonArray items(Predicate<@Nullable String> owner, Instant now) {
    List<Item> items = new ArrayList<>();
    followUps.open().stream()
        .filter(one -> owner.test(one.owner()))
        .forEach(one -> items.add(followUp(one, now)));
    complaints.open().stream()
        .filter(one -> owner.test(one.owner()))
        .forEach(one -> items.add(complaint(one, now)));
    leads.all().stream()
        .filter(one -> one.open() && owner.test(one.care().owner()))
        .forEach(one -> items.add(lead(one, now)));
    return Requests.array(items.stream().sorted(firstFirst(now)).map(it -> row(it, now)).toList());
  }

  private Comparator<Item> firstFirst(Instant now) {
    Instant tonight = LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
    return Comparator.comparing(
            (Item it) -> it.due == null ? tonight : it.due, Comparator.naturalOrder())
        .thenComparing(Comparator.comparingDouble(Item::weight).reversed());
  }

  private JsonObject row(Item item, Instant now) {
    Optional<Customer> customer = customers.whole(item.json.getString("customer"));
    return item.json
        .put("client", customer.map(CustomerJson::client).orElse(null))
        .put("overdue", item.due != null && now.isAfter(item.due));
  }

  private Item followUp(FollowUp one, Instant now) {
    JsonObject json = json(one, now).put("text", desk.promised(one.number()).orElse(null));
    workItems
        .of(one)
        .ifPresent(made ->
            json.put(
                    "plan",
                    new JsonObject()
                        .put("zh", made.plan().name().zh())
                        .put("en", made.plan().name().en()))
                .put("trigger", made.plan().trigger().wire())
                .put("why", made.why().wire())
                .put("ends", made.ends()));
    return new Item(one.due(), 1, json);
  }

  static JsonObject json(FollowUp one, Instant now) {
    FollowUp.End end = one.end();
    return new JsonObject()
        .put("what", "follow-up")
        .put("number", one.number())
        .put("kind", one.kind().wire())
        .put("customer", one.customer())
        .put("conversation", one.conversation())
        .put("about", one.about())
        .put("owner", one.owner())
        .put("promisedAt", one.promisedAt().toString())
        .put("due", one.due().toString())
        .put("moved", one.moved())
        .put("overdue", one.overdue(now))
        .put("result", end == null ? null : end.result().wire())
        .put("score", end == null ? null : end.score());
  }

  private Item complaint(Complaint one, Instant now) {
    Optional<Clock> running = clocks.of(one, now).stream().filter(Clock::runs).findFirst();
    Instant due =
        Stream.of(running.map(Clock::due).orElse(null), one.nextUntil())
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Item(
        due,
        one.severity() == Severity.MAJOR ? 3 : 2,
        new JsonObject()
            .put("what", "complaint")
            .put("number", one.number())
            .put("customer", one.customer())
            .put("stage", one.stage().wire())
            .put("severity", one.severity().wire())
            .put("product", one.product())
            .put("clock", running.map(clock -> clock.rule().name()).orElse(null))
            .put("clockDue", running.map(clock -> clock.due().toString()).orElse(null))
            .put("planned", one.nextUntil() != null)
            .put("due", due == null ? null : due.toString()));
  }

  private @Nullable String reach(Lead one) {
    return LeadQuotes.reach(journal.read(LeadEvent.stream(one.number()), 0));
  }

  private Item lead(Lead one, Instant now) {
    Instant due = one.care().nextUntil();
    double expected = scoring.score(one, now).expected();
    Permission permission = leave.of(one).permission();
    return new Item(
        due,
        expected,
        new JsonObject()
            .put("what", "lead")
            .put("number", one.number())
            .put("customer", one.origin().customer())
            .put("stage", one.stage().wire())
            .put("product", one.shown().interest().product())
            .put("amount", one.shown().interest().amount().wire())
            .put("horizon", one.shown().interest().horizon().wire())
            .put("permission", permission.wire())
            .put("reach", permission == Permission.GIVEN ? reach(one) : null)
            .put("expected", expected)
            .put("due", due == null ? null : due.toString()));
  }
}
