package dev.lobby.dialogue;

import java.time.Instant;

/// A call that was promised to a customer who asks when it comes.
///
/// @param due by when
/// @param late whether that is over
public record PromisedCall(Instant due, boolean late) {

  /// A call as it stands at a time.
  public static PromisedCall at(Instant due, Instant now) {
    return new PromisedCall(due, now.isAfter(due));
  }
}
