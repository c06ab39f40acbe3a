package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.ComplaintEndings;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Facts;
import dev.lobby.complaint.Finding;
import dev.lobby.complaint.Resolution;
import dev.lobby.complaint.Severity;
import dev.lobby.complaint.Waits;
import dev.lobby.complaint.Wish;
import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.desk.Ticket;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A customer who is unhappy with a complaint that is not closed has one complaint, not two.
class OneComplaintTest {

  private static final String COMPLAINT = "你们乱扣我的转账手续费，我要投诉！";

  private static final Resolution RESOLUTION =
      new Resolution(
          Finding.PARTLY_UPHELD, "系统故障", "经核实，重复收取了一笔转账手续费。", "已退还手续费 25 元，三日内到账。", "可拨打 12378。");

  private final World world = new World();
  private final ComplaintDesk desk =
      new ComplaintDesk(world.journal, world.conversations, World.CLOCKS, world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  /// A complaint whose customer spoke with somebody, who ended the conversation and goes on with
  /// it.
  private Complaint settledInTheChat(String id) throws Exception {
    says(id, COMPLAINT);
    says(id, "算了");
    world.desk.claim(id, ticket(id).id(), "amy", "Amy");
    world.desk.resolve(id, "amy", "answered", null);
    world.settle();
    return world.complaints.all().getFirst();
  }

  private List<String> says(String id, String text) throws Exception {
    List<String> replies = World.texts(world.says(id, text).replies());
    world.settle();
    return replies;
  }

  private OpenTicket ticket(String id) {
    return Objects.requireNonNull(world.conversation(id).ticket());
  }

  @Test
  void who_disagrees_with_what_was_decided_adds_to_it_and_a_person_comes() throws Exception {
    String id = world.visitor(Language.ZH);
    Complaint complaint = settledInTheChat(id);
    told(complaint.number());

    List<String> told = says(id, "太过分了，我还是要投诉你们乱扣费");

    assertThat(told.getLast()).contains(complaint.number(), "没有结案", "另一件投诉");
    assertThat(world.complaints.all()).hasSize(1);
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(ticket(id).reasons().all()).containsExactly(Reason.PERSON);
    assertThat(world.conversation(id).flow()).as("nothing is asked").isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "不投诉了，帮我转人工",
        "撤回投诉，我要找人工客服",
        "撤销投诉吧，帮我转人工问下别的事",
        "i want to withdraw my complaint, get me an agent please"
      })
  void a_withdrawal_beside_a_wish_for_a_person_is_noted_and_a_person_comes(String text)
      throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    String number = Ticket.complaintNumber(ticket(id).id());

    List<String> replies = says(id, text);

    assertThat(complaint(number).wishes()).containsExactly(Wish.WITHDRAWAL);
    assertThat(complaint(number).closed()).isFalse();
    assertThat(world.complaints.all()).hasSize(1);
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(ticket(id).reasons().all()).containsExactly(Reason.PERSON);
    assertThat(Ticket.complaintNumber(ticket(id).id())).isNotEqualTo(number);
    assertThat(replies).hasSize(2);
    assertThat(replies.getFirst()).contains(number);
    assertThat(replies.getLast()).containsAnyOf("第 1 位", "number 1");
  }

  @Test
  void what_was_heard_with_the_complaint_itself_is_looked_after_when_it_is_taken_back()
      throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我妈八十岁了，眼睛看不见，养老钱被你们弄丢了，我要投诉！");
    says(id, "算了");

    says(id, "我撤回投诉");

    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(ticket(id).reasons().all()).containsExactly(Reason.PERSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "叫你们领导出来给我道歉，乱扣我25块手续费",
        "乱收我短信费，打了三次电话都没有真人接",
        "I want my 25 back and your manager to apologise"
      })
  void who_takes_a_complaint_back_and_asked_for_nobody_waits_no_longer(String answer)
      throws Exception {
    String id = world.visitor(Language.of(answer));
    says(id, COMPLAINT);
    says(id, answer);

    says(id, "不投诉了");

    assertThat(world.queue.waiting()).isEmpty();
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"forget the complaint, it was my mistake", "不投诉了，是我看错了", "撤回投诉吧，问题解决了"})
  void who_takes_back_what_was_a_mistake_misses_no_payment_and_waits_for_nobody(String words)
      throws Exception {
    String id = world.visitor(Language.EN);
    says(id, "I want to complain, a payment of 300 was taken that i did not make");

    says(id, words);

    assertThat(world.complaints.all().getFirst().wishes()).containsExactly(Wish.WITHDRAWAL);
    assertThat(world.queue.waiting()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dont phone me pls write to me instead, sam.b@example.com",
        "别给我打电话啊，发短信或者写邮件 sam.b@example.com"
      })
  void how_somebody_is_reached_and_is_not_stands_in_their_complaint(String words) throws Exception {
    String id = world.visitor(Language.of(words));
    says(id, COMPLAINT);
    String number = Ticket.complaintNumber(ticket(id).id());

    says(id, words);

    assertThat(facts(number))
        .anyMatch(it -> it.fact().equals("reach") && it.said().equals("sam.b@example.com"))
        .anyMatch(it -> it.fact().equals("no-contact") && it.said().equals(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我还不上贷款了，你们会不会起诉我",
        "信用卡逾期三个月会被起诉吗",
        "i can't pay my loan any more, will you sue me?",
        "i'm three months behind on my credit card. am i going to be taken to court?"
      })
  void a_debtor_who_asks_whether_they_are_sued_reads_what_happens_on_arrears(String text)
      throws Exception {
    String id = world.visitor(Language.of(text));

    List<String> replies = says(id, text);

    assertThat(ticket(id).reasons().all()).containsExactly(Reason.HARDSHIP);
    assertThat(replies).hasSize(2);
    assertThat(replies.getLast()).containsAnyOf("法院", "起诉", "court");
  }

  @ParameterizedTest
  @ValueSource(strings = {"转人工", "别撤我的投诉，转人工", "怎么撤回投诉？转人工"})
  void a_wish_for_a_person_alone_takes_nothing_back(String text) throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);

    says(id, text);

    assertThat(world.complaints.all().getFirst().wishes()).doesNotContain(Wish.WITHDRAWAL);
  }

  @Test
  void another_matter_is_another_complaint_when_it_is_named_as_one() throws Exception {
    String id = world.visitor(Language.ZH);
    Complaint complaint = settledInTheChat(id);
    says(id, COMPLAINT);

    List<String> told = says(id, "另一件投诉");

    assertThat(world.complaints.all()).hasSize(2);
    String second = Ticket.complaintNumber(ticket(id).id());
    assertThat(second).isNotEqualTo(complaint.number());
    assertThat(told.toString()).contains(second).doesNotContain(complaint.number());
  }

  @ParameterizedTest
  @ValueSource(strings = {"另一件投诉", "another complaint: nobody answers ur hotline"})
  void another_complaint_during_the_questions_has_a_number_and_questions_of_its_own(String words)
      throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "转人工");
    Instant since = world.queue.waiting().getFirst().waitsSince();
    world.clock.advance(Duration.ofMinutes(1));
    says(id, COMPLAINT);
    String first = Ticket.complaintNumber(ticket(id).id());
    assertThat(world.conversation(id).flow()).isNotNull();
    world.clock.advance(Duration.ofMinutes(1));

    List<String> told = says(id, words);

    String second = Ticket.complaintNumber(ticket(id).id());
    assertThat(second).isNotEqualTo(first);
    assertThat(told.toString()).contains(second).doesNotContain(first);
    assertThat(world.complaints.all()).hasSize(2);
    assertThat(Objects.requireNonNull(world.conversation(id).flow()).about()).isEqualTo(second);
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(complaint(first).closed()).isFalse();
    assertThat(world.queue.waiting())
        .as("one who waits, at the same place")
        .singleElement()
        .satisfies(it -> {
          assertThat(it.reasons().all()).containsExactly(Reason.COMPLAINT, Reason.PERSON);
          assertThat(it.waitsSince()).isEqualTo(since);
          assertThat(it.replyDue()).isEqualTo(complaint(second).filedAt().plusSeconds(600));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"还有另外一件事，你们柜员态度特别差，骂我", "and also ANOTHER thing: your branch was closed at noon"})
  void another_matter_that_is_announced_is_a_second_complaint(String words) throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    String first = Ticket.complaintNumber(ticket(id).id());

    List<String> told = says(id, words);

    String second = Ticket.complaintNumber(ticket(id).id());
    assertThat(second).isNotEqualTo(first);
    assertThat(told.toString()).contains(second).doesNotContain(first);
    assertThat(Objects.requireNonNull(world.conversation(id).flow()).about()).isEqualTo(second);
    assertThat(world.complaints.all()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"还有，他还骂我", "另外一件事，我想问下房贷利率是多少"})
  void what_is_added_or_asked_beside_it_is_no_second_complaint(String words) throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);

    says(id, words);

    assertThat(world.complaints.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my card got stolen and your hotline hung up on me, disgusting service",
        "卡丢了你们客服还挂我电话 什么破银行 投诉！"
      })
  void a_complaint_beside_a_lost_card_is_filed_after_the_safety_words_and_nothing_is_asked(
      String words) throws Exception {
    String id = world.visitor(Language.ZH);

    List<String> told = says(id, words);

    String number = Ticket.complaintNumber(ticket(id).id());
    assertThat(told).hasSize(2);
    assertThat(told.getFirst()).contains("400-820-0000");
    assertThat(told.getLast()).contains(number);
    assertThat(ticket(id).reasons().all()).containsExactly(Reason.LOST_CARD, Reason.COMPLAINT);
    assertThat(world.conversation(id).flow()).isNull();
    assertThat(facts(number))
        .as("what was told")
        .anyMatch(it -> it.fact().equals("what") && it.said().equals(words));

    says(id, "你们太差劲了，我要投诉");
    assertThat(world.complaints.all()).hasSize(1);
  }

  @Test
  void a_lost_card_alone_is_no_complaint() throws Exception {
    String id = world.visitor(Language.ZH);

    assertThat(says(id, "我的卡丢了")).hasSize(1);

    assertThat(world.complaints.all()).isEmpty();
  }

  @Test
  void who_says_that_the_payment_came_back_waits_for_nobody_once_they_take_it_back()
      throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "I want to complain, a payment of 300 was taken that i did not make");
    assertThat(world.lastTrace(id).signals())
        .anyMatch(it -> it.fired() && it.signal().equals("disputed-transaction"));

    says(id, "forget the complaint, the payment came back");

    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
    assertThat(world.queue.waiting()).isEmpty();
    assertThat(world.complaints.all().getFirst().wishes()).containsExactly(Wish.WITHDRAWAL);
  }

  @Test
  void who_takes_it_back_and_still_misses_a_payment_waits_on() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "I want to complain, a payment of 300 was taken that i did not make");

    says(id, "forget the complaint");

    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"不是投诉，就是问问", "this is not a complaint, just asking"})
  void who_made_no_complaint_is_answered_with_an_apology(String words) throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    String number = Ticket.complaintNumber(ticket(id).id());

    assertThat(says(id, words))
        .singleElement()
        .asString()
        .contains(number)
        .containsAnyOf("不好意思", "I am sorry");

    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
    assertThat(wishes(number)).containsExactly("withdrawal: " + words);
  }

  @Test
  void who_owes_and_fears_a_suit_escalates_no_complaint() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    String number = Ticket.complaintNumber(ticket(id).id());

    says(id, "我逾期了，你们律师会不会告我");

    assertThat(world.lastTrace(id).signals())
        .as("the guard hears a threat")
        .anyMatch(it -> it.signal().equals("legal-threat") && it.score() >= 0.5);
    assertThat(complaint(number).escalations()).isZero();
    assertThat(complaint(number).severity()).isEqualTo(Severity.ORDINARY);
  }

  @Test
  void another_complaint_after_a_reopening_has_a_number_of_its_own() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    String first = Ticket.complaintNumber(ticket(id).id());
    told(first);
    says(id, "我不接受这个处理");
    desk.reopen(first, "amy", "客户不接受");
    world.settle();

    assertThat(says(id, "另一件投诉：又多扣了我一笔年费").toString()).doesNotContain(first);

    assertThat(world.complaints.all()).hasSize(2);
    assertThat(Ticket.complaintNumber(ticket(id).id())).isNotEqualTo(first);
  }

  @Test
  void taking_it_back_ends_the_questions_and_the_wait_and_stands_in_the_complaint()
      throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    String number = Ticket.complaintNumber(ticket(id).id());
    assertThat(world.conversation(id).flow()).isNotNull();

    assertThat(says(id, "算了不投诉了，撤回")).singleElement().asString().contains(number, "撤回");

    assertThat(world.conversation(id).flow()).isNull();
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
    assertThat(world.queue.waiting()).isEmpty();
    Complaint complaint = complaint(number);
    assertThat(complaint.closed()).as("an officer confirms it").isFalse();
    assertThat(complaint.wishes()).containsExactly(Wish.WITHDRAWAL);
    assertThat(wishes(number)).containsExactly("withdrawal: 算了不投诉了，撤回");

    says(id, "撤回投诉吧");
    assertThat(wishes(number)).as("it is written once").hasSize(1);
    assertThat(
            new ComplaintEndings(world.journal, world.conversations, World.ZONE, Waits.NONE)
                .withdraw(number, "eve", "conversation", "算了不投诉了，撤回"))
        .isInstanceOf(ComplaintDesk.Outcome.Done.class);
    world.settle();
    assertThat(complaint(number).wishes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "算了算了 不投诉了，刚才你们大堂经理给我道歉了",
        "no i dont want to complain anymore sorted now thx",
        "Actually forget it i withdraw the complaint",
        "WITHDRAW IT",
        "不投诉了 钱到了",
        "我不投诉了 你们态度好多了",
        "never mind, not worth it"
      })
  void taking_it_back_with_a_reason_ends_the_questions_and_stands_in_the_complaint(String words)
      throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    String number = Ticket.complaintNumber(ticket(id).id());

    assertThat(says(id, words)).singleElement().asString().contains(number);

    assertThat(world.conversation(id).flow()).isNull();
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
    assertThat(wishes(number)).containsExactly("withdrawal: " + words);

    says(id, "no wait, i do want to complain");

    assertThat(complaint(number).wishes()).isEmpty();
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(world.complaints.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"i dont want to complain, talk to my wife instead", "不投诉了，直接打官司"})
  void who_may_be_taking_it_back_is_asked_nothing_more_and_a_person_finds_out(String words)
      throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    String number = Ticket.complaintNumber(ticket(id).id());

    says(id, words);

    assertThat(world.conversation(id).flow()).isNull();
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(ticket(id).complaint()).isTrue();
    assertThat(wishes(number)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"骗子！合同我看过根本没有", "liars, i never signed that"})
  void who_does_not_believe_what_was_decided_is_told_that_it_is_looked_at_again_and_by_when(
      String words) throws Exception {
    String id = world.visitor(Language.ZH);
    Complaint complaint = settledInTheChat(id);
    told(complaint.number());

    String reply = says(id, words).getLast();

    // Written on 2 March at half past nine: fifteen days.
    assertThat(reply)
        .contains(complaint.number())
        .containsAnyOf(
            "重新核查，最迟 3月17日 24:00", "again, and you will have an answer by the end of 17 Mar");
    assertThat(complaint(complaint.number()).wishes()).containsExactly(Wish.OBJECTION);
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
  }

  @Test
  void who_waits_for_something_else_too_keeps_their_place_for_that_when_they_take_it_back()
      throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "转人工");
    Instant since = world.queue.waiting().getFirst().waitsSince();
    world.clock.advance(Duration.ofMinutes(2));
    says(id, COMPLAINT);
    String number = Ticket.complaintNumber(ticket(id).id());

    says(id, "算了，我撤回投诉");

    assertThat(ticket(id).reasons().all()).containsExactly(Reason.PERSON);
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(world.queue.waiting())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.number()).isNull();
          assertThat(it.waitsSince()).isEqualTo(since);
          assertThat(it.dueAt()).isEqualTo(since.plus(Reason.PERSON.target()));
        });
    assertThat(complaint(number).wishes()).containsExactly(Wish.WITHDRAWAL);
  }

  @Test
  void who_complains_again_after_taking_it_back_pursues_the_same_one() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    String number = Ticket.complaintNumber(ticket(id).id());
    says(id, "算了，我撤回投诉");

    says(id, "不行，我还是要投诉");

    assertThat(world.complaints.all()).hasSize(1);
    assertThat(complaint(number).wishes()).isEmpty();
    assertThat(wishes(number)).contains("pursuit: 不行，我还是要投诉");
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "你们经理逼我撤销投诉",
        "你们员工让我撤回投诉，我不同意",
        "不投诉，你们就不当回事",
        "要我不投诉，先把钱退给我！",
        "我不可能不投诉。",
        "除非退钱，否则别想让我不投诉！",
        "没投诉成功，系统报错了",
        "I'm not complaining about the fee, I'm complaining about your staff",
        "I don't want to complain, but nobody has refunded me",
        "your manager told me to withdraw my complaint or lose my account",
        "不投诉了，直接打官司",
        "我不投诉了，走法律途径",
        "不投诉了，我直接去银监局",
        "drop the complaint, I'm going to the papers",
        "cancel my complaint, I am taking you to the tribunal",
        "不投诉了，我妈八十岁的养老钱被转走了谁来管"
      })
  void who_says_more_than_that_they_take_it_back_waits_on_and_nothing_ends(String words)
      throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    says(id, "算了"); // ends the questions
    String number = Ticket.complaintNumber(ticket(id).id());

    says(id, words);

    assertThat(wishes(number)).isEmpty();
    assertThat(ticket(id).complaint()).isTrue();
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "你们经理逼我撤销投诉",
        "不投诉了，直接打官司",
        "不投诉了，我妈八十岁的养老钱被转走了谁来管",
        "我撤回投诉，请转人工",
        "drop the complaint, I'm going to the papers"
      })
  void for_who_waits_for_nobody_and_says_more_than_that_a_person_comes(String words)
      throws Exception {
    String id = world.visitor(Language.ZH);
    Complaint complaint = settledInTheChat(id);

    says(id, words);

    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(wishes(complaint.number())).doesNotContain("withdrawal: " + words);
    assertThat(world.complaints.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我改主意了，别撤",
        "我不撤回投诉了",
        "please don't withdraw it after all",
        "oh no it happened AGAIN charged twice. so no not sorted",
        "hang on ive changed my mind i do want an answer about this",
        "不对 看错了 到的是别的钱 那1200还是没有！！",
        "等等，又扣了我25块",
        "钱还是没到啊",
        "wait its still not here"
      })
  void who_thinks_better_of_taking_it_back_pursues_it_and_a_person_comes(String words)
      throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    String number = Ticket.complaintNumber(ticket(id).id());
    says(id, "算了，我撤回投诉");
    assertThat(complaint(number).wishes()).containsExactly(Wish.WITHDRAWAL);

    says(id, words);

    assertThat(complaint(number).wishes()).isEmpty();
    assertThat(wishes(number)).contains("pursuit: " + words);
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
  }

  @Test
  void who_takes_back_what_is_closed_waits_no_longer_and_is_told_nothing_else() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    says(id, "算了"); // ends the questions
    String number = Ticket.complaintNumber(ticket(id).id());
    // Who ends it lets nobody's wait end with it here.
    new ComplaintEndings(world.journal, world.conversations, World.ZONE, Waits.NONE)
        .withdraw(number, "eve", "telephone", "本人来电");
    world.settle();
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);

    List<String> replies = says(id, "算了不投诉了");

    assertThat(replies).singleElement().asString().contains("不再排队").doesNotContain("核实");
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
    assertThat(world.queue.waiting()).isEmpty();
    assertThat(wishes(number)).isEmpty();
  }

  @Test
  void who_is_told_of_a_product_too_and_needs_care_waits_on_when_they_take_it_back()
      throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, "我想买点理财产品，有什么推荐");
    assertThat(ticket(id).reasons().all()).containsExactly(Reason.LEAD);
    says(id, "我八十岁了，眼睛看不清，" + COMPLAINT);
    assertThat(ticket(id).reasons().all()).containsExactly(Reason.COMPLAINT, Reason.LEAD);
    assertThat(world.lastTrace(id).signals())
        .as("what is to be looked after")
        .anyMatch(it -> it.fired() && it.signal().equals("vulnerable"));

    says(id, "算了，我撤回投诉");

    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(ticket(id).reasons().all()).containsExactly(Reason.PERSON, Reason.LEAD);
  }

  @Test
  void whoever_takes_the_conversation_does_not_read_that_it_is_taken_back_once_it_is_pursued()
      throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "转人工");
    says(id, COMPLAINT);
    says(id, "算了，我撤回投诉");
    assertThat(world.conversation(id).signs().withdraws()).isTrue();
    says(id, "你好");
    assertThat(world.conversation(id).signs().withdraws()).isTrue();

    says(id, "不行，我还是要投诉");

    assertThat(world.conversation(id).signs().withdraws()).isFalse();
  }

  @Test
  void who_does_not_accept_what_was_decided_while_they_wait_says_so_to_the_officer()
      throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    String number = Ticket.complaintNumber(ticket(id).id());
    told(number);

    List<String> replies = says(id, "我不接受这个处理");

    assertThat(replies.getLast()).contains(number, "没有结案");
    assertThat(complaint(number).wishes()).containsExactly(Wish.OBJECTION);
    assertThat(wishes(number)).containsExactly("objection: 我不接受这个处理");
    assertThat(ticket(id).reasons().all()).containsExactly(Reason.COMPLAINT, Reason.PERSON);
    assertThat(Policy.goingOn(world.lastTrace(id).branches()))
        .as("a turn that is decided anew finds it")
        .contains(new GoingOn(number, true));
    desk.reopen(number, "amy", "客户不接受");
    world.settle();
    assertThat(complaint(number).wishes()).isEmpty();
  }

  @Test
  void what_is_written_once_the_outcome_was_told_answers_no_question_of_before() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    String number = Ticket.complaintNumber(ticket(id).id());
    assertThat(world.conversation(id).flow()).isNotNull();
    List<ComplaintEvent.Stated> before = facts(number);

    told(number);

    assertThat(world.conversation(id).flow()).isNull();
    says(id, "好的，上周三就到账了，5 分");
    assertThat(facts(number)).isEqualTo(before);
  }

  @Test
  void who_is_told_by_another_way_is_asked_nothing_more_either() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    String number = Ticket.complaintNumber(ticket(id).id());
    decided(number);

    assertThat(desk.toldBy(number, "amy", "telephone", "张女士本人，13800138000，今天 10:20"))
        .isInstanceOf(ComplaintDesk.Outcome.Done.class);

    assertThat(world.conversation(id).flow()).isNull();
  }

  private Complaint complaint(String number) {
    return world.complaints.find(number).orElseThrow();
  }

  private List<ComplaintEvent.Stated> facts(String number) {
    return Facts.of(world.journal.read(ComplaintEvent.stream(number), 0));
  }

  /// What the customer wrote that they want of it, by what it is.
  private List<String> wishes(String number) {
    return world.journal.read(ComplaintEvent.stream(number), 0).stream()
        .map(Recorded::event)
        .filter(ComplaintEvent.Stated.class::isInstance)
        .map(ComplaintEvent.Stated.class::cast)
        .filter(it -> Wish.of(it).isPresent())
        .map(it -> it.fact() + ": " + it.said())
        .toList();
  }

  private void decided(String number) {
    desk.assign(number, "amy", "amy");
    desk.resolve(number, "amy", RESOLUTION);
  }

  private void told(String number) throws Exception {
    decided(number);
    desk.tell(number, "amy");
    world.settle();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "你们把手续费也退了我就接受",
        "可以接受，但是要先把利息补给我",
        "先退手续费我就接受",
        "ok if you also refund the fee",
        "I'll accept provided you pay the interest too",
        "if you refund the other fee as well i accept"
      })
  void an_acceptance_on_a_condition_is_for_the_officer_to_answer(String words) throws Exception {
    String id = world.visitor(Language.of(words));
    String number = settledInTheChat(id).number();
    told(number);

    List<String> replies = says(id, words);

    assertThat(replies.getLast()).contains(number).containsAnyOf("答复您", "will answer you");
    assertThat(wishes(number)).containsExactly("condition: " + words);
    assertThat(complaint(number).wishes()).containsExactly(Wish.CONDITION);
    assertThat(complaint(number).objectedAt()).isNull();
    assertThat(complaint(number).closed()).isFalse();
    assertThat(world.queue.waiting()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"除非你们退手续费，否则我不接受", "I don't accept it unless you refund the fee"})
  void a_refusal_that_names_what_would_change_it_stays_one(String words) throws Exception {
    String id = world.visitor(Language.of(words));
    String number = settledInTheChat(id).number();
    told(number);

    says(id, words);

    assertThat(complaint(number).wishes()).containsExactly(Wish.OBJECTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"我说我接受了 别再查了", "我接受了，不用再查了", "ok i accept it, no need to look into it again"})
  void who_accepts_after_all_and_wants_nothing_looked_into_has_accepted(String words)
      throws Exception {
    String id = world.visitor(Language.of(words));
    String number = settledInTheChat(id).number();
    told(number);
    says(id, "我不接受这个处理");

    says(id, words);

    assertThat(complaint(number).wishes()).containsExactly(Wish.ACCEPTANCE);
    assertThat(complaint(number).objectedAt()).isNull();
  }

  @Test
  void asking_how_it_stands_is_told_and_registers_nothing() throws Exception {
    String id = world.visitor(Language.ZH);
    Complaint complaint = settledInTheChat(id);

    assertThat(says(id, "所以我的投诉有结果了没").toString()).contains(complaint.number());
    assertThat(says(id, "我那个" + complaint.number() + "到底怎么处理的").toString())
        .contains(complaint.number());

    assertThat(world.complaints.all()).hasSize(1);
  }

  @Test
  void a_complaint_of_somebody_who_is_being_defrauded_is_major() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我正在被骗，对方让我把钱转到安全账户");
    assertThat(ticket(id).reasons().has(Reason.FRAUD)).isTrue();

    says(id, COMPLAINT);

    assertThat(world.complaints.all().getFirst().severity()).isEqualTo(Severity.MAJOR);
  }
}
