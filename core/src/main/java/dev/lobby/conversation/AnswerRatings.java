package dev.lobby.conversation;

import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.journal.StreamWrite;
import java.util.List;
import java.util.Optional;

/// Takes what customers say of answers: whether one helped. Call it on the conversation's lane.
public final class AnswerRatings {

  /// What became of a rating.
  public sealed interface Outcome {
    /// It is on record, now or since before.
    record Taken(AnswerRating rating) implements Outcome {}

    /// At that place stands nothing that can be rated.
    record NoAnswer() implements Outcome {}
  }

  private final Conversations conversations;

  public AnswerRatings(Conversations conversations) {
    this.conversations = conversations;
  }

  /// Rates an answer; the last rating counts, and the same again changes nothing.
  ///
  /// @param seq the place of the answer in the conversation
  /// @return empty when there is no such conversation
  public Optional<Outcome> rate(String conversation, long seq, boolean helpful) {
    return conversations.change(conversation, now -> plan(now, seq, helpful));
  }

  private static Plan<Outcome> plan(Conversation now, long seq, boolean helpful) {
    Message answer =
        now.messages().stream()
            .filter(message -> message.seq() == seq && message.rating() != null)
            .findFirst()
            .orElse(null);
    if (answer == null || answer.inReplyTo() == null) {
      return Plan.nothing(new Outcome.NoAnswer());
    }
    AnswerRating rating = AnswerRating.of(helpful);
    Outcome taken = new Outcome.Taken(rating);
    if (answer.rating() == rating) {
      return Plan.nothing(taken);
    }
    Message.Citation source = answer.citations().getFirst();
    ConversationEvent event =
        new ConversationEvent.AnswerRated(
            seq, answer.inReplyTo(), source.article() + "@" + source.version(), helpful);
    return new Plan<>(
        List.of(
            new StreamWrite(
                ConversationEvent.stream(now.id()), now.version(), now.customer(), event)),
        after -> taken);
  }
}
