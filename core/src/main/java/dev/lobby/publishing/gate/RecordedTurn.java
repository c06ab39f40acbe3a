package dev.lobby.publishing.gate;

import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.dialogue.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A customer's message as it came, with how its conversation stood.
///
/// @param conversation the conversation's id
/// @param clientMessageId the message's id in it
/// @param sequence the frame that holds it
/// @param at when it became durable
/// @param text what the customer wrote
/// @param standing how the conversation stood before it
/// @param decided what was decided at the time; null when the frame does not say
record RecordedTurn(
    String conversation,
    String clientMessageId,
    long sequence,
    Instant at,
    String text,
    Standing standing,
    @Nullable Decided decided) {}
