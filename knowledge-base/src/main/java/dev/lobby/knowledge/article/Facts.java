package dev.lobby.knowledge.article;

import dev.lobby.knowledge.article.Complaint.Kind;
import dev.lobby.knowledge.article.Fact.Bound;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.entity.EntityRecognizer;
import dev.lobby.language.entity.EntityValue;
import dev.lobby.language.entity.Numbers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the values that a text states: fields, links, telephone numbers, times of day, dates,
/// percentages, amounts, lengths of time and bare numbers.
final class Facts {
  private static final EntityRecognizer ENTITIES = new EntityRecognizer(List.of());

  /// Days without a year count from here; both languages do, so any day will do.
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  /// A number up to here is often said in a word, and left out as often.
  private static final BigDecimal SMALL = BigDecimal.valueOf(12);

  static final Pattern FIELD = Pattern.compile("\\{\\{?([^{}]*)}?}");
  private static final Pattern LINK =
      Pattern.compile(
          "(?i)\\b(?:https?://|www\\.)[a-z0-9.-]+(?::[0-9]+)?(?:/[^\\s)\\]>，。；、）”\"]*)?");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![0-9.,+-])(?:\\+[0-9]{1,3}[ -](?:[0-9]{2,4}[ -]){0,2}[0-9]{3,8}|[0-9]{3,4}-[0-9]{3,4}-[0-9]{4}|0[0-9]{2,3}-[0-9]{7,8})(?![0-9-])");
  private static final Pattern HOURS =
      Pattern.compile("(?i)(?<![a-z0-9.])([0-9]{1,3}) ?h(?![a-z])");

  /// A length of one, as in "the first hour", "per day" or 每小时: the other language may say 1.
  private static final Pattern ONE =
      Pattern.compile(
          "(?i)(?<!half )\\b(?:first|an?|one|each|every|per|the) (?<en>minute|hour|day|week|month|year)\\b"
              + "|(?:每一?|首个?|第一个?)(?<zh>分钟|小时|天|日|周|星期|个?月|年)");

  private static final Pattern SETTLEMENT = Pattern.compile("(?i)(?<![a-z])[td] ?\\+ ?([0-9])");
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?i)(?<![0-9:])(?:(?<h>[01]?[0-9]|2[0-4])[:：](?<m>[0-5][0-9])(?![0-9:])(?: ?(?<half>[ap])\\.?m\\b\\.?)?"
              + "|(?<h12>1[0-2]|0?[1-9]) ?(?<half12>[ap])\\.?m\\b\\.?)");
  private static final Pattern HOUR =
      Pattern.compile(
          "(?<!分之)(?<day>凌晨|早上|上午|中午|下午|晚上|夜里)? ?(?<h>[01]?[0-9]|2[0-4]|十[一二]?|[一二两三四五六七八九]) ?点(?:(?<half>半)|(?<m>[0-5]?[0-9]) ?分?)?(?![0-9个分额击一二三四五六七八九])");
  private static final Pattern MIDNIGHT = Pattern.compile("(?i)\\bmidnight\\b|零点|午夜|\\bnoon\\b|正午");

  /// A month by itself; one beside a day or a year is part of a date.
  private static final Pattern MONTH =
      Pattern.compile(
          "(?<![0-9个])(?<![0-9]年)(?<zh>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]) ?月份?(?! ?[0-9一二三四五六七八九十])"
              + "|(?<![0-9](?:st|nd|rd|th)?(?: of)? )(?<en>January|February|March|April|(?<=(?:in|from|to|until|of|since|by) )May|June|July|August|September|October|November|December)(?![a-z]| [0-9])");

  /// A share in tenths, as 六成.
  private static final Pattern TENTHS =
      Pattern.compile("(?<![0-9一二三四五六七八九十])(?<n>[1-9一二三四五六七八九]) ?成(?=[，。；、,;.收以左的]|$)");

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final Pattern FIGURES = Pattern.compile("[0-9]");
  private static final Pattern NAMED_DAY =
      Pattern.compile("(?i)[0-9一二三四五六七八九十]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec");
  private static final Pattern WORKING = Pattern.compile("(?i)工作日|交易日|working|business|trading");
  private static final List<String> HAN =
      List.of("零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二");

  private final String original;

  /// The line without what parts figures and Chinese words for the eye, as in `24 小时`.
  private final String text;

  /// Where in the line each char of the text stands.
  private final int[] places;

  private final StringBuilder left;
  private final int line;
  private final List<Fact> found = new ArrayList<>();

  private Facts(String original, int line) {
    this.original = original;
    this.places = new int[original.length()];
    StringBuilder kept = new StringBuilder(original.length());
    for (int i = 0; i < original.length(); i++) {
      if (!parts(original, i)) {
        places[kept.length()] = i;
        kept.append(original.charAt(i));
      }
    }
    this.text = kept.toString();
    this.left = kept;
    this.line = line;
  }

  private static boolean parts(String text, int at) {
    return text.charAt(at) == ' '
        && at > 0
        && at + 1 < text.length()
        && (isHan(text.charAt(at - 1)) || isHan(text.charAt(at + 1)));
  }

  private static boolean isHan(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  /// Returns the words between two places of the text as they stand in the line.
  private String piece(int start, int end) {
    return original.substring(places[start], places[end - 1] + 1);
  }

  /// Returns what the lines of a text state.
  static List<Fact> of(List<String> lines) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      facts.addAll(new Facts(lines.get(i).replace("**", ""), i).all());
    }
    return facts;
  }

  private List<Fact> all() {
    each(FIELD, match -> add(Kind.FIELD, match.group(1).strip(), match.start(), match.end()));
    each(LINK, match -> add(Kind.LINK, link(match.group()), match.start(), match.end()));
    each(PHONE, match -> add(Kind.PHONE, phone(match.group()), match.start(), match.end()));
    each(SETTLEMENT, match -> add(Kind.NUMBER, "T+" + match.group(1), match.start(), match.end()));
    each(
        HOURS,
        match -> {
          Duration hours = Duration.ofHours(Integer.parseInt(match.group(1)));
          add(Kind.DURATION, hours.toString(), match.start(), match.end());
        });
    each(ONE, this::one);
    each(CLOCK, this::clock);
    each(HOUR, this::hour);
    each(MIDNIGHT, this::midnight);
    each(MONTH, this::month);
    each(
        TENTHS,
        match -> {
          String value = 10 * small(match.group("n")) + "%";
          add(Kind.PERCENT, value, match.start(), match.end());
        });
    entities();
    numbers();
    return found;
  }

  private void each(Pattern pattern, java.util.function.Consumer<Matcher> action) {
    Matcher match = pattern.matcher(left.toString());
    while (match.find()) {
      action.accept(match);
      blank(match.start(), match.end());
    }
  }

  /// Takes what was read out of what is left, so that nothing is read twice.
  private void blank(int start, int end) {
    for (int i = start; i < end; i++) {
      left.setCharAt(i, '|');
    }
  }

  private void add(Kind kind, String value, int start, int end) {
    found.add(new Fact(kind, value, Set.of(), piece(start, end), line, false, Bound.NONE));
  }

  private static String link(String link) {
    return link.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("[/.,]+$", "");
  }

  private static String phone(String number) {
    return number.replaceAll("[^0-9]", "").replaceFirst("^86", "");
  }

  private void clock(Matcher match) {
    String half = match.group("half") == null ? match.group("half12") : match.group("half");
    String hour = match.group("h") == null ? match.group("h12") : match.group("h");
    String minute = match.group("m") == null ? "0" : match.group("m");
    int h = Integer.parseInt(hour);
    if (half != null) {
      h = h % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    time(h, Integer.parseInt(minute), match.start(), match.end(), false);
  }

  private void hour(Matcher match) {
    int h = small(match.group("h"));
    String day = match.group("day") == null ? "" : match.group("day");
    if (h < 12 && Set.of("下午", "晚上", "夜里").contains(day)) {
      h += 12;
    }
    String m = match.group("m");
    int minute = match.group("half") != null ? 30 : m == null ? 0 : Integer.parseInt(m);
    time(h, minute, match.start(), match.end(), !FIGURES.matcher(match.group()).find());
  }

  /// Returns a number up to twelve in Chinese, or any in figures.
  private static int small(String said) {
    int han = HAN.indexOf(said.replace('两', '二'));
    return han >= 0 ? han : Integer.parseInt(said);
  }

  private void month(Matcher match) {
    String zh = match.group("zh");
    int month =
        zh == null ? MONTHS.indexOf(match.group("en").toLowerCase(Locale.ROOT)) + 1 : small(zh);
    // In 1、4、7、10 月 the word stands but once.
    found.add(
        new Fact(
            Kind.DATE,
            "--" + month,
            Set.of(BigDecimal.valueOf(month)),
            piece(match.start(), match.end()),
            line,
            false,
            Bound.NONE));
  }

  private void one(Matcher match) {
    String unit = match.group("en") == null ? match.group("zh") : match.group("en");
    TemporalAmount length =
        switch (unit.toLowerCase(Locale.ROOT)) {
          case "minute", "分钟" -> Duration.ofMinutes(1);
          case "hour", "小时" -> Duration.ofHours(1);
          case "day", "天", "日" -> Period.ofDays(1);
          case "week", "周", "星期" -> Period.ofDays(7);
          case "month", "个月", "月" -> Period.ofMonths(1);
          default -> Period.ofYears(1);
        };
    found.add(
        new Fact(
            Kind.DURATION,
            length(length),
            Set.of(BigDecimal.ONE),
            piece(match.start(), match.end()),
            line,
            true,
            Bound.NONE));
  }

  private void midnight(Matcher match) {
    boolean noon = Set.of("noon", "正午").contains(match.group().toLowerCase(Locale.ROOT));
    time(noon ? 12 : 0, 0, match.start(), match.end(), true);
  }

  private void time(int hour, int minute, int start, int end, boolean weak) {
    String value = String.format(Locale.ROOT, "%02d:%02d", hour % 24, minute);
    Set<BigDecimal> numbers = minute == 0 ? Set.of(plain(BigDecimal.valueOf(hour))) : Set.of();
    found.add(new Fact(Kind.TIME, value, numbers, piece(start, end), line, weak, Bound.NONE));
  }

  private void entities() {
    String read = left.toString();
    for (Entity entity : ENTITIES.recognize(read, TODAY)) {
      String piece = piece(entity.start(), entity.end());
      switch (entity.value()) {
        case EntityValue.Money money -> {
          value(Kind.MONEY, money.currency() + " " + plain(money.from()).toPlainString(), entity);
          value(Kind.MONEY, money.currency() + " " + plain(money.to()).toPlainString(), entity);
        }
        case EntityValue.Percent percent -> {
          value(Kind.PERCENT, plain(percent.from()).toPlainString() + "%", entity);
          value(Kind.PERCENT, plain(percent.to()).toPlainString() + "%", entity);
        }
        case EntityValue.Length length -> {
          String days = WORKING.matcher(piece).find() ? " working" : "";
          value(Kind.DURATION, length(length.from()) + days, entity);
          value(Kind.DURATION, length(length.to()) + days, entity);
        }
        case EntityValue.Days days -> {
          if (NAMED_DAY.matcher(piece).find()) {
            value(Kind.DATE, days.first().toString(), entity);
            value(Kind.DATE, days.last().toString(), entity);
          }
        }
        case EntityValue.Identifier identifier -> {
          Kind kind = entity.kind() == Entity.Kind.EMAIL ? Kind.LINK : Kind.PHONE;
          add(kind, phoneOr(identifier.id(), kind), entity.start(), entity.end());
        }
      }
      blank(entity.start(), entity.end());
    }
  }

  private static String phoneOr(String id, Kind kind) {
    return kind == Kind.PHONE ? phone(id) : id;
  }

  private void value(Kind kind, String value, Entity entity) {
    String piece = piece(entity.start(), entity.end());
    Set<BigDecimal> numbers = new HashSet<>();
    Numbers.in(piece).forEach(number -> numbers.add(plain(number.value())));
    boolean weak =
        kind != Kind.MONEY
            && kind != Kind.PERCENT
            && !FIGURES.matcher(piece).find()
            && numbers.stream().allMatch(it -> it.compareTo(SMALL) <= 0);
    Fact fact =
        new Fact(
            kind,
            value,
            Set.copyOf(numbers),
            piece,
            line,
            weak,
            Bounds.of(text, entity.start(), entity.end()));
    if (found.stream().noneMatch(fact::equals)) {
      found.add(fact);
    }
  }

  private static String length(TemporalAmount amount) {
    return amount instanceof Period period ? period.normalized().toString() : amount.toString();
  }

  private void numbers() {
    for (Numbers.Stated number : Numbers.in(left.toString())) {
      BigDecimal value = plain(number.value());
      boolean weak = !number.figures() && value.compareTo(SMALL) <= 0;
      found.add(
          new Fact(
              Kind.NUMBER,
              value.toPlainString(),
              Set.of(value),
              piece(number.start(), number.end()),
              line,
              weak,
              Bounds.of(text, number.start(), number.end())));
    }
  }

  /// Returns the number as all that are equal to it are.
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
