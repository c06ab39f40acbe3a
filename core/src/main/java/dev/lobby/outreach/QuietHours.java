package dev.lobby.outreach;

import dev.lobby.complaint.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/// When no customer is written to, by the bank's calendar.
///
/// @param from when they begin
/// @param to when they end, the day after if that is earlier
/// @param daysOff whether all of a day is quiet on which the bank does not work
public record QuietHours(LocalTime from, LocalTime to, boolean daysOff) {

  /// So many ends are tried; who finds none is told of the last.
  private static final int TRIES = 1_000;

  /// When they end; empty when it is not quiet at that moment.
  Optional<Instant> until(Instant moment, BusinessCalendar calendar) {
    Instant at = moment;
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Instant> end = end(at, calendar);
      if (end.isEmpty()) {
        break;
      }
      // Where clocks are put back an end may be written that is over already.
      at = end.get().isAfter(at) ? end.get() : at.plus(Duration.ofHours(1));
    }
    return at.equals(moment) ? Optional.empty() : Optional.of(at);
  }

  private Optional<Instant> end(Instant at, BusinessCalendar calendar) {
    ZonedDateTime local = at.atZone(calendar.zone());
    LocalDate day = local.toLocalDate();
    if (daysOff && !calendar.works(day)) {
      return Optional.of(day.plusDays(1).atStartOfDay(calendar.zone()).toInstant());
    }
    LocalTime time = local.toLocalTime();
    boolean overnight = from.isAfter(to);
    boolean begun = !time.isBefore(from);
    boolean over = !time.isBefore(to);
    if (overnight ? !begun && over : !begun || over) {
      return Optional.empty();
    }
    LocalDate endsOn = overnight && begun ? day.plusDays(1) : day;
    return Optional.of(endsOn.atTime(to).atZone(calendar.zone()).toInstant());
  }
}
