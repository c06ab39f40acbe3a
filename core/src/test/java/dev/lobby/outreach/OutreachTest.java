package dev.lobby.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.customer.Purpose;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.Kind;
import dev.lobby.followup.Result;
import dev.lobby.suitability.Assessments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What is done for customers by plan, over a journal and fake time.
class OutreachTest {

  private static final Plans PLANS = PlansFile.packaged();

  private final PlannedBank bank = new PlannedBank();

  private String words(FollowUp item) {
    return bank.followUpDesk.promised(item.number()).orElse("");
  }

  @Test
  void who_opened_an_account_is_welcomed_once_in_their_open_conversation() {
    String id = bank.customer("C-1", null, PlannedBank.opened("2026-03-02"));
    bank.allows(id, Purpose.CONTACT, true);
    bank.talks(id, "webhook");
    String conversation = bank.talks(id, "web");

    assertThat(bank.run(PLANS)).isEqualTo(new Outreach.Run(1, 0, 0, 0));
    assertThat(bank.run(PLANS)).isEqualTo(new Outreach.Run(0, 0, 0, 0));

    ConversationEvent.Told told =
        (ConversationEvent.Told) bank.messages(conversation).getFirst().event();
    assertThat(told.text()).startsWith("欢迎您成为我们的客户");
    assertThat(told.by()).isEqualTo("rule");
    assertThat(bank.workItems()).isEmpty();
  }

  @Test
  void who_cannot_be_written_to_is_a_work_item_of_their_manager_that_says_why() {
    String silent = bank.customer("C-1", null, PlannedBank.opened("2026-03-02"));
    bank.allows(silent, Purpose.CONTACT, true);
    String unasked = bank.customer("C-2", null, PlannedBank.opened("2026-03-02"));
    bank.talks(unasked, "web");
    String elsewhere = bank.customer("C-3", null, PlannedBank.opened("2026-03-02"));
    bank.allows(elsewhere, Purpose.CONTACT, true);
    bank.talks(elsewhere, "web");
    bank.profiles.preferred(elsewhere, List.of("phone"), "ann");
    String out = bank.customer("C-4", null, PlannedBank.opened("2026-03-02"));
    bank.allows(out, Purpose.CONTACT, false);
    bank.talks(out, "web");
    String late = bank.customer("C-5", null, PlannedBank.opened("2026-02-20"));
    bank.allows(late, Purpose.CONTACT, true);

    assertThat(bank.run(PLANS)).isEqualTo(new Outreach.Run(0, 3, 0, 0));

    Map<String, Why> why =
        Map.of(silent, Why.NO_CONVERSATION, unasked, Why.NO_CONSENT, elsewhere, Why.OTHER_CHANNEL);
    for (FollowUp item : bank.workItems()) {
      assertThat(item.owner()).isEqualTo("ann");
      assertThat(item.kind()).isEqualTo(Kind.PLANNED_CONTACT);
      assertThat(item.due()).isEqualTo(bank.time("2026-03-05T00:00"));
      Why expected = Objects.requireNonNull(why.get(item.customer()));
      assertThat(words(item))
          .contains(expected.zh(Purpose.CONTACT), expected.en(Purpose.CONTACT))
          .contains("Welcome");
    }
    assertThat(bank.done(out)).isEmpty();
    assertThat(bank.done(late)).isEmpty();
  }

  @Test
  void a_message_waits_for_the_morning_and_for_whoever_is_in_the_conversation() {
    bank.at("2026-03-02T21:00");
    String id = bank.customer("C-1", null, PlannedBank.opened("2026-03-02"));
    bank.allows(id, Purpose.CONTACT, true);
    String conversation = bank.talks(id, "web");
    assertThat(bank.run(PLANS).messages()).isZero();
    assertThat(bank.outreach(PLANS, 500).trial(PLANS).plans().getFirst().waiting())
        .containsExactly(Map.entry(Why.QUIET_HOURS, 1));

    bank.at("2026-03-03T09:00");
    bank.happens(
        ConversationEvent.stream(conversation),
        id,
        new ConversationEvent.AgentJoined("ben", "t-1", "您好"));
    assertThat(bank.run(PLANS).messages()).isZero();
    bank.happens(
        ConversationEvent.stream(conversation), id, new ConversationEvent.HandedBack("ben", "再见"));
    assertThat(bank.run(PLANS).messages()).isEqualTo(1);
  }

  @Test
  void after_a_closed_complaint_its_owner_asks_working_days_later_and_never_at_night() {
    // Monday; the third working day after it is Thursday.
    String id = bank.customer("C-1", null, null);
    String number = bank.complained(id, "eve");

    assertThat(bank.run(PLANS).workItems()).isEqualTo(1);

    FollowUp item = bank.workItems().getFirst();
    assertThat(item.kind()).isEqualTo(Kind.AFTER_COMPLAINT);
    assertThat(item.about()).isEqualTo(number);
    assertThat(item.owner()).isEqualTo("eve");
    assertThat(item.due()).isEqualTo(Instant.parse("2026-03-05T09:00:00Z"));
    assertThat(bank.followUpDesk.promised(item.number())).isEmpty();
    assertThat(bank.run(PLANS).workItems()).as("once").isZero();

    String stream = ComplaintEvent.stream(number);
    bank.happens(stream, id, new ComplaintEvent.Reopened("eve", "又扣了一次", true));
    bank.happens(stream, id, new ComplaintEvent.Told("eve", "telephone", null));
    bank.happens(stream, id, new ComplaintEvent.Closed("eve"));
    assertThat(bank.run(PLANS).workItems()).as("closed again").isEqualTo(1);
  }

  @Test
  void a_complaint_that_is_open_was_closed_long_ago_or_was_followed_before_there_were_plans() {
    String id = bank.customer("C-1", null, null);
    String followed = bank.complained(id, "eve");
    bank.happens(
        FollowUpEvent.stream("F-" + followed + "-1"),
        id,
        new FollowUpEvent.Promised(
            "rule", id, null, followed, Kind.AFTER_COMPLAINT, "2026-03-05T09:00:00Z", null, null));
    String open = bank.complained(id, "eve");
    bank.happens(ComplaintEvent.stream(open), id, new ComplaintEvent.Reopened("eve", "x", true));
    assertThat(bank.run(PLANS).workItems()).isZero();

    bank.complained(id, "eve");
    bank.clock.advance(Duration.ofDays(30));
    assertThat(bank.run(PLANS).workItems()).isZero();
  }

  @Test
  void who_comes_into_the_watch_class_is_followed_once_for_each_stay() {
    String id = bank.customer("C-1", null, bank.watched(true));
    assertThat(bank.run(PLANS).workItems()).isEqualTo(1);
    assertThat(words(bank.workItems().getFirst())).contains("请先看档案里的原因");
    assertThat(bank.workItems().getFirst().due()).isEqualTo(bank.time("2026-03-04T17:00"));
    assertThat(bank.run(PLANS).workItems()).isZero();

    bank.customer("C-1", null, bank.watched(false));
    assertThat(bank.run(PLANS).workItems()).isZero();
    assertThat(bank.done(id)).last().isEqualTo(new OutreachEvent.LeftClass("watch"));
    assertThat(bank.run(PLANS).workItems()).isZero();

    bank.customer("C-1", null, bank.watched(true));
    assertThat(bank.run(PLANS).workItems()).isEqualTo(1);
    assertThat(bank.run(PLANS).workItems()).isZero();
  }

  @Test
  void who_may_soon_be_lost_is_followed_once_for_each_warning() {
    String id = bank.customer("C-1", null, bank.warned(true));
    assertThat(bank.run(PLANS).workItems()).isEqualTo(1);
    assertThat(words(bank.workItems().getFirst())).contains("流失预警");
    assertThat(bank.workItems().getFirst().due()).isEqualTo(bank.time("2026-03-05T17:00"));
    assertThat(bank.run(PLANS).workItems()).isZero();

    bank.customer("C-1", null, bank.warned(false));
    assertThat(bank.run(PLANS).workItems()).isZero();
    assertThat(bank.done(id)).last().isEqualTo(new OutreachEvent.LeftClass("churn"));

    bank.customer("C-1", null, bank.warned(true));
    assertThat(bank.run(PLANS).workItems()).isEqualTo(1);
    assertThat(bank.run(PLANS).workItems()).isZero();
  }

  @Test
  void a_rating_that_ends_is_told_once_whoever_knows_of_it() {
    String told = bank.customer("C-1", PlannedBank.rating("2026-04-01"), null);
    String later = bank.customer("C-2", PlannedBank.rating("2026-04-02"), null);
    String ended = bank.customer("C-3", PlannedBank.rating("2026-03-01"), null);
    String assessed = bank.customer("C-4", PlannedBank.rating("2026-12-31"), null);
    for (String id : List.of(told, later, ended, assessed)) {
      bank.allows(id, Purpose.CONTACT, true);
      bank.talks(id, "web");
    }
    new Assessments(bank.journal, bank.customers, bank.clock, PlannedBank.CALENDAR.zone())
        .take(assessed, "A-1", PlannedBank.rating("2026-03-20"), "ann");

    assertThat(bank.run(PLANS).messages()).isEqualTo(2);
    assertThat(bank.done(told)).hasSize(1);
    assertThat(bank.done(assessed)).hasSize(1);

    bank.clock.advance(Duration.ofDays(1));
    assertThat(bank.run(PLANS).messages()).isEqualTo(1);
    assertThat(bank.done(later)).hasSize(1);
    assertThat(bank.done(ended)).isEmpty();
  }

  @Test
  void of_who_never_agreed_somebody_hears_that_their_rating_ends_and_of_who_withdrew_nobody() {
    String never = bank.customer("C-1", PlannedBank.rating("2026-03-20"), null);
    bank.allows(never, Purpose.CONTACT, false);
    String withdrew = bank.customer("C-2", PlannedBank.rating("2026-03-20"), null);
    bank.allows(withdrew, Purpose.CONTACT, true);
    bank.allows(withdrew, Purpose.CONTACT, false);
    bank.settle();

    PlanTrial.Reach reach = bank.outreach(PLANS, 500).trial(PLANS).plans().getLast();
    assertThat(List.of(reach.customers(), reach.notContacted(), reach.touched()))
        .containsExactly(0, 1, 1);
    assertThat(reach.whom().work()).containsExactly(Map.entry(Why.REFUSED, List.of(never)));

    assertThat(bank.run(PLANS)).isEqualTo(new Outreach.Run(0, 1, 0, 0));

    FollowUp item = bank.workItems().getFirst();
    assertThat(item.customer()).isEqualTo(never);
    assertThat(item.owner()).isEqualTo("ann");
    assertThat(words(item)).contains("请勿主动联系", "when they come by themselves");
    WorkItems.Made made = bank.made(PLANS).of(item).orElseThrow();
    assertThat(made.plan().id()).isEqualTo("rating");
    assertThat(made.why()).isEqualTo(Why.REFUSED);
    assertThat(bank.run(PLANS)).as("it stays").isEqualTo(new Outreach.Run(0, 0, 0, 0));
    assertThat(bank.workItems()).hasSize(1);

    bank.allows(never, Purpose.CONTACT, true);
    bank.allows(never, Purpose.CONTACT, false);
    assertThat(bank.run(PLANS)).isEqualTo(new Outreach.Run(0, 0, 1, 0));
  }

  @Test
  void an_account_that_is_told_of_after_its_time_is_counted_as_too_late_and_not_for_ever() {
    bank.allows(
        bank.customer("C-1", null, PlannedBank.opened("2026-02-20")), Purpose.CONTACT, true);
    bank.customer("C-2", null, PlannedBank.opened("2019-05-01"));
    bank.settle();
    Outreach outreach = bank.outreach(PLANS, 500);
    assertThat(outreach.last()).isEmpty();

    assertThat(outreach.run()).isEqualTo(new Outreach.Run(0, 0, 0, 0));

    PlanTrial.Reach welcome = outreach.last().orElseThrow().plans().getFirst();
    assertThat(welcome.heldBack()).containsExactly(Map.entry(Why.TOO_LATE, 1));
    assertThat(welcome.customers()).isZero();
    bank.clock.advance(Duration.ofDays(31));
    assertThat(outreach.trial(PLANS).plans().getFirst().heldBack()).isEmpty();
  }

  @Test
  void a_deposit_that_ends_soon_is_told_once_and_the_next_one_again() {
    Plans plans =
        PlansFile.parse(
            "plans",
            """
            cap: {messages: 2, days: 7}
            quiet-hours: {from: "20:00", to: "09:00", days-off: true}
            plans:
              deposit:
                name: {zh: 存款到期, en: A deposit ends}
                when: {trigger: deposit-ending, days: 14}
                due: 5 working-days
                do: message
                to: manager
                purpose: contact
                text: {zh: 您有一笔存款即将到期。, en: A deposit of yours ends soon.}
            """);
    String id = bank.customer("C-1", null, null);
    bank.allows(id, Purpose.CONTACT, true);
    String conversation = bank.talks(id, "web");
    bank.deposits("C-1", "2026-03-17");
    assertThat(bank.run(plans).messages()).as("15 days before").isZero();

    bank.clock.advance(Duration.ofDays(1));
    assertThat(bank.run(plans).messages()).isEqualTo(1);
    assertThat(bank.run(plans).messages()).isZero();
    assertThat(bank.messages(conversation)).hasSize(1);

    bank.deposits("C-1", "2026-03-12");
    assertThat(bank.run(plans).messages()).isEqualTo(1);
    bank.deposits("C-1", null);
    assertThat(bank.run(plans)).isEqualTo(new Outreach.Run(0, 0, 0, 0));
  }

  @Test
  void a_work_item_tells_the_day_it_was_made_for_and_a_line_in_each_language() {
    Plans plans =
        PlansFile.parse(
            "plans",
            """
            cap: {messages: 2, days: 7}
            quiet-hours: {from: "20:00", to: "09:00", days-off: true}
            plans:
              deposit:
                name: {zh: 存款到期, en: A deposit ends}
                when: {trigger: deposit-ending, days: 14}
                due: 5 working-days
                do: message
                to: manager
                purpose: contact
                text:
                  zh: "您有一笔存款即将到期。\n\n续存请回复。"
                  en: "A deposit of yours ends soon.\nReply to renew."
            """);
    String id = bank.customer("C-1", null, null);
    bank.allows(id, Purpose.CONTACT, true);
    bank.deposits("C-1", "2026-03-12");
    bank.run(plans);
    bank.deposits("C-1", "2026-09-12");
    FollowUp item = bank.workItems().getFirst();

    assertThat(bank.made(plans).of(item).map(WorkItems.Made::ends)).contains("2026-03-12");
    assertThat(words(item).lines()).hasSize(2);
    assertThat(words(item)).contains("即将到期。 续存请回复").contains("soon. Reply to renew");
  }

  @Test
  void who_takes_back_their_consent_is_left_alone_at_once() {
    String id = bank.customer("C-1", null, PlannedBank.opened("2026-03-02"));
    bank.allows(id, Purpose.CONTACT, true);
    bank.run(PLANS);
    assertThat(bank.workItems()).hasSize(1);

    bank.allows(id, Purpose.CONTACT, false);
    bank.complained(id, "eve");
    bank.settle();
    assertThat(bank.outreach(PLANS, 500).optOut(id)).isEqualTo(1);
    bank.settle();

    assertThat(bank.run(PLANS)).isEqualTo(new Outreach.Run(0, 0, 0, 0));
    assertThat(bank.workItems()).isEmpty();
    FollowUp item = bank.known().followUps().of(id).getFirst();
    assertThat(Objects.requireNonNull(item.end()).result()).isEqualTo(Result.DROPPED);
  }

  @Test
  void who_refused_a_call_about_a_lead_is_left_alone_until_somebody_settles_it() {
    String id = bank.customer("C-1", null, PlannedBank.opened("2026-03-02"));
    bank.allows(id, Purpose.CONTACT, true);
    String conversation = bank.talks(id, "web");
    bank.clock.advance(Duration.ofMinutes(1));
    bank.asked(id, "L-1", false);

    assertThat(bank.run(PLANS)).isEqualTo(new Outreach.Run(0, 0, 0, 0));
    assertThat(bank.messages(conversation)).isEmpty();

    bank.clock.advance(Duration.ofMinutes(10));
    bank.allows(id, Purpose.CONTACT, true);
    assertThat(bank.run(PLANS).messages()).isEqualTo(1);
  }

  @Test
  void what_was_refused_of_one_lead_is_settled_by_leave_for_another() {
    String id = bank.customer("C-1", null, PlannedBank.opened("2026-03-02"));
    bank.allows(id, Purpose.CONTACT, true);
    bank.talks(id, "web");
    bank.clock.advance(Duration.ofMinutes(1));
    bank.asked(id, "L-1", false);
    bank.clock.advance(Duration.ofMinutes(1));
    bank.asked(id, "L-2", true);

    assertThat(bank.run(PLANS).messages()).isEqualTo(1);
  }

  @Test
  void a_work_item_stays_and_says_not_to_contact_who_refused_a_call_about_a_lead_since() {
    String id = bank.customer("C-1", null, bank.watched(true));
    bank.run(PLANS);
    FollowUp item = bank.workItems().getFirst();
    assertThat(words(item))
        .contains("客户未曾同意联系，请先征询可否联系，再谈其他。", "请先看档案里的原因")
        .doesNotContain("没有发消息");
    assertThat(bank.made(PLANS).of(item).map(WorkItems.Made::why)).contains(Why.NO_CONSENT);

    bank.clock.advance(Duration.ofMinutes(1));
    bank.asked(id, "L-1", false);
    assertThat(bank.run(PLANS).ended()).isZero();
    assertThat(bank.made(PLANS).of(item).map(WorkItems.Made::why)).contains(Why.REFUSED);

    bank.clock.advance(Duration.ofMinutes(1));
    bank.asked(id, "L-1", true);
    bank.allows(id, Purpose.CONTACT, true);
    bank.settle();
    assertThat(bank.made(PLANS).of(item).map(WorkItems.Made::why)).contains(Why.PLANNED);
  }

  @Test
  void who_is_not_to_be_contacted_is_not_contacted_about_products_they_may_be_told_of() {
    Plans plans = deposits();
    String id = bank.customer("C-1", null, null);
    bank.allows(id, Purpose.MARKETING, true);
    bank.deposits("C-1", "2026-03-12");
    bank.run(plans);
    FollowUp item = bank.workItems().getFirst();
    assertThat(bank.made(plans).of(item).map(WorkItems.Made::why)).contains(Why.PLANNED);
    assertThat(bank.made(plans).of(item).map(WorkItems.Made::purpose)).contains(Purpose.MARKETING);

    bank.clock.advance(Duration.ofMinutes(1));
    bank.allows(id, Purpose.CONTACT, false);
    bank.settle();

    assertThat(bank.made(plans).of(item).map(WorkItems.Made::why)).contains(Why.REFUSED);
    assertThat(bank.made(plans).of(item).map(WorkItems.Made::purpose)).contains(Purpose.CONTACT);
  }

  @Test
  void a_work_item_says_which_consent_is_meant() {
    Plans plans = deposits();
    String id = bank.customer("C-1", null, null);
    bank.allows(id, Purpose.CONTACT, true);
    bank.allows(id, Purpose.MARKETING, false);
    bank.deposits("C-1", "2026-03-12");
    bank.run(plans);

    assertThat(words(bank.workItems().getFirst()))
        .contains(
            "客户不同意营销，请勿为此主动联系，等客户自己来时当面告知。",
            "The customer does not agree to marketing; do not contact them about this")
        .doesNotContain("没有发消息");
  }

  private static Plans deposits() {
    return PlansFile.parse(
        "plans",
        """
        cap: {messages: 2, days: 7}
        quiet-hours: {from: "20:00", to: "09:00", days-off: true}
        plans:
          deposit:
            name: {zh: 存款到期, en: A deposit ends}
            when: {trigger: deposit-ending, days: 14}
            due: 5 working-days
            do: work-item
            to: manager
            purpose: marketing
        """);
  }

  @Test
  void consent_that_is_taken_back_while_the_message_is_written_stops_it() {
    String id = bank.customer("C-1", null, PlannedBank.opened("2026-03-02"));
    bank.allows(id, Purpose.CONTACT, true);
    String conversation = bank.talks(id, "web");
    bank.settle();
    // The customer says so in that conversation, so the message is planned anew.
    bank.journal.beforeNextAppend(() -> {
      bank.allows(id, Purpose.CONTACT, false);
      bank.happens(
          ConversationEvent.stream(conversation),
          id,
          new ConversationEvent.CustomerWrote("m-1", dev.lobby.language.Language.ZH, "别再发了"));
    });

    bank.outreach(PLANS, 500).run();

    assertThat(bank.messages(conversation)).isEmpty();
    assertThat(bank.done(id)).isEmpty();
  }

  @Test
  void words_that_the_guard_withholds_are_a_work_item() {
    PlannedBank guarded =
        new PlannedBank((now, writes) ->
            now == null
                ? new Conversations.Guard.Verdict.Pass(writes)
                : new Conversations.Guard.Verdict.Stop(
                    new ConversationEvent.TokenRenewed(1), "不合适", "unsuitable"));
    String id = guarded.customer("C-1", null, PlannedBank.opened("2026-03-02"));
    guarded.allows(id, Purpose.CONTACT, true);
    String conversation = guarded.talks(id, "web");

    assertThat(guarded.run(PLANS)).isEqualTo(new Outreach.Run(0, 1, 0, 0));

    assertThat(guarded.messages(conversation)).isEmpty();
    assertThat(((OutreachEvent.WorkMade) guarded.done(id).getFirst()).why())
        .isEqualTo(Why.UNSUITABLE);
  }

  @Test
  void two_nodes_that_run_at_once_do_everything_once() {
    String id = bank.customer("C-1", null, PlannedBank.opened("2026-03-02"));
    bank.allows(id, Purpose.CONTACT, true);
    String conversation = bank.talks(id, "web");
    String silent = bank.customer("C-2", null, PlannedBank.opened("2026-03-02"));
    bank.settle();

    // Neither knows of the other's: the views are behind.
    Outreach.Run one = bank.outreach(PLANS, 500).run();
    Outreach.Run other = bank.outreach(PLANS, 500).run();

    assertThat(one).isEqualTo(new Outreach.Run(1, 1, 0, 0));
    assertThat(other).isEqualTo(new Outreach.Run(0, 0, 0, 0));
    assertThat(bank.messages(conversation)).hasSize(1);
    assertThat(bank.done(silent)).hasSize(1);
  }

  @Test
  void after_a_kill_at_any_append_what_was_done_is_not_done_again_and_the_rest_is() {
    for (int i = 0; i < 6; i++) {
      String id = bank.customer("C-" + i, null, PlannedBank.opened("2026-03-02"));
      bank.allows(id, Purpose.CONTACT, i % 3 != 0);
      if (i % 2 == 0) {
        bank.talks(id, "web");
      }
      bank.complained(id, "eve");
    }
    int kills = 0;
    int done = 0;
    while (kills < 50) {
      bank.restart();
      int[] left = {1};
      bank.journal.beforeEveryAppend(it -> {
        if (left[0]-- == 0) {
          throw new IllegalStateException("killed");
        }
      });
      try {
        Outreach.Run run = bank.outreach(PLANS, 500).run();
        done += run.messages() + run.workItems();
        break;
      } catch (IllegalStateException e) {
        kills++;
      }
    }
    bank.journal.beforeEveryAppend(it -> {});
    bank.restart();
    assertThat(bank.outreach(PLANS, 500).run()).isEqualTo(new Outreach.Run(0, 0, 0, 0));

    assertThat(kills).isPositive();
    assertThat(done).isLessThanOrEqualTo(1);
    for (int i = 0; i < 6; i++) {
      assertThat(bank.done(bank.customers.idOf("C-" + i)))
          .as("C-%d", i)
          .hasSize(i % 3 == 0 ? 0 : 2)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void a_plan_that_would_reach_too_many_is_held_until_a_supervisor_agrees() {
    for (int i = 0; i < 4; i++) {
      bank.customer("C-" + i, null, PlannedBank.opened("2026-03-02"));
    }
    bank.complained(bank.customer("C-9", null, null), "eve");
    bank.settle();
    Plan welcome = PLANS.find("welcome").orElseThrow();
    Outreach outreach = bank.outreach(PLANS, 3);
    PlanTrial trial = outreach.trial(PLANS);
    assertThat(trial.plans().getFirst().customers()).isEqualTo(4);
    assertThat(trial.overLimit(trial.plans().getFirst())).isTrue();
    assertThat(bank.desk.confirm(welcome, welcome.version(), "sue")).isPresent();

    assertThat(outreach.run()).isEqualTo(new Outreach.Run(0, 1, 0, 1));
    bank.settle();
    assertThat(outreach.run()).isEqualTo(new Outreach.Run(0, 0, 0, 1));
    assertThat(outreach.lookAt(bank.customers.idOf("C-1"))).isEqualTo(new Outreach.Run(0, 0, 0, 0));
    assertThat(bank.desk.of(welcome).held()).isTrue();
    assertThat(bank.desk.of(welcome).customers()).isEqualTo(4);

    assertThat(bank.desk.confirm(welcome, "another", "sue")).isPresent();
    assertThat(bank.desk.confirm(welcome, welcome.version(), "sue")).isEmpty();
    bank.restart();
    assertThat(bank.outreach(PLANS, 3).run()).isEqualTo(new Outreach.Run(0, 4, 0, 0));
    assertThat(bank.desk.of(welcome).confirmedBy()).isEqualTo("sue");
  }

  @Test
  void a_plan_that_no_look_has_counted_yet_acts_for_nobody() {
    for (int i = 0; i < 4; i++) {
      bank.customer("C-" + i, null, PlannedBank.opened("2026-03-02"));
    }
    String complainant = bank.customer("C-9", null, null);
    bank.complained(complainant, "eve");
    bank.settle();
    String opened = bank.customers.idOf("C-1");
    Outreach outreach = bank.outreach(PLANS, 3);
    Outreach.Run nothing = new Outreach.Run(0, 0, 0, 0);

    assertThat(outreach.lookAt(opened)).isEqualTo(nothing);
    assertThat(outreach.lookAt(complainant)).isEqualTo(nothing);
    // It was to end before it had counted.
    outreach.run(() -> false);
    assertThat(outreach.lookAt(opened)).isEqualTo(nothing);
    assertThat(bank.done(opened)).isEmpty();

    outreach.run();
    bank.settle();
    assertThat(outreach.lookAt(opened)).as("of a plan that is held").isEqualTo(nothing);
    bank.complained(complainant, "eve");
    bank.settle();
    assertThat(outreach.lookAt(complainant)).isEqualTo(new Outreach.Run(0, 1, 0, 0));
  }

  @Test
  void a_consent_that_was_taken_back_counts_before_any_look() {
    String id = bank.customer("C-1", null, PlannedBank.opened("2026-03-02"));
    bank.run(PLANS);
    assertThat(bank.workItems()).hasSize(1);
    bank.allows(id, Purpose.CONTACT, false);
    bank.restart();

    assertThat(bank.outreach(PLANS, 500).lookAt(id)).isEqualTo(new Outreach.Run(0, 0, 1, 0));
  }

  @Test
  void a_trial_counts_and_changes_nothing() {
    String id = bank.customer("C-1", null, PlannedBank.opened("2026-03-02"));
    bank.allows(id, Purpose.CONTACT, false);
    bank.customer("C-2", PlannedBank.rating("2026-03-20"), PlannedBank.opened("2026-03-02"));
    bank.settle();
    long head = bank.journal.head();

    PlanTrial trial = bank.outreach(PLANS, 500).trial(PLANS);

    assertThat(bank.journal.head()).isEqualTo(head);
    PlanTrial.Reach welcome = trial.plans().getFirst();
    assertThat(welcome.heldBack()).containsExactly(Map.entry(Why.REFUSED, 1));
    assertThat(welcome.work()).containsExactly(Map.entry(Why.NO_CONSENT, 1));
    assertThat(welcome.whom().work().get(Why.NO_CONSENT)).hasSize(1);
    assertThat(welcome.whom().heldBack().get(Why.REFUSED)).hasSize(1);
    assertThat(trial.plans().getLast().work()).containsExactly(Map.entry(Why.NO_CONSENT, 1));
  }
}
