package dev.lobby.conversation;

import dev.lobby.language.text.NormalForm;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which of a list of choices a message names by its place and nothing else: `2`, `第二个`, "the
/// second one", "the last".
final class Place {
  /// More choices than this are never offered.
  private static final int NAMED = 5;

  private static final String HAN = "一二三四五";
  private static final List<String> CARDINALS = List.of("one", "two", "three", "four", "five");
  private static final List<String> ORDINALS =
      List.of("first", "second", "third", "fourth", "fifth");
  private static final List<String> SHORT = List.of("1st", "2nd", "3rd", "4th", "5th");

  private static final Pattern CHINESE =
      Pattern.compile("(?:我?(?:要|选|选择|想问|问)的?是?)?第?([1-5一二三四五两])(?:[个条项种号]|选项)?(?:吧|呢|那个)?");
  private static final Pattern LAST_CHINESE = Pattern.compile("(?:选)?最后(?:一|那)?[个条项](?:吧)?");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:i want |i mean |i choose |pick )?(?:the )?(?:(?:option|number|no|choice) )?([1-5]|[a-z]+|[1-5][a-z]{2})"
              + "(?: (?:one|option|choice))?(?: please)?");

  private Place() {}

  /// Returns the place named in `text`, counted from 0; empty when it names none of `count`.
  static Optional<Integer> of(String text, int count) {
    String said = NormalForm.of(text).strip().replaceAll("[.。,，!！)）、]+$", "").strip();
    if (LAST_CHINESE.matcher(said).matches()
        || said.matches("(?:the )?last(?: one)?(?: please)?")) {
      return count == 0 ? Optional.empty() : Optional.of(count - 1);
    }
    return chinese(said).or(() -> english(said)).filter(place -> place < count);
  }

  private static Optional<Integer> chinese(String said) {
    Matcher matcher = CHINESE.matcher(said.replace(" ", ""));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    char number = matcher.group(1).charAt(0);
    int place = number == '两' ? 1 : Character.isDigit(number) ? number - '1' : HAN.indexOf(number);
    return Optional.of(place);
  }

  private static Optional<Integer> english(String said) {
    Matcher matcher = ENGLISH.matcher(said);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String number = matcher.group(1);
    // "The one" is about something that was said before.
    boolean cardinal = !said.startsWith("the ");
    for (int place = 0; place < NAMED; place++) {
      if (number.equals(Integer.toString(place + 1))
          || number.equals(ORDINALS.get(place))
          || number.equals(SHORT.get(place))
          || (cardinal && number.equals(CARDINALS.get(place)))) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }
}
