package dev.lobby.language.text;

import java.text.Normalizer;
import java.util.Locale;

/// The form in which texts are compared: NFKC, lower case, [Simplified], single spaces, nothing
/// invisible.
///
/// Any string is accepted, lone surrogates and NUL included, and only the first [#READ_AT_MOST]
/// code points count, so that the work done for one utterance is bounded.
public final class NormalForm {
  /// How many code points of an utterance are read.
  public static final int READ_AT_MOST = 2_000;

  private NormalForm() {}

  /// Returns `text` in normal form.
  public static String of(String text) {
    String composed = Normalizer.normalize(beginning(text), Normalizer.Form.NFKC);
    StringBuilder form = new StringBuilder(composed.length());
    int points = 0;
    boolean space = false;
    int before = ' ';
    for (int i = 0; i < composed.length() && points < READ_AT_MOST - 1; ) {
      int point = composed.codePointAt(i);
      i += Character.charCount(point);
      if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
        space = true;
      } else if (isVisible(point)) {
        if (space && !form.isEmpty()) {
          form.append(' ');
          points++;
          before = ' ';
        }
        space = false;
        before = Simplified.fold(before, apostrophe(point));
        form.appendCodePoint(before);
        points++;
      }
    }
    return joined(form).toLowerCase(Locale.ROOT);
  }

  /// Returns the letters and digits of `text` in normal form, with a space where words were apart.
  ///
  /// Two texts with the same key differ in punctuation, case, width and spacing alone.
  public static String key(String text) {
    String form = of(text);
    StringBuilder key = new StringBuilder(form.length());
    boolean apart = false;
    int before = ' ';
    for (int i = 0; i < form.length(); ) {
      int point = form.codePointAt(i);
      i += Character.charCount(point);
      if (Character.isLetterOrDigit(point) || isMark(point)) {
        // Chinese is written without spaces, so a space beside a Han character tells nothing.
        if (apart && !key.isEmpty() && !isHan(before) && !isHan(point)) {
          key.append(' ');
        }
        apart = false;
        // What punctuation kept apart may be one word now.
        before = Simplified.fold(before, point);
        key.appendCodePoint(before);
      } else if (point != '\'') {
        apart = true;
      }
    }
    return joined(key);
  }

  /// What stands beside each other once something between was left out may be one character, as the
  /// parts of a Hangul syllable are.
  private static String joined(CharSequence text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
        ? text.toString()
        : Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /// Returns whether `point` is a Chinese character.
  static boolean isHan(int point) {
    return point >= 0x2E80 && Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
  }

  // Normalising may expand and reorder, which is slow for hostile text, so the cut comes first. Two
  // chars a code point
  // leave room for astral characters; a pair cut in half is dropped with the other lone surrogates.
  private static String beginning(String text) {
    return text.length() <= 2 * READ_AT_MOST ? text : text.substring(0, 2 * READ_AT_MOST);
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      // A mark that stayed on its own after composing is decoration in the languages read here.
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> false;
      default -> true;
    };
  }

  private static boolean isMark(int point) {
    return Character.getType(point) == Character.COMBINING_SPACING_MARK;
  }

  private static int apostrophe(int point) {
    return point == '\u2019' || point == '\u2018' || point == '`' ? '\'' : point;
  }
}
