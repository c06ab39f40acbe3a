package dev.lobby.language.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds amounts of money: numbers with a currency, numbers with a multiplier that count nothing
/// else, and plain figures after a word of paying.
final class Amounts {
  /// What is meant when no currency is named.
  private static final String HOME = "CNY";

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?:(?<HKD>hk ?\\$|hkd|港币|港元)|(?<USD>us ?\\$|(?<![a-z])\\$|usd|美元|美金)|(?<EUR>€|(?<![a-z])eur|欧元)|(?<GBP>£|gbp|英镑)"
              + "|(?<JPY>jpy|日元|jp ?¥)|(?<SGD>s\\$|sgd|新币)|(?<AUD>a\\$|aud|澳元)|(?<CAD>c\\$|cad|加元)|(?<CHF>chf)"
              + "|(?<CNY>¥|rmb|cny|人民币)) ?$");
  private static final Pattern AFTER =
      Pattern.compile(
          " ?(?:(?<HKD>港币|港元|港纸|hkd(?![a-z])|hong kong dollars?)|(?<USD>美元|美金|美刀|刀(?![具子])|(?:us |u\\.s\\. )?dollars?(?![a-z])|bucks?(?![a-z])|usd(?![a-z])|\\$)"
              + "|(?<EUR>欧元|euros?(?![a-z])|eur(?![a-z])|€)|(?<GBP>英镑|pounds?(?![a-z])|quid(?![a-z])|gbp(?![a-z])|£)"
              + "|(?<JPY>日元|日币|円|yen(?![a-z])|jpy(?![a-z]))|(?<SGD>新币|新加坡元|sgd(?![a-z]))|(?<AUD>澳元|澳币|aud(?![a-z]))"
              + "|(?<CAD>加元|加币|cad(?![a-z]))|(?<CHF>瑞士法郎|瑞郎|chf(?![a-z]))|(?<KRW>韩元|韩币|krw(?![a-z]))|(?<THB>泰铢|thb(?![a-z]))"
              + "|(?<CNY>元人民币|块人民币|人民币|块钱|元钱|元(?![旦宵])|圆|块|rmb(?![a-z])|cny(?![a-z])|yuan(?![a-z])|renminbi(?![a-z])|kuai(?![a-z])|[毛角]钱?(?![0-9])))");
  private static final List<String> CURRENCIES =
      List.of("HKD", "USD", "EUR", "GBP", "JPY", "SGD", "AUD", "CAD", "CHF", "CNY", "KRW", "THB");

  /// 块五, 元五角, 块三毛二
  private static final Pattern CHANGE =
      Pattern.compile(
          "(?<tenths>[0-9一二两三四五六七八九])(?![0-9.%万千百十年月日号天个])(?:[角毛](?:(?<hundredths>[0-9一二两三四五六七八九])分?)?钱?)?");

  private static final Pattern COUNTED =
      Pattern.compile(
          " ?(?:个|人|次|张|笔|位|家|名|户|股|份|分|积分|里程|公里|米|平|点|步|条|台|辆|套|本|件|天|日|年|月|周|小时|秒|岁|期|号|折|%|‰|多?年|克|斤|吨|倍"
              + "|(?:people|persons?|customers?|clients?|users?|points?|miles?|times|shares?|branches|cards?|years?|months?|weeks?|days?|hours?"
              + "|minutes?|mins?|seconds?|kg|km|gb|mb|calls?|steps?|employees|staff|percent|per cent|pct|bps|basis|st|nd|rd|th|am|pm|x)(?![a-z]))");

  private static final Pattern PAYING =
      Pattern.compile(
          "(?:(?<![0-9]{6})(?:转账?|存入?|取出?|取款|借|贷款?|还款?|汇款?|充值?|付款?|支付|消费|刷卡?|花|缴费?|交|扣款?|余额|额度|限额|金额)"
              + "(?:给(?:我|他|她|你)|了|过|掉|走|大概|大约|约|差不多|至少|最多|最高|出|到|为|是|有|只有|只|不到|超过|我|:| )*"
              + "|(?<![a-z])(?:transfer(?:red|ring)?|withdr[ae]w(?:ing|n)?|deposit(?:ed|ing)?|borrow(?:ed|ing)?|pa(?:y|id|ying)|sen[dt]|sending"
              + "|invest(?:ed|ing)?|sav(?:e|ed|ing)|spen[dt]|spending|owe|charged?|balance|limit|lend|lent|amount)"
              + "(?: (?:of|is|was|about|around|up to|only|just|at least|at most|over|under|more than|less than|him|her|them|me|my \\w{1,8}|back|out|to))* )$");

  /// How long the longest currency before a number is, its space included.
  private static final int CURRENCY_MAX = 5;

  /// Nobody has a sum of more digits before its point.
  private static final int DIGITS_MAX = 15;

  private static final BigDecimal TENTH = new BigDecimal("0.1");

  private Amounts() {}

  /// A number with what stands around it.
  ///
  /// @param currency null when none is named
  /// @param counts whether it counts something other than money
  private record Sum(
      int start,
      int end,
      Numeral number,
      BigDecimal value,
      @Nullable String currency,
      boolean counts) {}

  static void find(Reading reading, List<Candidate> found) {
    List<Sum> sums = new ArrayList<>();
    int end = 0;
    for (Numeral number : reading.numerals()) {
      if (number.start() >= end) {
        Sum sum = sum(reading, number, end);
        sums.add(sum);
        end = sum.end;
      }
    }
    for (int i = 0; i < sums.size(); i++) {
      Sum sum = sums.get(i);
      if (i + 1 < sums.size() && isRange(reading, sum, sums.get(i + 1))) {
        Sum next = sums.get(i + 1);
        String currency = next.currency == null ? sum.currency : next.currency;
        BigDecimal from = sum.currency == null ? sum.number.scaledAs(next.number) : sum.value;
        add(found, reading.rangeStart(sum.start), next.end, currency, from, next.value);
        i++;
      } else if (isMoney(reading, sum)) {
        add(found, sum.start, sum.end, sum.currency, sum.value, sum.value);
      }
    }
  }

  private static boolean isRange(Reading reading, Sum sum, Sum next) {
    return reading.isRange(sum.start, sum.end, next.start)
        && !next.counts
        && isMoney(reading, next.currency == null && sum.currency != null ? sum : next)
        && (sum.currency != null || !sum.counts)
        && sum.number.scaledAs(next.number).compareTo(next.value) <= 0;
  }

  private static boolean isMoney(Reading reading, Sum sum) {
    Numeral number = sum.number;
    if (sum.currency != null) {
      return true;
    }
    if (sum.counts || reading.isGlued(sum.start) || isOrdinal(reading, sum.start)) {
      return false;
    }
    if (number.scaled()) {
      return true;
    }
    return number.form() == Numeral.Form.FIGURES
        && number.end() - number.start() >= 2
        && reading.before(PAYING, sum.start).find();
  }

  private static boolean isOrdinal(Reading reading, int at) {
    return at > 0 && "第#".indexOf(reading.text().charAt(at - 1)) >= 0;
  }

  /// @param from where the sum before ends, whose currency is none of this one
  private static Sum sum(Reading reading, Numeral number, int from) {
    String currency = null;
    int start = number.start();
    int end = number.end();
    BigDecimal value = number.value();
    Matcher before = reading.before(BEFORE, start, CURRENCY_MAX);
    if (before.find() && before.start() >= from) {
      currency = currency(before);
      start = before.start();
    }
    Matcher after = reading.after(AFTER, end);
    if (after.lookingAt() && !isVague(reading, end)) {
      String named = currency(after);
      currency = currency == null || !named.equals(HOME) ? named : currency;
      String unit = after.group().strip();
      boolean tenth = unit.startsWith("毛") || unit.startsWith("角");
      value = tenth ? value.multiply(TENTH) : value;
      end = after.end();
      Matcher change = reading.after(CHANGE, end);
      if ((unit.equals("块") || unit.equals("元")) && number.isInteger() && change.lookingAt()) {
        value = value.add(change(change));
        end = change.end();
      }
    }
    boolean vague = !number.scaled() && isVague(reading, end);
    boolean counts = vague || (currency == null && reading.after(COUNTED, end).lookingAt());
    return new Sum(start, end, number, value, currency, counts);
  }

  // 十几块: the number stands for nothing.
  private static boolean isVague(Reading reading, int end) {
    return end < reading.text().length() && "几多来".indexOf(reading.text().charAt(end)) >= 0;
  }

  private static BigDecimal change(Matcher change) {
    BigDecimal tenths = digit(change.group("tenths")).multiply(TENTH);
    String hundredths = change.group("hundredths");
    return hundredths == null
        ? tenths
        : tenths.add(digit(hundredths).multiply(TENTH).multiply(TENTH));
  }

  private static BigDecimal digit(@Nullable String digit) {
    char c = digit == null ? '0' : digit.charAt(0);
    return BigDecimal.valueOf(HanNumbers.isFigure(c) ? c - '0' : HanNumbers.digit(c));
  }

  private static String currency(Matcher matcher) {
    for (String currency : CURRENCIES) {
      if (matcher.namedGroups().containsKey(currency) && matcher.start(currency) >= 0) {
        return currency;
      }
    }
    return HOME;
  }

  private static void add(
      List<Candidate> found,
      int start,
      int end,
      @Nullable String currency,
      BigDecimal from,
      BigDecimal to) {
    if (to.precision() - to.scale() > DIGITS_MAX) {
      return;
    }
    String named = currency == null ? HOME : currency;
    found.add(new Candidate(Entity.Kind.MONEY, start, end, new EntityValue.Money(named, from, to)));
  }
}
