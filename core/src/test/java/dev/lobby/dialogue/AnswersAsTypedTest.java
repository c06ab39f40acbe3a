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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    Language language = Language.of(typed) == Language.EN ? Language.EN : Language.ZH;
    return FlowEngine.answer(
        flow(start),
        new ActiveFlow(flow(start).id(), "C-1", Map.of(), asked, time, Questions.NOW),
        new FlowEngine.Message(
            typed,
            language,
            ENTITIES.recognize(typed, TODAY).stream()
                .map(it -> new EntityHeard(it.kind().wire(), it.text(), it.value().normalised()))
                .toList(),
            Optional.empty(),
            false));
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
    String made = heard(turn, asked).replaceAll(" ?wanted=.*", "");
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
          """)
  void a_number_or_an_address_is_kept_as_it_was_typed(String typed, String kept) {
    assertThat(answer(Flow.Start.LEAD, "contact", 1, typed).known()).containsEntry("contact", kept);
  }

  @ParameterizedTest
  @CsvSource({"when, 不知道你们怎么搞的", "when, what a joke", "where, 退钱", "where, 手机银行转账", "amount, 很多很多"})
  void what_was_asked_often_enough_and_not_answered_is_left_unknown(String asked, String typed) {
    FlowTurn turn = answer(Flow.Start.COMPLAINT, asked, 3, typed);

    assertThat(heard(turn, asked)).startsWith(asked + "=unanswered");
    assertThat(turn.next()).isInstanceOf(Next.Ask.class);
  }

  @ParameterizedTest
  @CsvSource({"where, 退钱", "when, 把钱还我 退款", "where, i want my money back"})
  void a_wish_told_beside_is_not_asked_for(String asked, String typed) {
    FlowTurn turn = answer(Flow.Start.COMPLAINT, asked, 1, typed);

    assertThat(turn.known()).containsEntry("wanted", typed);
    assertThat(turn.next()).isInstanceOf(Next.Ask.class);
  }
}
