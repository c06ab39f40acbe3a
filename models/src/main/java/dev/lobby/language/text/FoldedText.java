package dev.lobby.language.text;

import java.text.Normalizer;
import java.util.Arrays;

/// A copy of a text in compatibility form (NFKD) and lower case, [Simplified], without marks and
/// without what cannot be seen, in which every character knows where it came from.
///
/// `１２３`, `①②③`, `𝟏𝟐𝟑` and `1\u200B2\u200B3` all fold to `123`; whitespace of any kind and
/// fillers that look blank become a plain space each, line ends a `\n`. Any string is accepted,
/// lone surrogates included, and the time taken is linear in its length. Offsets are in chars, half
/// open.
public final class FoldedText {
  private char[] chars;
  private int[] starts;
  private int[] ends;
  private int length;
  private final String text;

  private FoldedText(String original) {
    this.chars = new char[original.length()];
    this.starts = new int[original.length()];
    this.ends = new int[original.length()];
    for (int i = 0; i < original.length(); ) {
      int point = original.codePointAt(i);
      int next = i + Character.charCount(point);
      add(point, i, next);
      i = next;
    }
    this.text = new String(chars, 0, length);
    this.chars = new char[0];
  }

  /// Returns the folded copy of `original`.
  public static FoldedText of(String original) {
    return new FoldedText(original);
  }

  /// Returns the folded text.
  public String text() {
    return text;
  }

  /// Returns where in the original the folded character at `index` begins.
  public int originalStart(int index) {
    return starts[index];
  }

  /// Returns where in the original a folded range ends that ends before `end`; `end` is at least 1.
  /// Marks that were set on its last character belong to it.
  public int originalEnd(int end) {
    return ends[end - 1];
  }

  private void add(int point, int start, int end) {
    if (point < 0x80) {
      if (point >= ' ' && point != 0x7F) {
        put(Character.toLowerCase((char) point), start, end);
      } else if (Character.isWhitespace(point)) {
        put(point == '\n' || point == '\r' ? '\n' : ' ', start, end);
      }
    } else if (point >= 0x4E00 && point <= 0x9FFF) {
      put((char) point, start, end);
    } else if (isBlank(point)) {
      put(isLineEnd(point) ? '\n' : ' ', start, end);
    } else if (isMark(point)) {
      if (length > 0 && ends[length - 1] == start) {
        extend(end);
      }
    } else if (isVisible(point)) {
      fold(point, start, end);
    }
  }

  /// Lets the last original character reach to `end`.
  private void extend(int end) {
    int start = starts[length - 1];
    for (int i = length - 1; i >= 0 && starts[i] == start; i--) {
      ends[i] = end;
    }
  }

  // That it reads ㊷ is what is wanted.
  @SuppressWarnings("CharacterGetNumericValue")
  private void fold(int point, int start, int end) {
    int digit = Character.digit(point, 10);
    if (digit >= 0) {
      put((char) ('0' + digit), start, end);
      return;
    }
    // Enclosed and superscript digits; a compatibility form of ⑶ would bring its brackets along.
    boolean numeral = Character.getType(point) == Character.OTHER_NUMBER || isHangzhou(point);
    int value = numeral ? Character.getNumericValue(point) : -1;
    if (value >= 0) {
      put(Integer.toString(value), start, end);
      return;
    }
    String folded = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
    for (int i = 0; i < folded.length(); ) {
      int part = folded.codePointAt(i);
      i += Character.charCount(part);
      if (Character.isWhitespace(part) || Character.isSpaceChar(part)) {
        put(' ', start, end);
      } else if (!isMark(part)) {
        put(Character.toString(Character.toLowerCase(part)), start, end);
      }
    }
  }

  private void put(String folded, int start, int end) {
    for (int i = 0; i < folded.length(); i++) {
      put(folded.charAt(i), start, end);
    }
  }

  private void put(char folded, int start, int end) {
    if (length == chars.length) {
      int capacity = Math.max(16, 2 * length);
      chars = Arrays.copyOf(chars, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
    }
    chars[length] = (char) Simplified.fold(length == 0 ? ' ' : chars[length - 1], folded);
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  private static boolean isHangzhou(int point) {
    return point >= 0x3021 && point <= 0x3029;
  }

  // The Hangul fillers and the empty Braille pattern are letters and symbols that show as nothing.
  private static boolean isBlank(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || point == 0x85
        || point == 0x115F
        || point == 0x1160
        || point == 0x2800
        || point == 0x3164
        || point == 0xFFA0;
  }

  private static boolean isLineEnd(int point) {
    return point == 0x85 || point == 0x2028 || point == 0x2029;
  }

  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default -> false;
    };
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.UNASSIGNED -> false;
      default -> true;
    };
  }
}
