package dev.lobby.dialogue;

import static dev.lobby.dialogue.Questions.AMOUNT;
import static dev.lobby.dialogue.Questions.NOW;
import static dev.lobby.dialogue.Questions.SCORE;
import static dev.lobby.dialogue.Questions.WHAT;
import static dev.lobby.dialogue.Questions.WHEN;
import static dev.lobby.dialogue.Questions.WHERE;
import static dev.lobby.dialogue.Questions.after;
import static dev.lobby.dialogue.Questions.asking;
import static dev.lobby.dialogue.Questions.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.conversation.ActiveFlow;
import dev.lobby.conversation.Trace.EntityHeard;
import dev.lobby.dialogue.FlowTurn.How;
import dev.lobby.dialogue.FlowTurn.Next;
import dev.lobby.dialogue.FlowTurn.Outcome;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.Flow.Step;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowEngineTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final EntityHeard YESTERDAY = new EntityHeard("date", "昨天", "2026-03-01");
  private static final EntityHeard FIFTY = new EntityHeard("money", "50块", "CNY 50");

  private static FlowEngine.Message message(String text, EntityHeard... named) {
    return new FlowEngine.Message(
        text, Language.of(text), List.of(named), Optional.empty(), false, DAY);
  }

  private static Map<String, String> values(FlowTurn turn) {
    Map<String, String> values = new HashMap<>();
    turn.filled().forEach(it -> values.put(it.step().slot(), it.value()));
    return values;
  }

  @Test
  void what_was_said_before_is_not_asked() {
    Flow flow = flow(2, WHAT, WHEN, AMOUNT, WHERE);

    FlowTurn turn =
        FlowEngine.begin(
            flow, message("你们柜台多扣了我50块钱，这算什么银行，我要投诉", FIFTY), Map.of("date", YESTERDAY));

    assertThat(values(turn))
        .containsEntry("what", "你们柜台多扣了我50块钱，这算什么银行，我要投诉")
        .containsEntry("when", "昨天 (2026-03-01)")
        .containsEntry("amount", "50块 (CNY 50)")
        .containsEntry("where", "网点");
    assertThat(turn.filled()).extracting(FlowTurn.Filled::how).containsOnly(How.SAID);
    assertThat(turn.next()).isEqualTo(new Next.Over(Outcome.DONE));
  }

  @Test
  void the_bare_wish_to_complain_tells_nothing() {
    Flow flow = flow(2, WHAT, WHEN);

    for (String text : List.of("我要投诉", "我要投诉你们银行！", "I want to make a complaint please")) {
      FlowTurn turn = FlowEngine.begin(flow, message(text), Map.of());
      assertThat(turn.filled()).isEmpty();
      assertThat(turn.next()).isEqualTo(new Next.Ask(WHAT, 1));
    }
    FlowEngine.Message own =
        new FlowEngine.Message("x".repeat(80), Language.EN, List.of(), Optional.empty(), true, DAY);
    assertThat(FlowEngine.begin(flow, own, Map.of()).filled()).isEmpty();
  }

  @Test
  void an_answer_fills_what_else_it_tells_and_only_the_rest_is_asked() {
    Flow flow = flow(2, WHAT, WHEN, AMOUNT, WHERE);

    FlowTurn turn =
        FlowEngine.answer(flow, asking(flow, "what", 1), message("昨天扣了50块", YESTERDAY, FIFTY));

    assertThat(values(turn)).containsOnlyKeys("what", "when", "amount");
    assertThat(turn.next()).isEqualTo(new Next.Ask(WHERE, 1));
  }

  @Test
  void a_choice_is_taken_by_its_button_or_its_words() {
    Flow flow = flow(2, WHERE, WHAT);
    ActiveFlow at = asking(flow, "where", 1);
    FlowEngine.Message picked =
        new FlowEngine.Message("2", Language.EN, List.of(), Optional.of("branch"), false, DAY);

    assertThat(values(FlowEngine.answer(flow, at, picked))).containsEntry("where", "Branch");
    assertThat(values(FlowEngine.answer(flow, at, message("in the APP!"))))
        .containsEntry("where", "App");
    assertThat(values(FlowEngine.answer(flow, at, message("在柜台办的")))).containsEntry("where", "网点");
    assertThat(FlowEngine.answer(flow, at, message("happy")).next())
        .isEqualTo(new Next.Ask(WHERE, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "４分, 4",
    "三分, 3",
    "two, 2",
    "我给5分, 5",
    "4/5, 4",
    "4 out of 5, 4",
    "6, ",
    "50, ",
    "0, ",
    "1分 差评 没人回答我, 1",
    "2 太慢了，而且没赔我, 2",
    "'terrible, 1', 1",
    "5 days late, ",
    "1.5, ",
    "等了3天, ",
    "不满意！！道歉都没见着, 2",
    "非常不满意, 1",
    "还算满意, 4",
    "very satisfied thanks, 5",
    "not happy with it, 2",
    "一般, 3",
    "'Not very good', ",
    "不是特别满意, ",
    "算不上很满意, ",
    "没法满意, ",
    "退款了我才满意, ",
    "never satisfied, ",
    "等了一星期才解决，很满意, ",
    "you promised it on May 5., ",
    "为什么才道歉不罚款, "
  })
  void a_rating_is_a_number_from_one_to_five_or_says_as_much(String said, @Nullable String score) {
    Flow flow = flow(2, SCORE);

    FlowTurn turn = FlowEngine.answer(flow, asking(flow, "score", 1), message(said));

    assertThat(values(turn).get("score")).isEqualTo(score);
  }

  @Test
  void what_is_said_beside_a_rating_is_the_comment_that_would_be_asked_for() {
    Flow closing = Questions.closing();

    FlowTurn turn = FlowEngine.answer(closing, asking(closing, "score", 1), message("2 太慢了，而且没赔我"));
    assertThat(values(turn)).containsEntry("score", "2").containsEntry("what", "2 太慢了，而且没赔我");
    assertThat(turn.next()).isEqualTo(new Next.Over(Outcome.DONE));

    FlowTurn bare = FlowEngine.answer(closing, asking(closing, "score", 1), message("我给2分"));
    assertThat(values(bare)).doesNotContainKey("what");
    assertThat(values(FlowEngine.answer(closing, asking(closing, "score", 1), message("不满意"))))
        .doesNotContainKey("what");
  }

  @Test
  void after_the_last_time_it_is_left_unknown_or_noted_where_it_takes_words() {
    Flow noting = flow(2, WHEN, WHAT);
    assertThat(FlowEngine.answer(noting, asking(noting, "when", 1), message("退钱")).next())
        .isEqualTo(new Next.Ask(WHEN, 2));
    FlowTurn left = FlowEngine.answer(noting, asking(noting, "when", 2), message("退钱"));
    assertThat(left.filled()).containsExactly(new FlowTurn.Filled(WHEN, How.UNANSWERED, ""));
    assertThat(left.next()).isEqualTo(new Next.Ask(WHAT, 1));

    FlowEngine.Message own =
        new FlowEngine.Message("怎么投诉", Language.ZH, List.of(), Optional.empty(), true, DAY);
    assertThat(FlowEngine.answer(noting, asking(noting, "what", 1), own).next())
        .isEqualTo(new Next.Ask(WHAT, 2));
    assertThat(FlowEngine.answer(noting, asking(noting, "what", 2), own).filled())
        .containsExactly(new FlowTurn.Filled(WHAT, How.NOTED, "怎么投诉"));
  }

  @Test
  void after_the_last_time_a_person_takes_over_where_the_answer_is_needed() {

    Flow strict = flow(2, AMOUNT, WHAT);
    FlowTurn over = FlowEngine.answer(strict, asking(strict, "amount", 2), message("很多"));
    assertThat(over.handsOver()).isTrue();
  }

  @Test
  void never_mind_ends_it_and_not_sure_passes_over_a_question() {
    Flow flow = flow(2, AMOUNT, WHAT);
    ActiveFlow at = asking(flow, "amount", 1);

    assertThat(FlowEngine.answer(flow, at, message("算了！")).stopped()).isTrue();
    assertThat(FlowEngine.answer(flow, at, message("Never mind.")).stopped()).isTrue();
    FlowTurn passed = FlowEngine.answer(flow, at, message("不知道。"));
    assertThat(passed.filled()).containsExactly(new FlowTurn.Filled(AMOUNT, How.UNKNOWN, ""));
    assertThat(passed.next()).isEqualTo(new Next.Ask(WHAT, 1));
  }

  @Test
  void coming_back_counts_as_asking() {
    Flow noting = flow(2, WHEN, WHAT);
    assertThat(FlowEngine.comeBack(noting, asking(noting, "when", 1)).next())
        .isEqualTo(new Next.Ask(WHEN, 2));
    assertThat(FlowEngine.comeBack(noting, asking(noting, "when", 2)).next())
        .isEqualTo(new Next.Ask(WHAT, 1));
    Flow strict = flow(2, AMOUNT);
    assertThat(FlowEngine.comeBack(strict, asking(strict, "amount", 2)).handsOver()).isTrue();
  }

  @Test
  void what_was_left_unknown_is_taken_when_it_is_told_after_all() {
    Flow flow = flow(2, WHEN, AMOUNT, WHAT);
    ActiveFlow at =
        new ActiveFlow(flow.id(), "C-1", Map.of("when", "", "amount", "80"), "what", 1, NOW);

    FlowTurn turn = FlowEngine.answer(flow, at, message("昨天扣了50块", YESTERDAY, FIFTY));

    assertThat(values(turn)).containsOnlyKeys("what", "when");
  }

  @Test
  void an_answer_is_waited_for_as_long_as_the_flow_says() {
    Flow flow = flow(2, WHAT);
    ActiveFlow at = asking(flow, "what", 1);

    assertThat(FlowEngine.isLate(flow, at, NOW.plus(Duration.ofMinutes(30)))).isFalse();
    assertThat(FlowEngine.isLate(flow, at, NOW.plus(Duration.ofMinutes(31)))).isTrue();
  }

  /// What a customer types, and whether it was taken for a question of theirs.
  record Typed(FlowEngine.Message message, boolean question) {}

  @Provide
  Arbitrary<List<Typed>> typing() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(60),
            Arbitraries.of(
                "昨天",
                "50块",
                "不知道",
                "not sure",
                "???",
                "",
                " ",
                "手机银行",
                "5",
                "怎么开户",
                "转人工",
                "1",
                "什么意思？",
                "I told you already",
                "算 了",
                "ⅣⅤ",
                "\uD800"));
    Arbitrary<List<EntityHeard>> named =
        Arbitraries.of(YESTERDAY, FIFTY, new EntityHeard("card", "⟦card ••••8830⟧", "8830"))
            .list()
            .ofMaxSize(2);
    return Combinators.combine(
            texts,
            named,
            Arbitraries.of("app", "branch", "gone").optional(),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as((text, things, option, fixed, question) ->
            new Typed(
                new FlowEngine.Message(text, Language.of(text), things, option, fixed, DAY),
                question))
        .list()
        .ofSize(40);
  }

  @Property(tries = 500)
  void whatever_is_typed_it_ends_in_time_and_asks_nothing_more_often_than_it_may(
      @ForAll("typing") List<Typed> typing, @ForAll("flows") Flow flow) {
    Map<String, Integer> asked = new HashMap<>();
    FlowTurn turn = FlowEngine.begin(flow, typing.getFirst().message, Map.of());
    @Nullable ActiveFlow at = after(null, turn);
    int turns = 0;
    while (at != null) {
      count(turn, asked);
      Typed next = typing.get(turns % typing.size());
      turn =
          next.question ? FlowEngine.comeBack(flow, at) : FlowEngine.answer(flow, at, next.message);
      at = after(at, turn);
      turns++;
      assertThat(turns).isLessThanOrEqualTo(flow.steps().size() * flow.asks());
    }
    assertThat(asked.values()).allMatch(times -> times <= flow.asks());
    assertThat(turn.next()).isInstanceOf(Next.Over.class);
  }

  private static void count(FlowTurn turn, Map<String, Integer> asked) {
    if (turn.next() instanceof Next.Ask(Step step, int time)) {
      assertThat(asked.merge(step.slot(), 1, Integer::sum)).isEqualTo(time);
    }
  }

  @Provide
  Arbitrary<Flow> flows() {
    Arbitrary<List<Step>> steps =
        Arbitraries.of(WHAT, WHEN, AMOUNT, WHERE, SCORE)
            .list()
            .ofMinSize(1)
            .ofMaxSize(5)
            .uniqueElements();
    return Combinators.combine(Arbitraries.integers().between(1, 4), steps)
        .as((asks, own) -> flow(asks, new ArrayList<>(own).toArray(Step[]::new)));
  }
}
