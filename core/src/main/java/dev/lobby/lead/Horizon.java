package dev.lobby.lead;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;

/// When somebody wants to act.
public enum Horizon {
  UNKNOWN,
  /// Within a week.
  NOW,
  /// Within a month.
  SOON,
  LATER;

  /// The name in the journal and in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// When somebody wants to act who wants to by a day.
  public static Horizon until(LocalDate day, LocalDate today) {
    if (!day.isAfter(today.plusWeeks(1))) {
      return NOW;
    }
    return day.isAfter(today.plusMonths(1)) ? LATER : SOON;
  }
}
