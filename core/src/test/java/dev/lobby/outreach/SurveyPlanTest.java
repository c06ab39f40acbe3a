package dev.lobby.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Message;
import dev.lobby.customer.Purpose;
import dev.lobby.followup.FollowUp;
import dev.lobby.survey.Survey;
import dev.lobby.survey.SurveyAnswers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Customers who are asked by plan how likely they recommend the bank, over a journal and fake
/// time.
class SurveyPlanTest {

  private static final String PACKAGED = PlansFile.packaged().text();

  /// The examples that stand among the packaged plans, without their signs.
  private static final String EXAMPLES =
      PACKAGED.substring(PACKAGED.indexOf("#  recommend:")).replaceAll("(?m)^#", "");

  private static final String EXAMPLE = EXAMPLES.substring(0, EXAMPLES.indexOf("  low-score:"));

  /// As the packaged plans are, with the survey alone.
  private static final String ALONE =
      PACKAGED.substring(0, PACKAGED.indexOf("plans:\n")) + "plans:\n" + EXAMPLE;

  private static final Plans PLANS = PlansFile.parse("plans", ALONE);

  private final PlannedBank bank = new PlannedBank();

  private String customer(String number, String opened) {
    String id = bank.customer(number, null, PlannedBank.opened(opened));
    bank.allows(id, Purpose.CONTACT, true);
    return id;
  }

  private List<Message> asked(String conversation) {
    return bank.known().conversations().load(conversation).orElseThrow().messages().stream()
        .filter(message -> message.survey() != null)
        .toList();
  }

  @Test
  void the_example_among_the_packaged_plans_can_be_taken_as_it_is() {
    Plans all = PlansFile.parse("plans", PACKAGED + EXAMPLES);

    assertThat(all.all()).hasSize(PlansFile.packaged().all().size() + 2);
    Plan plan = all.find("recommend").orElseThrow();
    assertThat(plan.trigger()).isEqualTo(new Trigger.Every(180));
    assertThat(plan.act()).isEqualTo(Plan.Act.SURVEY);
    Plan wordless =
        PlansFile.parse("plans", ALONE.substring(0, ALONE.indexOf("    text:\n      zh: 您有多大")))
            .find("recommend")
            .orElseThrow();
    assertThat(wordless.text()).as("the question it has by default").isEqualTo(plan.text());
  }

  @ParameterizedTest
  @CsvSource({
    // Opened, today, asked before, whether they are asked now.
    "2026-03-02, 2026-08-28T12:00, , false",
    "2026-03-02, 2026-08-31T08:59, , false",
    "2026-03-03, 2026-08-28T12:00, , false",
    "2026-03-01, 2026-08-28T12:00, , true",
    "2026-02-28, 2026-08-28T12:00, , true",
    "2020-01-01, 2026-03-02T09:30, , true",
    // Asked on Monday the 2nd of March: again on Saturday the 29th of August, a day off.
    "2020-01-01, 2026-08-28T12:00, 2026-03-02T10:00, false",
    "2020-01-01, 2026-08-29T12:00, 2026-03-02T10:00, false",
    "2020-01-01, 2026-08-31T09:00, 2026-03-02T10:00, true",
    "2020-01-01, 2026-09-01T09:00, 2026-03-02T10:00, true",
  })
  void again_so_many_days_after_the_last_time_or_the_opening(
      String opened, String now, String before, boolean expected) {
    String id = customer("C-1", opened);
    String conversation = bank.talks(id, "web");
    if (before != null) {
      bank.at(before);
      assertThat(bank.run(PLANS).messages()).isEqualTo(1);
    }
    bank.at(now);

    assertThat(bank.run(PLANS).messages()).isEqualTo(expected ? 1 : 0);
    assertThat(bank.run(PLANS)).as("once").isEqualTo(new Outreach.Run(0, 0, 0, 0));
    assertThat(asked(conversation)).hasSize((before != null ? 1 : 0) + (expected ? 1 : 0));
  }

  @Test
  void whose_opening_nobody_told_is_asked_after_the_time_on_record() {
    String id = bank.customer("C-1", null, null);
    bank.allows(id, Purpose.CONTACT, true);
    bank.talks(id, "web");
    bank.at("2026-08-28T12:00");
    assertThat(bank.run(PLANS).messages()).isZero();
    bank.at("2026-08-31T09:00");
    assertThat(bank.run(PLANS).messages()).isEqualTo(1);
  }

  @Test
  void for_years_everybody_is_asked_once_in_each_time() {
    String id = customer("C-1", "2025-01-01");
    String conversation = bank.talks(id, "web");
    LocalDate last = null;
    int count = 0;
    for (LocalDate day = LocalDate.parse("2026-03-02");
        day.isBefore(LocalDate.parse("2028-03-02"));
        day = day.plusDays(1)) {
      bank.at(day + "T11:00");
      if (day.getDayOfMonth() == 1) {
        bank.restart();
      }
      if (bank.run(PLANS).messages() == 1) {
        count++;
        if (last != null) {
          assertThat(day).isAfterOrEqualTo(last.plusDays(180)).isBefore(last.plusDays(190));
        }
        last = day;
      }
    }
    assertThat(count).isEqualTo(asked(conversation).size()).isBetween(4, 5);
    assertThat(bank.surveys().of(id)).hasSize(count);
    assertThat(bank.workItems()).isEmpty();
  }

  @Test
  void cap_and_quiet_hours_hold_for_a_survey_as_for_a_message() {
    String id = customer("C-1", "2020-01-01");
    String conversation = bank.talks(id, "web");
    bank.at("2026-03-02T21:00");
    assertThat(bank.run(PLANS).messages()).isZero();
    assertThat(bank.outreach(PLANS, 500).trial(PLANS).plans().getFirst().waiting())
        .containsExactly(Map.entry(Why.QUIET_HOURS, 1));

    Plans two =
        PlansFile.parse(
            "plans",
            ALONE.replace("cap: {messages: 2, days: 7, apart: 1}", "cap: {messages: 1, days: 3}")
                + EXAMPLE.replace("  recommend:", "  another:"));
    bank.at("2026-03-03T09:00");
    assertThat(bank.run(two).messages()).isEqualTo(1);
    assertThat(bank.outreach(two, 500).trial(two).plans().getLast().waiting())
        .containsExactly(Map.entry(Why.CAP, 1));
    bank.at("2026-03-05T12:00");
    assertThat(bank.run(two).messages()).isZero();
    bank.at("2026-03-06T09:00");
    assertThat(bank.run(two).messages()).isEqualTo(1);
    assertThat(asked(conversation)).hasSize(2);
  }

  @Test
  void a_survey_does_not_come_in_the_same_minute_as_another_message() {
    String conversation = bank.talks(customer("C-1", "2020-01-01"), "web");
    Plans two = PlansFile.parse("plans", ALONE + EXAMPLE.replace("  recommend:", "  another:"));
    bank.at("2026-03-03T10:00");

    assertThat(bank.run(two).messages()).isEqualTo(1);
    assertThat(bank.outreach(two, 500).trial(two).plans().getLast().waiting())
        .containsExactly(Map.entry(Why.APART, 1));
    bank.at("2026-03-04T09:59");
    assertThat(bank.run(two).messages()).isZero();
    bank.at("2026-03-04T10:00");
    assertThat(bank.run(two).messages()).isEqualTo(1);
    assertThat(asked(conversation)).hasSize(2);
  }

  @Test
  void who_took_back_their_consent_is_not_asked_and_whom_nobody_can_write_to_is_a_work_item() {
    String out = bank.customer("C-1", null, PlannedBank.opened("2020-01-01"));
    bank.allows(out, Purpose.CONTACT, false);
    String open = bank.talks(out, "web");
    String silent = customer("C-2", "2020-01-01");
    String unasked = bank.customer("C-3", null, PlannedBank.opened("2020-01-01"));
    bank.talks(unasked, "web");

    assertThat(bank.run(PLANS)).isEqualTo(new Outreach.Run(0, 2, 0, 0));
    assertThat(bank.run(PLANS)).isEqualTo(new Outreach.Run(0, 0, 0, 0));

    assertThat(asked(open)).isEmpty();
    assertThat(bank.surveys().of(out)).isEmpty();
    FollowUp item = bank.known().followUps().of(silent).getFirst();
    assertThat(item.owner()).isEqualTo("ann");
    assertThat(bank.followUpDesk.promised(item.number()).orElse(""))
        .contains(Why.NO_CONVERSATION.zh(Purpose.CONTACT))
        .contains("您有多大可能", "请把客户给的分数记入客户档案")
        .contains("How likely are you", "Enter the score");
    Survey survey = bank.surveys().of(silent).getFirst();
    assertThat(survey.followUp()).isEqualTo(item.number());
    assertThat(survey.conversation()).isNull();
    assertThat(bank.surveys().of(unasked)).hasSize(1);

    bank.allows(unasked, Purpose.CONTACT, false);
    assertThat(bank.run(PLANS).ended()).isEqualTo(1);
  }

  @Test
  void too_many_surveys_at_once_wait_for_a_supervisor_as_messages_do() {
    for (int i = 0; i < 4; i++) {
      bank.talks(customer("C-" + i, "2020-01-01"), "web");
    }
    bank.settle();
    Plan plan = PLANS.find("recommend").orElseThrow();
    assertThat(bank.outreach(PLANS, 3).run()).isEqualTo(new Outreach.Run(0, 0, 0, 1));
    assertThat(bank.desk.confirm(plan, plan.version(), "sue")).isEmpty();
    assertThat(bank.outreach(PLANS, 3).run()).isEqualTo(new Outreach.Run(4, 0, 0, 0));
  }

  @Test
  void a_low_score_is_followed_once_by_whoever_looks_after_the_customer() {
    Plans both =
        PlansFile.parse(
            "plans", ALONE.substring(0, ALONE.indexOf("plans:\n")) + "plans:\n" + EXAMPLES);
    String id = customer("C-1", "2020-01-01");
    String conversation = bank.talks(id, "web");
    bank.run(both);
    long seq = asked(conversation).getFirst().seq();
    SurveyAnswers answers = new SurveyAnswers(bank.journal, new Conversations(bank.journal));
    answers.answer(conversation, seq, 7);
    bank.at("2026-03-03T09:00");
    assertThat(bank.run(both).workItems()).as("a passive").isZero();
    answers.answer(conversation, seq, 6);
    assertThat(bank.run(both).workItems()).as("not at once: they may press again").isZero();
    bank.at("2026-03-03T10:00");
    assertThat(bank.run(both).workItems()).isEqualTo(1);
    answers.answer(conversation, seq, 2);
    bank.at("2026-03-03T12:00");
    assertThat(bank.run(both).workItems()).as("once").isZero();

    FollowUp item = bank.workItems().getFirst();
    assertThat(item.owner()).isEqualTo("ann");
    assertThat(item.conversation()).isEqualTo(conversation);
    assertThat(item.due()).isEqualTo(bank.time("2026-03-05T17:00"));
  }

  @Test
  void a_survey_that_would_follow_a_survey_is_refused() {
    assertThatThrownBy(
            () -> PlansFile.parse("plans", ALONE.replace("every, days: 180", "detractor")))
        .hasMessageContaining("'plans.recommend.do': a survey would follow its own answer");
  }

  @Test
  void two_nodes_that_run_at_once_ask_once() {
    String id = customer("C-1", "2020-01-01");
    String conversation = bank.talks(id, "web");
    customer("C-2", "2020-01-01");
    bank.settle();

    assertThat(bank.outreach(PLANS, 500).run()).isEqualTo(new Outreach.Run(1, 1, 0, 0));
    assertThat(bank.outreach(PLANS, 500).run()).isEqualTo(new Outreach.Run(0, 0, 0, 0));

    assertThat(asked(conversation)).hasSize(1);
  }

  @Test
  void what_they_answer_stands_in_the_conversation_and_in_their_surveys() {
    String id = customer("C-1", "2020-01-01");
    String conversation = bank.talks(id, "web");
    bank.run(PLANS);
    Message question = asked(conversation).getFirst();
    assertThat(question.text()).startsWith("您有多大可能");
    ConversationEvent.SurveyAsked event =
        bank.journal.read(ConversationEvent.stream(conversation), 0).stream()
            .map(it -> it.event())
            .filter(ConversationEvent.SurveyAsked.class::isInstance)
            .map(ConversationEvent.SurveyAsked.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(event.plan()).isEqualTo("recommend");

    SurveyAnswers answers = new SurveyAnswers(bank.journal, new Conversations(bank.journal));
    for (int score : List.of(3, 9, 9)) {
      assertThat(answers.answer(conversation, question.seq(), score))
          .contains(new SurveyAnswers.Outcome.Taken());
    }
    bank.settle();

    assertThat(asked(conversation).getFirst().survey())
        .isEqualTo(new Message.Asked(event.survey(), 9));
    Survey survey = bank.surveys().of(id).getFirst();
    assertThat(survey.number()).isEqualTo(event.survey());
    assertThat(survey.version()).as("the same again changes nothing").isEqualTo(3);
    assertThat(Objects.requireNonNull(survey.answer()).score()).isEqualTo(9);
    assertThat(survey.answer().by()).isNull();
    assertThat(bank.surveys().of("recommend", 1, bank.clock.instant()).score()).hasValue(100);

    for (int none : List.of(-1, 11)) {
      assertThat(answers.answer(conversation, question.seq(), none))
          .contains(new SurveyAnswers.Outcome.NotAsked());
    }
    assertThat(answers.answer(conversation, question.seq() - 1, 5))
        .contains(new SurveyAnswers.Outcome.NotAsked());
    assertThat(answers.answer("another", question.seq(), 5)).isEmpty();
  }
}
