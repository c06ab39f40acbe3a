package dev.lobby.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A point in time as people type it: a day, a day and a time of the bank's zone, or one with its
/// own offset.
final class Moment {

  private Moment() {}

  /// Where a span begins.
  ///
  /// @throws IllegalArgumentException when the text is none of these
  static Instant from(String text, ZoneId zone) {
    return of(text, zone, 0);
  }

  /// Where a span ends, excluded; a day is in it to its end.
  ///
  /// @throws IllegalArgumentException when the text is none of these
  static Instant to(String text, ZoneId zone) {
    return of(text, zone, 1);
  }

  private static Instant of(String text, ZoneId zone, int days) {
    List<Supplier<Instant>> ways =
        List.of(
            () -> LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant(),
            () -> LocalDateTime.parse(text).atZone(zone).toInstant(),
            () -> OffsetDateTime.parse(text).toInstant());
    return ways.stream()
        .flatMap(way -> attempt(way).stream())
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "\""
                    + text
                    + "\" is no time; write 2026-05-03, 2026-05-03T14:30 (in "
                    + zone
                    + ") or 2026-05-03T14:30:00+08:00."));
  }

  private static Optional<Instant> attempt(Supplier<Instant> way) {
    try {
      return Optional.of(way.get());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
