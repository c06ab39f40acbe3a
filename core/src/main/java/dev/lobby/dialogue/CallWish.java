package dev.lobby.dialogue;

import dev.lobby.language.Understanding;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.entity.EntityValue;
import dev.lobby.language.text.NormalForm;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The wish to be called about an interest, which somebody says with it: "想了解大额存单，明天下午给我打电话".
///
/// Nothing is taken from a question, from what is tied to something, or from what denies anything.
///
/// @param day on which; empty where none to come is named
/// @param until by which time of the day
/// @param numbers under which, as they were written
record CallWish(Optional<LocalDate> day, LocalTime until, List<String> numbers) {

  private static final LocalTime NOON = LocalTime.NOON;
  private static final LocalTime EVENING = LocalTime.of(18, 0);
  private static final LocalTime LAST = LocalTime.of(20, 0);

  private static final Pattern MORNING =
      Pattern.compile("上午|早上|早晨|(?<![a-z])(?:morning|before noon)(?![a-z])");

  private static final Pattern AT_NIGHT =
      Pattern.compile("晚上|傍晚|下班后|(?<![a-z])(?:evening|after work|tonight)(?![a-z])");

  private static final Pattern HOUR_CHINESE =
      Pattern.compile(
          "(?<part>上午|早上|中午|下午|晚上|傍晚)?(?<hour>[0-9]{1,2}|十[一二]?|[一二两三四五六七八九])点(?<half>半)?");

  private static final Pattern HOUR_ENGLISH =
      Pattern.compile(
          "(?<![0-9a-z])(?<hour>[0-9]{1,2})(?:[:.](?<minute>[0-5][0-9]))? ?(?<part>am|pm)(?![a-z])");

  private static final String HOURS = "一二三四五六七八九";

  /// The wish that a message tells; empty for none.
  static Optional<CallWish> in(Understanding message, LocalDate today) {
    List<String> numbers =
        message.entities().stream()
            .filter(it -> it.kind() == Entity.Kind.PHONE)
            .map(Entity::text)
            .distinct()
            .toList();
    String words = message.text();
    for (String number : numbers) {
      words = words.replace(number, " ");
    }
    return ContactAnswer.wishesCall(words)
        ? Optional.of(new CallWish(day(message, today), until(NormalForm.of(words)), numbers))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(Understanding message, LocalDate today) {
    return message.entities().stream()
        .map(Entity::value)
        .filter(EntityValue.Days.class::isInstance)
        .map(it -> ((EntityValue.Days) it).last())
        .filter(it -> !it.isBefore(today))
        .min(Comparator.naturalOrder());
  }

  /// By when on the day: the hour that is named, else the end of the morning, of the working day or
  /// of the evening.
  private static LocalTime until(String form) {
    Matcher english = HOUR_ENGLISH.matcher(form);
    if (english.find()) {
      int hour = Integer.parseInt(english.group("hour")) % 12;
      String minute = english.group("minute");
      return at(
          hour + (english.group("part").equals("pm") ? 12 : 0),
          minute == null ? 0 : Integer.parseInt(minute));
    }
    Matcher chinese = HOUR_CHINESE.matcher(form);
    if (chinese.find()) {
      int hour = hour(chinese.group("hour"));
      String part = chinese.group("part");
      boolean late =
          part == null ? hour < 8 : !part.equals("上午") && !part.equals("早上") && hour < 12;
      return at(hour + (late ? 12 : 0), chinese.group("half") == null ? 0 : 30);
    }
    if (MORNING.matcher(form).find()) {
      return NOON;
    }
    return AT_NIGHT.matcher(form).find() ? LAST : EVENING;
  }

  private static int hour(String said) {
    if (Character.isDigit(said.charAt(0))) {
      return Integer.parseInt(said);
    }
    String figures = said.replace('两', '二');
    if (figures.startsWith("十")) {
      return 10 + (figures.length() == 1 ? 0 : HOURS.indexOf(figures.charAt(1)) + 1);
    }
    return HOURS.indexOf(figures) + 1;
  }

  /// An hour that nobody is called at is none.
  private static LocalTime at(int hour, int minute) {
    return hour < 8 || hour > 21 ? EVENING : LocalTime.of(hour, minute);
  }
}
