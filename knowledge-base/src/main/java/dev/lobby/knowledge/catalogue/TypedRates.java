package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.knowledge.article.StatedRate;
import dev.lobby.language.Language;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says of an article which rates it states by hand, and where the catalogue has a rate of a like
/// name with another value, which.
///
/// A name is like what is said of a rate when both name the same term (一年期, "1 year") or neither
/// does, and they share the words by which the names of rates differ: 定期 and 整存整取 are one.
public final class TypedRates {

  /// How much of what sets a name apart has to be said of a rate beside its term.
  private static final double ALIKE = 0.25;

  /// As [#ALIKE], where there is no term to tell rates by.
  private static final double ALIKE_WITHOUT_TERM = 0.5;

  private static final Pattern TERM =
      Pattern.compile(
          "(?<![0-9.])(?<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3}|半|\\b(?:one|two|three|four|five|six|seven|twelve|thirty))"
              + "[ -]?(?<unit>个?月|年|天|日|months?|years?|days?)(?!化)(?!(?<=[一1]年)利率)");
  private static final List<String> HAN = List.of("零", "一", "二", "三", "四", "五", "六", "七", "八", "九");
  private static final Map<String, Integer> ENGLISH =
      Map.of(
          "one", 1, "two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "seven", 7, "twelve", 12,
          "thirty", 30);

  /// What all rates are called alike.
  private static final Pattern COMMON =
      Pattern.compile(
          "人民币|年利率|利率|利息|年化|最低|最高"
              + "|\\b(?:rates?|lowest|highest|interest|yearly|annual|of|the|on|for|first day|from)\\b");

  private static final Pattern WORD = Pattern.compile("[a-z]{2,}");
  private static final Pattern HAN_PAIR = Pattern.compile("(?=([\\p{IsHan}]{2}))");

  private TypedRates() {}

  /// Returns what is to be said of an article's rates, of each once in a language.
  ///
  /// @param today the day at the bank
  public static List<Complaint> of(Article article, Catalogue catalogue, LocalDate today) {
    List<StatedRate> stated = StatedRate.in(article);
    if (stated.isEmpty()) {
      return List.of();
    }
    List<Entry.Rate> rates = new ArrayList<>();
    catalogue
        .entries()
        .forEach(entry -> {
          if (entry instanceof Entry.Rate rate) {
            rates.add(rate);
          }
        });
    Map<String, Complaint> found = new LinkedHashMap<>();
    for (StatedRate rate : stated) {
      Optional<Entry.Rate> like = alike(rate, rates);
      Optional<BigDecimal> says =
          like.filter(it -> !isOrWillBe(it, rate.percent(), today)).flatMap(it -> valid(it, today));
      found.putIfAbsent(
          rate.language() + rate.sentence() + rate.piece(),
          rate.remark(
              like.map(Entry::key),
              says.map(it -> "目录中“" + name(like, Language.ZH) + "”是 " + it.toPlainString() + "%")
                  .orElse(""),
              says.map(it ->
                      "the catalogue says "
                          + it.toPlainString()
                          + "% for "
                          + name(like, Language.EN))
                  .orElse("")));
    }
    return List.copyOf(found.values());
  }

  private static String name(Optional<Entry.Rate> rate, Language language) {
    return rate.map(it -> language == Language.EN ? it.names().en() : it.names().zh()).orElse("");
  }

  private static Optional<BigDecimal> valid(Entry.Rate rate, LocalDate day) {
    return rate.periods().stream()
        .filter(it -> it.validity().covers(day))
        .map(Dated::value)
        .findFirst();
  }

  /// Whether it has a value today, or will have it: an article may be written for what comes.
  private static boolean isOrWillBe(Entry.Rate rate, BigDecimal percent, LocalDate today) {
    return rate.periods().stream()
        .filter(it -> it.validity().until().map(until -> !until.isBefore(today)).orElse(true))
        .anyMatch(it -> it.value().compareTo(percent) == 0);
  }

  /// Returns the rate of the catalogue that a stated one is likest to; empty when none is like it.
  private static Optional<Entry.Rate> alike(StatedRate stated, List<Entry.Rate> rates) {
    List<String> subject = stated.subject().stream().map(TypedRates::form).toList();
    Set<String> terms =
        subject.stream()
            .map(TypedRates::terms)
            .filter(it -> !it.isEmpty())
            .findFirst()
            .orElse(Set.of());
    Set<String> said = new HashSet<>();
    subject.forEach(it -> said.addAll(words(it)));
    Map<String, Integer> names = new HashMap<>();
    rates.forEach(rate ->
        words(form(name(Optional.of(rate), stated.language())))
            .forEach(word -> names.merge(word, 1, Integer::sum)));
    Optional<Entry.Rate> best = Optional.empty();
    double most = 0;
    for (Entry.Rate rate : rates) {
      String name = form(name(Optional.of(rate), stated.language()));
      Set<String> own = terms(name);
      double share = share(words(name), said, names);
      if (own.equals(terms)
          && share >= (own.isEmpty() ? ALIKE_WITHOUT_TERM : ALIKE)
          && share > most) {
        most = share;
        best = Optional.of(rate);
      }
    }
    return best;
  }

  /// How much of a name is said, by what tells it from others.
  private static double share(Set<String> name, Set<String> said, Map<String, Integer> names) {
    double all = 0;
    double both = 0;
    for (String word : name) {
      double weight = 1.0 / names.getOrDefault(word, 1);
      all += weight;
      both += said.contains(word) ? weight : 0;
    }
    return all == 0 ? 0 : both / all;
  }

  /// A text with one word for what has several.
  private static String form(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("整存整取|定存|定期存款|定期", "定期存款")
        .replaceAll("\\b(?:term|time) deposits?\\b|\\bfixed deposits?\\b", "fixed deposit")
        .replace("mortgages", "mortgage");
  }

  private static Set<String> terms(String form) {
    Set<String> terms = new HashSet<>();
    Matcher term = TERM.matcher(form);
    while (term.find()) {
      String unit = term.group("unit");
      boolean years = unit.startsWith("年") || unit.startsWith("year");
      if (term.group("n").equals("半")) {
        terms.add(years ? "6m" : "15d");
        continue;
      }
      int count = number(term.group("n"));
      boolean days = unit.startsWith("天") || unit.startsWith("日") || unit.startsWith("day");
      terms.add(days ? count + "d" : years ? 12 * count + "m" : count + "m");
    }
    return terms;
  }

  /// Returns a number up to 99 in figures, Chinese or an English word.
  private static int number(String said) {
    if (Character.isDigit(said.charAt(0))) {
      return Integer.parseInt(said);
    }
    Integer english = ENGLISH.get(said);
    if (english != null) {
      return english;
    }
    String han = said.replace('两', '二');
    int ten = han.indexOf('十');
    if (ten < 0) {
      return Math.max(0, HAN.indexOf(han.substring(han.length() - 1)));
    }
    int tens = ten == 0 ? 1 : Math.max(0, HAN.indexOf(han.substring(ten - 1, ten)));
    int ones = ten + 1 < han.length() ? Math.max(0, HAN.indexOf(han.substring(ten + 1))) : 0;
    return 10 * tens + ones;
  }

  /// English words, or pairs of Chinese characters, without terms and what all rates are called.
  private static Set<String> words(String form) {
    String rest = COMMON.matcher(TERM.matcher(form).replaceAll("|")).replaceAll("|");
    Set<String> words = new HashSet<>();
    Matcher pair = HAN_PAIR.matcher(rest);
    while (pair.find()) {
      words.add(pair.group(1));
    }
    Matcher word = WORD.matcher(rest);
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }
}
