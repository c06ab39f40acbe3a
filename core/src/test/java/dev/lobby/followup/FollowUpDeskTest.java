package dev.lobby.followup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.casework.Outcome;
import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.complaint.ClockRules;
import dev.lobby.complaint.ClockSet;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.Finding;
import dev.lobby.complaint.Resolution;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is promised to customers, until it is kept.
class FollowUpDeskTest {

  private final World world = new World();
  private final BusinessCalendar calendar = BusinessCalendar.weekdays(World.ZONE);
  private final FollowUpDesk desk = new FollowUpDesk(world.journal, world.clock);
  private final ComplaintDesk complaints =
      new ComplaintDesk(
          world.journal, world.conversations, ClockRules.of(calendar, ClockSet.CN), world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  private ContactPlans plans(int days) {
    return new ContactPlans(
        new ContactPlans.Rules(days),
        world.complaints,
        world.followUps,
        desk,
        calendar,
        World.ZONE,
        world.clock);
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

  private Complaint closed(String text) throws Exception {
    String conversation = world.visitor(Language.ZH);
    world.says(conversation, text);
    world.settle();
    String number =
        world.complaints.all().stream()
            .filter(it -> it.conversations().contains(conversation))
            .findFirst()
            .orElseThrow()
            .number();
    complaints.assign(number, "sue", "eve");
    complaints.resolve(
        number,
        "eve",
        new Resolution(
            Finding.UPHELD,
            "系统故障",
            "经核实，系统重复收取了一笔转账手续费。",
            "已全额退还手续费 25 元，三日内到账。",
            "如不同意，可向当地金融监管机构反映。"));
    complaints.tell(number, "eve", ComplaintDesk.BY_CONVERSATION);
    complaints.close(number, "eve");
    world.settle();
    return world.complaints.find(number).orElseThrow();
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
  void nothing_is_promised_for_a_time_that_is_past() {
    refused(
        desk.promise("ann", "v-1", null, null, Kind.PROMISE, in(Duration.ZERO), "ann", "x"),
        "after now");
  }

  @Test
  void after_a_closed_complaint_its_owner_asks_working_days_later_and_never_at_night()
      throws Exception {
    // Monday; the third working day after it is Thursday.
    Complaint complaint = closed("你们乱扣我的转账手续费，我要投诉！");

    assertThat(plans(3).run()).isEqualTo(1);
    world.settle();

    FollowUp followUp = world.followUps.open().getFirst();
    assertThat(followUp.kind()).isEqualTo(Kind.AFTER_COMPLAINT);
    assertThat(followUp.about()).isEqualTo(complaint.number());
    assertThat(followUp.owner()).isEqualTo("eve");
    assertThat(followUp.due()).isEqualTo(Instant.parse("2026-03-05T09:00:00Z"));
    assertThat(plans(3).run()).as("once").isZero();
  }

  @Test
  void two_nodes_that_run_the_rule_at_once_make_one_follow_up() throws Exception {
    closed("你们乱扣我的转账手续费，我要投诉！");

    // Neither knows of the other's: the views are behind.
    int made = plans(3).run() + plans(3).run();

    assertThat(made).isEqualTo(1);
  }

  @Test
  void a_complaint_that_is_open_or_was_closed_long_ago_or_without_the_rule_makes_none()
      throws Exception {
    String conversation = world.visitor(Language.ZH);
    world.says(conversation, "你们乱扣我的转账手续费，我要投诉！");
    world.settle();
    assertThat(plans(3).run()).isZero();

    closed("网点让我白等三个小时，态度恶劣，我要投诉你们！");
    assertThat(plans(0).run()).isZero();
    world.clock.advance(Duration.ofDays(30));
    assertThat(plans(3).run()).isZero();
  }
}
