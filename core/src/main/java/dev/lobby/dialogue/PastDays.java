package dev.lobby.dialogue;

import dev.lobby.conversation.Trace.EntityHeard;
import dev.lobby.dialogue.Telling.Spot;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.text.NormalForm;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The days on which something happened, as a message tells them.
final class PastDays {

  private static final String TIME = "[早晚上中下午夜里凌晨底末初0-9一二三四五六七八九十两点半钟刻分:：]*";

  /// Around a day that is not over: by then something is to be done.
  private static final Pattern DEADLINE_AFTER =
      Pattern.compile("^" + TIME + "(?:之前|以前|之内|内|前(?![天几些后台面来年月往])|必须|一定要|再不|不给|要是|如果|还不)");

  private static final Pattern DEADLINE_BEFORE =
      Pattern.compile(
          "(?:(?<![a-z])(?:by|before|until|till|within|no later than|deadline(?: is)?)"
              + " (?:[0-9]{1,2}(?::[0-9]{2})? ?(?:am|pm|o'clock)? ?)?(?:the )?(?:end of )?|最迟|最晚|截止到?|限你们?) *$",
          Pattern.CASE_INSENSITIVE);

  /// Around a day: that is when they complained.
  private static final Pattern COMPLAINED_AFTER =
      Pattern.compile(
          "^(?:(?:"
              + TIME
              + "我?(?:就|已经|也)?(?:提交?|打|写)?(?:的|那个|那次)?投诉)|(?:'s?)? ?(?:complaint|ticket|case)(?![a-z]))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COMPLAINED_BEFORE =
      Pattern.compile(
          "(?<![a-z])complain(?:ed|t)(?: i)?(?: (?:made|filed|sent|wrote))?(?: on)? $",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WEEKDAY =
      Pattern.compile(
          "(?:周|星期|礼拜)[一二三四五六日天]|(?:on )?(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?",
          Pattern.CASE_INSENSITIVE);

  /// Of today, as far as days go.
  private static final Pattern JUST_NOW =
      Pattern.compile(
          "(?:[0-9]{1,3}|[一二两三四五六七八九十半几]{1,3})多?个?半?(?:分钟|小时|钟头|刻钟)(?:之|以)?前|刚刚|刚才|just now"
              + "|(?:(?:[0-9]{1,3}|an?|one|two|three|four|five|half an?|a few|a couple of|some) )?"
              + "(?:minutes?|mins?|hours?|hrs?) ago");

  /// A day that was noted.
  private static final Pattern DATED = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private static final Pattern OF_MONTH =
      Pattern.compile(
          "(?:on )?(?:the )?([0-9]{1,2})(?:[号日]|st|nd|rd|th)", Pattern.CASE_INSENSITIVE);

  private static final Pattern BARE =
      Pattern.compile(
          "(?<![a-z0-9])([0-3]?[0-9])(?:st|nd|rd|th)(?![a-z0-9])", Pattern.CASE_INSENSITIVE);

  private static final String ORDINAL = "(?:on )?(?:the )?[0-3]?[0-9](?:st|nd|rd|th)";

  /// In which one day is said not to be another.
  private static final Pattern ONE_NOT_OTHER =
      Pattern.compile(
          "(?<![a-z0-9])"
              + ORDINAL
              + ",? (?:and )?(?:not|instead of|rather than) "
              + ORDINAL
              + "(?![a-z0-9])|(?<![a-z])not "
              + ORDINAL
              + ",? (?:but |it was |it's |its |i meant |rather )?"
              + ORDINAL
              + "(?![a-z0-9])");

  /// Between two days of one month.
  private static final Pattern JOINED = Pattern.compile("[和、跟及与到,，] *$");

  private PastDays() {}

  /// The days on which something happened, or the hour of today. By when something is to be done is
  /// none of them, nor is a day to come, nor the day of the complaint.
  static Optional<String> in(FlowEngine.Message message) {
    Map<String, String> days = new LinkedHashMap<>();
    Optional<LocalDate> before = Optional.empty();
    for (Spot spot : Telling.spots(message, Set.of(Entity.Kind.DATE.wire()))) {
      Spot meant = inMonth(spot, before);
      before = first(meant.thing());
      if (!spot.denied()
          && !COMPLAINED_AFTER.matcher(spot.after()).find()
          && !COMPLAINED_BEFORE.matcher(spot.before()).find()) {
        past(meant, message.day())
            .ifPresent(it -> days.putIfAbsent(it.value(), Telling.meaning(it.text(), it.value())));
      }
    }
    return days.isEmpty()
        ? hours(message)
        : Telling.together(days.values().stream(), message.language());
  }

  /// What was named before the complaint; a day to come was about something else.
  static Optional<EntityHeard> past(EntityHeard day, LocalDate today) {
    return first(day).filter(it -> !it.isAfter(today)).map(it -> day);
  }

  private static Optional<EntityHeard> past(Spot spot, LocalDate today) {
    EntityHeard thing = spot.thing();
    Optional<LocalDate> first = first(thing);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    LocalDate day = first.get();
    if (!day.isBefore(today)
        && (DEADLINE_AFTER.matcher(spot.after()).find()
            || DEADLINE_BEFORE.matcher(spot.before()).find())) {
      return Optional.empty();
    }
    // Of what happened, Saturday is the last one, and so is the 16th.
    LocalDate last =
        !day.isAfter(today)
            ? day
            : WEEKDAY.matcher(thing.text()).matches()
                ? day.minusWeeks(1)
                : OF_MONTH.matcher(thing.text()).matches() ? inEarlierMonth(day) : day;
    return last.isAfter(today)
        ? Optional.empty()
        : Optional.of(last.equals(day) ? thing : on(thing, last));
  }

  /// A message with the days of which it names the number alone and says that one is not the other:
  /// "29th not 28th".
  static FlowEngine.Message withBareDays(FlowEngine.Message message) {
    String text = message.text();
    if (!ONE_NOT_OTHER.matcher(NormalForm.of(text)).find()) {
      return message;
    }
    List<EntityHeard> named = new ArrayList<>();
    int at = 0;
    for (EntityHeard thing : message.named()) {
      int next = text.indexOf(thing.text(), at);
      if (next >= 0) {
        named.addAll(bareDays(text.substring(at, next), message.day()));
        at = next + thing.text().length();
      }
      named.add(thing);
    }
    named.addAll(bareDays(text.substring(at), message.day()));
    return message.naming(named);
  }

  private static List<EntityHeard> bareDays(String part, LocalDate today) {
    return BARE.matcher(part)
        .results()
        .map(it ->
            new EntityHeard(
                Entity.Kind.DATE.wire(),
                it.group(),
                inMonth(Integer.parseInt(it.group(1)), today).toString()))
        .toList();
  }

  private static LocalDate inMonth(int day, LocalDate month) {
    return month.withDayOfMonth(Math.clamp(day, 1, month.lengthOfMonth()));
  }

  /// The same day of the last month before that has one.
  private static LocalDate inEarlierMonth(LocalDate day) {
    LocalDate last = day.minusMonths(1);
    // Of two months in a row one has 31 days, or 30.
    return last.getDayOfMonth() == day.getDayOfMonth() ? last : day.minusMonths(2);
  }

  /// Of 11 月 15 号和 16 号 the second is in November, too.
  private static Spot inMonth(Spot spot, Optional<LocalDate> before) {
    Matcher day = OF_MONTH.matcher(spot.thing().text());
    return before.isPresent() && day.matches() && JOINED.matcher(spot.before()).find()
        ? new Spot(on(spot.thing(), inMonth(day, before.get())), spot.before(), spot.after())
        : spot;
  }

  /// A message in which a day without its month is one of the month of a day that is known: of
  /// 10月28号 "29号不是28" puts right the day alone.
  ///
  /// @param known a day as it is noted, such as `10月28号 (2026-10-28)`; anything else changes
  ///   nothing
  static FlowEngine.Message inMonthOf(String known, FlowEngine.Message message) {
    Matcher at = DATED.matcher(known);
    if (!at.find()) {
      return message;
    }
    LocalDate month = LocalDate.parse(at.group());
    return message.naming(message.named().stream().map(it -> inMonth(it, month)).toList());
  }

  private static EntityHeard inMonth(EntityHeard thing, LocalDate month) {
    Matcher day = OF_MONTH.matcher(thing.text());
    return thing.kind().equals(Entity.Kind.DATE.wire()) && day.matches()
        ? on(thing, inMonth(day, month))
        : thing;
  }

  private static LocalDate inMonth(Matcher day, LocalDate month) {
    return inMonth(Integer.parseInt(day.group(1)), month);
  }

  private static EntityHeard on(EntityHeard thing, LocalDate day) {
    return new EntityHeard(thing.kind(), thing.text(), day.toString());
  }

  private static Optional<LocalDate> first(EntityHeard day) {
    try {
      return Optional.of(LocalDate.parse(day.value().split("\\.\\.", -1)[0]));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> hours(FlowEngine.Message message) {
    Matcher now = JUST_NOW.matcher(NormalForm.of(message.text()));
    return now.find()
        ? Optional.of(Telling.meaning(now.group(), message.day().toString()))
        : Optional.empty();
  }
}
