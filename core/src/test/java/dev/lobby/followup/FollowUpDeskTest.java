package dev.lobby.followup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.casework.Outcome;
import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is promised to customers, until it is kept.
class FollowUpDeskTest {

  private final World world = new World();
  private final FollowUpDesk desk = new FollowUpDesk(world.journal, world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  private Instant in(Duration time) {
    return world.clock.instant().plus(time);
  }

  private FollowUp promised(Duration due) {
    String conversation = world.visitor(Language.ZH);
    return done(
        desk.promise(
            "ann",
            world.conversation(conversation).customer(),
            conversation,
            null,
            Kind.CALL_BACK,
            in(due),
            "ann",
            "明天上午回电告知查账结果"));
  }

  private static FollowUp done(Outcome<FollowUp> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<FollowUp>) outcome).now();
  }

  private static void refused(Outcome<FollowUp> outcome, String en) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<FollowUp>) outcome).why().toString()).contains(en);
  }

  @Test
  void a_promise_is_kept_in_time_with_what_the_customer_said() throws Exception {
    FollowUp promise = promised(Duration.ofHours(20));
    assertThat(promise.number()).startsWith("F-");
    assertThat(promise.overdue(world.clock.instant())).isFalse();

    refused(desk.end(promise.number(), "ann", Result.KEPT, 6, null), "from 1 to 5");
    refused(desk.end(promise.number(), "ann", Result.NOT_REACHED, 4, null), "nobody spoke with");
    refused(desk.end(promise.number(), "ann", Result.DROPPED, null, null), "Say why");
    FollowUp kept = done(desk.end(promise.number(), "ann", Result.KEPT, 5, "很满意"));

    assertThat(kept.open()).isFalse();
    FollowUp.End end = Objects.requireNonNull(kept.end());
    assertThat(end.inTime()).isTrue();
    assertThat(end.score()).isEqualTo(5);
    refused(desk.end(promise.number(), "ann", Result.KEPT, null, null), "over already");
    world.settle();
    assertThat(world.followUps.find(promise.number())).contains(kept);
    assertThat(world.followUps.open()).isEmpty();
  }

  @Test
  void what_is_late_is_overdue_and_can_be_put_off_or_given_away() {
    FollowUp promise = promised(Duration.ofHours(1));
    world.clock.advance(Duration.ofHours(2));
    assertThat(promise.overdue(world.clock.instant())).isTrue();

    refused(desk.move(promise.number(), "ann", in(Duration.ofHours(-1)), "没人接"), "after now");
    refused(desk.move(promise.number(), "ann", in(Duration.ofDays(400)), "没人接"), "within a year");
    FollowUp moved = done(desk.move(promise.number(), "ann", in(Duration.ofHours(3)), "没人接"));
    assertThat(moved.overdue(world.clock.instant())).isFalse();
    assertThat(moved.moved()).isEqualTo(1);
    refused(desk.assign(promise.number(), "sue", "ann"), "keeps it already");
    assertThat(done(desk.assign(promise.number(), "sue", "ben")).owner()).isEqualTo("ben");
    assertThat(desk.assign("F-NONE", "sue", "ben")).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void what_came_of_it_first_stands_and_who_comes_second_is_told() throws Exception {
    FollowUp promise = promised(Duration.ofHours(20));
    FollowUp kept = done(desk.end(promise.number(), "ann", Result.KEPT, 5, null));
    world.clock.advance(Duration.ofHours(30));
    world.journal.append(
        List.of(
            new StreamWrite(
                FollowUpEvent.stream(promise.number()),
                StreamWrite.ANY,
                promise.customer(),
                new FollowUpEvent.Ended("ben", Result.DROPPED, null, "twice"))));
    world.settle();

    assertThat(world.followUps.find(promise.number()).orElseThrow().end()).isEqualTo(kept.end());
    refused(
        desk.end(promise.number(), "ben", Result.DROPPED, null, "no time"), "ann ended it as done");
    refused(desk.move(promise.number(), "ben", in(Duration.ofHours(40)), "later"), "已由 ann 结束");
    FollowUp other = promised(Duration.ofHours(1));
    done(desk.end(other.number(), FollowUpDesk.ASSISTANT, Result.DECLINED, null, "不用打了"));
    refused(desk.end(other.number(), "ann", Result.KEPT, null, null), "took it back");
  }

  @Test
  void nothing_is_promised_for_a_time_that_is_past() {
    refused(
        desk.promise("ann", "v-1", null, null, Kind.PROMISE, in(Duration.ZERO), "ann", "x"),
        "after now");
  }

  @Test
  void a_promised_call_that_nobody_answers_stays_open_until_it_was_tried_three_times()
      throws Exception {
    FollowUp promise = promised(Duration.ofHours(1));
    String number = promise.number();

    refused(desk.end(number, "ann", Result.NOT_REACHED, null, null), "so far: 0");
    refused(desk.notReached(number, "ann", in(Duration.ofHours(-1)), null), "after now");
    FollowUp once = done(desk.notReached(number, "ann", in(Duration.ofHours(3)), "响了没接"));
    assertThat(once.open()).isTrue();
    assertThat(once.tried()).isEqualTo(1);
    assertThat(once.moved()).isZero();
    assertThat(once.due()).isEqualTo(in(Duration.ofHours(3)));
    assertThat(once.owner()).isEqualTo("ann");
    refused(desk.end(number, "ann", Result.NOT_REACHED, null, null), "so far: 1");
    done(desk.notReached(number, "ann", in(Duration.ofHours(5)), null));

    done(desk.end(number, "ann", Result.NOT_REACHED, null, "三次都没接"));
    world.settle();
    assertThat(world.followUps.find(number).orElseThrow().open()).isFalse();
    refused(desk.notReached(number, "ann", in(Duration.ofHours(9)), null), "over already");
    // Whoever did reach the customer at once needs no tries.
    done(desk.end(promised(Duration.ofHours(1)).number(), "ann", Result.KEPT, null, null));
  }

  @Test
  void who_was_not_reached_is_called_again_at_a_working_hour() {
    BusinessCalendar calendar = BusinessCalendar.weekdays(ZoneId.of("Asia/Shanghai"));

    // Friday, 6 March 2026, at 10:20, 8:00 and 16:30, and Saturday at noon.
    assertThat(calendar.nextCall(Instant.parse("2026-03-06T02:20:00Z")))
        .isEqualTo(Instant.parse("2026-03-06T05:00:00Z"));
    assertThat(calendar.nextCall(Instant.parse("2026-03-05T22:00:00Z")))
        .isEqualTo(Instant.parse("2026-03-06T01:00:00Z"));
    assertThat(calendar.nextCall(Instant.parse("2026-03-06T08:30:00Z")))
        .isEqualTo(Instant.parse("2026-03-09T01:00:00Z"));
    assertThat(calendar.nextCall(Instant.parse("2026-03-07T04:00:00Z")))
        .isEqualTo(Instant.parse("2026-03-09T01:00:00Z"));
  }
}
