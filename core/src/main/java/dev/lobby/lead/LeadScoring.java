package dev.lobby.lead;

import dev.lobby.customer.Customers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

/// Scores leads by what is on their customers' records now. Safe for use by many threads.
public final class LeadScoring {

  private final Customers customers;
  private final ZoneId zone;
  private final Predicate<Lead> core;

  /// Scores leads as of core customers where they came from one.
  ///
  /// @param zone the bank's time zone, by whose days ratings end
  public LeadScoring(Customers customers, ZoneId zone) {
    this(customers, zone, lead -> false);
  }

  /// @param core whether a lead's customer is a core customer by now, as when it turned out who
  ///   they are; asked of every lead, so that it must be quick
  public LeadScoring(Customers customers, ZoneId zone, Predicate<Lead> core) {
    this.customers = customers;
    this.zone = zone;
    this.core = core;
  }

  /// How likely a lead becomes business, and why.
  public LeadScore score(Lead lead, Instant now) {
    return LeadScore.of(lead, lead.origin().core() || core.test(lead), fit(lead, now), now);
  }

  /// Whether its investment is one the customer may buy, or that their rating has ended; empty when
  /// it is not about investing, and then no record is read.
  public Optional<Fit> fit(Lead lead, Instant now) {
    return !Fit.concerns(lead)
        ? Optional.empty()
        : Fit.of(
            lead,
            customers.whole(lead.origin().customer()).map(it -> it.profile().rating()),
            LocalDate.ofInstant(now, zone));
  }
}
