package dev.lobby.language.entity;

import dev.lobby.language.entity.Days.Said;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds days as Chinese names them: 昨天, 上周五, 3月5号, 二〇二六年三月, 上个月底, 去年第三季度.
final class ChineseDates {
  private static final String DAY = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})";

  private static final Pattern CALENDAR =
      Pattern.compile(
          // Looking at the next character first spares looking behind at every place.
          "(?=[0-9零〇一二三四五六七八九十大前去今本明后上这当下月第年初底末])(?<!每|每个|每年|每逢|第)(?<![0-9])"
              + "(?:(?:(?<y>[0-9]{4}|[零〇一二三四五六七八九]{4}|[0-9]{2}(?=年[0-9一二三四五六七八九十]{1,2}月))年|(?<ry>大前年|前年|去年|今年|本年|明年|后年))度?的?)?"
              + "(?:(?:(?:(?<m0>"
              + DAY
              + ")(?:到|至|-|~|—))?(?<m>"
              + DAY
              + ")月份?(?!薪|嫂)|(?<rm>上{1,3}一?个?月|这个?月|本月|当月|下{1,3}一?个?月)|(?<!个|[0-9一二三四五六七八九十])月(?=[初中底末]))"
              + "(?:的?(?:(?<d>"
              + DAY
              + ")(?:[号日]?(?:到|至|-|~|—)(?<d2>"
              + DAY
              + "))?[号日](?!线|楼)|(?<part>初|中旬|中(?![国间])|底|末|上旬|下旬)))?"
              + "|(?<half>[上下])半年|第?(?<q>[一二三四1-4])季度|(?<=年)q(?<q2>[1-4])(?![0-9a-z])|(?<rq>上一?个?|本|这个?|下一?个?)季度?(?<=季|季度)"
              + "|(?<!个|[0-9一二三四五六七八九十])年(?<ypart>初|底|末)|(?<=年)(?<ypart2>初|底|末)"
              + "|(?<![尾编0-9一二三四五六七八九十百千万两月]|月的)(?<day>"
              + DAY
              + ")(?:号(?!线|窗|柜|楼|门|机|店|院|文|码|客|公|车|卡|线)|日(?!元|期|币|本|均)))?");

  private static final Pattern WEEK =
      Pattern.compile(
          "(?=[上这本下周星礼])(?<!每|每个)(?<![0-9一二三四五六七八九十两])(?<rw>上{1,3}一?个?|这一?个?|本|下{1,3}一?个?)?(?:周|星期|礼拜)"
              + "(?:(?<wd>[一二三四五六日天])(?![次起张个家年])|(?<we>末))?");

  private static final Pattern RELATIVE =
      Pattern.compile(
          "(?=[大前昨今明后])(?:大前天|(?<![以之目日年月])前[天晚]|昨[天日晚夜]|今[天日早晚晨]|明[天日早晚]|大后天|(?<![以之然最今此随])后天)");
  private static final Map<Character, Integer> RELATIVE_DAYS =
      Map.of('前', -2, '昨', -1, '今', 0, '明', 1, '后', 2);

  // 近30日 counts days, where 30日 alone is one.
  private static final Pattern LAST_DAYS =
      Pattern.compile("(?:最近|(?<![附将])近|过去)的?(?<n>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})日(?!元)");

  private ChineseDates() {}

  static void find(Reading reading, List<Days> found) {
    String text = reading.text();
    LocalDate today = reading.today();
    Matcher calendar = CALENDAR.matcher(text);
    while (calendar.find()) {
      if (calendar.end() > calendar.start()) {
        Days days = calendar(calendar, today);
        if (days != null) {
          found.add(days);
        }
      }
    }
    Matcher week = WEEK.matcher(text);
    while (week.find()) {
      Days days = week(week, today);
      if (days != null) {
        found.add(days);
      }
    }
    Matcher last = LAST_DAYS.matcher(text);
    while (last.find()) {
      int days = number(last.group("n"));
      if (days > 0) {
        found.add(Days.of(last.start(), last.end(), today.minusDays(days), today));
      }
    }
    Matcher relative = RELATIVE.matcher(text);
    while (relative.find()) {
      boolean far = relative.group().startsWith("大");
      int days = RELATIVE_DAYS.getOrDefault(text.charAt(relative.start() + (far ? 1 : 0)), 0);
      found.add(
          Days.of(
              relative.start(),
              relative.end(),
              today.plusDays(far ? days + Integer.signum(days) : days)));
    }
  }

  private static @Nullable Days calendar(Matcher match, LocalDate today) {
    int start = match.start();
    int end = match.end();
    String yearName = match.group("ry");
    @Nullable Integer year = null;
    if (yearName != null) {
      year = today.getYear() + yearOffset(yearName);
    } else if (match.group("y") != null) {
      int number = number(match.group("y"));
      year = number < 100 ? 2000 + number : number;
      if (year < 1900 || year > 2199) {
        return null;
      }
    }
    boolean named = year != null;
    int inYear = year == null ? today.getYear() : year;
    if (match.group("half") != null) {
      return Days.half(start, end, inYear, "上".equals(match.group("half")));
    }
    String quarter = match.group("q") == null ? match.group("q2") : match.group("q");
    if (quarter != null) {
      return Days.quarter(start, end, inYear, number(quarter));
    }
    if (match.group("rq") != null) {
      return Days.quarterFrom(start, end, today, offset(match.group("rq")));
    }
    String yearPart = match.group("ypart") == null ? match.group("ypart2") : match.group("ypart");
    if (yearPart != null) {
      return Days.of(
          start,
          end,
          yearPart.equals("初") ? LocalDate.of(inYear, 1, 1) : LocalDate.of(inYear, 12, 31));
    }
    if (match.group("day") != null) {
      return day(start, end, YearMonth.from(today), number(match.group("day")), Said.DAY);
    }
    YearMonth month = month(match, year, today);
    if (month == null) {
      // 年 alone names a year only with its number: what is left of 的 is nothing.
      return year == null || match.group("m") != null ? null : Days.year(start, end(match), year);
    }
    Said said = named || match.group("m") == null ? Said.FULLY : Said.NO_YEAR;
    String from = match.group("d");
    if (from != null) {
      YearMonth sure =
          said == Said.NO_YEAR
              ? YearMonth.of(
                  Days.year(month.getMonthValue(), number(from), today), month.getMonthValue())
              : month;
      Days days = day(start, end, sure, number(from), said);
      String to = match.group("d2");
      if (days == null || to == null) {
        return days;
      }
      Days last = day(start, end, sure, number(to), said);
      return last == null || last.last().isBefore(days.first())
          ? null
          : Days.of(start, end, days.first(), last.last());
    }
    int first = match.group("m0") == null ? 0 : number(match.group("m0"));
    if (first > 0 && first < month.getMonthValue()) {
      YearMonth begin = month.withMonth(first);
      return Days.of(start, end, begin.atDay(1), month.atEndOfMonth());
    }
    String part = match.group("part");
    return part == null ? Days.of(start, end, month, said) : part(start, end, month, part);
  }

  // 去年的 ends with its year.
  private static int end(Matcher match) {
    return match.group().endsWith("的") ? match.end() - 1 : match.end();
  }

  private static @Nullable YearMonth month(Matcher match, @Nullable Integer year, LocalDate today) {
    if (match.group("m") != null) {
      int month = number(match.group("m"));
      if (month < 1 || month > 12) {
        return null;
      }
      return year == null ? Days.near(month, today) : YearMonth.of(year, month);
    }
    if (match.group("rm") != null) {
      return YearMonth.from(today).plusMonths(offset(match.group("rm")));
    }
    return match.group("part") == null ? null : YearMonth.from(today);
  }

  private static @Nullable Days day(int start, int end, YearMonth month, int day, Said said) {
    return day < 1 || !month.isValidDay(day)
        ? null
        : new Days(start, end, month.atDay(day), month.atDay(day), month, said);
  }

  private static Days part(int start, int end, YearMonth month, String part) {
    return switch (part) {
      case "初" -> Days.of(start, end, month.atDay(1));
      case "中" -> Days.of(start, end, month.atDay(15));
      case "上旬" -> Days.of(start, end, month.atDay(1), month.atDay(10));
      case "中旬" -> Days.of(start, end, month.atDay(11), month.atDay(20));
      case "下旬" -> Days.of(start, end, month.atDay(21), month.atEndOfMonth());
      default -> Days.of(start, end, month.atEndOfMonth());
    };
  }

  private static @Nullable Days week(Matcher match, LocalDate today) {
    String which = match.group("rw");
    String day = match.group("wd");
    boolean weekend = match.group("we") != null;
    LocalDate monday = Days.monday(today).plusWeeks(which == null ? 0 : offset(which));
    if (day != null) {
      int at = "一二三四五六日天".indexOf(day);
      LocalDate date = monday.plusDays(Math.min(at, 6));
      Days days = Days.of(match.start(), match.end(), date);
      return which == null ? days.withSaid(Said.WEEKDAY) : days;
    }
    if (weekend) {
      return Days.weekend(match.start(), match.end(), monday);
    }
    return which == null ? null : Days.week(match.start(), match.end(), monday);
  }

  /// Returns how many steps 上, 上上, 本 or 下 leads.
  private static int offset(String which) {
    int back = (int) which.chars().filter(c -> c == '上').count();
    int on = (int) which.chars().filter(c -> c == '下').count();
    return on - back;
  }

  private static int yearOffset(String name) {
    return switch (name) {
      case "大前年" -> -3;
      case "前年" -> -2;
      case "去年" -> -1;
      case "明年" -> 1;
      case "后年" -> 2;
      default -> 0;
    };
  }

  /// Returns a small number in figures or Chinese; -1 for none.
  private static int number(@Nullable String text) {
    BigDecimal number =
        text == null
            ? null
            : HanNumbers.isFigure(text.charAt(0))
                ? HanNumbers.figures(text)
                : HanNumbers.read(text);
    return number == null ? -1 : number.intValue();
  }
}
