package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.Kind;
import dev.lobby.followup.Result;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who asks when they will be called, once a call was promised.
class PromisedCallsTest {

  /// 15:00 at the bank, on the day on which a world begins.
  private static final Instant AT_THREE = Instant.parse("2026-03-02T07:00:00Z");

  private final World world = new World();
  private final FollowUpDesk followUps = new FollowUpDesk(world.journal, world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  /// A conversation that an agent handed back after promising a call.
  private String promised(Language language) throws Exception {
    String id = world.visitor(language);
    world.says(id, language == Language.ZH ? "转人工" : "agent");
    world.settle();
    world.claims("amy", id);
    followUps.promise(
        "amy",
        world.conversation(id).customer(),
        id,
        null,
        Kind.CALL_BACK,
        AT_THREE,
        "amy",
        "about the fee");
    World.done(world.desk.handBack(id, "amy", "Amy").orElseThrow());
    world.settle();
    return id;
  }

  private List<String> says(String id, String text) throws InterruptedException {
    List<String> replies = World.texts(world.says(id, text).replies());
    world.settle();
    return replies;
  }

  @Test
  void who_was_handed_back_is_told_when_the_promised_call_comes() throws Exception {
    String id = promised(Language.ZH);

    assertThat(says(id, "什么时候给我打电话")).singleElement().asString().contains("3月2日 15:00");
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
    assertThat(PromisedCall.named(world.lastTrace(id).branches(), AT_THREE))
        .contains(PromisedCall.at(AT_THREE, AT_THREE));
    String english = promised(Language.EN);
    assertThat(says(english, "When will you call me?"))
        .singleElement()
        .asString()
        .contains("15:00 on 2 Mar");
  }

  @Test
  void a_call_that_did_not_come_brings_a_person() throws Exception {
    String id = promised(Language.ZH);
    world.clock.advance(Duration.ofHours(6));

    assertThat(says(id, "怎么还没给我打电话")).singleElement().asString().contains("15:00", "第 1 位");
    assertThat(world.conversation(id).ticket()).isNotNull();
    assertThat(world.lastDecided(id).route()).isEqualTo(Reason.PERSON);
    assertThat(PromisedCall.named(world.lastTrace(id).branches(), AT_THREE))
        .contains(PromisedCall.at(AT_THREE, AT_THREE));
  }

  @Test
  void nobody_is_told_of_a_call_that_is_over_or_of_another_customers() throws Exception {
    String id = promised(Language.ZH);
    assertThat(says(world.visitor(Language.ZH), "什么时候给我打电话")).noneMatch(it -> it.contains("15:00"));

    String number = world.followUps.open().getFirst().number();
    followUps.end(number, "amy", Result.KEPT, null, null);
    world.settle();
    assertThat(says(id, "什么时候给我打电话")).noneMatch(it -> it.contains("15:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "'说好给我回电怎么还没回我，我要投诉你们', COMPLAINT",
    "'什么时候给我打电话？不等了，直接转人工', PERSON",
    "'Nobody called me back, I want to complain', COMPLAINT",
    "'when will you call me? i cannot wait, get me a human now', PERSON"
  })
  void who_wants_more_than_the_time_of_a_call_gets_that(String text, Reason route)
      throws Exception {
    String id = promised(Language.of(text));

    assertThat(says(id, text)).noneMatch(it -> it.contains("15:00"));
    assertThat(world.lastDecided(id).route()).isEqualTo(route);
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(PromisedCall.named(world.lastTrace(id).branches(), AT_THREE)).isPresent();
  }

  @Test
  void a_question_that_nobody_has_to_answer_is_not_asked_again_after_it() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    assertThat(says(id, "我想买点理财产品，有什么推荐")).last().asString().contains("多少钱");
    followUps.promise(
        "amy",
        world.conversation(id).customer(),
        id,
        null,
        Kind.CALL_BACK,
        AT_THREE,
        "amy",
        "about the fund");
    world.settle();

    assertThat(says(id, "什么时候给我打电话")).singleElement().asString().contains("15:00");
    assertThat(world.conversation(id).flow()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "什么时候给我打电话？",
        "你们什么时候打给我",
        "几点给我回电话啊",
        "那同事什么时候打电话",
        "怎么还没给我打电话",
        "when will you call me",
        "When is she going to call me back?",
        "what time will the colleague call?",
        "why has nobody called me",
        "什么时候打给我",
        "什么时候回我电话",
        "说好给我回电怎么还没回我",
        "退款的事什么时候给我打电话",
        "when will I be called",
        "still no call back"
      })
  void a_call_is_asked_after(String text) {
    assertThat(PromisedCalls.isAskedFor(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "客服电话几点上班",
        "我什么时候可以打电话给你们",
        "什么时候还款",
        "what time do branches open",
        "when can i call you",
        "给我打电话",
        "退款多久能打给我",
        "钱什么时候能打给我",
        "这笔钱几点打过来",
        "怎么还没打来我的工资",
        "怎么还没回我",
        "when I called they said my card is blocked, what do I do",
        "no one at the call centre helps, I want to complain",
        "no one helps when I call"
      })
  void other_questions_are_not(String text) {
    assertThat(PromisedCalls.isAskedFor(text)).isFalse();
  }
}
