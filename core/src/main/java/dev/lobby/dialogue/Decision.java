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
public record Decision(Say say, Optional<Reason> route, List<Trace.Branch> why) {}
