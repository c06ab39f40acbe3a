package dev.lobby.dialogue;

import dev.lobby.language.entity.Entity;
import dev.lobby.language.entity.EntityRecognizer;
import dev.lobby.language.entity.EntityValue;
import dev.lobby.language.text.NormalForm;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When somebody wants to be called, as far as words name it.
///
/// @param day on which day; empty where none to come is named
/// @param until by which time of the day: the hour that is named, else the end of the part of the
///   day; empty where neither is named
/// @param after after which time: "in 20 minutes"; empty where none is named
record CallTime(Optional<LocalDate> day, Optional<LocalTime> until, Optional<Duration> after) {

  /// Nobody is called before.
  static final LocalTime BEGIN_OF_WORK = LocalTime.of(9, 0);

  /// By then somebody is called who names a day and no time of it.
  static final LocalTime END_OF_WORK = LocalTime.of(18, 0);

  private static final LocalTime NOON = LocalTime.NOON;
  private static final LocalTime LAST = LocalTime.of(20, 0);

  /// Nobody is called before, or after.
  private static final int FIRST_HOUR = 8;

  private static final int LAST_HOUR = 21;

  private static final Pattern MORNING =
      Pattern.compile("上午|早上|早晨|(?<![a-z])(?:morning|before noon)(?![a-z])");

  private static final Pattern AFTERNOON = Pattern.compile("下午|(?<![a-z])afternoon(?![a-z])");

  private static final Pattern AT_NIGHT =
      Pattern.compile("晚上|傍晚|下班后|(?<![a-z])(?:evening|after work|tonight)(?![a-z])");

  private static final String HOUR = "(?:[0-9]{1,2}|十[一二]?|[一二两三四五六七八九])";

  private static final String PART = "(?:上午|早上|早晨|中午|下午|晚上|傍晚)";

  private static final Pattern HOUR_CHINESE =
      Pattern.compile(
          "(?<part>"
              + PART
              + ")? ?(?<![早晚快慢多少差])(?<hour>"
              + HOUR
              + ")点(?:(?<half>半)|(?<minute>[0-5]?[0-9])分?)?");

  private static final Pattern HOUR_ENGLISH =
      Pattern.compile(
          "(?<![0-9a-z])(?<hour>[0-9]{1,2})(?:[:.](?<minute>[0-5][0-9]))? ?(?<part>[ap])\\.?m(?![a-z])");

  /// An hour without am or pm: "at 4", "16:00", "4 o'clock".
  private static final Pattern HOUR_BARE =
      Pattern.compile(
          "(?:(?<![a-z])(?:at|by|around|after|before) (?<at>[0-9]{1,2})(?![0-9:%]|[.,][0-9]| ?(?:am|pm|days?|hours?|minutes?|k|percent|yuan))"
              + "|(?<![0-9:])(?<hour>[0-9]{1,2}):(?<minute>[0-5][0-9])(?![0-9:])"
              + "|(?<![0-9])(?<clock>[0-9]{1,2}) ?o ?'?clock)");

  private static final String HOURS = "一二三四五六七八九";

  private static final String MINUTES = "(?<minutes>minutes?|mins?|分钟)";

  private static final String WHOLE_HOURS = "(?:hours?|hrs?|个?小时|个钟头?)";

  /// How long somebody is to wait with the call.
  private static final Pattern WAIT =
      Pattern.compile(
          "(?:(?<![a-z])in(?: about| around)? (?:(?<count>[0-9]{1,3}) ?(?:"
              + MINUTES
              + "|"
              + WHOLE_HOURS
              + ")|(?<half>half an hour)|(?:an|one) hour(?<more> and a half)?)(?![a-z])"
              + "|(?:(?<zhcount>[0-9]{1,3}|[一两二三四五六七八九]?十[一二三四五六七八九]?|[一两二三四五六七八九]) ?(?:(?<zhminutes>分钟)|个?(?<zhmore>半)?(?:小时|钟头))|(?<zhhalf>半个?(?:小时|钟头)))(?:之|以)?后)");

  /// That is not to be the time.
  private static final Pattern INSTEAD_OF =
      Pattern.compile(
          "(?<![a-z])(?:(?:instead of|rather than)(?: (?:at|on|by|the|this|next))*+ [a-z0-9:.]+"
              + "|not(?: (?:at|on|by|the|this|next))*+ (?:[0-9][0-9:.]*|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|tonight|noon|week|month|(?:the )?(?:morning|afternoon|evening)))"
              + "(?: ?(?:am|pm|morning|afternoon|evening|o'?clock)(?![a-z]))?"
              + "|(?:不是|不要|别|不在)(?:这|本|下)个?(?:周|星期|礼拜)(?![一二三四五六日天])|(?:这|本)个?(?:周|星期|礼拜)(?:不行|没空|不方便)",
          Pattern.CASE_INSENSITIVE);

  /// Reads the days of words that were misspelt.
  private static final EntityRecognizer DAYS = new EntityRecognizer(List.of());

  /// The time that words name.
  ///
  /// @param entities what the message names that they are of; a day counts that stands in them
  /// @param today at the bank
  static CallTime in(String words, List<Entity> entities, LocalDate today) {
    String meant = withoutOthers(Misspelt.corrected(words));
    return new CallTime(
        named(words, entities, today).stream()
            .filter(it -> meant.contains(it.text()))
            .map(Entity::value)
            .filter(EntityValue.Days.class::isInstance)
            .map(it -> ((EntityValue.Days) it).last())
            .filter(it -> !it.isBefore(today))
            .min(Comparator.naturalOrder()),
        until(NormalForm.of(meant)),
        waiting(NormalForm.of(meant)));
  }

  /// What words name; where days are misspelt, what they mean to say.
  static List<Entity> named(String words, List<Entity> entities, LocalDate today) {
    String spelt = Misspelt.corrected(words);
    return spelt.equals(words) ? entities : DAYS.recognize(spelt, today);
  }

  /// Words without those of a time that is said not to be the one.
  static String withoutOthers(String words) {
    return INSTEAD_OF.matcher(words).replaceAll(" ");
  }

  /// Whether nothing is named of when.
  boolean isEmpty() {
    return day.isEmpty() && until.isEmpty() && after.isEmpty();
  }

  private static Optional<Duration> waiting(String form) {
    Matcher named = WAIT.matcher(form);
    if (!named.find()) {
      return Optional.empty();
    }
    if (named.group("half") != null || named.group("zhhalf") != null) {
      return Optional.of(Duration.ofMinutes(30));
    }
    String count =
        Optional.ofNullable(named.group("count")).orElseGet(() -> named.group("zhcount"));
    boolean minutes = named.group("minutes") != null || named.group("zhminutes") != null;
    int said = count == null ? 1 : number(count);
    boolean more = named.group("more") != null || named.group("zhmore") != null;
    return Optional.of(
        minutes ? Duration.ofMinutes(said) : Duration.ofHours(said).plusMinutes(more ? 30 : 0));
  }

  /// A number below a hundred, in figures or in Chinese.
  private static int number(String said) {
    int ten = said.indexOf('十');
    if (Character.isDigit(said.charAt(0)) || ten < 0) {
      return hour(said);
    }
    int tens = ten == 0 ? 1 : hour(said.substring(0, ten));
    return 10 * tens + (said.length() == ten + 1 ? 0 : hour(said.substring(ten + 1)));
  }

  /// Words without what names a time of the day.
  static String without(String form) {
    String rest = Misspelt.corrected(form);
    for (Pattern one :
        List.of(WAIT, HOUR_ENGLISH, HOUR_BARE, HOUR_CHINESE, MORNING, AFTERNOON, AT_NIGHT)) {
      rest = one.matcher(rest).replaceAll(" ");
    }
    return rest;
  }

  private static Optional<LocalTime> until(String form) {
    Matcher english = HOUR_ENGLISH.matcher(form);
    if (english.find()) {
      int hour = Integer.parseInt(english.group("hour")) % 12;
      return at(
          hour + (english.group("part").equals("p") ? 12 : 0), minute(english.group("minute")));
    }
    Matcher chinese = HOUR_CHINESE.matcher(form);
    if (chinese.find()) {
      int hour = hour(chinese.group("hour"));
      String part = chinese.group("part");
      boolean late =
          part == null ? hour < FIRST_HOUR : !MORNING.matcher(part).matches() && hour < 12;
      if (hour == 12 && part != null && AT_NIGHT.matcher(part).matches()) {
        return Optional.of(LAST);
      }
      // Eleven at noon is still before noon.
      boolean noon = part != null && part.equals("中午") && hour > 10;
      return at(
          hour + (late && !noon ? 12 : 0),
          chinese.group("half") == null ? minute(chinese.group("minute")) : 30);
    }
    Matcher bare = HOUR_BARE.matcher(form);
    if (bare.find()) {
      String said =
          Optional.ofNullable(bare.group("at"))
              .or(() -> Optional.ofNullable(bare.group("hour")))
              .orElseGet(() -> bare.group("clock"));
      int hour = Integer.parseInt(said);
      boolean late =
          hour < FIRST_HOUR
              || (hour < 12 && (AFTERNOON.matcher(form).find() || AT_NIGHT.matcher(form).find()));
      return at(hour + (late ? 12 : 0), minute(bare.group("minute")));
    }
    if (MORNING.matcher(form).find()) {
      return Optional.of(NOON);
    }
    if (AFTERNOON.matcher(form).find()) {
      return Optional.of(END_OF_WORK);
    }
    return AT_NIGHT.matcher(form).find() ? Optional.of(LAST) : Optional.empty();
  }

  private static int minute(@Nullable String said) {
    return said == null ? 0 : Integer.parseInt(said);
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
  private static Optional<LocalTime> at(int hour, int minute) {
    return hour < FIRST_HOUR || hour > LAST_HOUR
        ? Optional.of(END_OF_WORK)
        : Optional.of(LocalTime.of(hour, minute));
  }
}
