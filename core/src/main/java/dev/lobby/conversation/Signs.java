package dev.lobby.conversation;

import dev.lobby.language.signal.Signal;

/// What the assistant heard in an episode that whoever takes the conversation is to know before
/// they open it.
///
/// @param vulnerable whether somebody old, ill or otherwise in need of care is concerned
/// @param withdraws whether the customer said that they take their complaint back
public record Signs(boolean vulnerable, boolean withdraws) {

  /// Nothing was heard.
  static final Signs NONE = new Signs(false, false);

  /// The row of the policy's table for a complaint that is taken back.
  private static final String WITHDRAWN = "complaint-withdrawn";

  /// These, and those of another message.
  Signs and(Trace heard) {
    return new Signs(
        vulnerable
            || heard.signals().stream()
                .anyMatch(it -> it.fired() && it.signal().equals(Signal.VULNERABLE.wire())),
        withdraws
            || heard.branches().stream().anyMatch(it -> it.taken() && it.row().equals(WITHDRAWN)));
  }
}
