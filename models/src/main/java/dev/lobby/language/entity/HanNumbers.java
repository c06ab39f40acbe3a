package dev.lobby.language.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads Chinese numbers, with figures among them: 两万五, 一百零五, 三点五, 1.5万, 3万5千, 二〇二六.
final class HanNumbers {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String ALSO = "〇一两三四五六七八九";
  private static final String FINANCIAL = "零壹贰叁肆伍陆柒捌玖";
  private static final String UNITS = "十百千万亿";
  private static final String FINANCIAL_UNITS = "拾佰仟";

  private HanNumbers() {}

  /// Returns the digit of a character; -1 for none.
  static int digit(char c) {
    int digit = DIGITS.indexOf(c);
    digit = digit >= 0 ? digit : ALSO.indexOf(c);
    return digit >= 0 ? digit : FINANCIAL.indexOf(c);
  }

  /// Returns whether a character multiplies: 十, 百, 千, 万, 亿.
  static boolean isUnit(char c) {
    return UNITS.indexOf(c) >= 0 || FINANCIAL_UNITS.indexOf(c) >= 0;
  }

  private static int power(char c) {
    int at = Math.max(UNITS.indexOf(c), FINANCIAL_UNITS.indexOf(c));
    return at < 4 ? at + 1 : 8;
  }

  /// A factor and the power of ten that follows it.
  ///
  /// @param factor null when there is none
  /// @param power 0 for none
  private record Part(@Nullable BigDecimal factor, int power, boolean afterZero) {}

  /// Returns the number that `text` spells; null when it spells none.
  static @Nullable BigDecimal read(String text) {
    if (text.chars().allMatch(c -> digit((char) c) >= 0)) {
      return text.isEmpty() || (text.length() > 1 && text.length() > 15) ? null : positional(text);
    }
    List<Part> parts = parts(text);
    if (parts == null || parts.isEmpty()) {
      return null;
    }
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal section = BigDecimal.ZERO;
    int below = Integer.MAX_VALUE;
    int last = 0;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      boolean first = i == 0;
      if (part.power >= 4) {
        BigDecimal times = BigDecimal.TEN.pow(part.power);
        section = part.factor == null ? section : section.add(part.factor);
        if (total.add(section).signum() == 0) {
          return null;
        }
        // What stands before 亿 is counted in it whole: 一万亿.
        total =
            part.power == 8
                ? total.add(section).multiply(times)
                : total.add(section.multiply(times));
        section = BigDecimal.ZERO;
        below = Integer.MAX_VALUE;
      } else if (part.power > 0) {
        if (part.power >= below || (part.factor == null && !(first && part.power == 1))) {
          return null;
        }
        BigDecimal factor = part.factor == null ? BigDecimal.ONE : part.factor;
        section = section.add(factor.multiply(BigDecimal.TEN.pow(part.power)));
        below = part.power;
      } else if (part.factor != null) {
        if (i != parts.size() - 1) {
          return null;
        }
        // 两万五 is 25,000, and 两万零五 is 20,005.
        boolean shortened =
            last > 1 && !part.afterZero && part.factor.compareTo(BigDecimal.TEN) < 0;
        section =
            section.add(
                shortened ? part.factor.multiply(BigDecimal.TEN.pow(last - 1)) : part.factor);
      }
      last = part.power;
    }
    return total.add(section);
  }

  /// Returns what the last units of `text` multiply by: 1,000,000 of 三百万.
  static BigDecimal scale(String text) {
    BigDecimal scale = BigDecimal.ONE;
    for (int i = text.length() - 1;
        i > 0 && isUnit(text.charAt(i)) && power(text.charAt(i)) > 1;
        i--) {
      scale = scale.multiply(BigDecimal.TEN.pow(power(text.charAt(i))));
    }
    return scale;
  }

  private static BigDecimal positional(String text) {
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      value = 10 * value + digit(text.charAt(i));
    }
    return BigDecimal.valueOf(value);
  }

  private static @Nullable List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    boolean zero = false;
    for (int i = 0; i < text.length(); ) {
      int from = i;
      BigDecimal factor = null;
      if (isFigure(text.charAt(i))) {
        while (i < text.length()
            && (isFigure(text.charAt(i)) || (text.charAt(i) == '.' || text.charAt(i) == ','))) {
          i++;
        }
        factor = figures(text.substring(from, i));
        if (factor == null) {
          return null;
        }
      } else if (digit(text.charAt(i)) >= 0) {
        factor = BigDecimal.valueOf(digit(text.charAt(i)));
        i++;
        if (factor.signum() == 0 && i < text.length() && text.charAt(i) != '点') {
          zero = true;
          continue;
        }
        if (i < text.length() && text.charAt(i) == '点') {
          int end = i + 1;
          while (end < text.length() && digit(text.charAt(end)) >= 0) {
            end++;
          }
          if (end == i + 1 || end - i > 8) {
            return null;
          }
          factor = factor.add(positional(text.substring(i + 1, end)).movePointLeft(end - i - 1));
          i = end;
        } else if (i < text.length() && digit(text.charAt(i)) >= 0) {
          // Two digits in a row: 三四千 is vague.
          return null;
        }
      } else if (text.charAt(i) == '点') {
        return decimals(parts, text.substring(i + 1));
      }
      int power = 0;
      if (i < text.length() && isUnit(text.charAt(i))) {
        power = power(text.charAt(i));
        i++;
      } else if (factor == null) {
        return null;
      }
      parts.add(new Part(factor, power, zero));
      zero = false;
    }
    return parts;
  }

  // 十二点五
  private static @Nullable List<Part> decimals(List<Part> parts, String decimals) {
    if (parts.isEmpty()
        || decimals.isEmpty()
        || decimals.length() > 8
        || !decimals.chars().allMatch(c -> digit((char) c) >= 0)) {
      return null;
    }
    parts.add(new Part(positional(decimals).movePointLeft(decimals.length()), 0, true));
    return parts;
  }

  static boolean isFigure(char c) {
    return c >= '0' && c <= '9';
  }

  /// Returns the number written in figures, with thousands separated or not; null when it is none.
  static @Nullable BigDecimal figures(String text) {
    String plain = text.replace(",", "");
    int point = plain.indexOf('.');
    boolean wrong =
        plain.isEmpty()
            || plain.length() > 20
            || point == 0
            || point == plain.length() - 1
            || point != plain.lastIndexOf('.');
    return wrong ? null : new BigDecimal(plain);
  }
}
