package dev.lobby.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.ComplaintDesk.Outcome;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.desk.SettledWaits;
import dev.lobby.desk.WrapUpCode;
import dev.lobby.dialogue.ComplaintNotices;
import dev.lobby.dialogue.SatisfactionQuestions;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A complaint from the chat to its end.
class ComplaintDeskTest {

  private static final String WORDS = "你们乱扣我的转账手续费，我要投诉！";

  private static final String TOLD = "张女士本人，13800138000，今天 10:20";

  private final World world = new World();
  private final ClockRules rules =
      ClockRules.of(BusinessCalendar.weekdays(World.ZONE), ClockSet.CN);
  private final ComplaintDesk desk =
      new ComplaintDesk(world.journal, world.conversations, rules, world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  private Complaint complain() throws Exception {
    return complain(WORDS);
  }

  private Complaint complain(String words) throws Exception {
    Conversation conversation = world.assistant.start("web", null, Language.ZH);
    world.assistant.handle(conversation.id(), "m-" + conversation.id(), words);
    world.settle();
    return world.complaints.all().stream()
        .filter(it -> it.conversations().contains(conversation.id()))
        .findFirst()
        .orElseThrow();
  }

  private static Complaint done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).now();
  }

  private static void refused(Outcome outcome, String en) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).why().toString()).contains(en);
  }

  private Map<String, Clock.State> clocks(Complaint complaint) {
    return rules.of(complaint, world.clock.instant()).stream()
        .collect(Collectors.toMap(it -> it.rule().name(), Clock::state));
  }

  private static Resolution resolution() {
    return new Resolution(
        Finding.UPHELD,
        "系统故障",
        "经核实，系统重复收取了一笔转账手续费。",
        "已全额退还手续费 25 元，三日内到账。",
        "如不同意，可向当地金融监管机构反映。");
  }

  @Test
  void a_complaint_in_the_chat_is_filed_in_its_turn_with_the_number_the_customer_reads()
      throws Exception {
    Complaint complaint = complain();

    assertThat(complaint.number()).startsWith("C-");
    assertThat(complaint.stage()).isEqualTo(Stage.FILED);
    assertThat(complaint.product()).isEqualTo("fees");
    assertThat(complaint.severity()).isEqualTo(Severity.ORDINARY);
    assertThat(clocks(complaint))
        .containsEntry("acknowledged", Clock.State.IN_TIME)
        .containsEntry("decided", Clock.State.RUNNING)
        .containsEntry("cn-decided", Clock.State.RUNNING)
        .doesNotContainKey("major-decided");
    String conversation = complaint.conversations().getFirst();
    assertThat(world.conversations.load(conversation).orElseThrow().messages())
        .anySatisfy(message -> assertThat(message.text()).contains(complaint.number()));
  }

  @Test
  void a_threat_with_the_law_makes_it_a_major_one_with_four_hours() throws Exception {
    Complaint complaint = complain("再不退钱我就找律师起诉你们，向银保监会举报！");

    assertThat(complaint.severity()).isEqualTo(Severity.MAJOR);
    assertThat(clocks(complaint)).containsKey("major-decided").doesNotContainKey("decided");
  }

  @Test
  void it_is_closed_only_when_the_customer_was_told_what_was_decided() throws Exception {
    String number = complain().number();

    refused(desk.resolve(number, "eve", resolution()), "owner");
    assertThat(done(desk.assign(number, "sue", "eve")).stage()).isEqualTo(Stage.INVESTIGATED);
    done(desk.note(number, "eve", "查了流水"));
    refused(desk.toldBy(number, "eve", "telephone", TOLD), "Nothing is decided");
    refused(desk.close(number, "eve"), "told what was decided");
    assertThat(done(desk.resolve(number, "eve", resolution())).stage()).isEqualTo(Stage.RESOLVED);
    refused(desk.close(number, "eve"), "told what was decided");

    Complaint told = done(desk.tell(number, "eve"));

    assertThat(told.stage()).isEqualTo(Stage.TOLD);
    Message last =
        world.conversations.load(told.conversations().getLast()).orElseThrow().messages().getLast();
    assertThat(last.author()).isEqualTo(Author.SYSTEM);
    assertThat(last.text()).contains(number, "系统重复收取", "退还", "监管机构");
    refused(desk.tell(number, "eve"), "told already");
    assertThat(done(desk.close(number, "eve")).stage()).isEqualTo(Stage.CLOSED);
    refused(desk.close(number, "eve"), "closed");
    refused(desk.rate(number, 6), "from 1 to 5");
    Complaint rated = done(desk.rate(number, 4));
    assertThat(rated.score()).isEqualTo(4);
    world.settle();
    assertThat(world.complaints.find(number)).contains(rated);
  }

  @Test
  void a_major_one_is_told_and_closed_by_somebody_else_than_who_decided_it() throws Exception {
    String number = complain("再不退钱我就找律师起诉你们，向银保监会举报！").number();
    done(desk.assign(number, "sue", "eve"));
    done(desk.resolve(number, "eve", resolution()));

    refused(desk.toldBy(number, "eve", "telephone", TOLD), "told by somebody else");
    refused(desk.tell(number, "eve"), "told by somebody else");
    done(desk.tell(number, "sue"));
    refused(desk.close(number, "eve"), "closed by somebody else");
    classified(desk, number, Severity.MAJOR);

    assertThat(done(desk.close(number, "sue")).closedAt()).isEqualTo(world.clock.instant());
  }

  @Test
  void a_customer_who_was_told_in_the_chat_is_asked_there_how_satisfied_they_are()
      throws Exception {
    ComplaintDesk asking = asking();
    Complaint complaint = complain();
    String conversation = complaint.conversations().getFirst();
    world.claims("amy", conversation);
    World.done(world.desk.resolve(conversation, "amy", "complaint-settled", null).orElseThrow());
    done(asking.assign(complaint.number(), "sue", "eve"));
    done(asking.resolve(complaint.number(), "eve", resolution()));
    done(asking.tell(complaint.number(), "eve"));

    done(asking.close(complaint.number(), "eve"));

    assertThat(world.conversation(conversation).messages().getLast().text())
        .contains(complaint.number(), "1（很不满意）到 5");
    assertThat(World.texts(world.says(conversation, "4分").replies()))
        .singleElement()
        .asString()
        .contains("一句话");
    world.says(conversation, "处理得挺快");
    world.settle();
    assertThat(world.complaints.find(complaint.number()).orElseThrow().score()).isEqualTo(4);
    assertThat(Facts.of(world.journal.read(ComplaintEvent.stream(complaint.number()), 0)))
        .extracting(ComplaintEvent.Stated::said)
        .contains("处理得挺快");
    assertThat(world.conversation(conversation).flow()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"好吧 谢谢，这次可以", "ok thanks", "收到，满意，辛苦了"})
  void who_waits_and_thanks_for_what_they_were_told_waits_no_longer_and_is_asked(String thanks)
      throws Exception {
    ComplaintDesk asking = asking();
    Complaint complaint = complain();
    String conversation = complaint.conversations().getFirst();
    world.clock.advance(Duration.ofMinutes(1));
    done(asking.assign(complaint.number(), "sue", "eve"));
    done(asking.resolve(complaint.number(), "eve", resolution()));
    done(asking.tell(complaint.number(), "eve"));
    world.clock.advance(Duration.ofMinutes(1));
    world.says(conversation, thanks);
    assertThat(world.conversation(conversation).status()).isEqualTo(Status.QUEUED);

    done(sure(asking, Doubt.UNANSWERED).close(complaint.number(), "eve"));

    assertThat(waiting()).isEmpty();
    assertThat(world.conversation(conversation).ticket()).isNull();
    assertThat(last(complaint))
        .contains(complaint.number())
        .containsAnyOf("1（很不满意）到 5", "1 (not at all) to 5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"好吧 谢谢，这次可以", "ok thanks"})
  void who_thanks_after_the_chat_ended_before_the_complaint_is_asked_too(String thanks)
      throws Exception {
    ComplaintDesk asking = asking();
    Complaint complaint = complain();
    String conversation = complaint.conversations().getFirst();
    world.claims("amy", conversation);
    World.done(world.desk.resolve(conversation, "amy", "answered", null).orElseThrow());
    done(asking.assign(complaint.number(), "sue", "eve"));
    done(asking.resolve(complaint.number(), "eve", resolution()));
    done(asking.tell(complaint.number(), "eve"));
    world.clock.advance(Duration.ofMinutes(1));
    world.says(conversation, thanks);
    assertThat(world.conversation(conversation).status()).isEqualTo(Status.BOT);

    done(sure(asking, Doubt.UNANSWERED).close(complaint.number(), "eve"));

    assertThat(last(complaint))
        .contains(complaint.number())
        .containsAnyOf("1（很不满意）到 5", "1 (not at all) to 5");
  }

  @Test
  void who_waits_and_writes_more_than_thanks_waits_on() throws Exception {
    ComplaintDesk asking = asking();
    Complaint complaint = complain();
    String conversation = complaint.conversations().getFirst();
    world.clock.advance(Duration.ofMinutes(1));
    done(asking.assign(complaint.number(), "sue", "eve"));
    done(asking.resolve(complaint.number(), "eve", resolution()));
    done(asking.tell(complaint.number(), "eve"));
    world.clock.advance(Duration.ofMinutes(1));
    world.says(conversation, "好的谢谢，那手续费哪天到账");

    done(sure(asking, Doubt.UNANSWERED).close(complaint.number(), "eve"));

    assertThat(world.conversation(conversation).status()).isEqualTo(Status.QUEUED);
  }

  /// A desk that asks customers how satisfied they are, and ends what they wait for.
  private ComplaintDesk asking() {
    return new ComplaintDesk(
        world.journal,
        world.conversations,
        rules,
        world.clock,
        new SatisfactionQuestions(world.releases, World.ZONE, world.clock),
        new SettledWaits(world.journal, world.releases),
        new ComplaintNotices(world.releases, World.ZONE, world.clock),
        "sue"::equals);
  }

  /// One who was asked and is sure.
  private static ComplaintDesk sure(ComplaintDesk desk, Doubt of) {
    return desk.having(new Seen(Long.MAX_VALUE, Set.of(of)));
  }

  private static Complaint classified(ComplaintDesk desk, String number, Severity severity) {
    return done(desk.classify(number, "eve", "fees", "", severity));
  }

  private String last(Complaint complaint) {
    return world.conversation(complaint.conversations().getFirst()).messages().getLast().text();
  }

  @Test
  void a_step_on_what_somebody_saw_before_another_decided_is_refused_with_who_did_what()
      throws Exception {
    Complaint seen = done(desk.assign(complain().number(), "sue", "eve"));
    String number = seen.number();
    done(desk.resolve(number, "eve", resolution()));
    long head = world.journal.head();
    ComplaintDesk late = desk.having(Seen.at(seen.version()));

    for (Outcome step :
        List.of(
            late.resolve(number, "eve", resolution()),
            late.tell(number, "bob"),
            late.close(number, "bob"),
            late.reopen(number, "bob", "x"),
            late.note(number, "bob", "x"))) {
      refused(step, "eve decided: upheld");
      refused(step, "eve 作出决定：成立");
    }
    assertThat(world.journal.head()).isEqualTo(head);
    done(desk.having(Seen.at(seen.version() + 1)).tell(number, "bob"));
  }

  @Test
  void that_a_clock_ended_meanwhile_undoes_nobodys_work() throws Exception {
    Complaint seen = done(desk.assign(complain().number(), "sue", "eve"));
    done(desk.escalateFor(seen.number(), "decided"));

    done(desk.having(Seen.at(seen.version())).resolve(seen.number(), "eve", resolution()));
  }

  @Test
  void a_major_one_becomes_ordinary_by_a_supervisor_alone_who_did_not_decide_it() throws Exception {
    ComplaintDesk supervised = asking();
    String number = complain().number();
    classified(supervised, number, Severity.MAJOR);
    done(supervised.assign(number, "sue", "eve"));
    refused(supervised.classify(number, "eve", "fees", "", Severity.ORDINARY), "Only a supervisor");
    done(supervised.resolve(number, "eve", resolution()));
    refused(supervised.classify(number, "eve", "fees", "", Severity.ORDINARY), "Only a supervisor");
    refused(supervised.tell(number, "eve"), "told by somebody else");
    done(supervised.resolve(number, "sue", resolution()));
    refused(
        supervised.classify(number, "sue", "fees", "", Severity.ORDINARY),
        "a supervisor who did not decide it");
    done(supervised.resolve(number, "eve", resolution()));

    Complaint lowered = done(supervised.classify(number, "sue", "fees", "", Severity.ORDINARY));

    assertThat(lowered.severity()).isEqualTo(Severity.ORDINARY);
    done(supervised.tell(number, "eve"));
  }

  @Test
  void who_made_a_major_one_ordinary_decides_it_and_somebody_else_tells_and_closes_it()
      throws Exception {
    ComplaintDesk supervised = asking();
    String number = complain("再不退钱我就找律师起诉你们，向银保监会举报！").number();
    done(supervised.assign(number, "eve", "eve"));
    done(supervised.classify(number, "sue", "fees", "", Severity.ORDINARY));
    done(supervised.resolve(number, "sue", resolution()));

    refused(supervised.tell(number, "sue"), "somebody else tells the customer");
    refused(supervised.toldBy(number, "sue", "telephone", TOLD), "somebody else tells");
    done(supervised.tell(number, "eve"));
    refused(supervised.close(number, "sue"), "somebody else closes it");
    done(supervised.close(number, "eve"));
  }

  @Test
  void what_was_decided_as_the_root_cause_stands_whatever_it_is_classified_as_later()
      throws Exception {
    String number = complain().number();
    assertThat(classified(desk, number, Severity.ORDINARY).cause()).isNull();
    done(desk.assign(number, "sue", "eve"));
    done(desk.resolve(number, "eve", resolution()));

    refused(desk.classify(number, "eve", "cards", "态度恶劣", Severity.ORDINARY), "the one decided");

    Complaint now = done(desk.classify(number, "eve", "cards", "", Severity.ORDINARY));
    assertThat(now.product()).isEqualTo("cards");
    assertThat(now.cause()).isEqualTo("系统故障");
  }

  @Test
  void only_its_owner_or_a_supervisor_decides_it() throws Exception {
    String number = complain().number();
    done(asking().assign(number, "sue", "eve"));

    refused(asking().resolve(number, "bob", resolution()), "eve looks after it: take it first");
    done(asking().resolve(number, "sue", resolution()));
    done(asking().assign(number, "bob", "bob"));
    done(asking().resolve(number, "bob", resolution()));
  }

  @Test
  void what_is_not_in_the_customers_language_is_told_by_whoever_is_sure() throws Exception {
    String number = complain().number();
    done(desk.assign(number, "sue", "eve"));
    Resolution english =
        new Resolution(
            Finding.REJECTED,
            "fees",
            "The fee was charged once, as the price list says.",
            "Nothing is paid back, as the charge was right.",
            "Call 12378 if you do not agree.");

    refused(desk.resolve(number, "eve", english), "The customer writes Chinese");
    done(sure(desk, Doubt.LANGUAGE).resolve(number, "eve", english));
    refused(desk.tell(number, "eve"), "The customer writes Chinese");
    done(sure(desk, Doubt.LANGUAGE).tell(number, "eve"));
  }

  @Test
  void one_part_that_is_not_in_the_customers_language_is_asked_about_by_its_name()
      throws Exception {
    String number = complain().number();
    done(desk.assign(number, "sue", "eve"));
    Resolution mixed = remedied("The fee of 25 yuan is refunded within three days.");

    refused(
        desk.resolve(number, "eve", mixed),
        "The customer writes Chinese, and the remedy is in English.");
    refused(
        desk.resolve(number, "eve", remedied("已全额退还手续费，三日内到账，请您留意短信通知。We are sorry for this.")),
        "the remedy is partly in English");
    done(desk.resolve(number, "eve", remedied("已退还您 Apple Pay 交易的手续费。")));
    done(sure(desk, Doubt.LANGUAGE).resolve(number, "eve", mixed));
    refused(desk.tell(number, "eve"), "the remedy is in English");
    done(sure(desk, Doubt.LANGUAGE).tell(number, "eve"));
  }

  @Test
  void a_short_remedy_with_a_sum_or_a_deed_is_whole() throws Exception {
    String number = complain().number();
    done(desk.assign(number, "sue", "eve"));

    for (String whole : List.of("退回200元", "200元", "已退款", "已致歉", "￥25", "已退手续费", "已补发新卡", "已销户")) {
      done(desk.resolve(number, "eve", remedied(whole)));
    }
    for (String empty :
        List.of("退", "赔", "好的", "ok", "无", "不退款", "已处理", "no fee", "请补材料", "已补录", "Closed.")) {
      refused(desk.resolve(number, "eve", remedied(empty)), "\"" + empty + "\" is too short");
    }
  }

  private static Resolution remedied(String remedy) {
    Resolution whole = resolution();
    return new Resolution(whole.finding(), whole.cause(), whole.found(), remedy, whole.appeal());
  }

  @Test
  void who_told_the_customer_outside_of_lobby_says_whom_and_when() throws Exception {
    String number = complain().number();
    done(desk.assign(number, "sue", "eve"));
    done(desk.resolve(number, "eve", resolution()));

    refused(desk.toldBy(number, "eve", "telephone", " "), "Say who was told, at which number");
    done(desk.toldBy(number, "eve", "telephone", TOLD));

    assertThat(ComplaintWords.of(number, world.journal.read(ComplaintEvent.stream(number), 0)))
        .asString()
        .contains(TOLD);
  }

  @Test
  void the_customer_is_told_whether_they_were_right_first() throws Exception {
    Complaint complaint = complain();
    String number = complaint.number();
    done(desk.assign(number, "sue", "eve"));
    done(desk.resolve(number, "eve", resolution()));
    Complaint decided = done(desk.resolve(number, "eve", resolution()));
    String shown =
        desk.telling(decided, world.journal.read(ComplaintEvent.stream(number), 0)).orElse("");
    done(desk.tell(number, "eve"));

    assertThat(last(complaint)).isEqualTo(shown).startsWith("您的投诉 " + number + " 经核查：成立。");
  }

  @Test
  void one_of_which_nobody_said_what_it_is_about_is_not_closed() throws Exception {
    Complaint complaint = complain("我要投诉！");
    String number = complaint.number();
    assertThat(complaint.product()).isNull();
    done(desk.assign(number, "sue", "eve"));
    done(desk.resolve(number, "eve", resolution()));
    done(desk.tell(number, "eve"));

    refused(desk.close(number, "eve"), "its product is missing");

    classified(desk, number, Severity.ORDINARY);
    done(desk.close(number, "eve"));
  }

  @Test
  void more_time_is_told_to_the_customer_with_why_and_refused_with_why() throws Exception {
    ComplaintDesk telling = asking();
    Complaint complaint = complain();
    String number = complaint.number();
    refused(
        telling.askForTime(number, "eve", "cn-decided", "等合作银行", "We wait for another bank."),
        "The customer writes Chinese");
    done(telling.askForTime(number, "eve", "cn-decided", "等合作银行", "需要等待合作银行的答复。"));
    refused(telling.refuseTime(number, "eve", "cn-decided", "x"), "second person");
    Complaint refused = done(telling.refuseTime(number, "sue", "cn-decided", "资料已齐"));
    assertThat(refused.asked()).isEmpty();
    assertThat(refused.extended()).isEmpty();
    done(telling.askForTime(number, "eve", "cn-decided", "等合作银行", "需要等待合作银行的答复。"));

    done(telling.grantTime(number, "sue", "cn-decided"));

    assertThat(last(complaint))
        .contains(number, "4月1日 24:00", "需要等待合作银行的答复。")
        .doesNotContain("等合作银行。");
  }

  @Test
  void who_was_told_is_told_that_it_is_reopened_and_by_when_and_the_clocks_start_anew()
      throws Exception {
    ComplaintDesk telling = asking();
    Complaint complaint = complain();
    tell(telling, complaint.number(), ComplaintDesk.BY_CONVERSATION);
    world.clock.advance(Duration.ofDays(2));

    Complaint reopened = done(telling.reopen(complaint.number(), "eve", "客户不同意"));

    assertThat(reopened.answered()).isTrue();
    assertThat(last(complaint)).contains(complaint.number(), "重新打开", "3月19日 24:00");
    assertThat(
            world.conversation(complaint.conversations().getFirst()).messages().stream()
                .filter(it -> complaint.number().equals(it.about()))
                .map(Message::outcome))
        .as("what was decided, and how it goes on")
        .containsExactly(true, false);
    assertThat(clocks(reopened)).containsEntry("acknowledged", Clock.State.IN_TIME);
    done(desk.resolve(complaint.number(), "eve", resolution()));
    done(desk.tell(complaint.number(), "eve"));
    Complaint untold = done(desk.reopen(complaint.number(), "eve", "再查"));
    assertThat(clocks(untold)).containsEntry("acknowledged", Clock.State.RUNNING);
  }

  @Test
  void what_is_decided_and_was_never_told_wins_no_time_by_being_reopened() throws Exception {
    ComplaintDesk telling = asking();
    Complaint complaint = complain();
    done(telling.assign(complaint.number(), "sue", "eve"));
    done(telling.resolve(complaint.number(), "eve", resolution()));
    world.clock.advance(Duration.ofDays(2));
    long said = world.conversation(complaint.conversations().getFirst()).version();

    Complaint reopened = done(telling.reopen(complaint.number(), "eve", "漏了一笔"));

    assertThat(reopened.runsSince()).isEqualTo(complaint.filedAt());
    assertThat(reopened.answered()).isFalse();
    assertThat(reopened.decidedBy()).isNull();
    assertThat(world.conversation(complaint.conversations().getFirst()).version()).isEqualTo(said);
  }

  @Test
  void a_group_has_one_cause_and_is_left_again() throws Exception {
    String head = complain().number();
    String other = complain().number();
    refused(desk.group(head, "eve", head), "cannot stand under itself");
    done(desk.classify(head, "eve", "fees", "重复收费", Severity.ORDINARY));
    done(desk.classify(other, "eve", "fees", "态度恶劣", Severity.ORDINARY));
    refused(desk.group(other, "eve", head), "a group has one cause");
    refused(desk.ungroup(other, "eve"), "in no group");
    done(desk.classify(other, "eve", "fees", "重复 收费", Severity.ORDINARY));
    assertThat(done(desk.group(other, "eve", head)).group()).isEqualTo(head);

    assertThat(done(desk.ungroup(other, "eve")).group()).isNull();
  }

  @Test
  void nothing_of_another_cause_goes_under_one_that_is_closed() throws Exception {
    String head = complain().number();
    String other = complain().number();
    tell(desk, head, ComplaintDesk.BY_CONVERSATION);
    done(desk.close(head, "eve"));

    refused(desk.group(other, "eve", head), "is closed");
    done(desk.classify(other, "eve", "fees", "系统故障", Severity.ORDINARY));
    done(desk.group(other, "eve", head));
  }

  /// The numbers of the complaints whose customers wait for a person.
  private List<String> waiting() throws InterruptedException {
    world.settle();
    return world.queue.waiting().stream().flatMap(it -> Stream.ofNullable(it.number())).toList();
  }

  /// Decides it and tells the customer, an hour after they complained.
  private void tell(ComplaintDesk asking, String number, String how) {
    world.clock.advance(Duration.ofHours(1));
    done(asking.assign(number, "sue", "eve"));
    done(asking.resolve(number, "eve", resolution()));
    done(
        how.equals(ComplaintDesk.BY_CONVERSATION)
            ? asking.tell(number, "eve")
            : asking.toldBy(number, "eve", how, TOLD));
  }

  @Test
  void whoever_waits_for_a_person_need_not_once_their_complaint_is_told_and_closed()
      throws Exception {
    ComplaintDesk asking = asking();
    Complaint complaint = complain();
    String conversation = complaint.conversations().getFirst();
    assertThat(waiting()).containsExactly(complaint.number());
    tell(asking, complaint.number(), ComplaintDesk.BY_CONVERSATION);
    assertThat(waiting()).containsExactly(complaint.number());
    long head = world.journal.head();

    done(asking.close(complaint.number(), "eve"));

    assertThat(world.journal.head()).as("in one frame").isEqualTo(head + 1);
    assertThat(waiting()).isEmpty();
    Conversation now = world.conversation(conversation);
    assertThat(now.ticket()).isNull();
    assertThat(now.wrapUp()).isEqualTo(WrapUpCode.COMPLAINT_SETTLED);
    assertThat(now.messages().getLast().text()).contains("1（很不满意）到 5");
    assertThat(World.texts(world.says(conversation, "4分").replies()).getFirst()).contains("一句话");
    world.settle();
    assertThat(world.complaints.find(complaint.number()).orElseThrow().score()).isEqualTo(4);
  }

  @Test
  void whoever_was_told_by_telephone_waits_no_longer_either_and_is_not_asked_in_the_chat()
      throws Exception {
    ComplaintDesk asking = asking();
    Complaint complaint = complain();
    tell(asking, complaint.number(), "telephone");

    done(asking.close(complaint.number(), "eve"));

    assertThat(waiting()).isEmpty();
    Conversation now = world.conversation(complaint.conversations().getFirst());
    assertThat(now.status()).isEqualTo(Status.RESOLVED);
    assertThat(now.messages().getLast().text()).contains("对话会重新打开");
  }

  @Test
  void whoever_wrote_since_they_were_told_waits_on() throws Exception {
    ComplaintDesk asking = asking();
    Complaint complaint = complain();
    String conversation = complaint.conversations().getFirst();
    tell(asking, complaint.number(), ComplaintDesk.BY_CONVERSATION);
    world.clock.advance(Duration.ofMinutes(1));
    world.says(conversation, "我不同意，钱还没到账！");
    refused(asking.close(complaint.number(), "eve"), "我不同意，钱还没到账！");

    done(sure(asking, Doubt.UNANSWERED).close(complaint.number(), "eve"));

    assertThat(waiting()).containsExactly(complaint.number());
    assertThat(world.conversation(conversation).status()).isEqualTo(Status.QUEUED);
  }

  @Test
  void whoever_is_with_a_person_already_stays_there() throws Exception {
    ComplaintDesk asking = asking();
    Complaint complaint = complain();
    String conversation = complaint.conversations().getFirst();
    world.claims("amy", conversation);
    tell(asking, complaint.number(), ComplaintDesk.BY_CONVERSATION);

    done(asking.close(complaint.number(), "eve"));

    assertThat(world.conversation(conversation).agent()).isEqualTo("amy");
  }

  @Test
  void whoever_talks_with_a_person_does_so_no_longer_because_of_a_complaint_that_is_closed()
      throws Exception {
    ComplaintDesk asking = asking();
    Complaint complaint = complain();
    String conversation = complaint.conversations().getFirst();
    world.claims("amy", conversation);
    tell(asking, complaint.number(), ComplaintDesk.BY_CONVERSATION);

    done(asking.close(complaint.number(), "eve"));

    world.settle();
    Conversation now = world.conversation(conversation);
    assertThat(now.status()).isEqualTo(Status.HUMAN);
    assertThat(Objects.requireNonNull(now.ticket()).reasons().all()).containsExactly(Reason.PERSON);
    World.done(world.desk.resolve(conversation, "amy", "answered", null).orElseThrow());
  }

  @Test
  void who_does_not_accept_what_they_were_told_has_a_clock_and_is_seen_before_it_ends()
      throws Exception {
    Complaint complaint = complain();
    String conversation = complaint.conversations().getFirst();
    Clockwork clockwork = new Clockwork(world.complaints, desk, world.clock);
    tell(desk, complaint.number(), ComplaintDesk.BY_CONVERSATION);
    world.clock.advance(Duration.ofDays(3));
    world.says(conversation, "我不接受这个处理结果");
    world.settle();

    Complaint objected = world.complaints.find(complaint.number()).orElseThrow();
    assertThat(objected.objectedAt()).isEqualTo(world.clock.instant());
    assertThat(clocks(objected)).containsEntry("decided", Clock.State.RUNNING);
    assertThat(rules.of(objected, world.clock.instant()).getFirst().due())
        .isEqualTo(world.clock.instant().plus(Duration.ofHours(12)));
    assertThat(clockwork.run()).isZero();

    world.clock.advance(Duration.ofHours(1));
    world.says(conversation, "我还是不同意");
    world.settle();
    assertThat(world.complaints.find(complaint.number()).orElseThrow().objectedAt())
        .as("the first time counts")
        .isEqualTo(objected.objectedAt());
    world.clock.advance(Duration.ofHours(8));
    assertThat(clockwork.run()).as("before it ends").isEqualTo(1);
    world.settle();
    assertThat(clockwork.run()).isZero();

    Complaint reopened = done(desk.reopen(complaint.number(), "eve", "客户不接受"));
    assertThat(reopened.objectedAt()).isNull();
    assertThat(clocks(reopened)).containsEntry("decided", Clock.State.RUNNING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"算了，我接受", "好吧，那我同意这个处理，谢谢", "ok fine, i accept"})
  void who_accepts_it_after_all_has_no_clock_any_more(String words) throws Exception {
    Complaint complaint = complain();
    String conversation = complaint.conversations().getFirst();
    tell(desk, complaint.number(), ComplaintDesk.BY_CONVERSATION);
    world.clock.advance(Duration.ofDays(3));
    world.says(conversation, "我不接受这个处理结果");
    world.settle();

    world.says(conversation, words);
    world.settle();

    Complaint accepted = world.complaints.find(complaint.number()).orElseThrow();
    assertThat(accepted.objectedAt()).isNull();
    assertThat(accepted.wishes()).containsExactly(Wish.ACCEPTANCE);
    assertThat(clocks(accepted))
        .containsEntry("decided", Clock.State.IN_TIME)
        .containsEntry("cn-decided", Clock.State.IN_TIME);

    world.says(conversation, "不行，我还是不接受这个处理结果");
    world.settle();
    assertThat(world.complaints.find(complaint.number()).orElseThrow().wishes())
        .as("and may think better of that, too")
        .containsExactly(Wish.OBJECTION);
  }

  @ParameterizedTest
  @CsvSource({"除非你们道歉我才接受, true", "如果退钱我就接受, true", "接受不了, false"})
  void who_accepts_on_a_condition_has_one(String words, boolean condition) throws Exception {
    Complaint complaint = complain();
    String conversation = complaint.conversations().getFirst();
    tell(desk, complaint.number(), ComplaintDesk.BY_CONVERSATION);
    world.says(conversation, "我不接受这个处理结果");

    world.says(conversation, words);
    world.settle();

    assertThat(world.complaints.find(complaint.number()).orElseThrow().wishes())
        .as("what they refused before is refused until the condition is answered")
        .containsExactlyInAnyOrderElementsOf(
            condition ? Set.of(Wish.OBJECTION, Wish.CONDITION) : Set.of(Wish.OBJECTION));
  }

  @Test
  void the_day_that_is_promised_to_who_does_not_accept_it_is_that_of_a_clock() throws Exception {
    Complaint complaint = complain();
    tell(desk, complaint.number(), ComplaintDesk.BY_CONVERSATION);
    world.clock.advance(Duration.ofDays(3));
    world.says(complaint.conversations().getFirst(), "我不接受这个处理结果");
    world.settle();

    Complaint objected = world.complaints.find(complaint.number()).orElseThrow();
    assertThat(clocks(objected)).containsEntry("cn-decided", Clock.State.RUNNING);
    assertThat(rules.of(objected, world.clock.instant()).stream().filter(Clock::runs).toList())
        .last()
        .satisfies(it ->
            assertThat(it.due())
                .isEqualTo(rules.afresh(objected, world.clock.instant()).orElseThrow()));
    assertThat(desk.askForTime(complaint.number(), "amy", "cn-decided", "录像", "需要调取录像。"))
        .as("it is taken up again first")
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void once_it_is_closed_all_the_same_the_clock_counts_as_it_did() throws Exception {
    Complaint complaint = complain();
    tell(desk, complaint.number(), ComplaintDesk.BY_CONVERSATION);
    world.clock.advance(Duration.ofDays(3));
    world.says(complaint.conversations().getFirst(), "我不接受这个处理结果");
    world.settle();

    Complaint closed = done(sure(desk, Doubt.UNANSWERED).close(complaint.number(), "eve"));

    assertThat(closed.objectedAt()).isNull();
    assertThat(clocks(closed)).containsEntry("decided", Clock.State.IN_TIME);
  }

  @Test
  void what_a_second_person_sends_back_is_escalated_again_before_the_time_ends() throws Exception {
    String number = complain("再不退钱我就找律师起诉你们，向银保监会举报！").number();
    Clockwork clockwork = new Clockwork(world.complaints, desk, world.clock);
    world.clock.advance(Duration.ofHours(3));
    assertThat(clockwork.run()).isEqualTo(1);
    world.settle();
    done(desk.assign(number, "sue", "eve"));
    Complaint decided = done(desk.resolve(number, "eve", resolution()));
    assertThat(decided.awaitsSecond()).contains("eve");
    world.settle();

    Complaint sentBack = done(desk.reopen(number, "sue", "漏了一笔"));

    world.settle();
    assertThat(sentBack.awaitsSecond()).isEmpty();
    assertThat(clocks(sentBack)).containsEntry("major-decided", Clock.State.ENDING);
    assertThat(clockwork.run()).isEqualTo(1);
    world.settle();
    assertThat(clockwork.run()).isZero();
  }

  @Test
  void whoever_is_in_danger_besides_waits_on() throws Exception {
    ComplaintDesk asking = asking();
    Complaint complaint = complain();
    String conversation = complaint.conversations().getFirst();
    world.says(conversation, "我的卡丢了");
    assertThat(world.conversation(conversation).ticket())
        .extracting(Conversation.OpenTicket::reason)
        .isEqualTo(Reason.LOST_CARD);
    tell(asking, complaint.number(), ComplaintDesk.BY_CONVERSATION);

    done(asking.close(complaint.number(), "eve"));

    assertThat(waiting()).containsExactly(complaint.number());
  }

  @Test
  void whoever_asked_for_a_person_besides_waits_on() throws Exception {
    ComplaintDesk asking = asking();
    Complaint complaint = complain();
    String conversation = complaint.conversations().getFirst();
    world.says(conversation, "我失业了，房贷还不上，想找个人谈谈");
    assertThat(world.conversation(conversation).ticket())
        .extracting(Conversation.OpenTicket::reason)
        .isEqualTo(Reason.COMPLAINT);
    tell(asking, complaint.number(), ComplaintDesk.BY_CONVERSATION);

    done(asking.close(complaint.number(), "eve"));

    assertThat(waiting()).containsExactly(complaint.number());
  }

  @Test
  void a_first_reply_by_midnight_is_promised_for_the_end_of_that_day() throws Exception {
    Instant evening =
        LocalDate.ofInstant(world.clock.instant(), World.ZONE)
            .plusDays(1)
            .atTime(23, 50)
            .atZone(World.ZONE)
            .toInstant();
    world.clock.advance(Duration.between(world.clock.instant(), evening));

    Complaint complaint = complain();

    LocalDate day = LocalDate.ofInstant(evening, World.ZONE);
    assertThat(world.conversation(complaint.conversations().getFirst()).messages())
        .anySatisfy(message ->
            assertThat(message.text())
                .contains("%d月%d日 24:00".formatted(day.getMonthValue(), day.getDayOfMonth())));
  }

  @Test
  void a_resolution_without_what_a_customer_must_be_told_is_refused_naming_all_of_it()
      throws Exception {
    String number = complain().number();
    done(desk.assign(number, "sue", "eve"));

    Outcome outcome =
        desk.resolve(number, "eve", new Resolution(Finding.REJECTED, " ", "不予赔偿", "", "无"));

    assertThat(((Outcome.Refused) outcome).why())
        .extracting(Refusal::zh)
        .satisfiesExactly(
            cause -> assertThat(cause).contains("根本原因"),
            found -> assertThat(found).contains("“不予赔偿”太短", "至少 8 个字写明：查明的情况"),
            remedy -> assertThat(remedy).contains("请写明：如何处理"),
            appeal -> assertThat(appeal).contains("“无”太短"));
  }

  @Test
  void more_time_takes_a_second_person_and_the_last_extension_is_the_last() throws Exception {
    String number = complain().number();

    refused(desk.askForTime(number, "eve", "nonsense", "r", "需要进一步核查流水。"), "no clock nonsense");
    refused(
        desk.askForTime(number, "eve", "decided", "r", "需要进一步核查流水。"), "cannot be given more time");
    done(desk.askForTime(number, "eve", "cn-decided", "需要调取历史流水", "需要进一步核查流水。"));
    refused(desk.askForTime(number, "bob", "cn-decided", "r", "需要进一步核查流水。"), "asked for already");
    refused(desk.grantTime(number, "eve", "cn-decided"), "second person");
    Complaint extended = done(desk.grantTime(number, "sue", "cn-decided"));
    assertThat(due(extended, "cn-decided")).isEqualTo(Instant.parse("2026-04-01T16:00:00Z"));
    done(desk.askForTime(number, "eve", "cn-decided", "r", "需要进一步核查流水。"));
    assertThat(due(done(desk.grantTime(number, "sue", "cn-decided")), "cn-decided"))
        .isEqualTo(Instant.parse("2026-05-01T16:00:00Z"));
    refused(
        desk.askForTime(number, "eve", "cn-decided", "r", "需要进一步核查流水。"),
        "cannot be given more time");
    refused(desk.grantTime(number, "sue", "cn-decided"), "Nobody asked");
  }

  private Instant due(Complaint complaint, String rule) {
    return rules.of(complaint, world.clock.instant()).stream()
        .filter(it -> it.rule().name().equals(rule))
        .findFirst()
        .orElseThrow()
        .due();
  }

  @Test
  void the_clockwork_escalates_before_a_deadline_and_once_for_each_clock() throws Exception {
    String number = complain().number();
    Clockwork clockwork = new Clockwork(world.complaints, desk, world.clock);
    assertThat(clockwork.run()).isZero();

    world.clock.advance(Duration.ofHours(9));
    assertThat(clockwork.run()).isEqualTo(1);
    world.settle();
    Complaint escalated = world.complaints.find(number).orElseThrow();
    assertThat(escalated.warned()).containsExactly("decided");
    assertThat(clocks(escalated)).containsEntry("decided", Clock.State.ENDING);
    assertThat(clockwork.run()).isZero();

    world.clock.advance(Duration.ofHours(3));
    assertThat(clocks(escalated)).containsEntry("decided", Clock.State.OVERDUE);
    assertThat(clockwork.run()).isZero();
    world.clock.advance(Duration.ofDays(12));
    assertThat(clockwork.run()).isEqualTo(1);
  }

  @Test
  void a_reopened_complaint_is_as_new_with_its_clocks_started_again() throws Exception {
    String number = complain().number();
    done(desk.assign(number, "sue", "eve"));
    refused(desk.reopen(number, "eve", "r"), "Nothing is decided");
    done(desk.resolve(number, "eve", resolution()));
    done(desk.toldBy(number, "eve", "telephone", TOLD));
    done(desk.close(number, "eve"));
    world.clock.advance(Duration.ofDays(20));

    Complaint reopened = done(desk.reopen(number, "eve", "客户不同意"));

    assertThat(reopened.stage()).isEqualTo(Stage.INVESTIGATED);
    assertThat(reopened.finding()).isNull();
    assertThat(reopened.reopenings()).isEqualTo(1);
    assertThat(clocks(reopened)).containsEntry("cn-decided", Clock.State.RUNNING);
  }

  @Test
  void many_with_one_cause_stand_under_one_number_and_a_chain_is_refused() throws Exception {
    String head = complain().number();
    String second = complain().number();
    String third = complain().number();

    done(desk.group(second, "sue", head));
    refused(desk.group(second, "sue", head), "already");
    refused(desk.group(third, "sue", second), "itself one of the group");
    refused(desk.group(third, "sue", "C-NONE"), "no complaint");
    assertThat(desk.group("C-NONE", "sue", head)).isInstanceOf(Outcome.Unknown.class);
    assertThat(List.of(head, second, third)).doesNotHaveDuplicates();
  }

  @Test
  void a_conversation_of_somebody_else_cannot_be_linked() throws Exception {
    Complaint complaint = complain();
    Conversation other = world.assistant.start("web", null, Language.EN);

    refused(desk.link(complaint.number(), "sue", other.id()), "another customer");
    refused(desk.link(complaint.number(), "sue", "none"), "no such conversation");
    refused(desk.link(complaint.number(), "sue", complaint.conversations().getFirst()), "already");
  }
}
