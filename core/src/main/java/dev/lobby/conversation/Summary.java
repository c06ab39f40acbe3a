package dev.lobby.conversation;

import dev.lobby.language.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line about a conversation: what the customer's timeline and the supervisor's list show.
///
/// @param id the conversation's id
/// @param customer the id of the customer's record
/// @param intents the articles that were answered, in order of first use
/// @param decisions how often each kind of decision was taken
/// @param handoff why a person was last called; null when none was
/// @param outcome the wrap-up code; null when it was not resolved
/// @param agent the agent who had it last; null when none had
public record Summary(
    String id,
    String channel,
    String customer,
    Language language,
    Instant startedAt,
    Instant lastAt,
    Status status,
    int messages,
    List<String> intents,
    Map<String, Integer> decisions,
    @Nullable Reason handoff,
    @Nullable String outcome,
    @Nullable String agent) {}
