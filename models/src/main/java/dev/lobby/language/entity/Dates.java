package dev.lobby.language.entity;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds days and ranges of days.
///
/// Weeks begin on Monday. A day without a year is one of this year, unless it lies further than 274
/// days from today: then the neighbouring year's is meant. `03/05/2026` is the 3rd of May, and
/// `3/5` too unless the text has Chinese characters.
final class Dates {
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<![0-9.])(?<y>(?:19|20)[0-9]{2})(?<s>[-/.])(?<m>[0-9]{1,2})\\k<s>(?<d>[0-9]{1,2})(?![0-9]|\\.[0-9])");
  private static final Pattern COMPACT =
      Pattern.compile(
          "(?<![0-9.,])(?<y>(?:19|20)[0-9]{2})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12][0-9]|3[01])(?![0-9]|[.,][0-9]| ?(?:元|块|yuan|rmb))");
  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(?<![0-9./-])(?<d>[0-9]{1,2})(?<s>[-/.])(?<m>[0-9]{1,2})\\k<s>(?<y>(?:19|20)[0-9]{2})(?![0-9])");
  private static final Pattern NO_DAY =
      Pattern.compile("(?<![0-9./-])(?<y>20[0-9]{2})[-/](?<m>0[1-9]|1[0-2])(?![0-9/-])");
  private static final Pattern MONTH_YEAR =
      Pattern.compile("(?<![0-9./-])(?<m>0?[1-9]|1[0-2])/(?<y>20[0-9]{2})(?![0-9/-])");
  private static final Pattern NO_YEAR =
      Pattern.compile("(?<![0-9a-z./-])(?!24/7)(?<d>[0-9]{1,2})/(?<m>[0-9]{1,2})(?![0-9/.%])");

  private static final Pattern BACK =
      Pattern.compile("(?:最近的?|(?<![附将])近|过去的?)$|(?<![a-z])(?:last|past|previous) $");
  private static final Pattern ON =
      Pattern.compile("(?:未来的?|接下来的?|今后|往后)$|(?<![a-z])(?:next|coming|following) $");
  private static final Pattern AGO =
      Pattern.compile("(?:以|之)?前(?!端|台|提)| (?:ago|earlier)(?![a-z])");
  private static final Pattern HENCE =
      Pattern.compile("(?:以|之)?后(?!台|续)| (?:from now|later)(?![a-z])");
  private static final Pattern IN = Pattern.compile("(?<![a-z])in $");
  private static final Pattern WORKING = Pattern.compile("工作日|交易日|自然日|working|business");

  private Dates() {}

  /// @param lengths the lengths of time found in the text
  static void find(Reading reading, List<Candidate> lengths, List<Candidate> found) {
    List<Days> days = new ArrayList<>();
    numeric(reading, days);
    if (reading.chinese()) {
      ChineseDates.find(reading, days);
    }
    EnglishDates.find(reading, days);
    lengths.forEach(length -> counted(reading, length, days));
    days.sort(Comparator.comparingInt(Days::start).thenComparingInt(one -> -one.end()));
    List<Days> longest = new ArrayList<>();
    for (Days one : days) {
      if (longest.isEmpty() || one.start() >= longest.getLast().end()) {
        longest.add(one);
      } else if (one.end() - one.start() > longest.getLast().end() - longest.getLast().start()) {
        longest.set(longest.size() - 1, one);
      }
    }
    for (int i = 0; i < longest.size(); i++) {
      Days one = longest.get(i);
      if (i + 1 < longest.size() && isOnlyItsWeekday(reading, one, longest.get(i + 1))) {
        longest.set(i + 1, longest.get(i + 1).withPlace(one.start(), longest.get(i + 1).end()));
        continue;
      }
      Days range = i + 1 < longest.size() ? range(reading, one, longest.get(i + 1)) : null;
      Days meant = range == null ? one : range;
      i += range == null ? 0 : 1;
      found.add(
          new Candidate(
              Entity.Kind.DATE,
              meant.start(),
              meant.end(),
              new EntityValue.Days(meant.first(), meant.last())));
    }
  }

  // Thursday, 5 March
  private static boolean isOnlyItsWeekday(Reading reading, Days weekday, Days day) {
    String between =
        weekday.end() <= day.start() ? reading.text().substring(weekday.end(), day.start()) : "-";
    return weekday.said() == Days.Said.WEEKDAY
        && day.said() != Days.Said.WEEKDAY
        && day.first().equals(day.last())
        && (between.equals(" ") || between.equals(", "));
  }

  private static @Nullable Days range(Reading reading, Days from, Days to) {
    if (!reading.isRange(from.start(), from.end(), to.start())) {
      return null;
    }
    Days range = from.to(to);
    return range == null ? null : range.withPlace(reading.rangeStart(range.start()), range.end());
  }

  private static void numeric(Reading reading, List<Days> found) {
    String text = reading.text();
    for (Pattern pattern : List.of(YEAR_FIRST, COMPACT, YEAR_LAST)) {
      Matcher match = pattern.matcher(text);
      while (match.find()) {
        int year = number(match, "y");
        LocalDate day = either(year, number(match, "m"), number(match, "d"), pattern == YEAR_LAST);
        if (day != null) {
          found.add(Days.of(match.start(), match.end(), day));
        }
      }
    }
    for (Pattern pattern : List.of(NO_DAY, MONTH_YEAR)) {
      Matcher match = pattern.matcher(text);
      while (match.find()) {
        YearMonth month = YearMonth.of(number(match, "y"), number(match, "m"));
        found.add(Days.of(match.start(), match.end(), month, Days.Said.FULLY));
      }
    }
    Matcher noYear = NO_YEAR.matcher(text);
    while (noYear.find()) {
      int first = number(noYear, "d");
      int second = number(noYear, "m");
      boolean monthFirst =
          first >= 1 && first <= 12 && second <= 31 && (reading.chinese() || second > 12);
      int dayOfMonth = monthFirst ? second : first;
      int inMonth = monthFirst ? first : second;
      if (inMonth >= 1 && inMonth <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31) {
        LocalDate day =
            Days.day(Days.year(inMonth, dayOfMonth, reading.today()), inMonth, dayOfMonth);
        if (day != null) {
          found.add(Days.of(noYear.start(), noYear.end(), day).withSaid(Days.Said.NO_YEAR));
        }
      }
    }
  }

  private static @Nullable LocalDate either(int year, int month, int day, boolean mayBeSwapped) {
    return mayBeSwapped && month > 12 ? Days.day(year, day, month) : Days.day(year, month, day);
  }

  private static int number(Matcher match, String group) {
    return Integer.parseInt(match.group(group));
  }

  /// Turns a length that is counted from today into days: 最近三天, "3 months ago".
  private static void counted(Reading reading, Candidate length, List<Days> found) {
    if (!(length.value() instanceof EntityValue.Length(Period period, Period same))
        || !period.equals(same)
        || WORKING.matcher(reading.text()).region(length.start(), length.end()).find()) {
      return;
    }
    LocalDate today = reading.today();
    Matcher back = reading.before(BACK, length.start(), 12);
    Matcher on = reading.before(ON, length.start(), 12);
    Matcher ago = reading.after(AGO, length.end());
    Matcher hence = reading.after(HENCE, length.end());
    Matcher in = reading.before(IN, length.start(), 4);
    if (back.find()) {
      found.add(Days.of(back.start(), length.end(), today.minus(period), today));
    } else if (on.find()) {
      found.add(Days.of(on.start(), length.end(), today, today.plus(period)));
    } else if (ago.lookingAt()) {
      found.add(Days.of(length.start(), ago.end(), today.minus(period)));
    } else if (hence.lookingAt()) {
      found.add(Days.of(length.start(), hence.end(), today.plus(period)));
    } else if (in.find()) {
      found.add(Days.of(in.start(), length.end(), today.plus(period)));
    }
  }
}
