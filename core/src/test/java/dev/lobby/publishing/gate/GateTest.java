package dev.lobby.publishing.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.Bank;
import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.Reason;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Holding;
import dev.lobby.dialogue.Turn;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.LeftOut;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.evaluation.HeldOutQuestions.Question;
import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import dev.lobby.lead.LeadRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gate over days that customers really lived through with the assistant.
class GateTest {

  private static final String OPEN = "account-open";
  private static final String HOW_TO_OPEN = "怎么开户";
  private static final String UNCLEAR = "存款收益";
  private static final String UNANSWERABLE = "the weight of a blue whale";
  private static final String PERSON = "转人工";
  private static final String COMPLAINT = "我要投诉";
  private static final String LOST_CARD = "我的卡丢了";
  private static final String INTEREST = "想买一款理财，有什么推荐";
  private static final String OTHER_ANSWER = "请带身份证到任一网点开户。";

  private static final GateRules STRICT = limits(1);
  private static final GateRules LENIENT = new GateRules(7, 10_000, 1, 1, 1, 1, 1);

  private static final Candidates CANDIDATES = new Candidates();
  private static Release reworded = Bank.release();
  private static Release mute = Bank.release();
  private static Release bold = Bank.release();

  private final World world = new World();

  @BeforeAll
  static void open() {
    reworded = CANDIDATES.withAnswer(OPEN, OTHER_ANSWER);
    mute = CANDIDATES.answeringFrom(1.1);
    bold = CANDIDATES.answeringFrom(0.0);
  }

  @AfterAll
  static void closeAll() {
    reworded.close();
    mute.close();
    bold.close();
    CANDIDATES.close();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private GateReport gate(Release candidate) throws InterruptedException {
    return gate(LENIENT, candidate, List.of(), List.of());
  }

  private GateReport gate(
      GateRules rules, Release candidate, List<Question> regression, List<Reviewed> reviewed)
      throws InterruptedException {
    return new Gate(world.journal, World.ZONE, World.LEADS, rules, world.clock, 2)
        .run(Bank.release(), candidate, regression, reviewed, Gate.Progress.NONE);
  }

  private void says(String conversation, String... texts) throws InterruptedException {
    for (String text : texts) {
      world.says(conversation, text);
      world.clock.advance(Duration.ofSeconds(40));
    }
  }

  /// Answers, suggestions picked by place and by words, declines up to a person, an emergency, a
  /// complaint beside questions, a lead, both languages, a person at work, a conversation that
  /// comes back; returns how many turns the assistant decided.
  private int liveADay() throws InterruptedException {
    String asking = world.visitor(Language.ZH);
    says(asking, HOW_TO_OPEN, UNCLEAR, "1", UNCLEAR, "第二个", "谢谢", "怎么查 balance");
    String lost = world.visitor(Language.EN);
    says(lost, UNANSWERABLE, "???", "what time do branches open", UNANSWERABLE, UNANSWERABLE);
    String card = world.visitor(Language.ZH);
    says(card, LOST_CARD, HOW_TO_OPEN, "昨天转了五万，还没到账");
    String angry = world.customer("mei", "standard");
    says(angry, COMPLAINT, HOW_TO_OPEN, COMPLAINT, PERSON, UNCLEAR);
    String keen = world.customer("lin", World.CORE_TIER);
    says(keen, INTEREST, INTEREST, "最近三天的定期利率");
    String helped = world.visitor(Language.ZH);
    says(helped, PERSON);
    world.settle();
    world.claims("amy", helped);
    says(helped, HOW_TO_OPEN, "好的");
    World.done(world.desk.resolve(helped, "amy", "answered", null).orElseThrow());
    says(helped, UNANSWERABLE, HOW_TO_OPEN);
    return 7 + 5 + 3 + 5 + 3 + 1 + 2;
  }

  // --- the same again

  @Test
  void a_release_beside_itself_decides_every_turn_as_it_did_when_it_was_live() throws Exception {
    int turns = liveADay();

    GateReport report = gate(Bank.release());

    assertThat(report.drifts()).isEmpty();
    assertThat(report.figures().drifted()).isZero();
    assertThat(report.figures().turns().asked()).isEqualTo(turns);
    assertThat(report.figures().turns().same()).isEqualTo(turns);
    assertThat(report.figures().human()).isEqualTo(2);
    assertThat(report.examples()).isEmpty();
    assertThat(report.passed()).isTrue();
  }

  @Test
  void a_flow_is_replayed_as_it_was_lived() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT, "上周五柜台多收了我80元", "请问怎么开户？", "退钱", "谢谢", "还有一件事");
    world.clock.advance(Duration.ofHours(1));
    String late = world.visitor(Language.EN);
    says(late, "I was charged 80 yuan yesterday", "I want to make a complaint");
    world.clock.advance(Duration.ofHours(3));
    says(late, "hello?", "never mind");

    GateReport report = gate(Bank.release());

    assertThat(decisions()).extracting(Decided::say).contains("ask", "answer");
    assertThat(report.drifts()).isEmpty();
    assertThat(report.examples()).isEmpty();
  }

  @Test
  void questions_about_an_interest_are_replayed_as_they_were_asked_or_not() throws Exception {
    says(world.customer("lin", World.CORE_TIER), INTEREST, "60万", "谢谢");
    says(world.customer("mei", World.CORE_TIER), COMPLAINT);
    world.settle();
    String complaining = world.customer("mei", World.CORE_TIER);
    says(complaining, INTEREST, HOW_TO_OPEN);
    assertThat(world.lastDecided(complaining).say()).isEqualTo("answer");

    GateReport report = gate(Bank.release());

    assertThat(decisions()).extracting(Decided::say).contains("ask");
    assertThat(report.drifts()).isEmpty();
    assertThat(report.examples()).isEmpty();
  }

  @Test
  void the_day_that_was_lived_has_every_kind_of_decision_in_it() throws Exception {
    liveADay();

    List<Decided> decided = decisions();
    assertThat(decided)
        .extracting(Decided::say)
        .contains("answer", "suggest", "decline", "acknowledge", "protocol", "silent");
    assertThat(decided)
        .extracting(Decided::route)
        .contains(Reason.LOST_CARD, Reason.COMPLAINT, Reason.PERSON, Reason.NO_ANSWER, Reason.LEAD);
    assertThat(decided)
        .anySatisfy(one ->
            assertThat(one.trace().branches().getLast().why()).contains("the customer picked"));
  }

  @Test
  void the_same_run_twice_gives_the_same_report() throws Exception {
    liveADay();

    GateReport one = gate(bold);
    GateReport other = gate(bold);

    assertThat(other.figures()).isEqualTo(one.figures());
    assertThat(other.examples()).isEqualTo(one.examples());
  }

  @Test
  void a_turn_that_was_decided_otherwise_at_the_time_is_told() throws Exception {
    String keen = world.customer("lin", World.CORE_TIER);
    says(keen, INTEREST);
    assertThat(world.lastDecided(keen).route()).isEqualTo(Reason.LEAD);

    // The bank has changed its tiers since.
    GateReport report =
        new Gate(world.journal, World.ZONE, LeadRules.of(Set.of("gold")), LENIENT, world.clock, 1)
            .run(Bank.release(), reworded, List.of(), List.of(), Gate.Progress.NONE);

    assertThat(report.figures().drifted()).isEqualTo(1);
    Drift drift = report.drifts().getFirst();
    assertThat(drift.conversation()).isEqualTo(keen);
    assertThat(drift.what()).contains("(lead) at the time");
    assertThat(GateReportText.of(report, 10)).contains("1 turns are decided otherwise");
  }

  @Test
  void turns_that_another_release_decided_are_no_drift() throws Exception {
    world.releases.activate(bold);
    says(world.visitor(Language.EN), UNANSWERABLE);

    assertThat(gate(reworded).drifts()).isEmpty();
  }

  // --- what changes

  @Test
  void another_answer_is_shown_with_everybody_who_would_read_it() throws Exception {
    for (int i = 0; i < 3; i++) {
      says(world.visitor(Language.ZH), i == 0 ? "怎么开户？？" : HOW_TO_OPEN);
    }
    says(world.visitor(Language.EN), "how do I open an account", "what time do branches open");

    GateReport report = gate(reworded);

    assertThat(report.figures().turns().reworded()).isEqualTo(3);
    assertThat(report.figures().turns().changed()).isZero();
    assertThat(report.figures().turns().same()).isEqualTo(2);
    assertThat(report.examples()).hasSize(1);
    Example example = report.examples().getFirst();
    assertThat(example.turns()).isEqualTo(3);
    assertThat(example.words()).isEqualTo(HOW_TO_OPEN);
    assertThat(example.effects()).containsExactly(Effect.REWORDED);
    assertThat(example.present().words())
        .isEqualTo(Bank.release().article(OPEN).orElseThrow().answer(Language.ZH));
    assertThat(example.candidate().words()).isEqualTo(OTHER_ANSWER);
    assertThat(example.candidate().articles()).containsExactly(OPEN + "@0123456789ab");
    assertThat(example.candidate().likeliest().getFirst().article()).isEqualTo(OPEN);
    assertThat(example.candidate().likeliest().getFirst().probability())
        .isEqualTo(example.present().likeliest().getFirst().probability())
        .isGreaterThan(0.9);
  }

  @Test
  void what_is_not_answered_any_more_is_lost_and_whom_it_brings_a_person_is_handed_over()
      throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, UNANSWERABLE, HOW_TO_OPEN, LOST_CARD);

    GateReport report = gate(mute);

    Effects turns = report.figures().turns();
    assertThat(turns.newlyLost()).isEqualTo(1);
    // The decline before counts as it was recorded, so this one is the second in a row.
    assertThat(turns.handedOver()).isEqualTo(1);
    assertThat(turns.changed()).isEqualTo(1);
    assertThat(report.examples().getFirst().effects())
        .containsExactly(Effect.NEWLY_LOST, Effect.HANDED_OVER);
    assertThat(report.examples().getFirst().candidate().route()).isEqualTo("no-answer");
  }

  @Test
  void what_is_answered_for_the_first_time_is_told_and_whom_it_no_longer_brings() throws Exception {
    String id = world.visitor(Language.EN);
    says(id, UNANSWERABLE, UNANSWERABLE);

    GateReport report = gate(bold);

    Effects turns = report.figures().turns();
    assertThat(turns.newlyAnswered()).isEqualTo(2);
    assertThat(turns.notHandedOver()).isEqualTo(1);
    assertThat(report.exceeded())
        .as("closing a gap is what a publication is for")
        .doesNotContain("gate.maxChanged of turns");
  }

  @Test
  void a_candidate_that_hears_something_else_is_asked_itself() throws Exception {
    says(world.visitor(Language.ZH), UNCLEAR);
    assertThat(reworded.understandsLike(Bank.release(), Language.ZH)).isTrue();
    assertThat(reworded.hearsLike(Bank.release())).isTrue();

    try (Release hearing = CANDIDATES.hearing(Signal.PERSON)) {
      assertThat(hearing.understandsLike(Bank.release(), Language.ZH)).isFalse();
      assertThat(hearing.hearsLike(Bank.release())).isFalse();
      GateReport report = gate(hearing);
      assertThat(report.figures().turns().handedOver()).isEqualTo(1);
      assertThat(report.examples().getFirst().candidate().route()).isEqualTo("person");
    }
  }

  @Test
  void a_turn_is_asked_on_its_own_day() throws Exception {
    says(world.visitor(Language.ZH), HOW_TO_OPEN);
    world.clock.advance(Duration.ofDays(2));
    says(world.visitor(Language.ZH), HOW_TO_OPEN);

    try (Release later = CANDIDATES.notBefore(OPEN, "2026-03-03")) {
      Effects turns = gate(later).figures().turns();
      assertThat(turns.asked()).isEqualTo(2);
      assertThat(turns.changed()).isEqualTo(1);
      assertThat(turns.same()).isEqualTo(1);
    }
  }

  @Test
  void a_customers_tier_is_the_one_they_had_then() throws Exception {
    String keen = world.customer("lin", World.CORE_TIER);
    says(keen, INTEREST);
    world.customers.identified(new Customers.Identity("lin", "lin", "standard"));

    assertThat(gate(reworded).drifts()).isEmpty();
    assertThat(gate(reworded).figures().turns().same()).isEqualTo(1);
  }

  @Test
  void what_a_customer_holds_is_what_they_held_then() throws Exception {
    String holder = world.customer("lin", "standard");
    String id = world.customers.idOf("lin");
    holds(id, "credit-card");
    says(holder, HOW_TO_OPEN);
    holds(id, "mortgage");

    try (Release later = CANDIDATES.forHolders(OPEN, "credit-card")) {
      assertThat(gate(later).figures().turns().reworded()).isEqualTo(1);
      says(holder, HOW_TO_OPEN);
      assertThat(gate(later).figures().turns().reworded()).isEqualTo(1);
      assertThat(gate(later).figures().turns().same()).isEqualTo(1);
    }
  }

  private void holds(String customer, String product) {
    world.journal.append(
        List.of(
            new StreamWrite(
                CustomerEvent.stream(customer),
                StreamWrite.ANY,
                customer,
                new CustomerEvent.Profiled(
                    "bank",
                    "lin",
                    "lin",
                    "standard",
                    null,
                    null,
                    List.of(),
                    List.of(new Holding(product, null, null)),
                    null,
                    null,
                    null,
                    null))));
  }

  // --- right and wrong

  @Test
  void a_verdict_on_a_turn_and_one_on_a_question_say_what_is_now_wrong_and_now_right()
      throws Exception {
    String id = world.visitor(Language.EN);
    Turn first = world.says(id, "m1", UNANSWERABLE);
    assertThat(first).isInstanceOf(Turn.Taken.class);
    String best = world.lastTrace(id).matches().getFirst().article();
    says(world.visitor(Language.ZH), UNCLEAR);
    Reviewed none = new Reviewed(new Reviewed.Turn(id, "m1"), new Truth.NoArticle());
    Reviewed not = new Reviewed(new Reviewed.Question(UNCLEAR + "！"), new Truth.Person());

    GateReport wrong = gate(LENIENT, bold, List.of(), List.of(none, not));

    assertThat(wrong.figures().turns().judged()).isEqualTo(2);
    assertThat(wrong.figures().turns().wrongBefore()).isZero();
    assertThat(wrong.figures().turns().wrongAfter()).isEqualTo(2);
    assertThat(wrong.figures().turns().nowWrong()).isEqualTo(2);
    assertThat(wrong.examples().getFirst().effects()).startsWith(Effect.NOW_WRONG);

    Reviewed right = new Reviewed(new Reviewed.Question(UNANSWERABLE), new Truth.Article(best));
    assertThat(gate(LENIENT, bold, List.of(), List.of(right)).figures().turns().nowRight())
        .isEqualTo(1);
  }

  @Test
  void the_regression_set_is_asked_beside_the_turns_and_counts_for_turns_with_its_words()
      throws Exception {
    says(world.visitor(Language.EN), UNANSWERABLE);
    List<Question> questions =
        List.of(
            new Question(1, "-", Language.EN, UNANSWERABLE),
            new Question(2, OPEN, Language.ZH, HOW_TO_OPEN));

    GateReport report = gate(LENIENT, bold, questions, List.of());

    assertThat(report.figures().regression().asked()).isEqualTo(2);
    assertThat(report.figures().regression().nowWrong()).isEqualTo(1);
    assertThat(report.figures().turns().nowWrong()).isEqualTo(1);
    assertThat(report.figures().texts()).isEqualTo(2);
    Example example = report.examples().getFirst();
    assertThat(example.turns() + example.regression()).isEqualTo(2);
  }

  // --- what is looked at

  @Test
  void only_the_turns_of_the_days_asked_for_are_replayed_and_of_many_the_newest() throws Exception {
    says(world.visitor(Language.ZH), HOW_TO_OPEN, HOW_TO_OPEN);
    world.clock.advance(Duration.ofDays(2));
    says(world.visitor(Language.ZH), HOW_TO_OPEN, "我要挂失存折", UNCLEAR);

    assertThat(
            gate(new GateRules(1, 10_000, 1, 1, 1, 1, 1), mute, List.of(), List.of())
                .figures()
                .turns()
                .asked())
        .isEqualTo(3);
    assertThat(gate(mute).figures().turns().asked()).isEqualTo(5);

    GateReport cut = gate(new GateRules(7, 1, 1, 1, 1, 1, 1), mute, List.of(), List.of());
    assertThat(cut.figures().turns().asked()).isEqualTo(1);
    assertThat(cut.figures().cut()).isEqualTo(4);
    assertThat(cut.examples().getFirst().words()).isEqualTo(UNCLEAR);
    assertThat(GateReportText.of(cut, 10)).contains("4 older turns of these days were left out");
  }

  @Test
  void a_store_in_which_nobody_wrote_passes() throws Exception {
    GateReport report = gate(GateRules.DEFAULT, mute, List.of(), List.of());

    assertThat(report.figures().turns().asked()).isZero();
    assertThat(report.passed()).isTrue();
  }

  // --- limits

  @Test
  void over_a_limit_it_refuses_and_names_it_and_exactly_at_it_it_does_not() throws Exception {
    says(world.visitor(Language.ZH), HOW_TO_OPEN, COMPLAINT);

    GateReport refused = gate(new GateRules(7, 100, 1, 0.49, 1, 1, 1), mute, List.of(), List.of());
    GateReport passed = gate(new GateRules(7, 100, 1, 0.5, 1, 1, 1), mute, List.of(), List.of());

    assertThat(refused.passed()).isFalse();
    assertThat(refused.exceeded()).containsExactly("gate.maxNewlyLost of turns");
    assertThat(refused.breaches().getFirst().found()).isCloseTo(0.5, within(1e-9));
    assertThat(GateReportText.of(refused, 10))
        .contains("The gate refuses it", "gate.maxNewlyLost: 50.00 % of the turns 轮次 (1 of 2)");
    assertThat(passed.passed()).isTrue();
  }

  @Test
  void where_nobody_wrote_the_regression_set_alone_refuses_a_release_that_lost_everything()
      throws Exception {
    List<Question> questions = List.of(new Question(1, OPEN, Language.ZH, HOW_TO_OPEN));

    GateReport report = gate(STRICT, mute, questions, List.of());

    assertThat(report.exceeded())
        .containsExactly("gate.maxChanged of regression", "gate.maxNewlyLost of regression");
  }

  @Test
  void a_share_of_few_messages_is_told_with_its_counts_and_refuses_nothing() throws Exception {
    says(world.visitor(Language.ZH), HOW_TO_OPEN, COMPLAINT, UNANSWERABLE);

    GateReport few = gate(limits(4), mute, List.of(), List.of());
    GateReport enough = gate(limits(3), mute, List.of(), List.of());

    assertThat(few.passed()).isTrue();
    assertThat(few.tooFew()).isEqualTo(enough.breaches());
    assertThat(few.tooFew())
        .contains(new GateRules.Breach("gate.maxNewlyLost", "turns", 0.02, 1 / 3.0, 1, 3));
    assertThat(GateReportText.of(few, 10))
        .contains(
            "lets it pass",
            "fewer than 4 messages",
            "gate.maxNewlyLost: 33.33 % of the turns 轮次 (1 of 3)");
    assertThat(GateReportJson.of(few, 0).required("tooFew")).isNotEmpty();
    assertThat(enough.passed()).isFalse();
    assertThat(enough.tooFew()).isEmpty();
  }

  private static GateRules limits(int minQuestions) {
    return new GateRules(7, 100, 0.1, 0.02, 0.02, 0.005, minQuestions);
  }

  @Test
  void one_message_that_is_now_answered_wrongly_refuses_however_few_there_are() throws Exception {
    List<Question> questions = List.of(new Question(1, "-", Language.EN, UNANSWERABLE));

    assertThat(gate(GateRules.DEFAULT, bold, questions, List.of()).exceeded())
        .containsExactly("gate.maxNowWrong of judged");
  }

  @Test
  void what_is_now_wrong_is_limited_by_what_is_known_to_be_right() throws Exception {
    List<Question> questions = List.of(new Question(1, "-", Language.EN, UNANSWERABLE));

    assertThat(gate(new GateRules(7, 100, 1, 1, 1, 0.99, 1), bold, questions, List.of()).exceeded())
        .containsExactly("gate.maxNowWrong of judged");
  }

  // --- for people and machines

  @Test
  void who_is_seldom_found_by_its_own_phrasings_is_told_and_refused_by_nothing() throws Exception {
    OwnPhrasings seldom =
        new OwnPhrasings(
            "e-cny",
            Map.of(Language.ZH, "数字人民币", Language.EN, "Digital yuan"),
            List.of(
                new LeftOut("e-cny", Language.ZH, 8, 4, 1, 0),
                new LeftOut("e-cny", Language.EN, 8, 4, 1, 1)));

    GateReport report = gate(Bank.release()).with(List.of(seldom));

    assertThat(report.passed()).isTrue();
    assertThat(report.seldomFound()).isEqualTo(1);
    assertThat(GateReportText.of(report, 0))
        .contains(
            "1 new or changed articles, 1 by fewer than half",
            "! e-cny  zh: 4 of 8 phrasings left out, 1 answered 答上, 0 offered 建议",
            "  e-cny  en: 4 of 8 phrasings left out, 1 answered 答上, 1 offered 建议");
    ObjectNode json = GateReportJson.of(report, 0);
    assertThat(json.required("seldomFound").asInt()).isEqualTo(1);
    assertThat(json.required("found").get(0).required("languages").get(0).toString())
        .isEqualTo(
            "{\"language\":\"zh\",\"phrasings\":8,\"asked\":4,\"answered\":1,\"offered\":0,"
                + "\"seldomFound\":true}");
  }

  @Test
  void only_what_is_asked_otherwise_is_looked_for(@TempDir Path directory) {
    try (Release changed =
        Bank.changed(
            directory,
            "articles.json",
            all ->
                ((ObjectNode) all.get(0))
                    .withObject("phrasings")
                    .withArray("zh")
                    .add("从没有人这样问过"))) {
      List<OwnPhrasings> found = OwnPhrasings.of(Bank.release(), changed, directory);

      assertThat(found)
          .singleElement()
          .satisfies(it -> {
            assertThat(it.article()).isEqualTo(changed.articles().getFirst().id());
            assertThat(it.leftOut()).hasSize(2);
            // What was never learnt was never left out either.
            assertThat(it.leftOut().getFirst().asked())
                .isBetween(1, it.leftOut().getFirst().phrasings() - 1);
          });
    }
    try (Release same = Bank.changed(directory.resolve("same"), "articles.json", all -> {})) {
      assertThat(OwnPhrasings.of(Bank.release(), same, directory.resolve("same"))).isEmpty();
    }
    assertThat(OwnPhrasings.of(Bank.release(), reworded, directory)).isEmpty();
  }

  @Test
  void the_report_is_one_json_object_with_as_many_examples_as_are_wanted() throws Exception {
    says(world.visitor(Language.ZH), HOW_TO_OPEN, UNCLEAR, UNANSWERABLE);

    ObjectNode json = GateReportJson.of(gate(mute), 1);

    assertThat(json.required("passed").asBoolean()).isTrue();
    assertThat(json.required("figures").required("turns").required("asked").asInt()).isEqualTo(3);
    assertThat(json.required("examples")).hasSize(1);
    assertThat(json.required("differentQuestions").asInt()).isEqualTo(2);
    assertThat(json.required("examples").get(0).required("present").required("words").asText())
        .isNotEmpty();
    assertThat(json.required("examples").get(0).required("effects").get(0).asText())
        .isIn("newly-lost", "otherwise");
  }

  @Test
  void a_run_that_is_interrupted_ends() throws Exception {
    says(world.visitor(Language.ZH), HOW_TO_OPEN);
    Thread.currentThread().interrupt();

    assertThat(catchThrowable(() -> gate(mute))).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  private List<Decided> decisions() {
    List<Decided> decided = new ArrayList<>();
    world.journal.replay(
        0,
        world.journal.head(),
        recorded -> {
          if (recorded.event() instanceof Decided one) {
            decided.add(one);
          }
        });
    return decided;
  }
}
