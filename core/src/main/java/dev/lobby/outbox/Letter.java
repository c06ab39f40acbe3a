package dev.lobby.outbox;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something a customer is to be told through a provider and was not yet, without its words.
///
/// @param channel the door the conversation came in by
/// @param customer the id of the customer's record
/// @param seq its place in the conversation's stream
/// @param since when it was written
/// @param tries how often it was tried; from 0 again when it is replayed
/// @param error what went wrong last; null when nothing did
/// @param notBefore when it is tried next
/// @param dead whether it is a dead letter, which nobody tries any more
/// @param late whether it was one, so that later letters came before it
public record Letter(
    String conversation,
    String channel,
    String customer,
    long seq,
    Instant since,
    int tries,
    @Nullable String error,
    Instant notBefore,
    boolean dead,
    boolean late) {

  /// A letter as its id names it.
  ///
  /// @param seq its place in the conversation's stream
  record Place(String conversation, long seq) {

    /// Reads a letter's id; empty when it is none.
    static Optional<Place> of(String id) {
      int colon = id.lastIndexOf(':');
      try {
        return colon <= 0
            ? Optional.empty()
            : Optional.of(
                new Place(id.substring(0, colon), Long.parseLong(id, colon + 1, id.length(), 10)));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  /// The id the provider knows it by: the conversation's, a colon, and its place in it.
  public String id() {
    return id(conversation, seq);
  }

  /// The id of the letter at a place of a conversation's stream.
  public static String id(String conversation, long seq) {
    return conversation + ":" + seq;
  }

  Letter failed(int tries, String error, Instant notBefore) {
    return new Letter(
        conversation, channel, customer, seq, since, tries, error, notBefore, dead, late);
  }

  Letter died(int tries, String reason) {
    return new Letter(
        conversation, channel, customer, seq, since, tries, reason, notBefore, true, late);
  }

  Letter replayed(Instant now) {
    return new Letter(conversation, channel, customer, seq, since, 0, error, now, false, true);
  }
}
