package dev.lobby.language.entity;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A folded utterance with its numbers, as every kind of entity looks at it.
///
/// @param text the folded text, line ends as spaces
/// @param chinese whether a Chinese character stands in it
/// @param today the day on which it was said
record Reading(String text, List<Numeral> numerals, boolean chinese, LocalDate today) {

  /// How far back a word may begin that leads to a number.
  private static final int BEFORE_MAX = 40;

  /// Returns a matcher of `pattern`, which must end in `$`, on what stands before `at`, to be asked
  /// with `find`.
  Matcher before(Pattern pattern, int at) {
    return before(pattern, at, BEFORE_MAX);
  }

  /// Looks only `max` chars back.
  Matcher before(Pattern pattern, int at, int max) {
    Matcher matcher = pattern.matcher(text);
    matcher.region(Math.max(0, at - max), at).useTransparentBounds(true);
    return matcher;
  }

  /// Returns a matcher of `pattern` from `at` on, to be asked with `lookingAt`.
  Matcher after(Pattern pattern, int at) {
    return pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
  }

  /// Returns whether a Latin letter stands right before `at`, as in `mp3`.
  boolean isGlued(int at) {
    return at > 0 && text.charAt(at - 1) >= 'a' && text.charAt(at - 1) <= 'z';
  }

  /// Returns whether the text between two places leads from the one end of a range to the other.
  ///
  /// @param from where the first end begins
  boolean isRange(int from, int firstEnd, int secondStart) {
    if (secondStart - firstEnd > 12 || secondStart < firstEnd) {
      return false;
    }
    String between = text.substring(firstEnd, secondStart).strip();
    return switch (between) {
      case "-", "–", "—", "~", "到", "至", "to", "till", "until", "through" -> true;
      case "and", "和", "与" ->
          text.startsWith("between ", from - 8) || (between.equals("和") && isAfterZai(from));
      default -> false;
    };
  }

  // 在三月和五月之间
  private boolean isAfterZai(int from) {
    return from > 0 && text.charAt(from - 1) == '在';
  }

  /// Returns where the surface of a range begins: with its "between" if it has one.
  int rangeStart(int from) {
    return text.startsWith("between ", from - 8) ? from - 8 : from;
  }
}
