package dev.lobby.language.masking;

import dev.lobby.language.masking.SensitiveSpans.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds international bank account numbers (ISO 13616): a country, two check digits, and as many
/// letters and digits as that country uses, which together leave 1 modulo 97.
final class Ibans {
  private static final Map<String, Integer> LENGTHS = lengths();

  /// How many characters may stand between two characters of a number.
  private static final int GAP_MAX = 3;

  private Ibans() {}

  static List<Found> in(String folded) {
    List<Found> found = new ArrayList<>();
    for (int i = 0; i + 4 < folded.length(); i++) {
      if (!isLetter(folded.charAt(i))
          || (i > 0 && (isLetter(folded.charAt(i - 1)) || isDigit(folded.charAt(i - 1))))) {
        continue;
      }
      Found iban = at(folded, i);
      if (iban != null) {
        found.add(iban);
        i = iban.end() - 1;
      }
    }
    return found;
  }

  private static @Nullable Found at(String folded, int start) {
    StringBuilder number = new StringBuilder();
    int length = 4;
    int gap = 0;
    for (int i = start; i < folded.length() && gap <= GAP_MAX; i++) {
      char c = folded.charAt(i);
      boolean first = number.length() < 2;
      if (first ? isLetter(c) : isDigit(c) || (number.length() >= 4 && isLetter(c))) {
        number.append(c);
        gap = 0;
      } else if (number.length() < 4 || isLetter(c) || !isSeparator(c)) {
        return null;
      } else {
        gap++;
      }
      if (number.length() == 2 && length == 4) {
        Integer known = LENGTHS.get(number.toString());
        if (known == null) {
          return null;
        }
        length = known;
      }
      if (number.length() == length) {
        boolean ends =
            i + 1 == folded.length()
                || !(isLetter(folded.charAt(i + 1)) || isDigit(folded.charAt(i + 1)));
        return ends && isValid(number)
            ? new Found(
                SensitiveKind.ACCOUNT, start, i + 1, number.toString().toUpperCase(Locale.ROOT))
            : null;
      }
    }
    return null;
  }

  private static boolean isValid(StringBuilder number) {
    int rest = 0;
    for (int i = 0; i < number.length(); i++) {
      int value = Character.digit(number.charAt((i + 4) % number.length()), 36);
      rest = (value < 10 ? 10 * rest + value : 100 * rest + value) % 97;
    }
    return rest == 1;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSeparator(char c) {
    return " \n-./_·".indexOf(c) >= 0;
  }

  private static Map<String, Integer> lengths() {
    String registry =
        "ad24 ae23 al28 at20 az28 ba20 be16 bg22 bh22 bi27 br29 by28 ch21 cr22 cy28 cz24 de22 dj27"
            + " dk18 do28 ee20 eg29 es24 fi18 fk18 fo18 fr27 gb22 ge22 gi23 gl18 gr27 gt28 hn28"
            + " hr21 hu28 ie22 il23 iq23 is26 it27 jo30 kw30 kz20 lb28 lc32 li21 lt20 lu20 lv21"
            + " ly25 mc27 md24 me22 mk19 mn20 mr27 mt31 mu30 ni28 nl18 no15 om23 pk24 pl28 ps29"
            + " pt25 qa29 ro24 rs22 ru33 sa24 sc31 sd18 se24 si19 sk24 sm27 so23 st25 sv28 tl23"
            + " tn24 tr26 ua29 va22 vg24 xk20 ye30";
    Map<String, Integer> lengths = new HashMap<>();
    for (String entry : registry.split(" ", -1)) {
      lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
    }
    return Map.copyOf(lengths);
  }
}
