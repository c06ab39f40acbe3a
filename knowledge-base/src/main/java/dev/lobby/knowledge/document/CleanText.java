package dev.lobby.knowledge.document;

import java.text.Normalizer;

/// Text as people see it: one space for any white space, nothing invisible, no character that only
/// looks like another.
final class CleanText {
  /// Fonts of PDFs often name the Han characters they draw as these, which look the same and are
  /// found by nobody.
  private static final int RADICALS_FROM = 0x2F00;

  private static final int RADICALS_TO = 0x2FDF;

  private CleanText() {}

  /// Returns `text` on one line, without spaces at its ends; any text is accepted.
  static String of(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
        space = true;
      } else if (isVisible(point)) {
        if (space && !clean.isEmpty()) {
          clean.append(' ');
        }
        space = false;
        if (point >= RADICALS_FROM && point <= RADICALS_TO) {
          clean.append(Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC));
        } else {
          clean.appendCodePoint(point);
        }
      }
    }
    return clean.toString();
  }

  /// Controls, joiners and marks of direction are drawn by nobody and may hide what is.
  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }
}
