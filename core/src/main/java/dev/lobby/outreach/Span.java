package dev.lobby.outreach;

import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.knowledge.article.Wired;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/// A time that is counted from a moment, such as 72 hours or 3 working days.
public record Span(int count, Unit unit) {

  static final int MOST = 999;

  /// By when on its day something is done, so that nobody is called at night.
  private static final LocalTime BY = LocalTime.of(17, 0);

  /// What is counted.
  public enum Unit implements Wired {
    HOURS,
    DAYS,
    /// Days on which the bank works.
    WORKING_DAYS
  }

  /// Reads one as it is written in a file, such as `3 working-days`; empty when it is none.
  static Optional<Span> of(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 2 || !parts[0].matches("[1-9]\\d{0,2}")) {
      return Optional.empty();
    }
    return Wired.ofWire(Unit.values(), parts[1])
        .map(unit -> new Span(Integer.parseInt(parts[0]), unit));
  }

  /// The last moment of it: of days five in the afternoon.
  Instant end(Instant from, BusinessCalendar calendar) {
    return switch (unit) {
      case HOURS -> from.plus(Duration.ofHours(count));
      case DAYS -> by(day(from, calendar).plusDays(count), calendar);
      case WORKING_DAYS -> by(calendar.workingDayAfter(day(from, calendar), count), calendar);
    };
  }

  /// The first moment after it: of days their beginning.
  Instant begin(Instant from, BusinessCalendar calendar) {
    return switch (unit) {
      case HOURS -> from.plus(Duration.ofHours(count));
      case DAYS -> start(day(from, calendar).plusDays(count), calendar);
      case WORKING_DAYS -> start(calendar.workingDayAfter(day(from, calendar), count), calendar);
    };
  }

  private static LocalDate day(Instant moment, BusinessCalendar calendar) {
    return LocalDate.ofInstant(moment, calendar.zone());
  }

  private static Instant by(LocalDate day, BusinessCalendar calendar) {
    return day.atTime(BY).atZone(calendar.zone()).toInstant();
  }

  private static Instant start(LocalDate day, BusinessCalendar calendar) {
    return day.atStartOfDay(calendar.zone()).toInstant();
  }

  /// As it is written in a file, such as `72 hours`.
  public String text() {
    return count + " " + unit.wire();
  }
}
