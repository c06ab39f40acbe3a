package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Finding;
import dev.lobby.complaint.Owed;
import dev.lobby.complaint.Resolution;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.Message;
import dev.lobby.customer.Links;
import dev.lobby.customer.Proof;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What customers are told who ask how their complaint stands.
class ComplaintProgressTest {

  private static final String COMPLAINT = "你们乱扣我的转账手续费，我要投诉！";
  private static final String ASKS = "我的投诉处理到哪了";

  private final World world = new World();
  private final ComplaintDesk desk =
      new ComplaintDesk(world.journal, world.conversations, World.CLOCKS, world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  private Complaint complains(String id, String words) throws Exception {
    world.says(id, words);
    // The questions about it are not what is tested.
    world.says(id, "算了");
    world.settle();
    return world.complaints.all().stream()
        .filter(it -> it.conversations().contains(id))
        .findFirst()
        .orElseThrow();
  }

  private List<String> told(String id, String question) throws Exception {
    return World.texts(world.says(id, question).replies());
  }

  private void decide(Complaint complaint) {
    desk.assign(complaint.number(), "amy", "amy");
    desk.resolve(
        complaint.number(),
        "amy",
        new Resolution(
            Finding.UPHELD,
            "系统故障",
            "经核实，系统重复收取了一笔转账手续费。",
            "已全额退还手续费 25 元，三日内到账。",
            "如不同意，可向当地金融监管机构反映。"));
  }

  @Test
  void the_number_and_the_day_by_which_they_are_told_stand_before_the_article() throws Exception {
    String id = world.visitor(Language.ZH);
    Complaint complaint = complains(id, COMPLAINT);

    List<String> told = told(id, ASKS);

    assertThat(told).hasSize(2);
    // Filed on 2 March at half past nine: fifteen days.
    assertThat(told.getFirst()).contains(complaint.number(), "3月2日 09:30", "3月17日 24:00");
    assertThat(told.getLast()).contains("进度");
  }

  @ParameterizedTest
  @ValueSource(strings = {"多久能好", "还要多久", "how long will it take"})
  void who_asks_how_long_it_takes_hears_the_day_that_stands_and_why_it_was_put_off(String asks)
      throws Exception {
    String id = world.visitor(Language.of(asks));
    Complaint complaint = complains(id, COMPLAINT);
    told(id, "算了");
    desk.assign(complaint.number(), "amy", "amy");
    desk.askForTime(complaint.number(), "amy", "cn-decided", "案情复杂", "需要向合作银行核实交易。");
    world.settle();
    assertThat(told(id, asks).getFirst()).as("not given yet").doesNotContain("合作银行");
    desk.grantTime(complaint.number(), "sue", "cn-decided");
    world.settle();

    List<String> told = told(id, asks);

    // Filed on 2 March: thirty days in place of fifteen.
    assertThat(told.getFirst()).contains(complaint.number(), "合作银行");
    assertThat(told.getFirst()).containsAnyOf("4月1日 24:00", "the end of 1 Apr");
    assertThat(told).noneMatch(it -> it.contains("已加到投诉") || it.contains("is now part of"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "c%s", "c-%s", "投诉编号 %s"})
  void the_number_alone_is_a_question_after_it_however_it_is_typed(String typed) throws Exception {
    String known = world.customer("crm-1", "base");
    Complaint complaint = complains(known, COMPLAINT);
    String later = world.customer("crm-1", "base");
    String bare = complaint.number().substring("C-".length()).toLowerCase(Locale.ROOT);

    assertThat(told(later, typed.formatted(bare)).getFirst()).contains(complaint.number());
  }

  @Test
  void who_never_complained_reads_the_article_alone() throws Exception {
    assertThat(told(world.visitor(Language.ZH), ASKS)).hasSize(1);
    world.settle();
    Complaint others = complains(world.visitor(Language.ZH), COMPLAINT);

    assertThat(told(world.visitor(Language.ZH), ASKS))
        .singleElement()
        .asString()
        .doesNotContain(others.number());
  }

  @Test
  void a_complaint_that_is_late_is_not_excused() throws Exception {
    String id = world.visitor(Language.EN);
    Complaint complaint = complains(id, "You stole my transfer fee, I want to file a complaint!");
    world.clock.advance(Duration.ofDays(30));

    assertThat(told(id, "where is my complaint").getFirst())
        .contains(complaint.number(), "sorry", "escalated");
  }

  @Test
  void what_was_decided_and_what_was_told_is_said() throws Exception {
    String id = world.visitor(Language.ZH);
    Complaint complaint = complains(id, COMPLAINT);
    decide(complaint);
    world.settle();
    assertThat(told(id, ASKS).getFirst()).contains(complaint.number(), "已有处理结果");

    desk.tell(complaint.number(), "ben");
    world.settle();
    assertThat(told(id, ASKS).getFirst()).contains(complaint.number(), "3月2日 09:30", "告诉您");

    world.clock.advance(Duration.ofDays(31));
    assertThat(told(id, ASKS)).as("long ago").hasSize(1);
  }

  @Test
  void who_asks_after_what_is_still_owed_hears_until_when_and_who_disputes_that_it_is_looked_at()
      throws Exception {
    String id = world.visitor(Language.ZH);
    Complaint complaint = complains(id, COMPLAINT);
    desk.assign(complaint.number(), "amy", "amy");
    desk.resolve(
        complaint.number(),
        "amy",
        new Resolution(
            Finding.UPHELD,
            "系统故障",
            "经核实，系统重复收取了一笔转账手续费。",
            "手续费全额退还给您。",
            "如不同意，可向当地金融监管机构反映。",
            new Owed("退还手续费 25 元", LocalDate.of(2026, 3, 9))));
    desk.tell(complaint.number(), "ben");
    world.settle();

    assertThat(told(id, ASKS).getFirst()).contains("告诉您", "最迟2026年3月9日办好：退还手续费 25 元");

    world.says(id, "我不接受这个结果");
    world.settle();

    assertThat(told(id, ASKS).getFirst())
        .contains(complaint.number(), "3月17日")
        .doesNotContain("如果不同意", "已有处理结果");
  }

  @Test
  void
      a_customer_hears_of_theirs_from_another_conversation_and_of_nobody_elses_that_is_only_claimed()
          throws Exception {
    String known = world.customer("crm-1", "base");
    Complaint complaint = complains(known, COMPLAINT);
    Links links = new Links(world.journal, world.customers, world.clock);
    String main = world.conversation(known).customer();
    String claimed = world.visitor(Language.ZH);
    links.link(world.conversation(claimed).customer(), main, Proof.STAFF, "amy", "she said so");
    String proved = world.visitor(Language.ZH);
    links.link(world.conversation(proved).customer(), main, Proof.CODE, "customer", null);
    world.settle();

    assertThat(told(claimed, ASKS)).hasSize(1);
    assertThat(told(proved, ASKS).getFirst()).contains(complaint.number());
    // What is claimed to be theirs tells the customer nothing of somebody who may be another.
    Complaint claimedOne = complains(claimed, "你们的柜员骂人，我要投诉！");
    assertThat(String.join("\n", told(known, ASKS))).doesNotContain(claimedOne.number());
  }

  @Test
  void where_other_articles_are_offered_too_the_record_is_told_first() throws Exception {
    String id = world.visitor(Language.ZH);
    Complaint complaint = complains(id, COMPLAINT);

    List<Message> replies = world.says(id, "我那个投诉现在咋样了呀").replies();

    assertThat(replies.getFirst().text()).contains(complaint.number());
    assertThat(replies).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我要投诉你们乱扣我的手续费 | 明天我就找记者曝光 | 上周二转账乱扣了我25块",
        "我要投诉你们乱扣我的手续费 | 你们等着上热搜吧 | 上周二转账乱扣了我25块",
        "我要投诉你们乱扣我的手续费 | 再不解决，我就去银保监投诉 | 上周二转账乱扣了我25块",
        "i want to complain about a fee | I'll go to the ombudsman tomorrow | 25 was taken last tuesday for a transfer",
        "i want to complain about a fee | i am posting this on tiktok tonight | 25 was taken last tuesday for a transfer",
        "i want to complain about a fee | see you on the news | 25 was taken last tuesday for a transfer"
      })
  void a_threat_in_place_of_an_answer_escalates_and_the_question_is_asked_again(
      String complaint, String threat, String fact) throws Exception {
    String id = world.visitor(Language.of(complaint));
    world.says(id, complaint);

    world.says(id, threat);
    world.settle();

    Complaint filed = world.complaints.all().getFirst();
    assertThat(filed.severity()).isEqualTo(Severity.MAJOR);
    assertThat(filed.escalations()).isEqualTo(1);
    assertThat(stated(filed)).isEmpty();
    assertThat(Objects.requireNonNull(world.conversation(id).flow()).asking()).isEqualTo("what");

    world.says(id, fact);
    world.settle();
    assertThat(stated(filed)).contains(fact).anyMatch(it -> it.contains("25"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我要投诉你们乱扣我的手续费 | 上周二转账乱扣了我25块，明天我就找记者曝光",
        "i want to complain about a fee | 25 was taken last tuesday for a transfer. you'll read about it in the papers",
      })
  void a_threat_beside_an_answer_escalates_and_the_answer_is_kept(String complaint, String answer)
      throws Exception {
    String id = world.visitor(Language.of(complaint));
    world.says(id, complaint);

    world.says(id, answer);
    world.settle();

    Complaint filed = world.complaints.all().getFirst();
    assertThat(filed.severity()).isEqualTo(Severity.MAJOR);
    assertThat(filed.escalations()).isEqualTo(1);
    assertThat(stated(filed)).contains(answer).anyMatch(it -> it.contains("CNY 25"));
  }

  private List<String> stated(Complaint complaint) {
    return world.journal.read(ComplaintEvent.stream(complaint.number()), 0).stream()
        .flatMap(
            it -> it.event() instanceof ComplaintEvent.Stated e ? Stream.of(e.said()) : Stream.of())
        .toList();
  }

  @Test
  void who_threatens_with_a_court_while_the_complaint_goes_on_escalates_it_once() throws Exception {
    String id = world.visitor(Language.ZH);
    Complaint complaint = complains(id, COMPLAINT);

    world.says(id, "再不退钱我就去法院起诉你们");
    world.says(id, "我已经找好律师了，法院见");
    world.settle();

    List<ComplaintEvent.Escalated> escalated =
        world.journal.read(ComplaintEvent.stream(complaint.number()), 0).stream()
            .map(Recorded::event)
            .filter(ComplaintEvent.Escalated.class::isInstance)
            .map(ComplaintEvent.Escalated.class::cast)
            .toList();
    assertThat(escalated)
        .singleElement()
        .satisfies(it -> {
          assertThat(it.by()).isEqualTo(ComplaintProgress.ASSISTANT);
          assertThat(Objects.requireNonNull(it.reason())).contains("起诉");
        });
    assertThat(world.complaints.find(complaint.number()).orElseThrow().escalations()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"我要他给我道歉，不然我就去12378", "ill take u to the ombudsmn"})
  void a_complaint_is_major_once_its_customer_threatens_with_the_regulator(String words)
      throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, COMPLAINT);
    world.settle();
    String number = world.complaints.all().getFirst().number();
    String product = world.complaints.all().getFirst().product();
    assertThat(world.complaints.all().getFirst().severity()).isEqualTo(Severity.ORDINARY);

    world.says(id, words);
    world.settle();

    Complaint complaint = world.complaints.find(number).orElseThrow();
    assertThat(complaint.severity()).isEqualTo(Severity.MAJOR);
    assertThat(complaint.escalations()).isEqualTo(1);
    assertThat(complaint.product()).isEqualTo(product);
  }

  @ParameterizedTest
  @ValueSource(strings = {"what?? nobody is asking me for money", "any news on my case"})
  void a_complaint_is_not_escalated_for_what_was_not_said(String words) throws Exception {
    String id = world.visitor(Language.EN);
    Complaint complaint = complains(id, "You stole my transfer fee, I want to file a complaint!");

    world.says(id, words);
    world.settle();

    assertThat(world.complaints.find(complaint.number()).orElseThrow().escalations()).isZero();
  }
}
