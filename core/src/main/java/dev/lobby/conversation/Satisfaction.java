package dev.lobby.conversation;

import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.journal.StreamWrite;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes how satisfied customers say they are with how a person served them (CSAT). Call it on the
/// conversation's lane.
///
/// They are asked by the words that tell them that the agent is done. To say it is no message, so
/// it opens nothing again.
public final class Satisfaction {

  /// The best one can say; the worst is 1.
  public static final int BEST = 5;

  /// Whoever was in danger or trouble is not asked for marks, and of a complaint it is asked when
  /// that is closed.
  private static final Set<Reason> ASKED =
      Set.of(Reason.PERSON, Reason.NO_ANSWER, Reason.FAILED, Reason.LEAD);

  /// What became of it.
  public sealed interface Outcome {
    /// It is on record, now or since before.
    record Taken() implements Outcome {}

    /// At that place nobody was asked.
    record NotAsked() implements Outcome {}
  }

  private final Conversations conversations;

  public Satisfaction(Conversations conversations) {
    this.conversations = conversations;
  }

  /// Takes what a customer says; the last time counts, and the same again changes nothing.
  ///
  /// @param seq the place of the words that told the end
  /// @param score from 1 to [#BEST]
  /// @return empty when there is no such conversation
  public Optional<Outcome> rate(String conversation, long seq, int score) {
    return conversations.change(conversation, now -> plan(now, seq, score));
  }

  private static Plan<Outcome> plan(Conversation now, long seq, int score) {
    Integer before = null;
    for (Message message : now.messages()) {
      if (message.seq() == seq) {
        before = message.satisfaction();
      }
    }
    if (before == null || score < 1 || score > BEST) {
      return Plan.nothing(new Outcome.NotAsked());
    }
    Outcome taken = new Outcome.Taken();
    return before == score
        ? Plan.nothing(taken)
        : new Plan<>(
            List.of(
                new StreamWrite(
                    ConversationEvent.stream(now.id()),
                    now.version(),
                    now.customer(),
                    new ConversationEvent.SatisfactionRated(seq, score))),
            after -> taken);
  }

  /// Whether the customer is asked when a request for a person ends.
  static boolean isAsked(Conversation.OpenTicket ticket) {
    return !ticket.complaint() && ASKED.contains(ticket.reason());
  }
}
