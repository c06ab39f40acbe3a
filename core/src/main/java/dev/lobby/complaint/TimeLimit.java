package dev.lobby.complaint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Within what time something is to be done: `24h` hours that pass by night and on holidays too,
/// `12bh` hours of working days, from midnight to midnight, `15d` days of the calendar, `3bd`
/// working days, `8w` weeks.
///
/// Of days and weeks the first one is the day after, and the last one counts to its end, so that
/// whoever complains a minute before midnight loses nobody a day. A last day that is a holiday
/// stays the last: where a law lets it move, the bank is early.
public record TimeLimit(int count, Unit unit) {

  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,3})(h|bh|d|bd|w)");

  /// What is counted.
  public enum Unit {
    HOURS("h"),
    WORKING_HOURS("bh"),
    DAYS("d"),
    WORKING_DAYS("bd"),
    WEEKS("w");

    private final String text;

    Unit(String text) {
      this.text = text;
    }
  }

  public TimeLimit {
    if (count < 1) {
      throw new IllegalArgumentException("a time limit is at least 1, not " + count);
    }
  }

  /// Reads one, such as `3bd`.
  ///
  /// @throws IllegalArgumentException when it is none; the message says what one looks like
  @JsonCreator
  public static TimeLimit parse(String text) {
    Matcher found = TEXT.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no time limit; one is such as 24h, 12bh (hours of working days), 15d, 3bd (working days) or 8w");
    }
    for (Unit unit : Unit.values()) {
      if (unit.text.equals(found.group(2))) {
        return new TimeLimit(Integer.parseInt(found.group(1)), unit);
      }
    }
    throw new IllegalStateException("a unit is missing: " + text);
  }

  /// The moment from which on it is late.
  public Instant after(Instant start, BusinessCalendar calendar) {
    return switch (unit) {
      case HOURS -> start.plus(Duration.ofHours(count));
      case WORKING_HOURS -> calendar.workingHoursAfter(start, count);
      case DAYS -> calendar.endOf(calendar.dayOf(start).plusDays(count));
      case WEEKS -> calendar.endOf(calendar.dayOf(start).plusWeeks(count));
      case WORKING_DAYS -> calendar.endOf(calendar.workingDayAfter(calendar.dayOf(start), count));
    };
  }

  @JsonValue
  @Override
  public String toString() {
    return count + unit.text;
  }
}
