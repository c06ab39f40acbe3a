package dev.lobby.outbox;

import dev.lobby.conversation.Author;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Hands letters to the provider of one channel. Used by many threads at once.
public interface Courier {

  /// What is handed over.
  ///
  /// @param id the same at every try and after a restart, by which the provider tells a repeat
  /// @param person the customer's address in the channel
  /// @param choices what the customer may pick
  /// @param replyTo the provider's id of the message it answers; null when it answers none
  /// @param late whether later letters may have come before it
  record Parcel(
      String id,
      String conversation,
      String person,
      Author author,
      String text,
      List<String> choices,
      @Nullable String replyTo,
      boolean late) {}

  /// What the provider said.
  sealed interface Outcome {

    /// It has it.
    record Taken() implements Outcome {}

    /// It does not want it, now or ever.
    ///
    /// @param why without a word of the letter
    record Refused(String why) implements Outcome {}

    /// It may take it another time.
    ///
    /// @param why without a word of the letter
    /// @param retryAfter how long it asked to be left alone; empty when it did not
    record Failed(String why, Optional<Duration> retryAfter) implements Outcome {}
  }

  /// The channel, as conversations name it.
  String channel();

  /// Hands one over, and waits for the answer, within bounded time.
  Outcome deliver(Parcel parcel) throws InterruptedException;
}
