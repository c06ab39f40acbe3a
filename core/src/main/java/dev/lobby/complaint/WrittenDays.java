package dev.lobby.complaint;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days as people write them: 2026年11月1日至30日, "1 to 30 November 2026".
public final class WrittenDays {

  private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final DateTimeFormatter CHINESE_IN_YEAR = DateTimeFormatter.ofPattern("M月d日");
  private static final DateTimeFormatter CHINESE_IN_MONTH = DateTimeFormatter.ofPattern("d日");
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter ENGLISH_IN_YEAR =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter ENGLISH_IN_MONTH =
      DateTimeFormatter.ofPattern("d", Locale.ENGLISH);

  /// The days from one to another, as they are noted behind the words that name them.
  private static final Pattern NOTED =
      Pattern.compile(" ?\\(([0-9]{4}-[0-9]{2}-[0-9]{2})\\.\\.([0-9]{4}-[0-9]{2}-[0-9]{2})\\)");

  private WrittenDays() {}

  /// What somebody said, the days that are noted behind it written as people do.
  public static String readable(String noted, boolean english) {
    return NOTED
        .matcher(noted)
        .replaceAll(it ->
            Matcher.quoteReplacement(
                (english ? " (" : "（")
                    + days(LocalDate.parse(it.group(1)), LocalDate.parse(it.group(2)), english)
                    + (english ? ")" : "）")));
  }

  /// One day.
  public static String day(LocalDate day, boolean english) {
    return (english ? ENGLISH : CHINESE).format(day);
  }

  /// The days from one to another, both included. What both have in common is written once.
  public static String days(LocalDate first, LocalDate last, boolean english) {
    if (first.equals(last)) {
      return day(first, english);
    }
    boolean year = first.getYear() == last.getYear();
    boolean month = year && first.getMonth() == last.getMonth();
    // In Chinese the first day says all, in English the last one does.
    return english
        ? (month ? ENGLISH_IN_MONTH : year ? ENGLISH_IN_YEAR : ENGLISH).format(first)
            + " to "
            + ENGLISH.format(last)
        : CHINESE.format(first)
            + "至"
            + (month ? CHINESE_IN_MONTH : year ? CHINESE_IN_YEAR : CHINESE).format(last);
  }
}
