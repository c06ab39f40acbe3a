package dev.lobby.webhook;

import dev.lobby.outbox.Courier;

/// A system of the bank's that is told what changes. Used by one thread at a time.
public interface Receiver {

  /// The bank's name for it, which stays: what it was told is kept under it.
  String name();

  /// Hands a notice over, and waits for the answer, within bounded time.
  ///
  /// @return refused when it does not want this one for what stands in it; failed when it took
  ///   none, whatever the notice
  Courier.Outcome deliver(Notice notice);
}
