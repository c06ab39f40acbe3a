package dev.lobby.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.customer.Purpose;
import dev.lobby.outreach.ContactPolicy.Permission;
import dev.lobby.outreach.ContactPolicy.Place;
import dev.lobby.outreach.ContactPolicy.Situation;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is done about an occasion, over consent, cap, quiet hours and the calendar: the bank is
/// closed from the first to the seventh of October.
class ContactPolicyTest {

  private final ContactPolicy policy = new ContactPolicy(PlannedBank.CALENDAR);

  private static Plan plan(Plan.Act act, Purpose purpose) {
    return plan(new Trigger.Opened(), act, purpose);
  }

  private static Plan plan(Trigger trigger, Plan.Act act, Purpose purpose) {
    return plan(trigger, act, purpose, new Cap(2, 7));
  }

  private static Plan plan(Trigger trigger, Plan.Act act, Purpose purpose, Cap cap) {
    return new Plan(
        "p",
        trigger,
        null,
        new Span(72, Span.Unit.HOURS),
        act,
        purpose,
        Plan.Owner.MANAGER,
        List.of(),
        cap,
        new QuietHours(LocalTime.of(20, 0), LocalTime.of(9, 0), true),
        new Plan.Words("问候", "Greeting"),
        new Plan.Words("您好", "Hello"));
  }

  private static Instant time(String local) {
    return LocalDateTime.parse("2026-" + local).atZone(World.ZONE).toInstant();
  }

  private static String words(Step step) {
    return switch (step) {
      case Step.Send it -> "send";
      case Step.Work(Why why) -> "work " + why.wire();
      case Step.Wait(Why why, Instant until) ->
          "wait "
              + why.wire()
              + " "
              + until.atZone(World.ZONE).toLocalDateTime().toString().substring(5);
      case Step.Nothing(Why why) -> "nothing " + why.wire();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // now         | consent   | place   | sent before           | channels  | what
        "03-02T10:00 | GIVEN     | OPEN    | -                       | -         | send",
        "03-02T09:00 | GIVEN     | OPEN    | -                       | -         | send",
        "03-02T19:59 | GIVEN     | OPEN    | -                       | -         | send",
        "03-02T10:00 | GIVEN     | OPEN    | -                       | phone web | send",
        "03-02T10:00 | GIVEN     | OPEN    | -                       | phone     | work other-channel",
        "03-02T10:00 | NONE      | OPEN    | -                       | -         | work no-consent",
        "03-02T10:00 | WITHDRAWN | OPEN    | -                       | -         | nothing opted-out",
        "03-02T23:00 | WITHDRAWN | NOWHERE | -                       | phone     | nothing opted-out",
        "03-02T10:00 | GIVEN     | NOWHERE | -                       | -         | work no-conversation",
        "03-02T22:00 | GIVEN     | NOWHERE | -                       | -         | work no-conversation",
        // Quiet hours wait for the morning, and over days off for the next working day.
        "03-02T08:59 | GIVEN     | OPEN    | -                       | -         | wait quiet-hours 03-02T09:00",
        "03-02T20:00 | GIVEN     | OPEN    | -                       | -         | wait quiet-hours 03-03T09:00",
        "03-03T00:00 | GIVEN     | OPEN    | -                       | -         | wait quiet-hours 03-03T09:00",
        "03-06T20:30 | GIVEN     | OPEN    | -                       | -         | wait quiet-hours 03-09T09:00",
        "03-07T12:00 | GIVEN     | OPEN    | -                       | -         | wait quiet-hours 03-09T09:00",
        // 23:59 before a holiday week: it would be too late.
        "09-30T23:59 | GIVEN     | OPEN    | -                       | -         | work quiet-hours",
        "10-03T12:00 | GIVEN     | OPEN    | -                       | -         | work quiet-hours",
        "10-05T12:00 | GIVEN     | OPEN    | -                       | -         | wait quiet-hours 10-08T09:00",
        "10-09T21:00 | GIVEN     | OPEN    | -                       | -         | wait quiet-hours 10-10T09:00",
        "10-10T10:00 | GIVEN     | OPEN    | -                       | -         | send",
        // The cap: two in any seven days.
        "03-02T10:00 | GIVEN     | OPEN    | 02-28T10:00             | -         | send",
        "03-02T10:00 | GIVEN     | OPEN    | 02-23T10:00 02-28T10:00 | -         | send",
        "03-02T10:00 | GIVEN     | OPEN    | 02-24T11:00 02-28T10:00 | -         | wait cap 03-03T11:00",
        "03-02T10:00 | GIVEN     | OPEN    | 02-24T21:00 02-28T10:00 | -         | wait quiet-hours 03-04T09:00",
        "03-02T10:00 | GIVEN     | OPEN    | 02-28T10:00 03-01T10:00 | -         | work cap",
        "03-02T22:00 | GIVEN     | OPEN    | 02-28T10:00 03-01T10:00 | -         | work cap",
        // Who is talking is not interrupted.
        "03-02T10:00 | GIVEN     | BUSY    | -                       | -         | wait in-conversation 03-02T11:00",
        "03-02T19:30 | GIVEN     | BUSY    | -                       | -         | wait quiet-hours 03-03T09:00",
      })
  void a_message_goes_when_nothing_stands_against_it(
      String now,
      Permission permission,
      Place place,
      @Nullable String sent,
      @Nullable String channels,
      String expected) {
    Instant at = time(now);
    Instant due = at.plusSeconds(72 * 3_600);
    Situation situation =
        new Situation(
            at,
            permission,
            channels == null ? List.of() : List.of(channels.split(" ")),
            sent == null
                ? List.of()
                : Arrays.stream(sent.split(" ")).map(ContactPolicyTest::time).toList(),
            place);
    Occasion occasion = new Occasion("o", at, due, due, null, null, null);

    Step step = policy.decide(plan(Plan.Act.MESSAGE, Purpose.CONTACT), occasion, situation);

    assertThat(words(step)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "03-02T10:00 | -                       | send",
        "03-02T10:00 | 03-02T10:00             | wait apart 03-04T10:00",
        "03-02T10:00 | 02-28T10:01             | wait apart 03-02T10:01",
        "03-02T10:00 | 02-28T10:00             | send",
        "03-03T10:00 | 03-02T22:00             | wait quiet-hours 03-05T09:00",
        "03-02T10:00 | 02-24T11:00 03-02T09:00 | wait apart 03-04T09:00",
        "09-29T10:00 | 09-29T09:59             | work quiet-hours"
      })
  void two_messages_keep_their_distance(String now, @Nullable String sent, String expected) {
    Instant at = time(now);
    Instant due = at.plusSeconds(72 * 3_600);
    Situation situation =
        new Situation(
            at,
            Permission.GIVEN,
            List.of(),
            sent == null
                ? List.of()
                : Arrays.stream(sent.split(" ")).map(ContactPolicyTest::time).toList(),
            Place.OPEN);
    Plan plan = plan(new Trigger.Opened(), Plan.Act.SURVEY, Purpose.CONTACT, new Cap(3, 7, 2));

    Step step = policy.decide(plan, new Occasion("o", at, due, due, null, null, null), situation);

    assertThat(words(step)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "CONTACT, GIVEN, work planned",
    "CONTACT, NONE, work no-consent",
    "CONTACT, REFUSED, nothing refused",
    "CONTACT, WITHDRAWN, nothing opted-out",
    "MARKETING, GIVEN, work planned",
    "MARKETING, NONE, work no-consent",
    "MARKETING, REFUSED, nothing refused",
    "MARKETING, WITHDRAWN, nothing opted-out"
  })
  void a_work_item_is_made_at_any_hour_unless_the_customer_opted_out(
      Purpose purpose, Permission permission, String expected) {
    Instant night = time("10-02T03:00");
    Occasion occasion = new Occasion("o", night, night, night, null, null, null);

    Step step =
        policy.decide(
            plan(Plan.Act.WORK_ITEM, purpose),
            occasion,
            new Situation(night, permission, List.of("phone"), List.of(), Place.NOWHERE));

    assertThat(words(step)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "MESSAGE, REFUSED, work refused",
    "WORK_ITEM, REFUSED, work refused",
    "SURVEY, REFUSED, nothing refused",
    "MESSAGE, NONE, work no-consent",
    "MESSAGE, WITHDRAWN, nothing opted-out",
    "WORK_ITEM, WITHDRAWN, nothing opted-out"
  })
  void that_something_ends_is_told_to_somebody_of_who_never_agreed(
      Plan.Act act, Permission permission, String expected) {
    Instant day = time("03-02T10:00");
    for (Trigger trigger : List.of(new Trigger.RatingExpires(30), new Trigger.DepositEnds(14))) {
      Step step =
          policy.decide(
              plan(trigger, act, Purpose.CONTACT),
              new Occasion("o", day, day, day, null, null, null),
              new Situation(day, permission, List.of(), List.of(), Place.OPEN));

      assertThat(words(step)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "03-02T09:59, wait early 03-02T10:00",
    "03-02T10:00, send",
    "03-02T12:00, send",
    "03-02T12:01, nothing too-late"
  })
  void nothing_is_done_before_its_time_or_after(String now, String expected) {
    Occasion occasion =
        new Occasion(
            "o", time("03-02T10:00"), time("03-02T12:00"), time("03-02T12:00"), null, null, null);

    Step step =
        policy.decide(
            plan(Plan.Act.MESSAGE, Purpose.CONTACT),
            occasion,
            new Situation(time(now), Permission.GIVEN, List.of(), List.of(), Place.OPEN));

    assertThat(words(step)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "72 hours, 09-29T10:00, 10-02T10:00",
    "3 days, 09-29T10:00, 10-02T17:00",
    "1 working-days, 09-30T23:59, 10-08T17:00",
    "3 working-days, 09-30T10:00, 10-10T17:00"
  })
  void a_span_ends_by_the_banks_calendar(String span, String from, String end) {
    assertThat(Span.of(span).orElseThrow().end(time(from), PlannedBank.CALENDAR))
        .isEqualTo(time(end));
  }
}
