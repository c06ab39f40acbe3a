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

  /// The client message id was used before, for another text. Nothing was stored.
  record Mismatch() implements Turn {}
}
