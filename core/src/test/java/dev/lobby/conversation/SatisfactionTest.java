package dev.lobby.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent.AgentJoined;
import dev.lobby.conversation.ConversationEvent.HandoffRequested;
import dev.lobby.conversation.ConversationEvent.Resolved;
import dev.lobby.conversation.ConversationEvent.Started;
import dev.lobby.conversation.Satisfaction.Outcome;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whom the bank asks how satisfied they are with how a person served them.
class SatisfactionTest {

  private static final String ID = "c";

  private final Journal journal = new MemoryJournal(World.codec(), new MovableClock(World.START));
  private final Conversations conversations = new Conversations(journal);
  private final Satisfaction satisfaction = new Satisfaction(conversations);

  @AfterEach
  void close() {
    journal.close();
  }

  /// The place of the words that tell the end.
  private long served(Reason... reasons) {
    happened(new Started("web", "v", Language.EN));
    for (Reason reason : reasons) {
      happened(new HandoffRequested("t", reason));
    }
    happened(new AgentJoined("ann", "t", "Ann is here."));
    happened(new Resolved("ann", "answered", null, "That is settled."));
    return now().messages().getLast().seq();
  }

  private void happened(ConversationEvent event) {
    journal.append(
        List.of(new StreamWrite(ConversationEvent.stream(ID), StreamWrite.ANY, "v", event)));
  }

  private Conversation now() {
    return conversations.load(ID).orElseThrow();
  }

  @Test
  void the_last_score_counts_and_saying_it_opens_nothing_again() {
    long seq = served(Reason.PERSON);
    assertThat(now().messages().getLast().satisfaction()).isZero();
    for (int score : List.of(2, 5, 5)) {
      assertThat(satisfaction.rate(ID, seq, score)).contains(new Outcome.Taken());
    }
    assertThat(now().messages().getLast().satisfaction()).isEqualTo(5);
    assertThat(now().status()).isEqualTo(Status.RESOLVED);
    assertThat(now().version()).isEqualTo(seq + 2);
  }

  @Test
  void nothing_else_is_rated_and_no_score_is_taken_that_is_none() {
    long seq = served(Reason.PERSON);
    for (int score : List.of(0, 6)) {
      assertThat(satisfaction.rate(ID, seq, score)).contains(new Outcome.NotAsked());
    }
    assertThat(satisfaction.rate(ID, seq - 1, 5)).contains(new Outcome.NotAsked());
    assertThat(satisfaction.rate("another", seq, 5)).isEmpty();
    assertThat(now().version()).isEqualTo(seq);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"SELF_HARM", "FRAUD", "LOST_CARD", "HARDSHIP", "COMPLAINT"})
  void who_was_in_danger_or_trouble_or_complains_is_not_asked(Reason reason) {
    long seq = served(Reason.PERSON, reason);
    assertThat(now().messages().getLast().satisfaction()).isNull();
    assertThat(satisfaction.rate(ID, seq, 5)).contains(new Outcome.NotAsked());
  }
}
