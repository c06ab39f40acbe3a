package dev.lobby.knowledge.document;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Headings that show by their numbers alone, as in regulations: `第三章 存款`, `Chapter 3 Deposits`.
final class NumberedHeadings {
  private static final int LENGTH_MAX = 60;

  private static final Pattern CHINESE =
      Pattern.compile("第[一二三四五六七八九十百零〇0-9]+(?<kind>[编篇部章节])(?:[\\s：:、]|$|(?=\\p{IsHan})).*");

  private static final Pattern ENGLISH =
      Pattern.compile("(?<kind>Part|Chapter|Section) [0-9IVX]+\\b.*", Pattern.CASE_INSENSITIVE);

  private static final Pattern SENTENCE = Pattern.compile(".*[。！？；，.!?;,]", Pattern.DOTALL);

  private NumberedHeadings() {}

  /// Returns the level of `line` as a heading, from 1; empty when it is none.
  static OptionalInt level(String line) {
    if (line.length() > LENGTH_MAX || SENTENCE.matcher(line).matches()) {
      return OptionalInt.empty();
    }
    Matcher matcher = CHINESE.matcher(line);
    if (!matcher.matches()) {
      matcher = ENGLISH.matcher(line);
      if (!matcher.matches()) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(
        switch (matcher.group("kind").toLowerCase(Locale.ROOT)) {
          case "编", "篇", "部", "part" -> 1;
          case "章", "chapter" -> 2;
          default -> 3;
        });
  }
}
