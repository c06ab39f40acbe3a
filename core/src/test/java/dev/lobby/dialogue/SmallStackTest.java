package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.complaint.ComplaintNumber;
import dev.lobby.complaint.WrittenDays;
import dev.lobby.conversation.ActiveFlow;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.FlowFile;
import dev.lobby.language.Language;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However often a message says a word, hearing it takes no deeper stack.
class SmallStackTest {

  private static final long STACK = 128 * 1024;
  private static final int LENGTH = 2_000;

  private static @Nullable Throwable onSmallStack(Runnable hears) throws InterruptedException {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread thread = new Thread(null, hears, "small stack", STACK);
    thread.setUncaughtExceptionHandler((it, problem) -> thrown.set(problem));
    thread.start();
    thread.join();
    return thrown.get();
  }

  private static String repeated(String word) {
    return word.repeat(LENGTH / word.length() + 1).substring(0, LENGTH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "大概", "就 ", "~", "about ", "5吧", "5左右", "or so ", "ok ", "处理", "那", "请问", "and so ", "下个月",
        "不是", "给我打电话", "吞卡", "卡", "还有", "另外", "对了", "and also ", "嗯", "垃圾", "退了", "its ", "扣了200 ",
        "又", " ", "，我也想", "i have 5 ", "别打电话，", "about a "
      })
  void a_word_may_fill_a_whole_message(String word) throws Exception {
    List<Flow> flows = FlowFile.read(Path.of("..", "knowledge-base", "starter-bank", "flows.yaml"));
    // Loading a class may take more of a stack than hearing a message does.
    hear(flows, word);

    assertThat(onSmallStack(() -> hear(flows, repeated(word)))).isNull();
  }

  private static void hear(List<Flow> flows, String text) {
    FlowEngine.Message message =
        new FlowEngine.Message(
            text, Language.ZH, List.of(), Optional.empty(), false, LocalDate.of(2026, 3, 2));
    for (Flow flow : flows) {
      for (Flow.Step step : flow.steps()) {
        FlowEngine.answer(
            flow, new ActiveFlow(flow.id(), "1", Map.of(), step.slot(), 1, Questions.NOW), message);
      }
    }
    Complaining.asksHowItStands(text);
    Complaining.isAskedAfter(text);
    Complaining.isObjection(text);
    TakingBack.is(text);
    TakingBack.isNamed(text);
    TakingBack.isUndone(text);
    PromisedCalls.isAskedFor(text);
    CallOff.isIn(text);
    LostInterest.is(text);
    Telling.roundSum("900000" + text, List.of());
    Swallowed.is(text);
    Impatience.is(text);
    GivingUp.is(text);
    Heard.isAround(text);
    AnotherMatter.isAnnounced(text);
    Neglected.is(text);
    NoWish.is(text);
    Settled.is(text);
    Settled.isPaidBack(text);
    BesideQuestion.question(text);
    InterestBeside.wishes("我要投诉" + text);
    BesideContact.rest(text);
    PendingScore.isGiven(text);
    Threatening.isAll(text);
    Overcharged.is(text);
    ContactAnswer.wishesCall(text);
    ContactAgain.isIn(Interpretation.failed(text, "").understanding(), LocalDate.of(2026, 3, 2));
    CallTime.in(text, List.of(), LocalDate.of(2026, 3, 2));
    SumToPlace.isSaid(text);
    TakingBack.isDenied(text);
    Grievance.isIn(text);
    ComplaintNumber.isIn(text + " c-wm8aey3n");
    ComplaintNumber.isIn("wm8aey3n " + text);
    Telling.deniesOne(message);
    NoMoreQuestions.is(text);
    MoneyAsked.is(text);
    DebtCollectors.dragIn(text);
    DebtCollectors.isAbout(text);
    WrittenDays.readable(text + " (2026-11-01..2026-11-30)", true);
  }
}
