package dev.lobby.desk;

import dev.lobby.conversation.Reason;
import dev.lobby.language.Language;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request for a person.
///
/// @param id its id
/// @param conversation where the customer is
/// @param customer the id of the customer's record
/// @param reason why a person is needed
/// @param language the language to answer in
/// @param openedAt when it was opened
/// @param agent the agent who has it; null while it waits
/// @param outcome what it was closed with; null while it is open
/// @param lastMessage what the customer wrote last; empty when nothing
public record Ticket(
    String id,
    String conversation,
    String customer,
    Reason reason,
    Language language,
    Instant openedAt,
    @Nullable String agent,
    @Nullable String outcome,
    String lastMessage) {

  /// The number a customer may quote: what the complaint is filed under; null when none was told.
  public @Nullable String number() {
    return reason == Reason.COMPLAINT ? complaintNumber(id) : null;
  }

  /// The number of a complaint by the id of its ticket.
  public static String complaintNumber(String ticket) {
    return "C-" + ticket;
  }

  /// By when a person should have answered.
  public Instant dueAt() {
    return openedAt.plus(reason.target());
  }

  boolean waits() {
    return agent == null && outcome == null;
  }

  Ticket with(Reason newReason) {
    return new Ticket(
        id, conversation, customer, newReason, language, openedAt, agent, outcome, lastMessage);
  }

  Ticket claimedBy(String newAgent) {
    return new Ticket(
        id, conversation, customer, reason, language, openedAt, newAgent, outcome, lastMessage);
  }

  Ticket closedWith(String newOutcome) {
    return new Ticket(
        id, conversation, customer, reason, language, openedAt, agent, newOutcome, lastMessage);
  }

  Ticket withLastMessage(String text) {
    return new Ticket(id, conversation, customer, reason, language, openedAt, agent, outcome, text);
  }
}
