package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.conversation.ActiveFlow;
import dev.lobby.conversation.Trace.EntityHeard;
import dev.lobby.dialogue.FlowTurn.Next;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.FlowFile;
import dev.lobby.language.Language;
import dev.lobby.language.entity.EntityRecognizer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people type when the starter bank's flows ask them something, and what is made of it.
class AnswersAsTypedTest {
  private static final List<Flow> FLOWS =
      FlowFile.read(Path.of("..", "knowledge-base", "starter-bank", "flows.yaml"));
  private static final EntityRecognizer ENTITIES = new EntityRecognizer(List.of());
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private static Flow flow(Flow.Start start) {
    return FLOWS.stream().filter(it -> it.starts() == start).findFirst().orElseThrow();
  }

  private static FlowTurn answer(Flow.Start start, String asked, int time, String typed) {
    return FlowEngine.answer(
        flow(start),
        new ActiveFlow(flow(start).id(), "C-1", Map.of(), asked, time, Questions.NOW),
        message(typed));
  }

  private static FlowEngine.Message message(String typed) {
    return new FlowEngine.Message(
        typed,
        Language.of(typed) == Language.EN ? Language.EN : Language.ZH,
        ENTITIES.recognize(typed, TODAY).stream()
            .map(it -> new EntityHeard(it.kind().wire(), it.text(), it.value().normalised()))
            .toList(),
        Optional.empty(),
        false,
        TODAY);
  }

  /// What a turn makes known, as `slot=option` or `slot=value`, in the order of the steps; what it
  /// does where it makes nothing known.
  private static String heard(FlowTurn turn, String asked) {
    if (turn.filled().isEmpty()) {
      return turn.next() instanceof Next.Ask(Flow.Step step, int time) && step.slot().equals(asked)
          ? "again"
          : turn.stopped() ? "stopped" : "over";
    }
    return turn.flow().steps().stream()
        .flatMap(step -> turn.filled().stream().filter(it -> it.step().equals(step)))
        .map(it ->
            it.step().slot()
                + "="
                + (it.value().isEmpty() ? it.how().wire() : it.option().orElse(it.value())))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          when   | 不知道你们怎么搞的             | again
          when   | 退钱                       | again
          when   | 真的不记得了啊               | when=unknown
          when   | 忘了 谢谢                  | when=unknown
          when   | idk sorry                | when=unknown
          when   | I cant remember          | when=unknown
          when   | u guys are a joke        | again
          when   | 前阵子吧好像                 | when=前阵子
          when   | 上周三的样子                 | when=上周三 (2026-02-25)
          when   | 昨天晚上在柜台               | when=昨天 (2026-03-01) where=branch
          when   | the other day i think    | when=the other day
          when   | last tuesday at the brach | when=last tuesday (2026-02-24) where=branch
          when   | 算了算了                   | stopped
          when   | never mind, thanks       | stopped
          amount | 50w左右                  | amount=50w (CNY 500000)
          amount | 500                      | amount=500 (CNY 500)
          amount | about 1,200              | amount=1,200 (CNY 1200)
          amount | 大概八十块钱吧               | amount=八十块钱 (CNY 80)
          amount | 没有                       | amount=unknown
          amount | 很多                       | again
          amount | 2次                        | again
          amount | 80块 上周五 柜台            | when=上周五 (2026-02-27) amount=80块 (CNY 80) where=branch
          when   | 2月15号和16号               | when=2月15号 (2026-02-15)、16号 (2026-02-16)
          when   | 1月15号和16号               | when=1月15号 (2026-01-15)、16号 (2026-01-16)
          when   | 16号                      | when=16号 (2026-02-16)
          when   | saturday                 | when=saturday (2026-02-28)
          when   | next friday              | again
          when   | 今天下午3点之前不给答复 我就去银监局  | again
          when   | by 3 pm today            | again
          when   | 我昨天的投诉没人理             | again
          when   | yesterday's complaint    | again
          when   | 5分钟前                     | when=5分钟前 (2026-03-02)
          when   | half an hour ago         | when=half an hour ago (2026-03-02)
          when   | 上周五 没有金额 电话 要他道歉     | when=上周五 (2026-02-27) amount=unknown where=phone
          when   | 13812345678 明天上午        | contact=13812345678 明天上午
          amount | 200 两次就是400             | amount=400 (CNY 400)
          amount | 我不是说了吗 400！            | amount=400 (CNY 400)
          amount | 300 each                 | amount=300 each (CNY 300)
          amount | ok,400                     | amount=400 (CNY 400)
          amount | not 900 but 35           | amount=35 (CNY 35)
          amount | 我打了3次 工号1234          | again
          amount | 我要打12378投诉你们          | again
          amount | 不然我就去12378             | again
          amount | 再不理我就去12345            | again
          amount | 12315                     | again
          amount | 95588                     | again
          amount | 我报110了                  | again
          amount | 打400-820-0000没人接        | again
          amount | i will call 12378          | again
          amount | 120                       | amount=120 (CNY 120)
          amount | 12378元                    | amount=12378元 (CNY 12378)
          amount | 一共12345                  | amount=12345 (CNY 12345)
          amount | 95000                     | amount=95000 (CNY 95000)
          amount | 短信费每个月3块 扣了两年了        | amount=每个月3块 (CNY 3)
          amount | 不涉及金额                  | amount=unknown
          amount | 35 pounds, i sent 900    | amount=35 pounds (GBP 35) and 900 (CNY 900)
          amount | i sent 900, fee was 35 pounds | amount=35 pounds (GBP 35) and 900 (CNY 900)
          what   | what?                    | again
          what   | 啊？                       | again
          what   | ？？                       | again
          what   | last week                | when=last week (2026-02-23..2026-03-01)
          what   | 80块                       | amount=80块 (CNY 80)
          what   | what number do i call from thailand | again
          what   | 凭什么扣我钱？                | what=凭什么扣我钱？
          what   | 信用卡                      | where=card
          what   | 1月15号和16号               | when=1月15号 (2026-01-15)、16号 (2026-01-16)
          what   | 上周五和昨天                 | when=上周五 (2026-02-27)、昨天 (2026-03-01)
          what   | 没钱的事                    | amount=unknown
          what   | 没有钱的事吧                 | amount=unknown
          amount | 没钱什么事                   | amount=unknown
          amount | 不关钱的事                   | amount=unknown
          what   | 不是钱的事                   | amount=unknown
          what   | 不是钱的事，是柜员骂人          | what=不是钱的事，是柜员骂人 amount=unknown where=branch
          what   | 处理到哪了                   | again
          what   | 我的投诉怎么样了               | again
          what   | any update?              | again
          what   | 我的投诉三个月了没有回复          | what=我的投诉三个月了没有回复
          when   | 我的投诉处理得怎么样了           | again
          amount | what's the status?       | again
          wanted | what?                    | again
          wanted | 嗯                         | again
          wanted | 嗯嗯 好的                  | again
          wanted | 你好                       | again
          wanted | hello                    | again
          wanted | 200                      | again
          wanted | 垃圾银行                    | again
          wanted | 你们就是一群骗子              | again
          wanted | you are a joke           | again
          wanted | 把那个骗子开除               | wanted=把那个骗子开除
          wanted | 让那个垃圾员工道歉            | wanted=让那个垃圾员工道歉
          wanted | 退我200                   | amount=200 (CNY 200) wanted=退我200
          wanted | fix your useless app     | where=app wanted=fix your useless app
          wanted | 好好培训你们的人              | wanted=好好培训你们的人
          what   | 你好                       | again
          what   | 垃圾银行乱收费               | what=垃圾银行乱收费
          when   | all sorted now thanks    | stopped
          amount | 已经退了                    | stopped
          wanted | 已经解决了 谢谢              | stopped
          when   | 昨天扣的200                 | when=昨天 (2026-03-01) amount=200 (CNY 200)
          when   | 昨天排了50个人的队            | when=昨天 (2026-03-01)
          when   | yesterday, they took 45 off me | when=yesterday (2026-03-01) amount=45 (CNY 45)
          when   | 昨天打了3次电话              | when=昨天 (2026-03-01)
          when   | 昨天转了3封信                | when=昨天 (2026-03-01)
          wanted | 你们几点下班                | again
          wanted | can you waive it?        | wanted=can you waive it?
          wanted | 13812345678              | contact=13812345678
          contact | 没有                      | contact=unknown
          contact | 不想留                     | contact=unknown
          contact | me@example.com, evenings | contact=me@example.com, evenings
          contact | 以前说过了                  | again
          where  | 退钱                        | again
          where  | 退钱！！                     | again
          where  | 赶紧给我道歉                  | again
          where  | 就那个手机銀行啊               | where=app
          where  | 用APP的时候                  | where=app
          where  | 不是信用卡 是手机银行            | where=app
          where  | 手机银行转账                  | again
          where  | 柜台和网银都有                 | again
          where  | my CREDIT   card!!       | where=card
          where  | the moble banking        | where=app
          where  | not the card, the app    | where=app
          where  | customer service         | where=phone
          where  | cardboard                | again
          where  | 别的                        | where=other
          where  | 其他银行都不这样               | again
          """)
  void a_complaints_facts_are_taken_out_of_what_is_typed(
      String asked, String typed, String expected) {
    FlowTurn turn = answer(Flow.Start.COMPLAINT, asked, 1, typed);

    // A wish is noted as one whenever it is told; here it is what else the answer makes known.
    String made =
        asked.equals("wanted")
            ? heard(turn, asked)
            : heard(turn, asked).replaceAll(" ?wanted=.*", "");
    assertThat(made.isEmpty() ? "again" : made).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          amount  | 大概五十万吧，明年用            | amount=五十万 (CNY 500000) horizon=later
          amount  | 200000                     | amount=200000 (CNY 200000)
          amount  | abt 20k                    | amount=20k (CNY 20000)
          amount  | 还没想好呢                     | amount=unknown
          amount  | 利率高吗                      | over
          amount  | 不用了 谢谢                    | stopped
          horizon | 大概五十万吧，明年用            | amount=五十万 (CNY 500000) horizon=later
          horizon | 下个月底                      | horizon=later
          horizon | 月底前                        | horizon=soon
          horizon | 不着急 明年再说                 | horizon=later
          horizon | 今天不办，明年吧                | again
          horizon | asap pls                   | horizon=now
          horizon | nxt month maybe            | horizon=later
          horizon | now                        | horizon=now
          horizon | i dont know now            | again
          contact | 大概五十万吧，明年用            | amount=五十万 (CNY 500000) horizon=later
          contact | 可以的                        | contact=anytime
          contact | 好的，可以                     | contact=anytime
          contact | ok                         | contact=anytime
          contact | yes please                 | contact=anytime
          contact | 可以，上午打吧                  | contact=morning
          contact | 下午吧 上午没空                 | again
          contact | 上午别打                      | again
          contact | 不要上午                      | again
          contact | 不用了                        | contact=no
          contact | no thanks                  | contact=no
          contact | pls dont call me           | contact=no
          contact | 别打电话给我                   | contact=no
          contact | no need to call me         | again
          contact | you don't need to call me  | again
          contact | dont ever call me          | again
          contact | I dont want you to call me | again
          contact | 不需要给我打电话                 | again
          contact | 不必给我打电话                  | again
          contact | 别再给我打电话了                 | again
          contact | 上午没时间                     | again
          contact | 不行                        | contact=no
          contact | 不可以                       | contact=no
          contact | 不方便                       | contact=no
          contact | 不好吧                       | contact=no
          contact | 随时都可以，没问题                | contact=anytime
          contact | no problem, call me anytime | contact=anytime
          contact | 留言就行                      | contact=message
          contact | 不要打电话，网上说               | contact=message
          contact | 别给我打电话，微信联系            | contact=message
          contact | 电话就不用了，在这里说            | contact=message
          contact | 上班不方便接电话，发邮件吧         | contact=email
          contact | 可以，发邮件                   | contact=email
          contact | please don't call, just write to me | contact=message
          contact | online only, no phone calls | contact=message
          contact | email pls, grace.h@work.example.com, not the phone | contact=email
          contact | grace.h@work.example.com   | contact=email
          contact | 不要打电话                     | contact=no
          contact | 不用打电话，我自己在网上办         | contact=no
          contact | 不要打电话，也不要发邮件          | contact=no
          contact | 不用联系我，发邮件也不要          | again
          contact | don't email me             | again
          contact | 可以 打我电话 13912345678 下午 姓赵 | contact=afternoon
          contact | 13912345678 姓赵             | contact=anytime
          contact | 别打13912345678             | contact=no
          contact | 打电话给我或者发邮件都行          | contact=email
          contact | 上午下午都行                   | contact=anytime
          contact | 谢谢                         | again
          """)
  void what_a_lead_is_asked_is_taken_out_of_what_is_typed(
      String asked, String typed, String expected) {
    assertThat(heard(answer(Flow.Start.LEAD, asked, 1, typed), asked)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          可以 打我电话 13912345678 下午 姓赵 | 可以，下午来电 (可以 打我电话 13912345678 下午 姓赵)
          email pls, grace.h@work.example.com, not the phone | Yes, by e-mail (email pls, grace.h@work.example.com, not the phone)
          下午吧                            | 可以，下午来电
          网上说就行                         | 可以，在这里留言 (网上说就行)
          微信联系我                         | 可以，在这里留言 (微信联系我)
          不要打电话，微信联系                  | 可以，在这里留言 (不要打电话，微信联系)
          """)
  void how_somebody_is_reached_is_kept_as_it_was_typed(String typed, String kept) {
    assertThat(answer(Flow.Start.LEAD, "contact", 1, typed).known()).containsEntry("contact", kept);
  }

  @ParameterizedTest
  @CsvSource({
    "when, 不知道你们怎么搞的",
    "when, what a joke",
    "when, 我说的是反话 听不出来吗",
    "where, 你是不是机器人 听不懂人话",
    "where, 手机银行转账",
    "amount, 很多很多",
    "what, what?"
  })
  void who_answers_nothing_twice_is_left_in_peace(String asked, String typed) {
    assertThat(answer(Flow.Start.COMPLAINT, asked, 1, typed).next()).isInstanceOf(Next.Ask.class);

    assertThat(answer(Flow.Start.COMPLAINT, asked, 2, typed).handsOver()).isTrue();
  }

  @Test
  void who_tells_something_else_the_second_time_is_asked_the_next_question() {
    FlowTurn turn = answer(Flow.Start.COMPLAINT, "when", 2, "退钱 80块");

    assertThat(heard(turn, "when")).startsWith("when=unanswered amount=80块 (CNY 80)");
    assertThat(turn.next()).isInstanceOf(Next.Ask.class);
  }

  @ParameterizedTest
  @CsvSource({"where, 退钱", "when, 把钱还我 退款", "where, i want my money back"})
  void a_wish_told_beside_is_not_asked_for(String asked, String typed) {
    FlowTurn turn = answer(Flow.Start.COMPLAINT, asked, 1, typed);

    assertThat(turn.known()).containsEntry("wanted", typed);
    assertThat(turn.next()).isInstanceOf(Next.Ask.class);
  }

  @Test
  void a_wish_is_heard_in_a_long_message_by_the_clause_it_stands_in() {
    FlowTurn turn =
        answer(
            Flow.Start.COMPLAINT,
            "when",
            1,
            "last tuesday, 35 pounds, i sent 900 to my sister in leeds and nobody said there would be"
                + " one, want the fee back + letter");

    assertThat(turn.known())
        .containsEntry("when", "last tuesday (2026-02-24)")
        .containsEntry("amount", "35 pounds (GBP 35) and 900 (CNY 900)")
        .containsEntry("wanted", "want the fee back + letter");
  }

  @ParameterizedTest
  @CsvSource({"上周五 没有金额 电话 要他道歉, 要他道歉", "我跟你们说了三遍了，你们的人就是不退款，一个个推来推去，到现在也没有一个人给我回过一个电话，真的太差劲了, "})
  void a_wish_is_the_clause_and_not_what_was_refused(String typed, @Nullable String wish) {
    assertThat(answer(Flow.Start.COMPLAINT, "when", 1, typed).known().get("wanted"))
        .isEqualTo(wish);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the amount is wrong, its 35 pounds not 900 | amount=35 pounds (GBP 35)
          金额是400块 你们没记上                | amount=400块 (CNY 400)
          不是900块 是400块                  | amount=400块 (CNY 400)
          400不是900                         | amount=400 (CNY 400)
          the amount should be 400           | amount=400 (CNY 400)
          actually it was 50 yuan            | amount=50 yuan (CNY 50)
          其实是上周三的事                     | when=上周三 (2026-02-25)
          not friday, it was last wednesday  | when=last wednesday (2026-02-25)
          13812345678 明天上午                | contact=13812345678 明天上午
          你们昨天又没回电话                    |
          I have not received my 500 yuan    |
          那个柜员还笑我                       |
          金额怎么查？我记得是400块             |
          you got it wrong, I live at 22 Baker Street |
          其实是400                           | amount=400 (CNY 400)
          你们错了，我是昨天下午去的，不是上周五       | when=昨天 (2026-03-01)
          """)
  void what_was_noted_is_put_right_by_a_later_message(String typed, @Nullable String expected) {
    FlowTurn turn = FlowEngine.correct(flow(Flow.Start.COMPLAINT), message(typed), Map.of());

    assertThat(turn.filled().isEmpty() ? null : heard(turn, "")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          29号不是28           | 29号 (2026-01-29)
          是29号不是28号        | 29号 (2026-01-29)
          1月29号不是28         | 1月29号 (2026-01-29)
          """)
  void a_day_without_its_month_is_put_right_in_the_month_that_is_known(String typed, String day) {
    Flow flow = flow(Flow.Start.COMPLAINT);
    Map<String, String> known = Map.of("when", "1月28号 (2026-01-28)");
    for (String asked : List.of("what", "amount", "where", "wanted")) {
      FlowTurn turn =
          FlowEngine.answer(
              flow,
              new ActiveFlow(flow.id(), "C-1", known, asked, 1, Questions.NOW),
              message(typed));

      assertThat(turn.known()).as(asked).containsOnly(Map.entry("when", day));
    }
    assertThat(
            FlowEngine.correct(
                    flow,
                    message(typed),
                    Map.of("date", new EntityHeard("date", "1月28号", "2026-01-28")))
                .known())
        .as("after the questions")
        .containsOnly(Map.entry("when", day));
  }

  @ParameterizedTest
  @CsvSource({"29号不是28", "不是200，是400", "是400不是200"})
  void a_correction_of_what_nobody_noted_is_not_what_happened(String typed) {
    assertThat(answer(Flow.Start.COMPLAINT, "what", 1, typed).known()).doesNotContainKey("what");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "处理到哪了",
        "我的投诉怎么样了",
        "有结果了吗",
        "any news yet",
        "where are we?",
        "多久能好",
        "还要多久",
        "大概要多久",
        "how long will it take",
        "how much longer will this take?",
        "when will it be done"
      })
  void who_asks_how_it_stands_is_asked_again_as_often_as_before(String typed) {
    for (int time = 1; time <= 2; time++) {
      FlowTurn turn = answer(Flow.Start.COMPLAINT, "where", time, typed);

      assertThat(turn.filled()).isEmpty();
      assertThat(turn.next())
          .isEqualTo(new Next.Ask(flow(Flow.Start.COMPLAINT).step("where").orElseThrow(), time));
    }
  }

  @ParameterizedTest
  @CsvSource({"where, 退钱", "where, 我要退款", "where, 我要退款！", "amount, 我要退款", "what, 我要退款"})
  void a_wish_for_money_back_is_what_they_want_whatever_was_asked(String asked, String typed) {
    assertThat(answer(Flow.Start.COMPLAINT, asked, 1, typed).known())
        .containsOnly(Map.entry("wanted", typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"what", "when", "where", "wanted", "contact"})
  void a_sum_put_right_in_chinese_is_no_answer_to_another_question(String asked) {
    Flow flow = flow(Flow.Start.COMPLAINT);
    ActiveFlow at =
        new ActiveFlow(
            flow.id(), "C-1", Map.of("amount", "200元 (CNY 200)"), asked, 1, Questions.NOW);

    FlowTurn turn = FlowEngine.answer(flow, at, message("不是200，是400"));

    assertThat(turn.known()).containsOnly(Map.entry("amount", "400 (CNY 400)"));
    assertThat(turn.next()).isEqualTo(new Next.Ask(flow.step(asked).orElseThrow(), 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          退我钱就行，不是200是400，还要道歉            | 退我钱就行，还要道歉      | 400 (CNY 400)
          不是200，是400，退我钱，道歉                | 退我钱，道歉            | 400 (CNY 400)
          退款就行。金额写错了，应该是400块。          | 退款就行              | 400块 (CNY 400)
          refund please, its 400 not 200, and an apology | refund please, an apology | 400 (CNY 400)
          it was 400 pounds not 200, i want my money back | i want my money back | 400 pounds (GBP 400)
          """)
  void a_wish_with_a_sum_put_right_is_a_wish_and_a_sum_whenever_it_is_told(
      String typed, String wish, String sum) {
    Flow flow = flow(Flow.Start.COMPLAINT);
    for (String asked : List.of("what", "when", "amount", "where", "wanted", "contact")) {
      for (Map<String, String> known :
          List.of(
              Map.<String, String>of(),
              Map.of("amount", "200元 (CNY 200)"),
              Map.of("amount", "200元 (CNY 200)", "wanted", "退款"))) {
        if (known.containsKey(asked)) {
          continue;
        }
        FlowTurn turn =
            FlowEngine.answer(
                flow,
                new ActiveFlow(flow.id(), "C-1", known, asked, 1, Questions.NOW),
                message(typed));

        assertThat(turn.known())
            .as(asked + " " + known)
            .containsOnly(Map.entry("wanted", wish), Map.entry("amount", sum));
      }
    }
    assertThat(FlowEngine.correct(flow, message(typed), Map.of()).known())
        .as("after the questions")
        .containsOnly(Map.entry("wanted", wish), Map.entry("amount", sum));
  }

  @Test
  void a_sum_put_right_without_a_currency_is_in_that_of_the_one_before() {
    Flow flow = flow(Flow.Start.COMPLAINT);
    ActiveFlow at =
        new ActiveFlow(
            flow.id(), "C-1", Map.of("amount", "200 pounds (GBP 200)"), "where", 1, Questions.NOW);

    assertThat(FlowEngine.answer(flow, at, message("its 400 not 200")).known())
        .containsEntry("amount", "400 (GBP 400)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "钱没少，就是卡没了",
        "没少钱，卡没了",
        "没有损失，就是卡找不到了",
        "没扣钱",
        "一分钱没丢",
        "nothing taken, just the card",
        "no money lost, only my card is gone",
        "nothing was stolen",
        "i didnt lose any money"
      })
  void who_lost_no_money_answers_how_much_it_was(String typed) {
    FlowTurn turn = answer(Flow.Start.COMPLAINT, "amount", 1, typed);

    assertThat(turn.known()).containsEntry("amount", "");
    assertThat(turn.next())
        .isNotEqualTo(new Next.Ask(flow(Flow.Start.COMPLAINT).step("amount").orElseThrow(), 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"钱少了500", "钱没了", "the money is gone", "钱没到账", "nothing works, 50 pounds gone"})
  void money_that_is_missing_is_not_none(String typed) {
    assertThat(
            answer(Flow.Start.COMPLAINT, "amount", 1, typed).filled().stream()
                .filter(it -> it.step().slot().equals("amount"))
                .filter(it -> it.value().isEmpty()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"下个月, 以后再说", "还是下个月吧, 以后再说", "改成下周, 一个月内", "下个月开门吗, 一周内", "下个月的账单, 一周内"})
  void when_is_said_anew_while_a_lead_is_asked_something_else(String typed, String horizon) {
    Flow flow = flow(Flow.Start.LEAD);
    ActiveFlow at =
        new ActiveFlow(flow.id(), "L-1", Map.of("horizon", "一周内"), "contact", 1, Questions.NOW);

    assertThat(FlowEngine.answer(flow, at, message(typed)).known())
        .containsEntry("horizon", horizon);
  }

  @ParameterizedTest
  @CsvSource({
    "明天吧, 一个月内",
    "tomorrow, 一个月内",
    "今天, 一个月内",
    "改成明天, 一周内",
    "不对，明天, 一周内",
    "'actually, tomorrow', Within a week",
    "下个月, 以后再说"
  })
  void a_near_time_is_when_to_be_contacted_for_who_is_asked_that(String typed, String horizon) {
    Flow flow = flow(Flow.Start.LEAD);
    ActiveFlow at =
        new ActiveFlow(flow.id(), "L-1", Map.of("horizon", "一个月内"), "contact", 1, Questions.NOW);

    assertThat(FlowEngine.answer(flow, at, message(typed)).known())
        .containsEntry("horizon", horizon);
  }

  @Test
  void money_that_is_gone_is_not_no_money_involved() {
    assertThat(answer(Flow.Start.COMPLAINT, "what", 1, "我卡里突然没钱的事你们怎么解释").known())
        .doesNotContainKey("amount");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "昨天有人短信联系我说积分要到期",
        "你们天天给我发短信，烦死了",
        "微信联系我太慢了",
        "someone messaged me in the afternoon yesterday",
        "我上周上午去网点排了半天"
      })
  void no_leave_to_be_contacted_is_made_out_of_a_story(String typed) {
    assertThat(answer(Flow.Start.LEAD, "contact", 1, typed).known()).doesNotContainKey("contact");
  }

  @Test
  void what_was_noted_is_put_right_while_the_questions_go_on() {
    Flow flow = flow(Flow.Start.COMPLAINT);
    ActiveFlow at =
        new ActiveFlow(
            flow.id(), "C-1", Map.of("amount", "900 (CNY 900)"), "where", 1, Questions.NOW);

    FlowTurn turn = FlowEngine.answer(flow, at, message("金额错了 是400块"));

    assertThat(turn.known()).containsEntry("amount", "400块 (CNY 400)");
    assertThat(turn.filled()).extracting(FlowTurn.Filled::how).containsOnly(FlowTurn.How.CORRECTED);
  }

  @Test
  void the_same_words_three_times_in_a_row_end_the_questions() {
    Flow flow = flow(Flow.Start.COMPLAINT);
    ActiveFlow twice =
        new ActiveFlow(flow.id(), "C-1", Map.of(), "amount", 1, Questions.NOW, "不知道", 2);

    assertThat(FlowEngine.answer(flow, twice, message("不知道！")).handsOver()).isTrue();
    assertThat(FlowEngine.answer(flow, twice, message("不清楚")).handsOver()).isFalse();
  }

  @Test
  void how_to_reach_somebody_is_asked_of_visitors_alone_and_heard_from_everybody() {
    Flow flow = flow(Flow.Start.COMPLAINT);
    ActiveFlow at =
        new ActiveFlow(
            flow.id(),
            "C-1",
            Map.of("what", "x", "when", "", "amount", "", "where", ""),
            "wanted",
            1,
            Questions.NOW);

    assertThat(FlowEngine.answer(flow, at, message("请退费")).next())
        .isEqualTo(new Next.Ask(flow.step("contact").orElseThrow(), 1));
    Flow known = flow.ofReachable();
    assertThat(FlowEngine.answer(known, at, message("请退费")).next())
        .isEqualTo(new Next.Over(FlowTurn.Outcome.DONE));
    assertThat(FlowEngine.answer(known, at, message("13812345678 明天上午")).known())
        .containsEntry("contact", "13812345678 明天上午");
  }

  @Test
  void what_was_asked_about_a_day_to_come_is_not_when_it_happened() {
    Flow flow = flow(Flow.Start.COMPLAINT);

    FlowTurn turn =
        FlowEngine.begin(
            flow,
            message("我要投诉"),
            Map.of(
                "date",
                new EntityHeard("date", "saturday", "2026-03-07"),
                "phone",
                new EntityHeard("phone", "13812345678", "+8613812345678")));

    assertThat(turn.known()).containsOnlyKeys("contact");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"每月都要", "200 ", "就是400 ", "，退钱要", "不是4是5", "今天前", "no amount ", "a@b.cn "})
  void a_message_may_say_the_same_a_thousand_times(String said) {
    for (String asked : List.of("what", "when", "amount", "where", "wanted", "contact")) {
      assertThat(answer(Flow.Start.COMPLAINT, asked, 1, said.repeat(1000)).next()).isNotNull();
    }
    assertThat(FlowEngine.correct(flow(Flow.Start.COMPLAINT), message(said.repeat(1000)), Map.of()))
        .isNotNull();
  }
}
