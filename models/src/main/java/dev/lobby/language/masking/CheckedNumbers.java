package dev.lobby.language.masking;

import dev.lobby.language.masking.DigitText.Gap;
import dev.lobby.language.masking.SensitiveSpans.Found;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the numbers that prove themselves: payment cards and Chinese identity numbers.
///
/// Every stretch of digits that begins and ends where a number may is tried. Stretches that pass
/// and overlap become one place, so that what passes by chance never uncovers a part of what is
/// real.
final class CheckedNumbers {
  private CheckedNumbers() {}

  static List<Found> in(DigitText digits) {
    List<Found> found = new ArrayList<>();
    int from = -1;
    int to = -1;
    int longest = 0;
    SensitiveKind kind = SensitiveKind.CARD;
    for (int i = 0; i < digits.size(); i++) {
      if (!digits.isEdge(i)) {
        continue;
      }
      for (int length = CardNumbers.LONGEST; length >= CardNumbers.SHORTEST; length--) {
        SensitiveKind proved = kind(digits, i, i + length);
        if (proved == null) {
          continue;
        }
        if (i >= to) {
          addTo(found, digits, kind, from, to);
          from = i;
          longest = 0;
        }
        to = Math.max(to, i + length);
        // The longest of them is the least likely to pass by chance.
        if (length > longest) {
          longest = length;
          kind = proved;
        }
      }
    }
    addTo(found, digits, kind, from, to);
    return found;
  }

  private static void addTo(
      List<Found> found, DigitText digits, SensitiveKind kind, int from, int to) {
    if (from >= 0) {
      found.add(new Found(kind, digits.start(from), digits.end(to - 1), digits.number(from, to)));
    }
  }

  /// Returns what digits `from` to before `to` prove to be; null for nothing.
  private static @Nullable SensitiveKind kind(DigitText digits, int from, int to) {
    if (to > digits.size() || !digits.isEdge(to) || !CardNumbers.mayBegin(digits.value(from))) {
      return null;
    }
    int length = to - from;
    Grouping grouping = Grouping.of(digits, from, to);
    if (!grouping.holds()) {
      return null;
    }
    String number = digits.number(from, to);
    if (length == IdNumbers.LENGTH && IdNumbers.isValid(number)) {
      return SensitiveKind.ID_NUMBER;
    }
    // The shortest cards and the old identity numbers are checked weakly.
    if (CardNumbers.isValid(number)
        && (grouping.even() || CardNumbers.isUnionPay(number) || grouping.alike())
        && (length > CardNumbers.SHORTEST || grouping.even())) {
      return SensitiveKind.CARD;
    }
    return length == IdNumbers.OLD_LENGTH
            && (grouping.even() || grouping.alike())
            && IdNumbers.isValidOld(number)
        ? SensitiveKind.ID_NUMBER
        : null;
  }

  /// How the digits of a number are grouped.
  ///
  /// @param holds whether they can be one number at all
  /// @param even whether they are in one piece, or in small groups of one size with a rest
  /// @param alike whether the same stands in every gap, and that no line end; a telephone number
  ///   and a date in a row are neither even nor alike
  record Grouping(boolean holds, boolean even, boolean alike) {

    private static final int EVEN_MAX = 6;
    private static final Grouping NONE = new Grouping(false, false, false);

    static Grouping of(DigitText digits, int from, int to) {
      boolean listed = false;
      boolean rest = false;
      boolean even = true;
      boolean alike = true;
      int first = 0;
      int gap = 0;
      int size = 1;
      for (int i = from + 1; i <= to; i++) {
        if (i < to && digits.gap(i) == Gap.BREAK) {
          return NONE;
        }
        if (i < to && digits.gap(i) == Gap.NONE) {
          size++;
          continue;
        }
        if (i < to) {
          listed |= digits.gap(i) != Gap.SEPARATOR;
          alike &=
              digits.between(i).indexOf('\n') < 0
                  && (gap == 0 || digits.between(i).equals(digits.between(gap)));
          gap = i;
        }
        first = first == 0 ? size : first;
        rest = size != first;
        even &= !rest || (i == to && size < first + 2);
        size = 1;
      }
      even &= gap == 0 || first <= EVEN_MAX;
      // Threes between commas are an amount, and twos between colons a time of day.
      boolean holds = !listed || (even && (first == 1 || first >= 4));
      // Words may lead from a number to the next one, as in "7894! Call 400".
      holds &= !rest || alike || gap == 0 || digits.gap(gap) != Gap.WORDS;
      return new Grouping(holds, even, alike);
    }
  }
}
