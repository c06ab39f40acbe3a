package dev.lobby.outbox;

import dev.lobby.conversation.ConversationEvent.SuitabilityDecided;
import java.util.Optional;

/// Whether words that were let through may still be told when they go out, which may be days later.
@FunctionalInterface
public interface LateCheck {
  /// They may.
  LateCheck NONE = (customer, decided) -> Optional.empty();

  /// Why the words may not be told any more, in a sentence; empty when they may.
  ///
  /// @param customer the id of the customer's record
  /// @param decided what was decided of them when they were written
  Optional<String> refusal(String customer, SuitabilityDecided decided);
}
