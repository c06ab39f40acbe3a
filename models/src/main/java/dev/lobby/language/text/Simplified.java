package dev.lobby.language.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Folds Chinese to one way of writing, so that `信用卡遺失` and `信用卡遗失` compare as equal: traditional
/// characters become simplified ones, and words of banking that are spelled in two ways get one
/// spelling (`帐户` and `账户`, `登陆` and `登录`).
///
/// One char becomes one char, so offsets stay. A character that simplified text uses too, as `著`
/// and `乾`, is left alone: which of its simplified forms is meant only the word tells. The table is
/// OpenCC's, out of the jar of opencc4j.
public final class Simplified {
  private static final String CHARACTERS = "/data/dictionary/TSCharacters.txt";

  private static final char[] TABLE = read();

  private Simplified() {}

  /// Returns `text` folded; any text is accepted, and every char keeps its place.
  public static String of(String text) {
    StringBuilder folded = new StringBuilder(text);
    char before = ' ';
    for (int i = 0; i < folded.length(); i++) {
      before = (char) fold(before, folded.charAt(i));
      folded.setCharAt(i, before);
    }
    return folded.toString();
  }

  /// Returns the folded form of a code point.
  ///
  /// @param before the folded code point that it follows
  static int fold(int before, int point) {
    if (point < 0x2E80 || point > Character.MAX_VALUE) {
      return point;
    }
    char folded = TABLE[point];
    return before == '登' && folded == '陆' ? '录' : folded;
  }

  private static char[] read() {
    char[] table = new char[Character.MAX_VALUE + 1];
    for (int c = 0; c < table.length; c++) {
      table[c] = (char) c;
    }
    try (InputStream file = Simplified.class.getResourceAsStream(CHARACTERS)) {
      if (file == null) {
        throw new IllegalStateException("opencc4j's " + CHARACTERS + " is not on the class path");
      }
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("[\t ]", -1))
          // A pair of surrogates would change the length; such characters are rare.
          .filter(columns ->
              columns.length >= 2 && columns[0].length() == 1 && columns[1].length() == 1)
          .forEach(columns -> table[columns[0].charAt(0)] = columns[1].charAt(0));
    } catch (IOException e) {
      throw new UncheckedIOException(CHARACTERS + " cannot be read", e);
    }
    table['帐'] = '账';
    // Some simplified forms are simplified further.
    for (int c = 0; c < table.length; c++) {
      table[c] = table[table[c]];
    }
    return table;
  }
}
