package dev.lobby.language.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds percentages: `3.5%`, 百分之三点五, "three percent", 5个点, `50 bps`.
final class Percents {
  private static final Pattern AFTER =
      Pattern.compile(
          " ?(?:(?<percent>%|percent(?:age points?)?(?![a-z])|per cent(?![a-z])|pct(?![a-z])|个(?:百分)?点(?!钟))"
              + "|(?<mille>‰)|(?<basis>个?基点|bps?(?![a-z])|basis points?(?![a-z])))");
  private static final Pattern BEFORE = Pattern.compile("(?:(百)|(千)|(万))分之$");
  private static final Pattern ALL = Pattern.compile("百分(?:之|百的?把握)?百");
  private static final BigDecimal TENTH = new BigDecimal("0.1");
  private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

  private Percents() {}

  /// One end of a range.
  ///
  /// @param times what the number counts in hundredths; null when nothing says so
  private record Share(
      int start, int end, Numeral number, @org.jspecify.annotations.Nullable BigDecimal times) {

    BigDecimal in(BigDecimal unit) {
      return number.value().multiply(times == null ? unit : times);
    }
  }

  static void find(Reading reading, List<Candidate> found) {
    List<Share> shares = new ArrayList<>();
    for (Numeral number : reading.numerals()) {
      shares.add(share(reading, number));
    }
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      boolean more = i + 1 < shares.size();
      Share next = more ? shares.get(i + 1) : share;
      BigDecimal unit = share.times != null ? share.times : next.times;
      if (unit == null) {
        continue;
      }
      if (more && reading.isRange(share.start, share.end, next.start)) {
        BigDecimal from = share.in(unit);
        BigDecimal to = next.in(unit);
        if (from.compareTo(to) <= 0) {
          add(found, reading.rangeStart(share.start), next.end, from, to);
          i++;
          continue;
        }
      }
      if (share.times != null) {
        add(found, share.start, share.end, share.in(unit), share.in(unit));
      }
    }
    Matcher all = ALL.matcher(reading.text());
    while (all.find()) {
      add(found, all.start(), all.end(), BigDecimal.valueOf(100), BigDecimal.valueOf(100));
    }
  }

  private static Share share(Reading reading, Numeral number) {
    Matcher before = reading.before(BEFORE, number.start(), 3);
    if (before.find()) {
      BigDecimal times =
          before.start(1) >= 0 ? BigDecimal.ONE : before.start(2) >= 0 ? TENTH : HUNDREDTH;
      return new Share(before.start(), number.end(), number, times);
    }
    Matcher after = reading.after(AFTER, number.end());
    if (after.lookingAt()) {
      BigDecimal times =
          after.start("percent") >= 0
              ? BigDecimal.ONE
              : after.start("mille") >= 0 ? TENTH : HUNDREDTH;
      return new Share(number.start(), after.end(), number, times);
    }
    return new Share(number.start(), number.end(), number, null);
  }

  private static void add(
      List<Candidate> found, int start, int end, BigDecimal from, BigDecimal to) {
    found.add(new Candidate(Entity.Kind.PERCENT, start, end, new EntityValue.Percent(from, to)));
  }
}
