package dev.lobby.dialogue;

import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Trace;
import java.util.List;
import java.util.Optional;

/// What to do about a message.
///
/// @param say what to say
/// @param route why a person is brought now; empty when nobody is
/// @param why the rows of the policy's table that were looked at, the last of them taken
/// @param blocked the articles that would have been answered or offered, had all they say been
///   valid that day
/// @param lead whether the customer's interest in a product is to be followed up
public record Decision(
    Say say, Optional<Reason> route, List<Trace.Branch> why, List<String> blocked, boolean lead) {

  /// A decision that no value stood in the way of, and of which no lead comes.
  public Decision(Say say, Optional<Reason> route, List<Trace.Branch> why) {
    this(say, route, why, List.of(), false);
  }
}
