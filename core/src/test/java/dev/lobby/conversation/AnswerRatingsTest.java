package dev.lobby.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.conversation.AnswerRatings.Outcome;
import dev.lobby.conversation.ConversationEvent.AssistantWrote;
import dev.lobby.conversation.ConversationEvent.CustomerWrote;
import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.ConversationEvent.FlowStarted;
import dev.lobby.conversation.ConversationEvent.HandoffRequested;
import dev.lobby.conversation.ConversationEvent.Started;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whom the bank asks whether an answer helped, and what becomes of what they say.
class AnswerRatingsTest {

  private static final String ID = "c";
  private static final List<Message.Citation> SOURCE =
      List.of(new Message.Citation("branch-hours", "3", "Opening hours"));

  private final Journal journal = new MemoryJournal(World.codec(), new MovableClock(World.START));
  private final Conversations conversations = new Conversations(journal);
  private final AnswerRatings ratings = new AnswerRatings(conversations);

  @AfterEach
  void close() {
    journal.close();
  }

  private void happened(ConversationEvent... events) {
    for (ConversationEvent event : events) {
      journal.append(
          List.of(new StreamWrite(ConversationEvent.stream(ID), StreamWrite.ANY, "v", event)));
    }
  }

  /// A question that sounds like this, and what was said to it.
  private void turn(double sentiment, String say, List<Message.Citation> citations) {
    happened(
        new Started("web", "v", Language.EN),
        new CustomerWrote("m", Language.EN, "When are you open?"),
        decided(sentiment, say),
        new AssistantWrote("m", say, List.of(), citations, "From nine to five."));
  }

  private static Decided decided(double sentiment, String say) {
    return new Decided("m", say, List.of("branch-hours@3"), null, "r", traceThatHeard(sentiment));
  }

  private static Trace traceThatHeard(double sentiment) {
    return new Trace(
        Trace.DECIDED,
        null,
        "r",
        "en",
        List.of(),
        new Trace.MoodHeard(sentiment, 0),
        null,
        List.of(),
        0.8,
        0.9,
        null,
        List.of(),
        "answer",
        List.of("branch-hours"),
        null,
        0,
        0,
        0,
        null,
        null,
        null);
  }

  private @Nullable AnswerRating rating() {
    return conversations.load(ID).orElseThrow().messages().getLast().rating();
  }

  private Outcome rate(long seq, boolean helpful) {
    return ratings.rate(ID, seq, helpful).orElseThrow();
  }

  @Test
  void the_last_rating_of_an_answer_counts_and_the_same_again_writes_nothing() {
    turn(0, "answer", SOURCE);
    assertThat(rating()).isEqualTo(AnswerRating.NONE);

    assertThat(rate(4, false)).isEqualTo(new Outcome.Taken(AnswerRating.NOT_HELPFUL));
    long head = journal.head();
    assertThat(rate(4, false)).isEqualTo(new Outcome.Taken(AnswerRating.NOT_HELPFUL));
    assertThat(journal.head()).isEqualTo(head);
    assertThat(rate(4, true)).isEqualTo(new Outcome.Taken(AnswerRating.HELPFUL));

    assertThat(rating()).isEqualTo(AnswerRating.HELPFUL);
    assertThat(journal.read(ConversationEvent.stream(ID), 4))
        .extracting(one -> one.event())
        .containsExactly(
            new ConversationEvent.AnswerRated(4, "m", "branch-hours@3", false),
            new ConversationEvent.AnswerRated(4, "m", "branch-hours@3", true));
  }

  @Test
  void what_is_no_answer_of_this_conversation_is_not_rated() {
    turn(0, "answer", SOURCE);
    long head = journal.head();
    assertThat(rate(2, true)).as("the customer's own words").isEqualTo(new Outcome.NoAnswer());
    assertThat(rate(99, true)).as("nothing").isEqualTo(new Outcome.NoAnswer());
    assertThat(ratings.rate("another", 4, true)).isEmpty();
    assertThat(journal.head()).isEqualTo(head);
  }

  @Test
  void small_talk_suggestions_and_words_of_safety_are_not_rated() {
    turn(0, "answer", List.of());
    assertThat(rating()).isNull();
    happened(new AssistantWrote("m", "suggest", List.of(), SOURCE, "One of these?"));
    assertThat(rating()).isNull();
    happened(new AssistantWrote("m", "protocol", List.of(), SOURCE, "Call us at once."));
    assertThat(rating()).isNull();
    happened(new AssistantWrote(null, "answer", List.of(), SOURCE, "To nobody's question."));
    assertThat(rating()).isNull();
  }

  @Test
  void who_is_upset_is_not_asked() {
    turn(-0.9, "answer", SOURCE);
    assertThat(rating()).isNull();
  }

  @Test
  void who_complains_or_is_asked_something_else_is_not_asked_and_who_is_interested_is() {
    turn(0, "answer", SOURCE);
    AssistantWrote answer = new AssistantWrote("m", "answer", List.of(), SOURCE, "Nine to five.");
    happened(new HandoffRequested("t", Reason.LEAD), answer);
    assertThat(rating()).isEqualTo(AnswerRating.NONE);
    happened(new FlowStarted("lead", null), answer);
    assertThat(rating()).as("a flow asks something").isNull();
    happened(
        new ConversationEvent.FlowEnded("lead", "done"),
        new HandoffRequested("t", Reason.COMPLAINT),
        answer);
    assertThat(rating()).as("complains").isNull();
  }
}
