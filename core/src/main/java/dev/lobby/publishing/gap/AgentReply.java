package dev.lobby.publishing.gap;

import dev.lobby.publishing.gap.GapEvent.Place;
import java.time.Instant;

/// What an agent wrote after the assistant had no answer, in a conversation that ended well.
///
/// @param question the message that had no answer
/// @param agent the user name
/// @param text masked as it was written
record AgentReply(Place question, Place place, String agent, String text, Instant at) {}
