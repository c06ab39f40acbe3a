package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.ComplaintReport;
import dev.lobby.complaint.Doubt;
import dev.lobby.complaint.Finding;
import dev.lobby.complaint.Owed;
import dev.lobby.complaint.Resolution;
import dev.lobby.complaint.Seen;
import dev.lobby.complaint.Severity;
import dev.lobby.complaint.Wish;
import dev.lobby.desk.SettledWaits;
import dev.lobby.followup.FollowUp;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What customers write once they were told what was decided of their complaint.
class AfterDecisionTest {

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

  private List<String> says(String id, String text) throws Exception {
    world.clock.advance(Duration.ofMinutes(1));
    List<String> replies = World.texts(world.says(id, text).replies());
    world.settle();
    return replies;
  }

  private Complaint only() {
    return world.complaints.all().getFirst();
  }

  /// A conversation whose complaint amy decided, and of which its customer was told.
  private String told(Language language, boolean owed) throws Exception {
    String id = world.visitor(language);
    says(
        id,
        language == Language.EN ? "You charged me twice, I want to complain" : "你们乱扣我的转账手续费，我要投诉！");
    says(id, language == Language.EN ? "never mind" : "算了");
    world.clock.advance(Duration.ofMinutes(5));
    String number = only().number();
    desk.assign(number, "amy", "amy");
    desk.classify(number, "amy", "fees", "系统故障", Severity.ORDINARY);
    ComplaintDesk sure = desk.having(new Seen(Long.MAX_VALUE, Set.of(Doubt.values())));
    sure.resolve(
        number,
        "amy",
        owed
            ? new Resolution(
                Finding.UPHELD,
                "系统故障",
                "经核实，重复收取了手续费。",
                "退还手续费。",
                "可拨打 12378。",
                new Owed("退还手续费 25 元", LocalDate.of(2026, 3, 5)))
            : new Resolution(Finding.UPHELD, "系统故障", "经核实，重复收取了手续费。", "已退还手续费。", "可拨打 12378。"));
    assertThat(sure.tell(number, "amy")).isInstanceOf(ComplaintDesk.Outcome.Done.class);
    world.clock.advance(Duration.ofMinutes(1));
    world.settle();
    return id;
  }

  private void closed() throws Exception {
    assertThat(desk.close(only().number(), "amy")).isInstanceOf(ComplaintDesk.Outcome.Done.class);
    world.clock.advance(Duration.ofMinutes(1));
    world.settle();
  }

  @ParameterizedTest
  @ValueSource(strings = {"好的 接受", "接受这个结果", "ok I accept", "I accept the outcome, thanks"})
  void who_accepts_reads_that_it_closes_and_it_closes_without_a_question(String words)
      throws Exception {
    String id = told(Language.of(words), false);

    List<String> replies = says(id, words);

    assertThat(replies.getFirst())
        .contains(only().number())
        .containsAnyOf("结案时会告诉您", "you will be told");
    assertThat(only().wishes()).as("the badge").containsExactly(Wish.ACCEPTANCE);
    closed();
    assertThat(World.texts(world.conversation(id).messages()).getLast())
        .contains(only().number())
        .containsAnyOf("已结案", "is closed");
    assertThat(only().wishes()).isEmpty();
  }

  @Test
  void who_accepts_and_is_asked_nothing_is_told_that_it_is_closed() throws Exception {
    String id = told(Language.ZH, false);
    says(id, "转人工");
    world.claims("ben", id);
    World.done(world.desk.reply(id, "ben", "b1", "您好。").orElseThrow());
    World.done(world.desk.handBack(id, "ben", "Ben").orElseThrow());
    says(id, "接受这个结果");
    says(id, "我想转人工问一下贷款的事");
    ComplaintDesk sure = desk.having(new Seen(Long.MAX_VALUE, Set.of(Doubt.UNANSWERED)));

    assertThat(sure.close(only().number(), "amy")).isInstanceOf(ComplaintDesk.Outcome.Done.class);

    assertThat(World.texts(world.conversation(id).messages()).getLast())
        .contains("谢谢您接受处理结果", only().number(), "已结案");
  }

  @Test
  void what_is_written_after_an_acceptance_is_answered_before_it_is_closed() throws Exception {
    String id = told(Language.ZH, false);
    says(id, "怎么才退这么点");
    says(id, "算了，我接受");
    assertThat(only().wishes()).containsExactly(Wish.ACCEPTANCE);
    says(id, "还有一个问题，年费怎么算");

    assertThat(desk.close(only().number(), "amy"))
        .isInstanceOfSatisfying(
            ComplaintDesk.Outcome.Refused.class,
            it ->
                assertThat(it.why().getFirst().zh())
                    .contains("年费怎么算")
                    .doesNotContain("怎么才退", "接受"));
  }

  @Test
  void who_changes_their_mind_accepts_no_more() throws Exception {
    String id = told(Language.ZH, false);
    says(id, "好的 接受");

    says(id, "我不接受这个处理结果");

    assertThat(only().wishes()).containsExactly(Wish.OBJECTION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          什么时候退给我           | true  | 2026年3月5日
          钱什么时候到             | true  | 2026年3月5日
          when do i get my money | true  | 5 March 2026
          where is my refund     | true  | 5 March 2026
          什么时候退给我           | false | 没有还要付给您的款项
          钱什么时候到             | false | 没有还要付给您的款项
          when do i get my money | false | No payment is still to come
          """)
  void who_asks_when_their_money_comes_reads_the_day_or_that_nothing_is_owed(
      String words, boolean owed, String said) throws Exception {
    String id = told(Language.of(words), owed);

    assertThat(says(id, words)).singleElement().asString().contains(only().number(), said);
  }

  @Test
  void whose_money_is_late_reads_no_day_that_is_over() throws Exception {
    String id = told(Language.ZH, true);
    world.clock.advance(Duration.ofDays(7));

    assertThat(says(id, "钱什么时候到").getFirst()).contains("日期已经过了", "转人工");
  }

  @Test
  void whose_complaint_is_not_decided_reads_by_when_it_is() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "重复扣了我手续费，我要投诉");
    says(id, "算了");

    assertThat(says(id, "什么时候退给我")).singleElement().asString().contains("最迟 3月17日");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "3, false", "5, false"})
  void a_low_score_is_somebodys_by_the_end_of_the_next_working_day_and_once(
      String score, boolean low) throws Exception {
    String id = told(Language.ZH, false);
    closed();

    says(id, score);
    says(id, "等了太久");
    says(id, "1");

    List<FollowUp> open = world.followUps.open();
    assertThat(open).hasSize(low ? 1 : 0);
    for (FollowUp one : open) {
      assertThat(one.owner()).isEqualTo("amy");
      assertThat(one.about()).isEqualTo(only().number());
      assertThat(one.due()).isEqualTo(Instant.parse("2026-03-03T16:00:00Z"));
    }
  }

  @Test
  void a_closed_complaint_that_is_disputed_counts_as_open_until_somebody_has_seen_to_it()
      throws Exception {
    String id = told(Language.ZH, false);
    closed();
    assertThat(report().figures()).containsEntry("closed", 1).containsEntry("open", 0);

    says(id, "我不接受这个处理结果");

    assertThat(only().disputed()).isTrue();
    assertThat(report().figures())
        .containsEntry("closed", 0)
        .containsEntry("open", 1)
        .containsEntry("reopened", 1);
  }

  private ComplaintReport report() {
    LocalDate day = LocalDate.of(2026, 3, 2);
    return ComplaintReport.of(
        world.complaints.all(), World.CLOCKS, day, day, world.clock.instant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "查一下我的投诉进度 C-4WB0VRCW",
        "C-4WB0VRCW",
        "what is the status of complaint C-4WB0VRCW"
      })
  void whose_number_is_not_known_to_be_theirs_reads_why_once_and_is_not_asked_for_it(String words)
      throws Exception {
    String id = world.visitor(Language.of(words));

    List<String> first = says(id, words);
    List<String> second = says(id, words);

    assertThat(first.getFirst()).containsAnyOf("只能告诉登记它的客户本人", "only to the customer who made it");
    assertThat(String.join("\n", first)).doesNotContain("请发给我", "send it to me");
    assertThat(String.join("\n", second))
        .doesNotContain("只能告诉登记它的客户本人", "only to the customer who made it")
        .doesNotContain("请发给我", "send it to me");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "信用卡催收天天骂我，我要投诉",
        "催收打电话给我孩子学校",
        "your collection agency keeps texting my friends",
        "I want to complain about your debt collectors, they shout at me about my credit card"
      })
  void a_complaint_about_collectors_is_of_debt_collection(String words) throws Exception {
    says(world.visitor(Language.of(words)), words);

    assertThat(only().product()).isEqualTo("collections");
  }

  @Test
  void what_is_complained_of_may_be_told_after_it() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我要投诉");
    assertThat(only().product()).isNull();

    says(id, "催收骂我，再不处理我就去银保监会");

    assertThat(only().product()).isEqualTo("collections");
    assertThat(only().severity()).isEqualTo(Severity.MAJOR);
  }
}
