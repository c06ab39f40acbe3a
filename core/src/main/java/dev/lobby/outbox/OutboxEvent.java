package dev.lobby.outbox;

import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;

/// What became of a letter. Stream: `outbox/` and the conversation's id.
///
/// `seq` is the letter's place in its conversation's stream, and with the conversation its
/// [id][Letter#id]. None of it is the person's own.
public sealed interface OutboxEvent extends Event {

  /// The stream of what became of a conversation's letters.
  static String stream(String conversation) {
    return "outbox/" + conversation;
  }

  /// The place of the letter in its conversation's stream.
  long seq();

  /// The provider has it.
  ///
  /// @param tries how often it was handed over, this time included
  @WireName("outbox.sent")
  record Sent(long seq, int tries) implements OutboxEvent {}

  /// It was not taken and will be tried again.
  ///
  /// @param tries how often it was tried so far
  /// @param error what went wrong, without a word of the letter
  /// @param waitMillis how long to wait from now
  @WireName("outbox.failed")
  record Failed(long seq, int tries, String error, long waitMillis) implements OutboxEvent {}

  /// It is a dead letter: refused for good, or tried too often.
  ///
  /// @param reason what went wrong, without a word of the letter
  @WireName("outbox.died")
  record Died(long seq, int tries, String reason) implements OutboxEvent {}

  /// A dead letter is to be sent after all, from its first try.
  ///
  /// @param by the user name of who says so
  @WireName("outbox.replayed")
  record Replayed(long seq, String by) implements OutboxEvent {}

  /// It is not to be sent any more.
  ///
  /// @param by the user name of who says so, or [#LOBBY]
  @WireName("outbox.discarded")
  record Discarded(long seq, String by, String reason) implements OutboxEvent {}

  /// Who discards a letter whose words are gone.
  String LOBBY = "lobby";
}
