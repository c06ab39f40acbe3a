package dev.lobby.retention;

import java.time.LocalDate;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long records of one type are kept.
///
/// @param minimum before which nothing of them is erased or blanked
/// @param blank after which their words and names are blanked; null for never
public record RetentionRule(Period minimum, @Nullable Period blank) {

  /// What [#period] reads.
  public static final String ALLOWED = "a period such as 5y, 18m or 90d";

  private static final Pattern PERIOD = Pattern.compile("(\\d{1,4})([ymd])");

  /// Nothing is kept or blanked.
  static final RetentionRule NONE = new RetentionRule(Period.ZERO, null);

  /// @throws IllegalArgumentException when records would be blanked at once, or before their
  ///   minimum
  public RetentionRule {
    if (blank != null && blank.isZero()) {
      throw new IllegalArgumentException("Nothing can be blanked at once.");
    }
    if (blank != null && isShorter(blank, minimum)) {
      throw new IllegalArgumentException(
          text(blank) + " is shorter than the minimum, " + text(minimum) + ".");
    }
  }

  /// Whether a period that begins on the same day is over before another.
  private static boolean isShorter(Period one, Period other) {
    return LocalDate.EPOCH.plus(one).isBefore(LocalDate.EPOCH.plus(other));
  }

  /// Reads a number of years, months or days.
  ///
  /// @throws IllegalArgumentException when it is none
  public static Period period(String text) {
    Matcher matcher = PERIOD.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not " + ALLOWED);
    }
    int number = Integer.parseInt(matcher.group(1));
    return switch (matcher.group(2)) {
      case "y" -> Period.ofYears(number);
      case "m" -> Period.ofMonths(number);
      default -> Period.ofDays(number);
    };
  }

  /// As [#period] reads it.
  static String text(Period period) {
    if (period.isZero()) {
      return "none";
    }
    return period.getYears() > 0
        ? period.getYears() + "y"
        : period.getMonths() > 0 ? period.getMonths() + "m" : period.getDays() + "d";
  }

  /// Returns the minimum, to be read.
  public String minimumText() {
    return text(minimum);
  }

  /// Returns it, to be read.
  public String text() {
    return "blank "
        + (blank == null ? "never" : "after " + text(blank))
        + ", minimum "
        + text(minimum);
  }
}
