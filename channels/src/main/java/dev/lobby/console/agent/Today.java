package dev.lobby.console.agent;

import dev.lobby.complaint.Clock;
import dev.lobby.complaint.ClockRules;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.Complaints;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.FollowUps;
import dev.lobby.http.Requests;
import dev.lobby.lead.Lead;
import dev.lobby.lead.LeadScoring;
import dev.lobby.lead.Leads;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What today asks of somebody: their follow-ups, the complaints and the leads they look after, in
/// the order in which time runs out.
public final class Today {

  private final FollowUps followUps;
  private final FollowUpDesk desk;
  private final Customers customers;
  private final Complaints complaints;
  private final ClockRules clocks;
  private final Leads leads;
  private final LeadScoring scoring;

  public Today(
      FollowUps followUps,
      FollowUpDesk desk,
      Customers customers,
      Complaints complaints,
      ClockRules clocks,
      Leads leads,
      LeadScoring scoring) {
    this.followUps = followUps;
    this.desk = desk;
    this.customers = customers;
    this.complaints = complaints;
    this.clocks = clocks;
    this.leads = leads;
    this.scoring = scoring;
  }

  /// One thing to do.
  ///
  /// @param due by when; null for no time
  private record Item(@Nullable Instant due, JsonObject json) {}

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
        .forEach(one ->
            items.add(
                new Item(
                    one.due(),
                    json(one, now).put("text", desk.promised(one.number()).orElse(null)))));
    complaints.open().stream()
        .filter(one -> owner.test(one.owner()))
        .forEach(one -> items.add(complaint(one, now)));
    leads.all().stream()
        .filter(one -> one.open() && owner.test(one.care().owner()))
        .forEach(one -> items.add(lead(one, now)));
    return Requests.array(
        items.stream()
            .sorted(
                Comparator.comparing(Item::due, Comparator.nullsLast(Comparator.naturalOrder())))
            .map(item ->
                item.json
                    .put("name", name(item.json.getString("customer")))
                    .put("overdue", item.due != null && now.isAfter(item.due)))
            .toList());
  }

  private @Nullable String name(String customer) {
    return customers.whole(customer).map(Customer::name).orElse(null);
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
        new JsonObject()
            .put("what", "complaint")
            .put("number", one.number())
            .put("customer", one.customer())
            .put("stage", one.stage().wire())
            .put("severity", one.severity().wire())
            .put("product", one.product())
            .put("clock", running.map(clock -> clock.rule().name()).orElse(null))
            .put("due", due == null ? null : due.toString()));
  }

  private Item lead(Lead one, Instant now) {
    Instant due = one.care().nextUntil();
    return new Item(
        due,
        new JsonObject()
            .put("what", "lead")
            .put("number", one.number())
            .put("customer", one.origin().customer())
            .put("stage", one.stage().wire())
            .put("product", one.shown().interest().product())
            .put("permission", one.permission().wire())
            .put("expected", scoring.score(one, now).expected())
            .put("due", due == null ? null : due.toString()));
  }
}
