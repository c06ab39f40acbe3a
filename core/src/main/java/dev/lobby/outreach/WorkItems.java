package dev.lobby.outreach;

import dev.lobby.customer.Customers;
import dev.lobby.customer.Purpose;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.Kind;
import dev.lobby.journal.Journal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells of work items which plan made them, and why. Safe for use by many threads.
public final class WorkItems {

  /// What only the customer's consent stood against.
  private static final Set<Why> CONSENT = Set.of(Why.NO_CONSENT, Why.REFUSED);

  private final Journal journal;
  private final Plans plans;
  private final Customers customers;
  private final ContactConsents consents;

  /// @param plans those in force
  public WorkItems(Journal journal, Plans plans, Customers customers, ContactConsents consents) {
    this.journal = journal;
    this.plans = plans;
    this.customers = customers;
    this.consents = consents;
  }

  /// How a work item came to be.
  ///
  /// @param why why it is none or no message; of what the customer allows as it is by now
  /// @param ends the last day of what the plan follows, ISO-8601, as it was when the item was made;
  ///   null where nothing ends
  /// @param purpose what the customer has to allow first: contact, where they refuse all of it
  public record Made(Plan plan, Why why, @Nullable String ends, Purpose purpose) {}

  /// How a follow-up came to be; empty of one that no plan in force made.
  public Optional<Made> of(FollowUp item) {
    if (item.kind() != Kind.PLANNED_CONTACT && item.kind() != Kind.AFTER_COMPLAINT) {
      return Optional.empty();
    }
    return Optional.ofNullable(History.of(journal, item.customer()).workItems().get(item.number()))
        .flatMap(made ->
            plans
                .find(made.plan())
                .map(plan ->
                    new Made(
                        plan,
                        now(made, item),
                        Occasion.ends(made.occasion()).orElse(null),
                        isRefused(item) ? Purpose.CONTACT : plan.purpose())));
  }

  /// Whether nobody is to contact the customer of a follow-up who keeps it. What they were promised
  /// in a conversation they asked for themselves.
  public boolean isAgainst(FollowUp item) {
    return item.conversation() == null && isRefused(item);
  }

  /// Whether a customer, by the id of any record of theirs, is not to be contacted at all.
  public boolean isRefused(String customer) {
    return customers.whole(customer).filter(consents::isRefused).isPresent();
  }

  private boolean isRefused(FollowUp item) {
    return isRefused(item.customer());
  }

  private Why now(OutreachEvent.WorkMade made, FollowUp item) {
    return customers
        .whole(item.customer())
        .map(customer ->
            switch (consents.of(customer, made.purpose())) {
              case REFUSED, WITHDRAWN -> Why.REFUSED;
              case GIVEN -> CONSENT.contains(made.why()) ? Why.PLANNED : made.why();
              case NONE ->
                  made.why() == Why.PLANNED && item.about() == null ? Why.NO_CONSENT : made.why();
            })
        .orElse(made.why());
  }
}
