package dev.lobby.language.entity;

import dev.lobby.language.entity.Numeral.Form;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the numbers of a folded text: in figures, with `k`, 万 or "million" after them, in Chinese
/// and in English words.
final class Numerals {
  private static final Pattern FIGURES =
      Pattern.compile(
          "[0-9]{1,3}(?:,[0-9]{3}){1,4}+(?![0-9])(?:\\.[0-9]{1,6})?+|[0-9]{1,15}+(?:\\.[0-9]{1,6}+)?+");
  private static final Pattern SCALE =
      Pattern.compile(
          " ?(thousand|million|billion|grand|hundred|mil|mio|mn|bn)(?![a-z])|(k|w(?=[1-9]?(?![a-z0-9]))|m|mm|b)(?:(?<=w)|(?![a-z0-9]))");
  private static final Map<String, BigDecimal> SCALES =
      Map.ofEntries(
          Map.entry("hundred", BigDecimal.valueOf(100)),
          Map.entry("thousand", BigDecimal.valueOf(1_000)),
          Map.entry("grand", BigDecimal.valueOf(1_000)),
          Map.entry("k", BigDecimal.valueOf(1_000)),
          Map.entry("w", BigDecimal.valueOf(10_000)),
          Map.entry("million", BigDecimal.valueOf(1_000_000)),
          Map.entry("mil", BigDecimal.valueOf(1_000_000)),
          Map.entry("mio", BigDecimal.valueOf(1_000_000)),
          Map.entry("mn", BigDecimal.valueOf(1_000_000)),
          Map.entry("m", BigDecimal.valueOf(1_000_000)),
          Map.entry("mm", BigDecimal.valueOf(1_000_000)),
          Map.entry("billion", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("bn", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("b", BigDecimal.valueOf(1_000_000_000)));
  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90));
  private static final String AND_A_HALF = " and a half";
  private static final Pattern ODD = Pattern.compile("[多余来]");
  private static final int RUN_MAX = 24;
  private static final int WORDS_MAX = 12;

  private final String text;
  private final List<Numeral> found = new ArrayList<>();
  private final Matcher figures;
  private final Matcher scale;

  private Numerals(String text) {
    this.text = text;
    this.figures = FIGURES.matcher(text);
    this.scale = SCALE.matcher(text);
  }

  /// Returns the numbers of `folded` in order.
  static List<Numeral> in(String folded) {
    Numerals numerals = new Numerals(folded);
    for (int i = 0; i < folded.length(); ) {
      i = numerals.readAt(i);
    }
    return numerals.found;
  }

  /// Returns where to go on after what stands at `i`.
  private int readAt(int i) {
    char c = text.charAt(i);
    if (HanNumbers.isFigure(c)) {
      return readFigures(i);
    }
    if (HanNumbers.digit(c) >= 0 || c == '十' || c == '拾') {
      return readHan(i);
    }
    if (isLetter(c)) {
      return readWords(i);
    }
    return i + 1;
  }

  private int readFigures(int from) {
    if (!figures.region(from, text.length()).lookingAt()) {
      return from + 1;
    }
    int end = figures.end();
    if (end < text.length() && HanNumbers.isFigure(text.charAt(end))) {
      // Longer than any number: skip it whole.
      while (end < text.length() && HanNumbers.isFigure(text.charAt(end))) {
        end++;
      }
      return end;
    }
    if (end < text.length()
        && (HanNumbers.isUnit(text.charAt(end)) || (isOdd(end) && isMyriad(end + 1)))) {
      return readHan(from);
    }
    BigDecimal value = HanNumbers.figures(text.substring(from, end));
    if (value == null) {
      return end;
    }
    BigDecimal times = BigDecimal.ONE;
    if (scale.region(end, text.length()).lookingAt()) {
      times = times(scale.group(1) == null ? scale.group(2) : scale.group(1));
      end = scale.end();
    }
    value = value.multiply(times);
    if (end > 0
        && text.charAt(end - 1) == 'w'
        && end < text.length()
        && HanNumbers.isFigure(text.charAt(end))) {
      // 1w5, as 1万5
      value = value.add(BigDecimal.valueOf(1_000L * (text.charAt(end) - '0')));
      end++;
    }
    boolean scaled = times.compareTo(BigDecimal.ONE) > 0;
    found.add(new Numeral(from, end, value, times, scaled, Form.FIGURES));
    return end;
  }

  private static BigDecimal times(@Nullable String word) {
    return word == null ? BigDecimal.ONE : SCALES.getOrDefault(word, BigDecimal.ONE);
  }

  private int readHan(int from) {
    int end = from;
    while (end < text.length() && isHanPart(from, end)) {
      end++;
    }
    // 两百多万: at least 两百万
    String run = ODD.matcher(text.substring(from, end)).replaceAll("");
    BigDecimal value = end - from > RUN_MAX ? null : HanNumbers.read(run);
    if (value != null) {
      boolean scaled =
          run.chars().anyMatch(c -> HanNumbers.isUnit((char) c) && c != '十' && c != '拾');
      found.add(new Numeral(from, end, value, HanNumbers.scale(run), scaled, Form.HAN));
    }
    return end;
  }

  private boolean isHanPart(int from, int at) {
    char c = text.charAt(at);
    boolean next = at + 1 < text.length();
    if (HanNumbers.digit(c) >= 0 || HanNumbers.isUnit(c) || HanNumbers.isFigure(c)) {
      return true;
    }
    boolean inside = at > from && next;
    return switch (c) {
      case '多', '余', '来' -> inside && isCounted(text.charAt(at - 1)) && isMyriad(at + 1);
      case '点' -> inside && HanNumbers.digit(text.charAt(at + 1)) >= 0;
      case '.', ',' ->
          inside
              && HanNumbers.isFigure(text.charAt(at - 1))
              && HanNumbers.isFigure(text.charAt(at + 1));
      default -> false;
    };
  }

  private static boolean isCounted(char c) {
    return HanNumbers.isUnit(c) || HanNumbers.isFigure(c);
  }

  /// Whether what stands there says that it is somewhat more.
  private boolean isOdd(int at) {
    return at < text.length() && "多余来".indexOf(text.charAt(at)) >= 0;
  }

  private boolean isMyriad(int at) {
    return at < text.length() && "万亿".indexOf(text.charAt(at)) >= 0;
  }

  /// Reads English words from `from` on: "two hundred and fifty thousand", "half a million".
  private int readWords(int from) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal section = BigDecimal.ZERO;
    BigDecimal lastScale = BigDecimal.ONE;
    boolean scaled = false;
    int begin = from;
    int end = -1;
    int at = from;
    String before = "";
    for (int i = 0; i < WORDS_MAX && at < text.length(); i++) {
      int wordEnd = wordEnd(at);
      String word = text.substring(at, wordEnd);
      Integer small = WORDS.get(word);
      BigDecimal times = word.length() > 2 ? SCALES.get(word) : null;
      if (small != null && fits(section, small, before)) {
        section = section.add(BigDecimal.valueOf(small));
        lastScale = BigDecimal.ONE;
        begin = end < 0 ? at : begin;
        if (text.startsWith(AND_A_HALF, wordEnd)) {
          section = section.add(new BigDecimal("0.5"));
          wordEnd += AND_A_HALF.length();
        }
        end = wordEnd;
      } else if (times != null
          && (section.signum() > 0 || before.equals("a") || before.equals("half a"))) {
        BigDecimal factor =
            before.equals("half a") ? new BigDecimal("0.5") : section.max(BigDecimal.ONE);
        boolean hundred = word.equals("hundred");
        section = hundred ? factor.multiply(times) : BigDecimal.ZERO;
        total = hundred ? total : total.add(factor.multiply(times));
        lastScale =
            hundred || lastScale.compareTo(BigDecimal.ONE) == 0 ? times : lastScale.multiply(times);
        scaled = true;
        end = wordEnd;
      } else if (!continues(word, before, end)) {
        break;
      }
      before = before.equals("half") && word.equals("a") ? "half a" : word;
      if (wordEnd >= text.length() || " -".indexOf(text.charAt(wordEnd)) < 0) {
        break;
      }
      at = wordEnd + 1;
      if (at >= text.length() || !isLetter(text.charAt(at))) {
        break;
      }
    }
    if (end < 0) {
      return wordEnd(from);
    }
    found.add(new Numeral(begin, end, total.add(section), lastScale, scaled, Form.WORDS));
    return end;
  }

  /// Returns whether a small number may follow: "twenty" takes "five", and not the other way round.
  private static boolean fits(BigDecimal section, int small, String before) {
    int rest = section.remainder(BigDecimal.valueOf(100)).intValue();
    boolean fresh = rest == 0 && (section.signum() == 0 || section.intValue() >= 100);
    boolean begun = WORDS.containsKey(before);
    return (fresh && !begun) || (begun && rest >= 20 && rest % 10 == 0 && small > 0 && small < 10);
  }

  private static boolean continues(String word, String before, int end) {
    return switch (word) {
      case "and" -> end >= 0 && SCALES.containsKey(before);
      case "a" -> before.isEmpty() || before.equals("half");
      case "half" -> before.isEmpty();
      default -> false;
    };
  }

  private int wordEnd(int from) {
    int end = from;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
