package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.FlowAsked;
import dev.lobby.conversation.ConversationEvent.FlowEnded;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Status;
import dev.lobby.desk.Ticket;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The facts of a complaint, taken once while the customer waits.
class FlowsInTurnsTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private List<String> says(String conversation, String text) throws InterruptedException {
    return World.texts(world.says(conversation, text).replies());
  }

  private <T> List<T> events(String conversation, Class<T> type) {
    return world.journal.read(ConversationEvent.stream(conversation), 0).stream()
        .map(Recorded::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private Map<String, String> facts(String conversation) {
    Map<String, String> facts = new LinkedHashMap<>();
    String number = Ticket.complaintNumber(world.ticket(conversation));
    for (Recorded recorded : world.journal.read(ComplaintEvent.stream(number), 0)) {
      if (recorded.event() instanceof ComplaintEvent.Stated stated) {
        facts.put(stated.fact(), stated.said());
      }
    }
    return facts;
  }

  private List<String> outcomes(String conversation) {
    return events(conversation, FlowEnded.class).stream().map(FlowEnded::outcome).toList();
  }

  @Test
  void a_complaints_facts_are_taken_once_and_stand_in_it() throws Exception {
    String id = world.visitor(Language.ZH);

    List<String> first = says(id, "我要投诉");
    assertThat(first).hasSize(2);
    assertThat(first.getLast()).contains("发生了什么事");
    assertThat(says(id, "上周五柜台办业务，多收了我80元手续费")).singleElement().asString().contains("怎么解决");
    assertThat(says(id, "把手续费退给我，并道歉")).singleElement().asString().contains("怎么联系您");
    List<String> done = says(id, "没有");

    assertThat(done)
        .singleElement()
        .asString()
        .contains(Ticket.complaintNumber(world.ticket(id)), "80元 (CNY 80)", "2026-02-27", "网点");
    assertThat(facts(id))
        .containsOnlyKeys("what", "when", "amount", "where", "wanted")
        .containsEntry("what", "上周五柜台办业务，多收了我80元手续费")
        .containsEntry("wanted", "把手续费退给我，并道歉");
    assertThat(outcomes(id)).containsExactly("done");
    assertThat(says(id, "当时还有别的客户看见")).singleElement().asString().contains("记下了");
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
  }

  @Test
  void a_wish_is_not_taken_for_a_day_or_a_product() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我要投诉");
    says(id, "你们乱扣费");

    assertThat(says(id, "不知道你们怎么搞的")).singleElement().asString().contains("没看出是哪一天");
    says(id, "前阵子");
    says(id, "没有");
    assertThat(says(id, "退钱")).singleElement().asString().contains("请选一个最接近的：银行卡或信用卡；");
    says(id, "不是卡 是手机银行");
    assertThat(says(id, "没有")).singleElement().asString().contains("手机银行或网银", "退钱");

    assertThat(facts(id))
        .containsEntry("when", "前阵子")
        .containsEntry("where", "手机银行或网银")
        .containsEntry("wanted", "退钱")
        .doesNotContainKey("amount");
    assertThat(outcomes(id)).containsExactly("done");
  }

  @Test
  void what_was_said_before_the_complaint_is_not_asked_again() throws Exception {
    String id = world.visitor(Language.EN);
    says(id, "Was my transfer of 80 yuan yesterday sent?");

    List<String> replies = says(id, "I want to make a complaint");

    assertThat(replies.getLast()).contains("80 yuan", "2026-03-01", "what happened?");
    says(id, "A fee nobody had told me of");
    assertThat(events(id, FlowAsked.class))
        .extracting(FlowAsked::slot)
        .containsExactly("what", "where");
  }

  @Test
  void a_question_is_answered_first_and_then_it_comes_back() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我要投诉");

    List<String> replies = says(id, "请问怎么开户？");

    assertThat(world.lastDecided(id).say()).isEqualTo("answer");
    assertThat(replies).hasSize(2);
    assertThat(replies.getLast()).contains("回到您的投诉");
    assertThat(events(id, FlowAsked.class)).extracting(FlowAsked::time).containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"昨天扣的200，对了你们网点周六开门吗", "你们网点周六开门吗，对了昨天扣的200", "昨天扣的200，对了年费怎么减免"})
  void a_fact_beside_a_question_is_taken_and_the_question_answered(String words) throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "你们乱扣我的转账手续费，我要投诉！");

    List<String> replies = says(id, words);

    assertThat(world.lastDecided(id).say()).isEqualTo("answer");
    assertThat(replies.getLast()).contains("希望我们怎么解决");
    assertThat(facts(id))
        .containsEntry("when", "昨天 (2026-03-01)")
        .containsEntry("amount", "200 (CNY 200)");
  }

  @Test
  void a_day_that_is_only_asked_about_is_not_when_it_happened() throws Exception {
    String id = world.visitor(Language.EN);
    says(id, "I want to complain about the transfer fee of last week, nobody told me");

    says(id, "they took 45 from me. also is the branch open sunday");

    assertThat(world.lastDecided(id).say()).isEqualTo("answer");
    assertThat(facts(id)).containsEntry("amount", "45 (CNY 45)");
    assertThat(facts(id).getOrDefault("when", "")).doesNotContain("sunday");
  }

  @Test
  void a_reproach_in_the_form_of_a_question_is_told_and_not_asked() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "你们乱扣我的转账手续费，我要投诉！");

    says(id, "昨天，凭什么扣我200？");

    assertThat(facts(id))
        .containsEntry("when", "昨天 (2026-03-01)")
        .containsEntry("amount", "200 (CNY 200)");
  }

  @Test
  void who_asks_how_the_complaint_stands_is_told_and_asked_again_without_a_try() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我要投诉");
    world.settle();
    String number = Ticket.complaintNumber(world.ticket(id));

    for (String asks : List.of("我的投诉怎么样了", "处理到哪了")) {
      List<String> replies = says(id, asks);
      assertThat(replies.getLast()).contains("发生了什么事");
      assertThat(replies).anyMatch(it -> it.contains(number));
    }

    assertThat(events(id, FlowAsked.class)).extracting(FlowAsked::time).containsOnly(1);
    assertThat(facts(id)).isEmpty();
  }

  @Test
  void a_sum_put_right_while_another_question_is_asked_is_said_again() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我要投诉");
    says(id, "上周五转账，你们多收了我200元手续费，没有人告诉过我");
    assertThat(facts(id)).containsEntry("amount", "200元 (CNY 200)");

    assertThat(says(id, "不是200，是400")).singleElement().asString().contains("现在写的是", "400");

    assertThat(facts(id)).containsEntry("amount", "400 (CNY 400)").doesNotContainKey("wanted");
  }

  @Test
  void a_wish_for_money_back_is_kept_at_the_question_for_the_product() throws Exception {
    for (String wish : List.of("退钱", "我要退款")) {
      String id = world.visitor(Language.ZH);
      says(id, "我要投诉");
      says(id, "上周五你们的人多收了我200元，没有人告诉过我");

      says(id, wish);

      assertThat(facts(id)).containsEntry("wanted", wish).doesNotContainKey("where");
    }
  }

  @Test
  void never_mind_ends_it_and_the_complaint_goes_on() throws Exception {
    String id = world.visitor(Language.EN);
    says(id, "I want to make a complaint");

    assertThat(says(id, "Never mind")).singleElement().asString().contains("no more questions");

    assertThat(outcomes(id)).containsExactly("stopped");
    assertThat(world.conversation(id).ticket()).isNotNull();
    assertThat(says(id, "It was about the fee")).singleElement().asString().contains("part of");
  }

  @Test
  void a_wish_for_a_person_ends_the_questions() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我要投诉");

    assertThat(says(id, "转人工")).singleElement().asString().contains("第 1 位");

    assertThat(outcomes(id)).containsExactly("left");
  }

  @Test
  void an_agent_who_joins_ends_the_questions() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我要投诉");
    world.settle();

    world.claims("amy", id);

    assertThat(world.conversation(id).flow()).isNull();
    assertThat(says(id, "你们多收了手续费")).isEmpty();
    assertThat(facts(id)).isEmpty();
  }

  @Test
  void after_hours_without_an_answer_nothing_is_asked_any_more() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我要投诉");
    world.clock.advance(Duration.ofHours(3));

    assertThat(says(id, "当时还有别的客户看见")).singleElement().asString().contains("记下了");

    assertThat(outcomes(id)).containsExactly("timed-out");
    assertThat(facts(id)).isEmpty();
  }

  @Test
  void a_place_is_chosen_by_its_button() throws Exception {
    String id = world.visitor(Language.EN);
    says(id, "I want to make a complaint");
    says(id, "They were rude to me");
    says(id, "yesterday");
    List<Message> asked = world.says(id, "none").replies();

    assertThat(asked.getLast().choices()).contains("A branch or cash machine");
    says(id, "3");

    assertThat(facts(id)).containsEntry("where", "A branch or cash machine");
    assertThat(facts(id)).doesNotContainKey("amount");
  }

  @Test
  void what_was_noted_is_put_right_afterwards_and_said_again() throws Exception {
    String id = world.visitor(Language.EN);
    says(id, "I want to make a complaint");
    says(id, "They took a fee nobody had told me of");
    says(id, "yesterday");
    says(id, "900");
    says(id, "a transfer");
    says(id, "Give me the fee back");
    says(id, "none");
    assertThat(outcomes(id)).containsExactly("done");

    assertThat(says(id, "the amount is wrong, its 35 pounds not 900"))
        .singleElement()
        .asString()
        .contains("Amount: 35 pounds (GBP 35)");

    assertThat(facts(id)).containsEntry("amount", "35 pounds (GBP 35)");
    assertThat(world.lastDecided(id).say()).isEqualTo("ask");
    assertThat(says(id, "13812345678 tomorrow morning"))
        .singleElement()
        .asString()
        .contains("How to reach you: 138••••5678 tomorrow morning");
    assertThat(facts(id)).containsEntry("contact", "13812345678 tomorrow morning");
  }

  @Test
  void a_number_told_instead_of_an_answer_is_noted_as_how_to_reach_them() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我要投诉");
    says(id, "你们乱扣费");

    assertThat(says(id, "13812345678 明天上午"))
        .singleElement()
        .asString()
        .contains("联系方式：138••••5678 明天上午", "哪一天");

    assertThat(facts(id)).containsEntry("contact", "13812345678 明天上午");
  }

  @Test
  void nobody_is_asked_for_facts_in_an_emergency() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我刚刚被骗了，钱已经转给骗子了");
    assertThat(world.conversation(id).ticket()).isNotNull();

    List<String> replies = says(id, "我要投诉你们");

    assertThat(replies)
        .singleElement()
        .asString()
        .contains(Ticket.complaintNumber(world.ticket(id)));
    assertThat(events(id, FlowAsked.class)).isEmpty();
  }

  @Test
  void an_emergency_ends_the_questions() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我要投诉");

    says(id, "我刚刚被骗了，钱已经转给骗子了");

    assertThat(outcomes(id)).containsExactly("left");
    says(id, "快点啊");
    assertThat(events(id, FlowAsked.class)).hasSize(1);
  }

  @Test
  void a_customer_who_is_known_is_not_asked_how_to_reach_them() throws Exception {
    String id = world.customer("lin", "gold");
    says(id, "我要投诉");
    says(id, "上周五柜台办业务，多收了我80元手续费");

    says(id, "把手续费退给我，并道歉");

    assertThat(outcomes(id)).containsExactly("done");
    assertThat(facts(id)).doesNotContainKey("contact");
  }
}
