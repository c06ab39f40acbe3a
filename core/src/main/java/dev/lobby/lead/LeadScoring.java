package dev.lobby.lead;

import dev.lobby.customer.Customers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// Scores leads by what is on their customers' records now. Safe for use by many threads.
public final class LeadScoring {

  private final Customers customers;
  private final ZoneId zone;

  /// @param zone the bank's time zone, by whose days ratings end
  public LeadScoring(Customers customers, ZoneId zone) {
    this.customers = customers;
    this.zone = zone;
  }

  /// How likely a lead becomes business, and why.
  public LeadScore score(Lead lead, Instant now) {
    return LeadScore.of(lead, fit(lead, now), now);
  }

  /// Whether its investment is one the customer may buy; empty when it is about none. Only then is
  /// the record read.
  public Optional<Fit> fit(Lead lead, Instant now) {
    return lead.named() == null
        ? Optional.empty()
        : Fit.of(
            lead,
            customers.whole(lead.origin().customer()).map(it -> it.profile().rating()),
            LocalDate.ofInstant(now, zone));
  }
}
