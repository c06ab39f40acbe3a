package dev.lobby.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.conversation.Status;
import dev.lobby.desk.SettledWaits;
import dev.lobby.dialogue.ComplaintNotices;
import dev.lobby.dialogue.SatisfactionQuestions;
import dev.lobby.language.Language;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a conversation once the complaint that was made in it is told and closed.
class AfterClosingTest {

  private final World world = new World();
  private final ComplaintDesk desk =
      new ComplaintDesk(
          world.journal,
          world.conversations,
          World.CLOCKS,
          world.clock,
          new SatisfactionQuestions(world.releases, World.ZONE, world.clock),
          new SettledWaits(world.journal, world.releases),
          new ComplaintNotices(world.releases, World.ZONE, world.clock),
          name -> false);

  @AfterEach
  void close() {
    world.close();
  }

  private void says(String id, String text) throws Exception {
    world.says(id, text);
    world.settle();
  }

  private String closed() throws Exception {
    String number = told();
    assertThat(desk.close(number, "amy")).isInstanceOf(ComplaintDesk.Outcome.Done.class);
    world.settle();
    return number;
  }

  private String told() throws Exception {
    world.clock.advance(Duration.ofMinutes(5));
    String number = world.complaints.all().getFirst().number();
    desk.assign(number, "amy", "amy");
    desk.classify(number, "amy", "fees", "系统故障", Severity.ORDINARY);
    ComplaintDesk sure = desk.having(new Seen(Long.MAX_VALUE, Set.of(Doubt.LANGUAGE)));
    sure.resolve(
        number,
        "amy",
        new Resolution(Finding.UPHELD, "系统故障", "经核实，重复收取了手续费。", "已退还手续费。", "可拨打 12378。"));
    sure.tell(number, "amy");
    world.settle();
    return number;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我要投诉！短信服务费我从来没开通过，每个月扣我3块，打了三次电话没人管",
        "你们把我的钱扣走了，不是我本人操作的，我要投诉你们",
        "我要投诉，客服电话打不通，人工也转不了",
        "投诉你们！扣费短信都不发，打了十几个电话都没人接"
      })
  void whoever_wrote_nothing_since_they_were_told_waits_no_longer(String complaint)
      throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, complaint);
    says(id, "打了三次电话没人管");
    says(id, "算了");
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);

    closed();

    assertThat(world.queue.waiting()).isEmpty();
    assertThat(world.conversation(id).status()).isNotEqualTo(Status.QUEUED);
  }

  @Test
  void whoever_cannot_pay_besides_waits_on() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我要投诉！你们乱扣我的手续费，我失业了，房贷还不上，家里揭不开锅了");

    closed();

    assertThat(world.queue.waiting()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ZH, 你们乱扣我的转账手续费，我要投诉！, 我不接受这个结果, 投诉成立, 维持不变",
    "EN, 'You took my transfer fee twice, I want to file a complaint!', I do not accept that, upheld, stands"
  })
  void whoever_does_not_accept_it_reads_when_it_is_closed_that_it_stands_and_where_to_go(
      Language language, String complaint, String objection, String finding, String stands)
      throws Exception {
    String id = world.visitor(language);
    says(id, complaint);
    String number = told();
    says(id, objection);
    int before = world.conversation(id).messages().size();

    ComplaintDesk sure = desk.having(new Seen(Long.MAX_VALUE, Set.of(Doubt.UNANSWERED)));
    assertThat(sure.close(number, "amy")).isInstanceOf(ComplaintDesk.Outcome.Done.class);

    List<String> read =
        World.texts(world.conversation(id).messages())
            .subList(before, world.conversation(id).messages().size());
    assertThat(read.getFirst()).contains(number, finding, stands, "已退还手续费", "12378");
  }

  @Test
  void whoever_says_nothing_against_it_reads_nothing_of_that() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "你们乱扣我的转账手续费，我要投诉！");

    closed();

    assertThat(World.texts(world.conversation(id).messages())).noneMatch(it -> it.contains("维持不变"));
  }

  @ParameterizedTest
  @CsvSource({
    "'还行吧,比较满意 4分', 4",
    "5分 谢谢, 5",
    "'not bad, 4 out of 5', 4",
    "一般吧, 3",
    "转账限额是多少, 0",
    "你好, 0"
  })
  void a_score_in_words_for_who_served_them_is_kept_too(String words, int score) throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "转人工");
    world.claims("amy", id);
    world.desk.resolve(id, "amy", "answered", null);
    world.settle();
    int asked = world.conversation(id).messages().size() - 1;

    says(id, words);

    assertThat(world.conversation(id).messages().get(asked).satisfaction()).isEqualTo(score);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "还行吧,比较满意 4分 | 4 | false",
        "5分 谢谢 | 5 | false",
        "not bad, 4 out of 5 | 4 | false",
        "一般吧 | 3 | false",
        "服务很好，5分 | 5 | false",
        "比较满意 | 4 | false",
        "3 stars i guess | 3 | false",
        "给你们打4分吧，谢谢耐心解答 | 4 | false",
        "very satisfied, thank you | 5 | false",
        "不太满意 | 2 | false",
        "还行吧,比较满意 4分 | 4 | true",
        "5分 谢谢 | 5 | true",
        "not bad, 4 out of 5 | 4 | true",
        "一般吧 | 3 | true",
        "服务很好，5分 | 5 | true",
        "比较满意 | 4 | true",
        "3 stars i guess | 3 | true",
        "给你们打4分吧，谢谢耐心解答 | 4 | true",
        "very satisfied, thank you | 5 | true",
        "不太满意 | 2 | true"
      })
  void a_score_in_words_is_kept_though_a_person_has_had_the_conversation(
      String words, int score, boolean again) throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "你们乱扣我的转账手续费，我要投诉！");
    world.claims("amy", id);
    world.desk.handBack(id, "amy", "Amy");
    world.settle();
    String number = closed();
    if (again) {
      says(id, "转人工");
      world.claims("amy", id);
      world.desk.handBack(id, "amy", "Amy");
      world.settle();
      assertThat(world.conversation(id).flow()).isNull();
    }

    says(id, words);

    assertThat(world.complaints.find(number).orElseThrow().score()).isEqualTo(score);
    assertThat(world.complaints.find(number).orElseThrow().wishes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"3 payments are still missing", "5 万元到现在没到账", "2. 我的信用卡年费还没退", "你们的APP太差了，转账失败"})
  void what_begins_like_a_score_and_tells_of_something_else_is_none(String text) throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "你们乱扣我的转账手续费，我要投诉！");
    world.claims("amy", id);
    world.desk.handBack(id, "amy", "Amy");
    world.settle();
    String number = closed();
    says(id, "转人工");
    world.claims("amy", id);
    world.desk.resolve(id, "amy", "answered", null);
    world.settle();
    int asked = world.conversation(id).messages().size() - 1;

    says(id, text);

    assertThat(world.complaints.find(number).orElseThrow().score()).isNull();
    assertThat(world.conversation(id).messages().get(asked).satisfaction()).isZero();
  }

  @Test
  void who_accepts_after_all_what_they_did_not_accept_waits_for_nothing() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "你们乱扣我的转账手续费，我要投诉！");
    String number = closed();
    says(id, "这个处理结果我不接受");
    assertThat(world.complaints.find(number).orElseThrow().open()).isTrue();

    says(id, "好吧，我接受这个处理结果");

    assertThat(world.complaints.find(number).orElseThrow().open()).isFalse();
  }

  @Test
  void a_complaint_beside_an_emergency_is_filed_after_another_one_was_closed() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "你们乱扣我的转账手续费，我要投诉！");
    closed();

    says(id, "我的卡被盗刷了，骗子正在转我的钱，你们银行不管，我要投诉！");

    assertThat(world.complaints.all()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2 out of 5, took ages", "给你们3分，太慢了", "服务凑合，2分吧"})
  void a_score_for_what_they_were_told_is_no_refusal_of_it(String text) throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "你们乱扣我的转账手续费，我要投诉！");
    says(id, "算了");
    String number = told();

    says(id, text);

    assertThat(world.complaints.find(number).orElseThrow().wishes()).isEmpty();
  }

  @Test
  void the_sum_and_the_day_of_one_complaint_are_not_those_of_the_next() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "昨天你们乱扣我的转账手续费300元，我要投诉！电话13812345678");
    String first = closed();

    says(id, "你们又乱扣我钱，我要投诉！");

    String next =
        world.complaints.all().stream()
            .map(Complaint::number)
            .filter(it -> !it.equals(first))
            .findFirst()
            .orElseThrow();
    assertThat(Facts.of(world.journal.read(ComplaintEvent.stream(next), 0)))
        .extracting(ComplaintEvent.Stated::said)
        .noneMatch(it -> it.contains("300") || it.contains("昨天"));
  }
}
