package dev.lobby.language.entity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds lengths of time: 三个月, 半年, 一年半, "24 months", "a year and a half", 3个工作日.
final class Lengths {
  private static final Pattern AFTER =
      Pattern.compile(
          "(?:(?<middle>个半)?(?:(?<y>年)|(?<m>(?<=个半)月|个月)|(?<w>个?(?:星期|礼拜)|周(?![年末]))|(?<d>天|个?(?:工作日|自然日|交易日))"
              + "|(?<h>个?小时|个?钟头)|(?<min>分钟)|(?<s>秒钟?))(?<half>半)?"
              + "|[ -]?(?:(?<ey>years?|yrs?)|(?<em>months?|mths?|mos?)|(?<ew>weeks?|wks?)|(?<ed>(?:business |working |calendar )?days?)|(?<eh>hours?|hrs?)"
              + "|(?<emin>minutes?|mins?)|(?<es>seconds?|secs?))(?![a-z])(?! old)(?<ehalf> and a half(?![a-z]))?)");
  private static final Pattern HALF =
      Pattern.compile(
          "(?=半)(?<![一二两三四五六七八九十0-9年个天时月])半(?:(?<y>年)|(?<m>个月)|(?<d>天)|(?<h>个?小时|个?钟头))"
              + "|(?=half)(?<![a-z])half (?:a|an) (?:(?<ey>year)|(?<em>month)|(?<ed>day)|(?<eh>hour))(?![a-z])");
  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?=an? )(?<![a-z])an? (?:(?<ey>year)|(?<em>month)|(?<ew>week|fortnight)|(?<ed>day)|(?<eh>hour)|(?<emin>minute))(?![a-z])(?<ehalf> and a half(?![a-z]))?");
  // "3 % a year" is a rate, so the article counts only where a length may stand.
  private static final Pattern BEFORE_ARTICLE =
      Pattern.compile(
          "(?<![a-z])(?:for|in|within|over|after|about|around|than|least|most|nearly|almost|of|lasts?|takes?|took|wait|waited|waiting|next|last|past) $");
  private static final Pattern JOINED = Pattern.compile("(?:零|又|加|,? and |, | )?$");

  /// More of any unit is no length of time that anybody means.
  private static final BigDecimal MOST = BigDecimal.valueOf(100_000);

  private Lengths() {}

  /// What a unit of time is made of.
  private enum Unit {
    YEAR("y", ChronoUnit.YEARS),
    MONTH("m", ChronoUnit.MONTHS),
    WEEK("w", ChronoUnit.WEEKS),
    DAY("d", ChronoUnit.DAYS),
    HOUR("h", ChronoUnit.HOURS),
    MINUTE("min", ChronoUnit.MINUTES),
    SECOND("s", ChronoUnit.SECONDS);

    private final String group;
    private final BigDecimal seconds;

    Unit(String group, ChronoUnit unit) {
      this.group = group;
      this.seconds = BigDecimal.valueOf(unit.getDuration().toSeconds());
    }

    static Unit of(Matcher matcher) {
      for (Unit unit : values()) {
        if (has(matcher, unit.group) || has(matcher, "e" + unit.group)) {
          return unit;
        }
      }
      throw new IllegalStateException("a length was found without its unit");
    }

    private static boolean has(Matcher matcher, String group) {
      return matcher.namedGroups().containsKey(group) && matcher.start(group) >= 0;
    }

    boolean isDated() {
      return compareTo(HOUR) < 0;
    }

    /// Returns how long so many of this unit are on average.
    BigDecimal seconds(BigDecimal number) {
      return number.multiply(seconds);
    }

    /// Returns so many of this unit; null when they are no whole months, days or seconds, or more
    /// than [#MOST].
    @Nullable TemporalAmount times(BigDecimal number) {
      if (number.compareTo(MOST) > 0) {
        return null;
      }
      return switch (this) {
        case YEAR -> {
          @Nullable Integer months = whole(number.multiply(BigDecimal.valueOf(12)));
          yield months == null ? null : Period.of(months / 12, months % 12, 0);
        }
        case MONTH -> {
          int whole = number.intValue();
          @Nullable Integer days =
              whole(number.subtract(BigDecimal.valueOf(whole)).multiply(BigDecimal.valueOf(30)));
          yield days == null ? null : Period.of(0, whole, days);
        }
        case WEEK -> days(number.multiply(BigDecimal.valueOf(7)));
        case DAY -> days(number);
        case HOUR -> timed(number.multiply(BigDecimal.valueOf(3600)));
        case MINUTE -> timed(number.multiply(BigDecimal.valueOf(60)));
        case SECOND -> timed(number);
      };
    }

    private static @Nullable TemporalAmount days(BigDecimal number) {
      @Nullable Integer days = whole(number);
      return days == null
          ? timed(number.multiply(BigDecimal.valueOf(86_400)))
          : Period.ofDays(days);
    }

    private static @Nullable TemporalAmount timed(BigDecimal seconds) {
      try {
        return Duration.ofSeconds(seconds.longValueExact());
      } catch (ArithmeticException broken) {
        return null;
      }
    }

    private static @Nullable Integer whole(BigDecimal number) {
      try {
        return number.intValueExact();
      } catch (ArithmeticException broken) {
        return null;
      }
    }
  }

  /// A number and its unit; without one it may still be the beginning of a range.
  private record Span(int start, int end, BigDecimal number, @Nullable Unit unit) {}

  static void find(Reading reading, List<Candidate> found) {
    List<Span> spans = spans(reading);
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      boolean more = i + 1 < spans.size();
      Span next = more ? spans.get(i + 1) : span;
      Unit unit = span.unit == null ? next.unit : span.unit;
      if (more
          && unit != null
          && next.unit != null
          && unit.seconds(span.number).compareTo(next.unit.seconds(next.number)) <= 0
          && reading.isRange(span.start, span.end, next.start)) {
        if (add(
            found,
            reading.rangeStart(span.start),
            next.end,
            unit.times(span.number),
            next.unit.times(next.number))) {
          i++;
          continue;
        }
      }
      if (span.unit == null) {
        continue;
      }
      TemporalAmount length = span.unit.times(span.number);
      TemporalAmount rest = more ? rest(reading, span, next) : null;
      if (rest instanceof Period further && length instanceof Period period) {
        Period sum = period.plus(further);
        add(found, span.start, next.end, sum, sum);
        i++;
      } else if (rest instanceof Duration further && length instanceof Duration duration) {
        Duration sum = duration.plus(further);
        add(found, span.start, next.end, sum, sum);
        i++;
      } else {
        add(found, span.start, span.end, length, length);
      }
    }
  }

  /// Returns the months of 1年3个月; null when `next` is a length of its own.
  private static @Nullable TemporalAmount rest(Reading reading, Span span, Span next) {
    boolean finer =
        span.unit != null
            && next.unit != null
            && next.unit.compareTo(span.unit) > 0
            && next.unit.isDated() == span.unit.isDated()
            && next.start - span.end <= 6
            && next.start >= span.end;
    if (!finer || next.unit == null) {
      return null;
    }
    Matcher joined = JOINED.matcher(reading.text()).region(span.end, next.start);
    return joined.matches() ? next.unit.times(next.number) : null;
  }

  private static List<Span> spans(Reading reading) {
    List<Span> spans = new ArrayList<>();
    for (Numeral number : reading.numerals()) {
      if (!reading.isGlued(number.start()) && !isOrdinal(reading, number.start())) {
        spans.add(span(reading, number));
      }
    }
    BigDecimal half = new BigDecimal("0.5");
    Matcher halves = HALF.matcher(reading.text());
    while (halves.find()) {
      spans.add(new Span(halves.start(), halves.end(), half, Unit.of(halves)));
    }
    Matcher article = ARTICLE.matcher(reading.text());
    while (article.find()) {
      if (article.start() > 0 && !reading.before(BEFORE_ARTICLE, article.start()).find()) {
        continue;
      }
      boolean fortnight = article.group().endsWith("fortnight");
      BigDecimal number =
          fortnight
              ? BigDecimal.TWO
              : article.start("ehalf") >= 0 ? half.add(BigDecimal.ONE) : BigDecimal.ONE;
      spans.add(new Span(article.start(), article.end(), number, Unit.of(article)));
    }
    spans.sort(java.util.Comparator.comparingInt(Span::start));
    return spans;
  }

  private static Span span(Reading reading, Numeral number) {
    Matcher after = reading.after(AFTER, number.end());
    if (!after.lookingAt() || number.value().compareTo(MOST) > 0) {
      return new Span(number.start(), number.end(), number.value(), null);
    }
    Unit unit = Unit.of(after);
    boolean calendarYear =
        after.start("y") >= 0 && number.isInteger() && number.value().intValue() >= 1900;
    if (calendarYear) {
      return new Span(number.start(), number.end(), number.value(), null);
    }
    boolean half =
        after.start("middle") >= 0 || after.start("half") >= 0 || after.start("ehalf") >= 0;
    BigDecimal value = half ? number.value().add(new BigDecimal("0.5")) : number.value();
    return new Span(number.start(), after.end(), value, unit);
  }

  private static boolean isOrdinal(Reading reading, int at) {
    return at > 0 && reading.text().charAt(at - 1) == '第';
  }

  private static boolean add(
      List<Candidate> found,
      int start,
      int end,
      @Nullable TemporalAmount from,
      @Nullable TemporalAmount to) {
    if (from == null || to == null) {
      return false;
    }
    found.add(new Candidate(Entity.Kind.DURATION, start, end, new EntityValue.Length(from, to)));
    return true;
  }
}
