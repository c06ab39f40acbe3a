package dev.lobby.customer;

import dev.lobby.knowledge.catalogue.CustomerRating;
import java.time.LocalDate;
import java.util.Optional;

/// How much risk a customer may take, as the bank assessed it.
///
/// @param until the last day on which it holds, such as `2026-12-31`
public record Rating(CustomerRating grade, String until) {

  /// Whether it no longer holds on a day; it stays on record all the same.
  public boolean expired(LocalDate today) {
    return today.isAfter(LocalDate.parse(until));
  }

  /// What holds on a day; empty when it no longer does.
  public Optional<CustomerRating> on(LocalDate day) {
    return expired(day) ? Optional.empty() : Optional.of(grade);
  }
}
