package dev.lobby.conversation;

import dev.lobby.language.signal.Signal;
import java.util.Set;

/// What the assistant heard in an episode that whoever takes the conversation is to know before
/// they open it.
///
/// @param vulnerable whether somebody old, ill or otherwise in need of care is concerned
/// @param withdraws whether the customer said that they take their complaint back, and did not
///   pursue it since
/// @param missing whether they miss money, or a payment is not theirs
public record Signs(boolean vulnerable, boolean withdraws, boolean missing) {

  /// Nothing was heard.
  static final Signs NONE = new Signs(false, false, false);

  /// A guard fires far below this, so as to miss little.
  private static final double LIKELY = 0.5;

  /// The row of the policy's table for a complaint that is taken back.
  private static final String WITHDRAWN = "complaint-withdrawn";

  /// The rows for one that is made, or pursued after all.
  private static final Set<String> PURSUED = Set.of("complaint", "complaint-goes-on");

  /// These, and those of another message.
  Signs and(Trace heard) {
    return new Signs(
        vulnerable
            || heard.signals().stream()
                .anyMatch(it -> it.fired() && it.signal().equals(Signal.VULNERABLE.wire())),
        took(heard, Set.of(WITHDRAWN)) || (withdraws && !took(heard, PURSUED)),
        missing
            || heard.signals().stream()
                .anyMatch(it ->
                    it.fired()
                        && it.score() >= LIKELY
                        && it.signal().equals(Signal.DISPUTED_TRANSACTION.wire())));
  }

  private static boolean took(Trace heard, Set<String> rows) {
    return heard.branches().stream().anyMatch(it -> it.taken() && rows.contains(it.row()));
  }
}
