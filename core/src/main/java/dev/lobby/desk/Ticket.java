package dev.lobby.desk;

import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Reasons;
import dev.lobby.language.Language;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request for a person.
///
/// @param id its id
/// @param conversation where the customer is
/// @param customer the id of the customer's record
/// @param reasons why a person is needed: all that was heard
/// @param language the language to answer in
/// @param openedAt when it was opened, or the one that it goes on for
/// @param waitsSince since when somebody waits: when it was opened, or when a lead became pressing
/// @param dueAt by when a person should have answered
/// @param replyDue by when the customer was told that their complaint gets its first reply,
///   whenever they began to wait; null where none was made
/// @param major whether a major complaint is filed under it
/// @param agent the agent who has it; null while it waits
/// @param outcome what it was closed with; null while it is open
public record Ticket(
    String id,
    String conversation,
    String customer,
    Reasons reasons,
    Language language,
    Instant openedAt,
    Instant waitsSince,
    Instant dueAt,
    @Nullable Instant replyDue,
    boolean major,
    @Nullable String agent,
    @Nullable String outcome) {

  private static final String COMPLAINT = "C-";

  /// The ticket as it is opened.
  static Ticket opened(TicketEvent.Opened e, Instant recorded) {
    Instant at = e.since() == null ? recorded : Instant.parse(e.since());
    return new Ticket(
        e.ticket(),
        e.conversation(),
        e.customer(),
        Reasons.of(e.reason()),
        e.language(),
        at,
        at,
        at.plus(e.reason().target()),
        replyDue(e.reason(), recorded),
        false,
        null,
        null);
  }

  private static @Nullable Instant replyDue(Reason heard, Instant at) {
    return heard == Reason.COMPLAINT ? at.plus(heard.target()) : null;
  }

  /// By when what the customer waits for most was to come: the first reply to their complaint as
  /// they were told it, else a person.
  public Instant promisedFor() {
    return reason() == Reason.COMPLAINT && replyDue != null ? replyDue : dueAt;
  }

  /// The most pressing reason.
  public Reason reason() {
    return reasons.first();
  }

  /// The number a customer may quote: what the complaint is filed under; null when none was told.
  public @Nullable String number() {
    return reasons.has(Reason.COMPLAINT) ? complaintNumber(id) : null;
  }

  /// The number of a complaint by the id of its ticket.
  public static String complaintNumber(String ticket) {
    return COMPLAINT + ticket;
  }

  /// The id of the ticket by the number of its complaint; one that came by another way has none of
  /// that id.
  public static String ofComplaint(String number) {
    return number.startsWith(COMPLAINT) ? number.substring(COMPLAINT.length()) : "";
  }

  /// Whether a number is a complaint's.
  public static boolean isComplaintNumber(String number) {
    return number.startsWith(COMPLAINT);
  }

  boolean waits() {
    return agent == null && outcome == null;
  }

  /// This ticket after another reason was heard: never less pressing, and never due later.
  Ticket escalated(Reason other, Instant at) {
    Instant due = at.plus(other.target());
    return new Ticket(
        id,
        conversation,
        customer,
        reasons.and(other),
        language,
        openedAt,
        reason().customerWaits() ? waitsSince : at,
        due.isBefore(dueAt) ? due : dueAt,
        replyDue == null ? replyDue(other, at) : replyDue,
        major,
        agent,
        outcome);
  }

  /// This ticket as the complaint under it was filed or classified.
  Ticket complaint(boolean isMajor) {
    return new Ticket(
        id,
        conversation,
        customer,
        reasons,
        language,
        openedAt,
        waitsSince,
        dueAt,
        replyDue,
        isMajor,
        agent,
        outcome);
  }

  /// This ticket as nobody has it.
  Ticket unclaimed() {
    return agent == null ? this : claimedBy(null);
  }

  Ticket claimedBy(@Nullable String newAgent) {
    return new Ticket(
        id,
        conversation,
        customer,
        reasons,
        language,
        openedAt,
        waitsSince,
        dueAt,
        replyDue,
        major,
        newAgent,
        outcome);
  }
}
