package dev.lobby.knowledge.document;

import java.util.ArrayList;
import java.util.List;

/// Cuts a paragraph that is longer than a passage may be.
final class Sentences {
  /// The largest size of a passage's paragraph.
  private static final int PIECE_MAX = 800;

  /// So many letters of a Latin word say as much as one Chinese character.
  private static final double LETTERS_PER_HAN = 2.5;

  private static final String ENDS = "。！？!?…；;";
  private static final String CLOSING = "”’」』）)】》\"'";
  private static final String PAUSES = "，,、：: ";

  private Sentences() {}

  /// Returns how much there is to read in `text`, in Chinese characters.
  static int size(String text) {
    int wide = (int) text.codePoints().filter(Lines::isWide).count();
    return wide + (int) Math.ceil((text.codePointCount(0, text.length()) - wide) / LETTERS_PER_HAN);
  }

  /// Returns `text` in pieces that a passage can hold: whole sentences where they fit, else cut at
  /// a pause, else anywhere but within a character.
  static List<String> pieces(String text) {
    return pieces(text, PIECE_MAX);
  }

  /// @param most the largest [#size] of a piece
  static List<String> pieces(String text, int most) {
    if (size(text) <= most) {
      return List.of(text);
    }
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = end(text, from, most);
      String piece = text.substring(from, to).strip();
      if (!piece.isEmpty()) {
        pieces.add(piece);
      }
      from = to;
    }
    return pieces;
  }

  /// Returns where the piece that begins at `from` ends.
  private static int end(String text, int from, int most) {
    double size = 0;
    int sentence = -1;
    int pause = -1;
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      size += Lines.isWide(point) ? 1 : 1 / LETTERS_PER_HAN;
      if (size > most) {
        return sentence > 0 ? sentence : pause > 0 ? pause : at;
      }
      at += Character.charCount(point);
      if (endsSentence(text, at, point)) {
        sentence = at;
      } else if (PAUSES.indexOf(point) >= 0) {
        pause = at;
      }
    }
    return at;
  }

  /// Returns whether a sentence ends before `next`, after `point`.
  private static boolean endsSentence(String text, int next, int point) {
    boolean closed = next < text.length() && CLOSING.indexOf(text.charAt(next)) >= 0;
    if (closed) {
      return false;
    }
    if (ENDS.indexOf(point) >= 0) {
      return true;
    }
    if (point == '.') {
      // Not within 3.5 % or a name.
      return next == text.length() || Character.isWhitespace(text.charAt(next));
    }
    return CLOSING.indexOf(point) >= 0
        && next >= 2
        && (ENDS + ".").indexOf(text.charAt(next - 2)) >= 0;
  }
}
