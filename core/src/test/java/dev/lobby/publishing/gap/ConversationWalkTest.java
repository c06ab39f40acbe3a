package dev.lobby.publishing.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.AgentJoined;
import dev.lobby.conversation.ConversationEvent.AgentWrote;
import dev.lobby.conversation.ConversationEvent.AnswerRated;
import dev.lobby.conversation.ConversationEvent.CustomerWrote;
import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.ConversationEvent.HandedBack;
import dev.lobby.conversation.ConversationEvent.Reopened;
import dev.lobby.conversation.ConversationEvent.Resolved;
import dev.lobby.conversation.ConversationEvent.Started;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Trace;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import dev.lobby.wire.JsonEventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What had no answer in one conversation, and what agents wrote then.
class ConversationWalkTest {

  private static ConversationWalk walk(ConversationEvent... events) {
    List<Recorded> recorded = new ArrayList<>();
    for (ConversationEvent event : events) {
      recorded.add(
          new Recorded(
              ConversationEvent.stream("c"),
              recorded.size() + 1,
              recorded.size() + 1,
              World.START,
              "v",
              event));
    }
    return new ConversationWalk("c", World.START, Map.of(), Set.of("answered")).over(recorded);
  }

  private static CustomerWrote wrote(String id, String text) {
    return new CustomerWrote(id, Language.ZH, text);
  }

  private static Decided decided(String id, String say) {
    return new Decided(id, say, List.of(), null, "r", Trace.ERASED);
  }

  private static Started started() {
    return new Started("web", "v", Language.ZH);
  }

  @Test
  void only_what_was_declined_or_suggested_has_no_answer() {
    assertThat(
            walk(
                    started(),
                    wrote("1", "可以买比特币吗"),
                    decided("1", "decline"),
                    wrote("2", "怎么开户"),
                    decided("2", "answer"),
                    wrote("3", "密码"),
                    decided("3", "suggest"))
                .questions())
        .extracting(Unanswered::text, Unanswered::cause)
        .containsExactly(tuple("可以买比特币吗", Cause.DECLINED), tuple("密码", Cause.SUGGESTED));
  }

  @Test
  void a_question_that_failed_has_no_answer_and_says_so() {
    assertThat(
            walk(
                    started(),
                    wrote("1", "可以买比特币吗"),
                    new Decided("1", "acknowledge", List.of(), Reason.FAILED, "r", Trace.ERASED),
                    wrote("2", "我要投诉"),
                    new Decided("2", "acknowledge", List.of(), Reason.COMPLAINT, "r", Trace.ERASED),
                    new AgentJoined("wang", "t", "x"))
                .questions())
        .extracting(Unanswered::text, Unanswered::cause, Unanswered::person)
        .containsExactly(tuple("可以买比特币吗", Cause.FAILED, true));
  }

  @Test
  void an_answer_that_did_not_help_is_a_gap_unless_the_customer_thinks_again() {
    assertThat(
            walk(
                    started(),
                    wrote("1", "怎么开户"),
                    decided("1", "answer"),
                    wrote("2", "怎么改手机号"),
                    decided("2", "answer"),
                    new AnswerRated(4, "1", "open-account@1", false),
                    new AnswerRated(6, "2", "change-phone@3", false),
                    new AnswerRated(4, "1", "open-account@1", true))
                .questions())
        .extracting(Unanswered::text, Unanswered::cause, Unanswered::rated)
        .containsExactly(tuple("怎么改手机号", Cause.BADLY_RATED, "change-phone@3"));
  }

  @Test
  void of_who_was_erased_nothing_is_found() {
    assertThat(
            walk(
                    started(),
                    wrote("1", JsonEventCodec.ERASED),
                    decided("1", "decline"),
                    new AgentJoined("wang", "t", "x"),
                    new AgentWrote("wang", "a", JsonEventCodec.ERASED),
                    new Resolved("wang", "answered", null, "x"))
                .questions())
        .isEmpty();
  }

  @Test
  void the_last_question_before_an_agent_came_cost_a_person_and_has_their_replies() {
    ConversationWalk walk =
        walk(
            started(),
            wrote("1", "可以买比特币吗"),
            decided("1", "decline"),
            wrote("2", "那以太坊呢"),
            decided("2", "decline"),
            new AgentJoined("wang", "t", "x"),
            new AgentWrote("wang", "a", "本行不办理虚拟货币业务。"),
            new Resolved("wang", "answered", null, "x"));

    assertThat(walk.questions()).extracting(Unanswered::person).containsExactly(false, true);
    assertThat(walk.replies())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.question().seq()).isEqualTo(4);
          assertThat(it.place().seq()).isEqualTo(7);
          assertThat(it.agent()).isEqualTo("wang");
        });
  }

  @Test
  void replies_count_only_where_it_ended_well_and_stayed_so() {
    assertThat(
            walk(
                    started(),
                    wrote("1", "可以买比特币吗"),
                    decided("1", "decline"),
                    new AgentJoined("wang", "t", "x"),
                    new AgentWrote("wang", "a", "本行不办理虚拟货币业务。"),
                    new HandedBack("wang", "x"))
                .replies())
        .isEmpty();
    assertThat(
            walk(
                    started(),
                    wrote("1", "可以买比特币吗"),
                    decided("1", "decline"),
                    new AgentJoined("wang", "t", "x"),
                    new AgentWrote("wang", "a", "本行不办理虚拟货币业务。"),
                    new Resolved("wang", "answered", null, "x"),
                    new Reopened(2))
                .replies())
        .isEmpty();
  }
}
