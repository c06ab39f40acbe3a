package dev.lobby.webhook;

import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;

/// What became of the notices to a receiver. Stream: `webhook/` and the receiver's name; how far it
/// was told everything stands in `webhook-position/` and its name, of which the last event counts.
///
/// A change is named by its place in the journal. None of it is the person's own.
public sealed interface WebhookEvent extends Event {

  /// The stream of what a receiver did not take.
  static String stream(String receiver) {
    return "webhook/" + receiver;
  }

  /// The stream of how far a receiver was told everything.
  static String positionStream(String receiver) {
    return "webhook-position/" + receiver;
  }

  /// The frame the change stands in.
  long sequence();

  /// Its place there.
  int place();

  /// The receiver has everything up to here, but what is dead.
  @WireName("webhook.advanced")
  record Advanced(long sequence, int place) implements WebhookEvent {}

  /// The receiver does not want a notice: it is dead.
  ///
  /// @param customer the id of the record
  /// @param tries how often it was handed over
  /// @param reason what the receiver answered
  @WireName("webhook.refused")
  record Refused(
      long sequence, int place, ChangeType type, String customer, int tries, String reason)
      implements WebhookEvent {}

  /// A dead notice is to be sent after all.
  ///
  /// @param by the user name of who says so
  @WireName("webhook.replayed")
  record Replayed(long sequence, int place, String by) implements WebhookEvent {}

  /// The receiver has a notice that was dead.
  @WireName("webhook.arrived")
  record Arrived(long sequence, int place) implements WebhookEvent {}

  /// A dead notice is not to be sent any more.
  ///
  /// @param by the user name of who says so, or [#LOBBY]
  @WireName("webhook.discarded")
  record Discarded(long sequence, int place, String by, String reason) implements WebhookEvent {}

  /// Who discards a notice that has nothing to tell any more.
  String LOBBY = "lobby";
}
