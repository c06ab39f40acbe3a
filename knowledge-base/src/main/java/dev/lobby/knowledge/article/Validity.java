package dev.lobby.knowledge.article;

import java.time.LocalDate;
import java.util.Optional;

/// The days on which an article may be shown.
///
/// @param from the first day
/// @param until the last day; empty when there is none
public record Validity(LocalDate from, Optional<LocalDate> until) {

  /// Returns whether `day` is one of them.
  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && until.map(last -> !day.isAfter(last)).orElse(true);
  }
}
