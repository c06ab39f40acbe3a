package dev.lobby.complaint;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// On which days the bank works. Days begin and end in the bank's time zone.
///
/// @param weekend the days of the week on which it does not
/// @param holidays days on which it does not, whatever day of the week they are
/// @param workdays days on which it does although they are at a weekend or among the holidays, such
///   as those that make up for a holiday week
public record BusinessCalendar(
    ZoneId zone, Set<DayOfWeek> weekend, Set<LocalDate> holidays, Set<LocalDate> workdays) {

  private static final LocalTime FIRST_CALL = LocalTime.of(9, 0);
  private static final LocalTime LAST_CALL = LocalTime.of(17, 0);

  /// How far a deadline is sought; a calendar without a working day in so many days is a mistake.
  private static final int FARTHEST = 3660;

  public BusinessCalendar {
    weekend = Set.copyOf(weekend);
    holidays = Set.copyOf(holidays);
    workdays = Set.copyOf(workdays);
    if (weekend.size() == DayOfWeek.values().length && workdays.isEmpty()) {
      throw new IllegalArgumentException("a calendar needs a day on which the bank works");
    }
  }

  /// A calendar with Saturdays and Sundays free, and no holidays.
  public static BusinessCalendar weekdays(ZoneId zone) {
    return new BusinessCalendar(
        zone, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), Set.of());
  }

  /// Reads days, each such as `2026-10-01` or, from the first to the last,
  /// `2026-10-01..2026-10-07`.
  ///
  /// @throws java.time.DateTimeException when one is no day
  /// @throws IllegalArgumentException when a last one is before its first, or years away
  public static Set<LocalDate> days(List<String> texts) {
    Set<LocalDate> days = new HashSet<>();
    for (String text : texts) {
      int dots = text.indexOf("..");
      LocalDate first = LocalDate.parse(dots < 0 ? text : text.substring(0, dots).strip());
      LocalDate last = dots < 0 ? first : LocalDate.parse(text.substring(dots + 2).strip());
      if (last.isBefore(first) || last.isAfter(first.plusYears(1))) {
        throw new IllegalArgumentException("'" + text + "' is no run of days within a year");
      }
      first.datesUntil(last.plusDays(1)).forEach(days::add);
    }
    return days;
  }

  /// Whether the bank works on a day.
  public boolean works(LocalDate day) {
    return workdays.contains(day)
        || (!holidays.contains(day) && !weekend.contains(day.getDayOfWeek()));
  }

  /// The day a moment is in.
  LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /// The end of a day: the first moment of the next.
  Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /// The working day that is the `count`-th after a day, which itself does not count.
  ///
  /// @throws IllegalStateException when there is none within ten years
  public LocalDate workingDayAfter(LocalDate day, int count) {
    LocalDate at = day;
    int left = count;
    for (int days = 0; left > 0; days++) {
      if (days > FARTHEST) {
        throw new IllegalStateException(
            "The calendar has fewer than " + count + " working days in the ten years after " + day);
      }
      at = at.plusDays(1);
      left -= works(at) ? 1 : 0;
    }
    return at;
  }

  /// The moment at which so many hours of working days have passed; nothing passes on others.
  ///
  /// @throws IllegalStateException when that is not within ten years
  public Instant workingHoursAfter(Instant start, int hours) {
    Instant at = start;
    Duration left = Duration.ofHours(hours);
    for (int days = 0; days <= FARTHEST; days++) {
      LocalDate day = dayOf(at);
      Instant end = endOf(day);
      if (works(day)) {
        Duration until = Duration.between(at, end);
        if (left.compareTo(until) <= 0) {
          return at.plus(left);
        }
        left = left.minus(until);
      }
      at = end;
    }
    throw new IllegalStateException(
        "The calendar has fewer than "
            + hours
            + " hours of working days in the ten years after "
            + start);
  }

  /// When somebody is called next: at the first full hour from 9 to 17 of a working day that is two
  /// hours after a moment or later.
  public Instant nextCall(Instant after) {
    ZonedDateTime from = after.atZone(zone).plusHours(2);
    ZonedDateTime full = from.truncatedTo(ChronoUnit.HOURS);
    ZonedDateTime at = full.isBefore(from) ? full.plusHours(1) : full;
    LocalDate day = at.toLocalDate();
    boolean late = at.toLocalTime().isAfter(LAST_CALL);
    if (late || !works(day)) {
      return workingDayAfter(day, 1).atTime(FIRST_CALL).atZone(zone).toInstant();
    }
    return at.toLocalTime().isBefore(FIRST_CALL)
        ? day.atTime(FIRST_CALL).atZone(zone).toInstant()
        : at.toInstant();
  }
}
