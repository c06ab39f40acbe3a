package dev.lobby.outreach;

import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.complaint.Complaint;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Summary;
import dev.lobby.customer.Customer;
import dev.lobby.outreach.ContactPolicy.Place;
import dev.lobby.outreach.ContactPolicy.Situation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Says what plans would do for whom at a moment; it changes nothing.
final class Lookout {

  /// What a plan would do for a customer.
  record Found(Customer customer, Plan plan, Occasion occasion, Step step) {}

  private final Known known;
  private final Occasions occasions;
  private final ContactPolicy policy;
  private final ContactConsents consents;

  Lookout(Known known, BusinessCalendar calendar) {
    this.known = known;
    this.occasions = new Occasions(known, calendar);
    this.policy = new ContactPolicy(calendar);
    this.consents = new ContactConsents(known.customers(), known.leads());
  }

  /// Hands over the id of each customer for whom plans may have something to do.
  ///
  /// @param more whether it shall go on
  void each(Plans plans, Instant now, BooleanSupplier more, Consumer<String> reader) {
    Set<String> byComplaint = new HashSet<>();
    for (Complaint complaint : known.complaints().all()) {
      if (plans.all().stream().anyMatch(plan -> occasions.mayBe(plan, complaint, now))) {
        known
            .customers()
            .whole(complaint.customer())
            .map(Customer::id)
            .filter(byComplaint::add)
            .ifPresent(reader);
      }
    }
    known
        .directory()
        .each(id -> {
          if (!byComplaint.contains(id)
              && plans.all().stream().anyMatch(plan -> occasions.mayBe(plan, id, now))) {
            reader.accept(id);
          }
          return more.getAsBoolean();
        });
  }

  /// What plans would do for a customer, without what was done.
  List<Found> of(Plans plans, String id, Instant now) {
    // Who is part of another record is looked at with that.
    Customer customer = known.customers().load(id).filter(it -> it.main() == null).orElse(null);
    if (customer == null) {
      return List.of();
    }
    History history = History.of(known.journal(), id);
    List<Found> found = new ArrayList<>();
    for (Plan plan : plans.all()) {
      for (Occasion occasion : occasions.of(plan, customer, history, now)) {
        if (!history.has(plan, occasion) && !wasMadeBefore(occasion)) {
          found.add(
              new Found(
                  customer,
                  plan,
                  occasion,
                  decide(plan, occasion, customer, history, place(plan, customer), now)));
        }
      }
    }
    return found;
  }

  /// Follow-ups of complaints were named after them before there were plans.
  private boolean wasMadeBefore(Occasion occasion) {
    return occasion.complaint() != null && known.followUps().find("F-" + occasion.id()).isPresent();
  }

  Step decide(
      Plan plan,
      Occasion occasion,
      Customer customer,
      History history,
      @Nullable Conversation place,
      Instant now) {
    return policy.decide(
        plan,
        occasion,
        new Situation(
            now,
            consents.of(customer, plan.purpose()),
            customer.channels(),
            history.sent(),
            place(place)));
  }

  boolean lasts(Plan plan, String id, Instant now) {
    return !plan.trigger().lasts() || occasions.lasts(plan, id, now);
  }

  private @Nullable Conversation place(Plan plan, Customer customer) {
    return plan.act() != Plan.Act.WORK_ITEM ? open(customer).orElse(null) : null;
  }

  private static Place place(@Nullable Conversation place) {
    if (place == null || place.status() == Status.RESOLVED) {
      return Place.NOWHERE;
    }
    return place.status() == Status.BOT && place.flow() == null ? Place.OPEN : Place.BUSY;
  }

  /// The conversation in which a customer would read a message.
  Optional<Conversation> open(Customer customer) {
    return customer.family().stream()
        .flatMap(id -> known.summaries().timeline(id).stream())
        .filter(it -> it.channel().equals(ContactPolicy.CHANNEL))
        .filter(it -> it.status() != Status.RESOLVED)
        .max(Comparator.comparing(Summary::lastAt).thenComparing(Summary::id))
        .flatMap(it -> known.conversations().load(it.id()));
  }

  /// What customers allow.
  ContactConsents consents() {
    return consents;
  }
}
