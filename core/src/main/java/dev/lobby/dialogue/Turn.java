package dev.lobby.dialogue;

import dev.lobby.conversation.Message;
import java.util.List;

/// What became of a customer's message.
public sealed interface Turn {

  /// It is durable, and so are the replies.
  ///
  /// @param seq the message's place in the conversation
  /// @param replies what the assistant answered; empty when a person owns the conversation
  record Taken(long seq, List<Message> replies) implements Turn {}

  /// The client message id was used before, for another text; the first one holds. Nothing of this
  /// one was stored but that it came.
  ///
  /// @param first what became of the first
  record Mismatch(Taken first) implements Turn {}
}
