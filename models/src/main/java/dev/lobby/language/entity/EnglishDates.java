package dev.lobby.language.entity;

import dev.lobby.language.entity.Days.Said;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds days as English names them: "yesterday", "last month", "5 March 2026", "the end of May",
/// "Q3 last year".
final class EnglishDates {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  private static final String FULL_MONTH =
      "january|february|march|april|may|june|july|august|september|october|november|december";
  private static final String MONTH =
      "(?:" + FULL_MONTH + "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?![a-z])\\.?";
  private static final String WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
  private static final String NUMBER = "[0-9]{1,2}(?:st|nd|rd|th)?";
  private static final String YEAR =
      "(?:(?<y>(?:19|20)[0-9]{2})(?![0-9])|(?<ry>last year|this year|next year))";
  private static final String TO = " ?(?:-|–|—|~|to|and|until|till|through) ?";

  private static final Pattern DAY_MONTH =
      Pattern.compile(
          "(?<![a-z0-9.,/])(?:the )?(?<d>"
              + NUMBER
              + ")(?:"
              + TO
              + "(?:the )?(?<d2>"
              + NUMBER
              + "))?(?: of)?[ -]?(?<m>"
              + MONTH
              + ")(?:(?:,? | of )"
              + YEAR
              + ")?");
  private static final Pattern MONTH_DAY =
      Pattern.compile(
          "(?<![a-z])(?<m>"
              + MONTH
              + ") (?:the )?(?<d>"
              + NUMBER
              + ")(?![0-9.,%k]*[0-9%k])(?:"
              + TO
              + "(?:the )?(?<d2>"
              + NUMBER
              + ")(?![a-z0-9]))?(?:,? (?:of )?"
              + YEAR
              + ")?");
  private static final Pattern MONTH_ALONE =
      Pattern.compile(
          "(?<![a-z])(?:(?<which>last|next|this|past) )?(?<m>"
              + FULL_MONTH
              + ")(?![a-z])(?:,? (?:of )?"
              + YEAR
              + ")?");
  // "may" and "march" are words of their own, so they need a sign that a month is meant.
  private static final Pattern MONTH_SIGN =
      Pattern.compile(
          "(?<![a-z])(?:in|of|since|until|till|by|from|to|during|before|after|and|between|for) $");
  private static final Pattern DAY =
      Pattern.compile(
          "(?<![a-z])the (?<d>[0-9]{1,2}(?:st|nd|rd|th))(?! (?:of|floor|time|quarter|day|largest|biggest|century|anniversary))"
              + "(?<of>)|(?<![a-z])(?:the )?(?<d3>[0-9]{1,2}(?:st|nd|rd|th)) of (?<which>last|this|next|the) month");
  private static final Pattern RELATIVE =
      Pattern.compile(
          "(?<![a-z])(?:(?:the )?day (?<bb>before yesterday)|(?:the )?day (?<aa>after tomorrow)|(?<y>yesterday|last night)|(?<t>today|tonight)|(?<n>tomorrow))(?![a-z])");
  private static final Pattern WHICH =
      Pattern.compile(
          "(?<![a-z])(?:(?<which>last|next|this|past|previous|current|coming) )(?<unit>weekend|week|month|quarter|year|"
              + WEEKDAY
              + ")(?![a-z])");
  private static final Pattern WEEKDAY_ALONE =
      Pattern.compile("(?<!every |each )(?<![a-z])(?<wd>" + WEEKDAY + ")(?![a-z])");
  private static final Pattern PART =
      Pattern.compile(
          "(?<![a-z])(?<part>beginning|start|middle|mid|end) of (?:(?<which>the|this|last|next|previous) (?<unit>month|year|week)|(?<m>"
              + FULL_MONTH
              + ")(?:,? "
              + YEAR
              + ")?)(?![a-z])|(?<![a-z])(?<unit2>month|year)[- ]end(?![a-z])");
  private static final Pattern QUARTER =
      Pattern.compile(
          "(?<![a-z0-9])(?:q(?<q>[1-4])|(?<word>first|second|third|fourth|1st|2nd|3rd|4th) (?<what>quarter|half))(?![a-z0-9])(?:,? (?:of )?"
              + YEAR
              + ")?");
  private static final Pattern YEAR_ALONE =
      Pattern.compile(
          "(?<=(?<![a-z])(?:in|since|for|during|of|year|until|till|before|after|from) )(?<y>(?:19|20)[0-9]{2})(?![0-9.,/%-]|[a-z]| ?(?:yuan|rmb|dollars|usd|points|元))");

  private final Reading reading;
  private final LocalDate today;
  private final List<Days> found;

  private EnglishDates(Reading reading, List<Days> found) {
    this.reading = reading;
    this.today = reading.today();
    this.found = found;
  }

  static void find(Reading reading, List<Days> found) {
    EnglishDates dates = new EnglishDates(reading, found);
    dates.each(DAY_MONTH, dates::dayOfMonth);
    dates.each(MONTH_DAY, dates::dayOfMonth);
    dates.each(MONTH_ALONE, dates::month);
    dates.each(DAY, dates::day);
    dates.each(RELATIVE, dates::relative);
    dates.each(WHICH, dates::which);
    dates.each(WEEKDAY_ALONE, dates::weekday);
    dates.each(PART, dates::part);
    dates.each(QUARTER, dates::quarter);
    dates.each(
        YEAR_ALONE, match -> Days.year(match.start(), match.end(), number(match.group("y"))));
  }

  private interface Reader {
    @Nullable Days read(Matcher match);
  }

  private void each(Pattern pattern, Reader reader) {
    Matcher matcher = pattern.matcher(reading.text());
    while (matcher.find()) {
      Days days = reader.read(matcher);
      if (days != null) {
        found.add(days);
      }
    }
  }

  private @Nullable Integer year(Matcher match) {
    if (match.group("y") != null) {
      return number(match.group("y"));
    }
    String relative = match.group("ry");
    return relative == null ? null : Integer.valueOf(today.getYear() + offset(relative));
  }

  private @Nullable Days dayOfMonth(Matcher match) {
    @Nullable Integer year = year(match);
    int month = monthNumber(match.group("m"));
    int day = number(match.group("d"));
    if (day < 1 || day > 31) {
      return null;
    }
    Said said = year == null ? Said.NO_YEAR : Said.FULLY;
    int inYear = year == null ? Days.year(month, day, today) : year;
    LocalDate first = Days.day(inYear, month, day);
    if (first == null) {
      return null;
    }
    if (match.group("d2") == null) {
      return Days.of(match.start(), match.end(), first).withSaid(said);
    }
    LocalDate last = Days.day(inYear, month, number(match.group("d2")));
    if (last == null || last.isBefore(first)) {
      return null;
    }
    return Days.of(reading.rangeStart(match.start()), match.end(), first, last);
  }

  private @Nullable Days month(Matcher match) {
    @Nullable Integer year = year(match);
    String which = match.group("which");
    String name = match.group("m");
    boolean word = name.equals("may") || name.equals("march");
    if (word
        && year == null
        && which == null
        && !reading.before(MONTH_SIGN, match.start()).find()) {
      return null;
    }
    int month = monthNumber(name);
    if (which != null && year == null) {
      YearMonth here = YearMonth.of(today.getYear(), month);
      YearMonth now = YearMonth.from(today);
      YearMonth meant =
          switch (which) {
            case "next" -> here.isAfter(now) ? here : here.plusYears(1);
            case "this" -> here;
            default -> here.isBefore(now) ? here : here.minusYears(1);
          };
      return Days.of(match.start(), match.end(), meant, Said.FULLY);
    }
    return year == null
        ? Days.of(match.start(), match.end(), Days.near(month, today), Said.NO_YEAR)
        : Days.of(match.start(), match.end(), YearMonth.of(year, month), Said.FULLY);
  }

  private @Nullable Days day(Matcher match) {
    String of = match.group("which");
    int day = number(of == null ? match.group("d") : match.group("d3"));
    YearMonth month = YearMonth.from(today).plusMonths(of == null ? 0 : offset(of));
    if (day < 1 || !month.isValidDay(day)) {
      return null;
    }
    Days days = Days.of(match.start(), match.end(), month.atDay(day));
    return of == null ? days.withSaid(Said.DAY) : days;
  }

  private Days relative(Matcher match) {
    int days =
        match.start("bb") >= 0
            ? -2
            : match.start("aa") >= 0
                ? 2
                : match.start("y") >= 0 ? -1 : match.start("n") >= 0 ? 1 : 0;
    return Days.of(match.start(), match.end(), today.plusDays(days));
  }

  private Days which(Matcher match) {
    int offset = offset(match.group("which"));
    int start = match.start();
    int end = match.end();
    LocalDate monday = Days.monday(today).plusWeeks(offset);
    String unit = match.group("unit");
    if (match.group("which").equals("past")) {
      LocalDate back =
          switch (unit) {
            case "week" -> today.minusWeeks(1);
            case "month" -> today.minusMonths(1);
            case "quarter" -> today.minusMonths(3);
            case "year" -> today.minusYears(1);
            default -> today;
          };
      if (back.isBefore(today)) {
        return Days.of(start, end, back, today);
      }
    }
    return switch (unit) {
      case "week" -> Days.week(start, end, monday);
      case "weekend" -> Days.weekend(start, end, monday);
      case "month" -> Days.of(start, end, YearMonth.from(today).plusMonths(offset), Said.FULLY);
      case "quarter" -> Days.quarterFrom(start, end, today, offset);
      case "year" -> Days.year(start, end, today.getYear() + offset);
      default -> {
        DayOfWeek day = DayOfWeek.of(WEEKDAYS.indexOf(unit) + 1);
        // The last Friday before today may well be in this week.
        yield Days.of(
            start,
            end,
            offset < 0
                ? today.with(TemporalAdjusters.previous(day))
                : monday.with(TemporalAdjusters.nextOrSame(day)));
      }
    };
  }

  private Days weekday(Matcher match) {
    LocalDate day = Days.monday(today).plusDays(WEEKDAYS.indexOf(match.group("wd")));
    return Days.of(match.start(), match.end(), day).withSaid(Said.WEEKDAY);
  }

  private Days part(Matcher match) {
    String part = match.group("part") == null ? "end" : match.group("part");
    boolean begins = part.equals("beginning") || part.equals("start");
    boolean ends = part.equals("end");
    String which = match.group("which");
    int offset = which == null ? 0 : offset(which);
    String unit = match.group("unit") == null ? match.group("unit2") : match.group("unit");
    if ("year".equals(unit)) {
      LocalDate first = LocalDate.of(today.getYear() + offset, 1, 1);
      return Days.of(
          match.start(),
          match.end(),
          begins ? first : ends ? first.plusYears(1).minusDays(1) : first.plusMonths(6));
    }
    if ("week".equals(unit)) {
      LocalDate monday = Days.monday(today).plusWeeks(offset);
      return Days.of(match.start(), match.end(), monday.plusDays(begins ? 0 : ends ? 6 : 3));
    }
    YearMonth month = YearMonth.from(today).plusMonths(offset);
    if (unit == null) {
      int number = monthNumber(match.group("m"));
      @Nullable Integer year = year(match);
      month = year == null ? Days.near(number, today) : YearMonth.of(year, number);
    }
    return Days.of(
        match.start(),
        match.end(),
        begins ? month.atDay(1) : ends ? month.atEndOfMonth() : month.atDay(15));
  }

  private @Nullable Days quarter(Matcher match) {
    @Nullable Integer named = year(match);
    int year = named == null ? today.getYear() : named;
    if (match.group("q") != null) {
      return Days.quarter(match.start(), match.end(), year, number(match.group("q")));
    }
    int which =
        switch (match.group("word").charAt(0)) {
          case 'f' -> match.group("word").equals("first") ? 1 : 4;
          case 's', '2' -> 2;
          case 't', '3' -> 3;
          case '1' -> 1;
          default -> 4;
        };
    if ("quarter".equals(match.group("what"))) {
      return Days.quarter(match.start(), match.end(), year, which);
    }
    // "The first half" alone may be of anything.
    return named == null || which > 2
        ? null
        : Days.half(match.start(), match.end(), year, which == 1);
  }

  private static int offset(String which) {
    return which.startsWith("last") || which.startsWith("past") || which.startsWith("prev")
        ? -1
        : which.startsWith("next") || which.startsWith("coming") ? 1 : 0;
  }

  private static int monthNumber(@Nullable String name) {
    return name == null ? 1 : MONTHS.indexOf(name.substring(0, 3)) + 1;
  }

  /// Returns the number that `text` begins with.
  private static int number(@Nullable String text) {
    int number = 0;
    for (int i = 0; text != null && i < text.length() && HanNumbers.isFigure(text.charAt(i)); i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }
}
