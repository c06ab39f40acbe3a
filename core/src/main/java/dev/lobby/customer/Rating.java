package dev.lobby.customer;

import java.time.LocalDate;

/// How much risk a customer may take, as the bank assessed it.
///
/// @param until the last day on which it holds, such as `2026-12-31`
public record Rating(RiskGrade grade, String until) {

  /// Whether it no longer holds on a day; it stays on record all the same.
  public boolean expired(LocalDate today) {
    return today.isAfter(LocalDate.parse(until));
  }
}
