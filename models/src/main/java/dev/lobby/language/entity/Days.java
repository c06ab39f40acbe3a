package dev.lobby.language.entity;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/// A place in a text that names days, and what of it a second end may borrow: in `3月1号到5号` the 5th
/// is one of March.
///
/// @param month the month it names or lies in; null when it names none
/// @param said how exactly its place in the calendar was said
record Days(
    int start, int end, LocalDate first, LocalDate last, @Nullable YearMonth month, Said said) {

  enum Said {
    /// With its year, or relative to today.
    FULLY,
    /// Without a year.
    NO_YEAR,
    /// The day of a month alone.
    DAY,
    /// The day of a week alone.
    WEEKDAY
  }

  /// A day or month without a year is taken from this year unless it is further away than this.
  private static final int FAR = 274;

  static Days of(int start, int end, LocalDate day) {
    return new Days(start, end, day, day, YearMonth.from(day), Said.FULLY);
  }

  static Days of(int start, int end, YearMonth month, Said said) {
    return new Days(start, end, month.atDay(1), month.atEndOfMonth(), month, said);
  }

  static Days of(int start, int end, LocalDate first, LocalDate last) {
    return new Days(start, end, first, last, null, Said.FULLY);
  }

  Days withSaid(Said how) {
    return new Days(start, end, first, last, month, how);
  }

  Days withPlace(int from, int to) {
    return new Days(from, to, first, last, month, said);
  }

  /// Returns the range from here to `next`, which borrows what it lacks; null when that is none.
  @Nullable Days to(Days next) {
    LocalDate from = first;
    LocalDate to = next.last;
    if (next.said == Said.DAY && month != null) {
      if (!month.isValidDay(to.getDayOfMonth())) {
        return null;
      }
      to = month.atDay(to.getDayOfMonth());
    } else if (next.said == Said.WEEKDAY) {
      to = from.with(TemporalAdjusters.nextOrSame(to.getDayOfWeek()));
    } else if (next.said == Said.NO_YEAR && said == Said.FULLY) {
      to = to.withYear(from.getYear());
      to = to.isBefore(from) ? to.plusYears(1) : to;
    } else if (said == Said.NO_YEAR) {
      // The end tells the year of the beginning too.
      from = from.withYear(to.getYear());
      from = from.isAfter(to) ? from.minusYears(1) : from;
    } else if (said == Said.DAY
        && next.month != null
        && next.month.isValidDay(from.getDayOfMonth())) {
      from = next.month.atDay(from.getDayOfMonth());
    }
    boolean oneDay = month != null && next.said == Said.NO_YEAR && next.first.equals(next.last);
    if (to.isBefore(from) || (oneDay && ChronoUnit.DAYS.between(from, to) > 366)) {
      return null;
    }
    return Days.of(start, next.end, from, to);
  }

  // --- The calendar

  /// Returns the month in the year that is meant when none is named.
  static YearMonth near(int month, LocalDate today) {
    return YearMonth.of(year(month, 1, today), month);
  }

  /// Returns the year that is meant by a day without one.
  static int year(int month, int day, LocalDate today) {
    LocalDate here = LocalDate.of(today.getYear(), month, Math.min(day, 28));
    long away = ChronoUnit.DAYS.between(today, here);
    return today.getYear() + (away > FAR ? -1 : away < -FAR ? 1 : 0);
  }

  /// Returns a day, null when the calendar has none like it.
  static @Nullable LocalDate day(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException none) {
      return null;
    }
  }

  static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  static Days week(int start, int end, LocalDate monday) {
    return of(start, end, monday, monday.plusDays(6));
  }

  static Days weekend(int start, int end, LocalDate monday) {
    return of(start, end, monday.plusDays(5), monday.plusDays(6));
  }

  static Days year(int start, int end, int year) {
    return of(start, end, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  static Days quarter(int start, int end, int year, int quarter) {
    LocalDate first = LocalDate.of(year, 3 * quarter - 2, 1);
    return of(start, end, first, first.plusMonths(3).minusDays(1));
  }

  static Days half(int start, int end, int year, boolean first) {
    LocalDate begin = LocalDate.of(year, first ? 1 : 7, 1);
    return of(start, end, begin, begin.plusMonths(6).minusDays(1));
  }

  /// Returns the quarter that lies `quarters` after the one of `today`.
  static Days quarterFrom(int start, int end, LocalDate today, int quarters) {
    LocalDate there = today.withDayOfMonth(1).plusMonths(3L * quarters);
    return quarter(start, end, there.getYear(), there.get(IsoFields.QUARTER_OF_YEAR));
  }
}
