package dev.lobby.conversation;

import dev.lobby.language.text.NormalForm;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which of a list of choices a message names by its place and nothing else: `2`, `第二个`, "the
/// second one", "the last".
final class Place {
  private static final List<String> DIGITS = List.of("1", "2", "3", "4", "5");
  private static final List<String> HAN = List.of("一", "二", "三", "四", "五");
  private static final List<String> CARDINALS = List.of("one", "two", "three", "four", "five");
  private static final List<String> ORDINALS =
      List.of("first", "second", "third", "fourth", "fifth");
  private static final List<String> SHORT = List.of("1st", "2nd", "3rd", "4th", "5th");

  // 我要一个 and "i want one" tell how many, so after such words it must be 第一个 and "the first".
  private static final Pattern CHINESE =
      Pattern.compile("(?:我?(?:要|选|选择|想问|问)的?是?)?第([1-5一二三四五])[个条项种号]?[吧呢]?|选?([1-5一二三四五])号?[吧呢]?");
  private static final Pattern LAST_CHINESE = Pattern.compile("选?最后[一那]?[个条项]吧?");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:i want |i mean |i choose |pick )?(?:the )?("
              + String.join("|", ORDINALS)
              + "|"
              + String.join("|", SHORT)
              + ")(?: one| option| choice)?(?: please)?|(?:(?:option|number|choice) )?([1-5]|"
              + String.join("|", CARDINALS)
              + ")(?: please)?");
  private static final Pattern LAST_ENGLISH = Pattern.compile("(?:the )?last(?: one)?(?: please)?");

  private Place() {}

  /// Returns the place named in `text`, counted from 0; empty when it names none of `count`.
  static Optional<Integer> of(String text, int count) {
    String said = NormalForm.of(text).strip().replaceAll("[.。,，!！)）、]+$", "").strip();
    if (LAST_CHINESE.matcher(said).matches() || LAST_ENGLISH.matcher(said).matches()) {
      return count == 0 ? Optional.empty() : Optional.of(count - 1);
    }
    return number(CHINESE.matcher(said.replace(" ", "")))
        .or(() -> number(ENGLISH.matcher(said)))
        .map(Place::place)
        .filter(place -> place < count);
  }

  private static Optional<String> number(Matcher matcher) {
    return matcher.matches()
        ? Optional.ofNullable(matcher.group(1)).or(() -> Optional.of(matcher.group(2)))
        : Optional.empty();
  }

  private static int place(String number) {
    return Stream.of(DIGITS, HAN, CARDINALS, ORDINALS, SHORT)
        .mapToInt(words -> words.indexOf(number))
        .max()
        .orElse(-1);
  }
}
