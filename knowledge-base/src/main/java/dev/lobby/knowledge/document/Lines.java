package dev.lobby.knowledge.document;

/// Lines that a program broke, and how they come together again.
final class Lines {

  private Lines() {}

  /// Adds the next line of a paragraph: with a space, as words are apart, but none beside a Chinese
  /// character or after a hyphen.
  static void join(StringBuilder paragraph, String line) {
    if (!paragraph.isEmpty() && !line.isEmpty()) {
      int before = paragraph.codePointBefore(paragraph.length());
      if (!isWide(before) && !isWide(line.codePointAt(0)) && before != '-') {
        paragraph.append(' ');
      }
    }
    paragraph.append(line);
  }

  /// Returns the width of `line` in columns, of which a Chinese character takes two.
  static int width(String line) {
    return line.codePoints().map(point -> isWide(point) ? 2 : 1).sum();
  }

  /// Returns whether a character is as wide as it is high, as Chinese ones and their punctuation
  /// are.
  static boolean isWide(int point) {
    return Character.isIdeographic(point)
        || (point >= 0x3000 && point <= 0x30FF)
        || (point >= 0xFF01 && point <= 0xFF60)
        || point == '“'
        || point == '”'
        || point == '…';
  }
}
