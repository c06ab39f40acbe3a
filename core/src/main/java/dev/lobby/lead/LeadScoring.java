package dev.lobby.lead;

import dev.lobby.customer.Customers;
import dev.lobby.customer.Rating;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Scores leads by what is on their customers' records now. Safe for use by many threads.
public final class LeadScoring {

  private final Function<String, Optional<Rating>> ratings;
  private final ZoneId zone;
  private final Predicate<Lead> core;

  /// Scores leads as of core customers where they came from one.
  ///
  /// @param zone the bank's time zone, by whose days ratings end
  public LeadScoring(Customers customers, ZoneId zone) {
    this(id -> customers.whole(id).map(it -> it.profile().rating()), zone, lead -> false);
  }

  /// @param ratings the rating that is on a customer's record, by the customer's id; asked of every
  ///   lead about investing that is listed, so that it must be quick
  /// @param zone the bank's time zone, by whose days ratings end
  /// @param core whether a lead's customer is a core customer by now, as when it turned out who
  ///   they are; asked of every lead, so that it must be quick
  public LeadScoring(
      Function<String, Optional<Rating>> ratings, ZoneId zone, Predicate<Lead> core) {
    this.ratings = ratings;
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
        : Fit.of(lead, ratings.apply(lead.origin().customer()), LocalDate.ofInstant(now, zone));
  }
}
