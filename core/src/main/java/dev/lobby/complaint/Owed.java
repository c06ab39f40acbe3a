package dev.lobby.complaint;

import dev.lobby.conversation.Ids;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.Kind;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.text.NormalForm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the bank still has to do for a customer who is told what was decided. It becomes a promise
/// of its own when they are told: whoever looks after the complaint keeps it.
///
/// @param text what; empty where nobody said
/// @param until the day by whose end it is done; null where nobody said
public record Owed(String text, @Nullable LocalDate until) {

  /// Nobody promises anything for later than this.
  private static final int FARTHEST_DAYS = 366;

  private static final String COUNT_ZH = "(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})";

  private static final String SPAN_ZH =
      "(?:"
          + COUNT_ZH
          + "个?(?:工作|自然)?(?:日|天|周|星期|月)(?:之内|以内|内)|(?:本|下)?(?:周|月)内|[0-9]{1,2}[日号](?:之前|以前|前))";

  /// What the bank will have done within some time; what it has done is none.
  private static final Pattern PROMISE_ZH =
      Pattern.compile(
          "(?:将|会|承诺|保证|预计)[^,。!?;]{0,20}?"
              + SPAN_ZH
              + "|(?<![已经])(?:在|于|最迟)"
              + SPAN_ZH
              + "[^,。!?;]{0,4}(?:将|会|给|为|向|退|还|补|赔|办|完成|答复)");

  private static final Pattern PROMISE_EN =
      Pattern.compile(
          "\\b(?:will|shall|we'll|going to)\\b[^.!?;]{0,60}?\\b(?:within|in|by|before)\\b"
              + "[^.!?;]{0,24}?\\b(?:days?|weeks?|months?|(?:mon|tues|wednes|thurs|fri)day|[0-9]{1,2} [a-z]{3,9})\\b");

  /// What is missing in it, or wrong with its day.
  List<Refusal> missing(BusinessCalendar calendar, Instant now) {
    List<Refusal> missing = new ArrayList<>();
    if (text.isBlank()) {
      missing.add(new Refusal("请写明还要为客户办什么。", "Say what is still owed to the customer."));
    }
    if (until == null) {
      missing.add(
          new Refusal(
              "请写明最迟哪一天办好。", "Say by which day what is still owed to the customer is done."));
      return missing;
    }
    LocalDate today = calendar.dayOf(now);
    if (until.isBefore(today) || until.isAfter(today.plusDays(FARTHEST_DAYS))) {
      missing.add(
          new Refusal(
              "办好的日期应在今天起一年之内。", "The day by which it is done is to be within a year from today."));
    } else if (!calendar.works(until)) {
      LocalDate next = calendar.workingDayAfter(until, 1);
      missing.add(
          new Refusal(
              WrittenDays.day(until, false)
                  + "不是工作日，之后最近的工作日是"
                  + WrittenDays.day(next, false)
                  + "。",
              "The bank does not work on "
                  + WrittenDays.day(until, true)
                  + "; the next working day is "
                  + WrittenDays.day(next, true)
                  + "."));
    }
    return missing;
  }

  /// What is asked of whoever writes a decision that sounds like a promise and says no day: nobody
  /// would be reminded of it.
  static Optional<Refusal> doubt(Resolution resolution) {
    String form = NormalForm.of(resolution.found() + "\n" + resolution.remedy());
    boolean promises = PROMISE_ZH.matcher(form).find() || PROMISE_EN.matcher(form).find();
    return resolution.owed() == null && promises
        ? Optional.of(
            new Refusal(
                "这段决定像是答应了客户在某个时间之前办好一件事。请在“还欠客户什么”里写明，并选最迟的日期，到期前会提醒；没有答应什么的，请确认。",
                "This sounds like a promise that something will be done by a certain time. Say what is"
                    + " still owed and by which day, so that somebody is reminded of it; or confirm"
                    + " that nothing is promised.",
                Doubt.PROMISE))
        : Optional.empty();
  }

  /// What the customer reads of it.
  String told(boolean english) {
    String day = WrittenDays.day(Objects.requireNonNull(until), english);
    return english
        ? "Still to come, by " + day + " at the latest: " + text
        : "还要为您办的，最迟" + day + "办好：" + text;
  }

  /// What a customer reads who asks how their decided complaint stands; empty where nothing is
  /// owed, or its day is over.
  ///
  /// @param events the complaint's
  public static Optional<String> told(
      List<Recorded> events, boolean english, BusinessCalendar calendar, Instant now) {
    return of(events)
        .filter(it -> !Objects.requireNonNull(it.until).isBefore(calendar.dayOf(now)))
        .map(it -> it.told(english));
  }

  /// Whether the day is over by which something was to be done that was decided last.
  public static boolean isLate(List<Recorded> events, BusinessCalendar calendar, Instant now) {
    return over(events, calendar, now).isPresent();
  }

  /// Why the customer cannot be told any more what was decided: the day is over that they would
  /// read.
  static Optional<Refusal> over(List<Recorded> events, BusinessCalendar calendar, Instant now) {
    return of(events)
        .filter(it -> Objects.requireNonNull(it.until).isBefore(calendar.dayOf(now)))
        .map(it ->
            new Refusal(
                "决定里答应客户的日期已经过了，请重新作出决定。",
                "The day that the decision promises is over: decide again, with another day."));
  }

  /// The promise that is made where an event tells the customer a decision with which something is
  /// owed; nothing else.
  ///
  /// @param events the complaint's before it
  /// @param place the conversation in which they are told; null for another way
  static List<StreamWrite> promised(
      ComplaintEvent event,
      Complaint now,
      List<Recorded> events,
      @Nullable String place,
      BusinessCalendar calendar) {
    return event instanceof ComplaintEvent.Told told
        ? of(events).stream()
            .filter(owed -> !toldBefore(events).equals(Optional.of(owed)))
            .map(owed ->
                new StreamWrite(
                    FollowUpEvent.stream("F-" + Ids.speakable()),
                    0,
                    now.customer(),
                    new FollowUpEvent.Promised(
                        told.by(),
                        now.customer(),
                        place,
                        now.number(),
                        Kind.PROMISE,
                        calendar.endOf(Objects.requireNonNull(owed.until)).toString(),
                        now.owner(),
                        owed.text)))
            .toList()
        : List.of();
  }

  /// What was owed by the decision that the customer was told last: who decides anew and owes the
  /// same promises it once.
  private static Optional<Owed> toldBefore(List<Recorded> events) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i).event() instanceof ComplaintEvent.Told) {
        return of(events.subList(0, i));
      }
    }
    return Optional.empty();
  }

  private static Optional<Owed> of(List<Recorded> events) {
    return Resolution.last(events).map(Resolution::owed);
  }
}
