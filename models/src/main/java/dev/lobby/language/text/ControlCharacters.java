package dev.lobby.language.text;

import java.util.Locale;
import java.util.OptionalInt;

/// Control characters, NUL and the bell among them, which nobody types; tabs and the ends of lines
/// are none here.
public final class ControlCharacters {
  private ControlCharacters() {}

  /// Returns the first one in `text`; empty when there is none.
  public static OptionalInt first(String text) {
    return text.codePoints().filter(ControlCharacters::is).findFirst();
  }

  /// Returns whether `point` is one.
  public static boolean is(int point) {
    return Character.isISOControl(point) && point != '\t' && point != '\n' && point != '\r';
  }

  /// Returns the name of a character for people, such as U+0000.
  public static String name(int point) {
    return String.format(Locale.ROOT, "U+%04X", point);
  }
}
