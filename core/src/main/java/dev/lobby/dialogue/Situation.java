package dev.lobby.dialogue;

import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.Status;
import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.language.Understanding;
import java.util.List;
import java.util.Optional;

/// Everything a decision rests on.
///
/// @param status who owns the conversation
/// @param ticket the open request for a person, if any
/// @param declines how often in a row the assistant had no answer before this message
/// @param understanding what was understood
/// @param matches the articles that may be said to this customer now, likeliest first
/// @param thresholds the release's thresholds
/// @param picked what the customer picked of the last choices, if anything
/// @param coreCustomer whether the customer's tier is one whose interest is a lead
public record Situation(
    Status status,
    Optional<OpenTicket> ticket,
    int declines,
    Understanding understanding,
    List<Match> matches,
    Thresholds thresholds,
    Optional<Picked> picked,
    boolean coreCustomer) {

  /// A choice the customer touched.
  public sealed interface Picked {
    /// The answer of an article.
    record Article(String id) implements Picked {}

    /// A person.
    record Person() implements Picked {}
  }
}
