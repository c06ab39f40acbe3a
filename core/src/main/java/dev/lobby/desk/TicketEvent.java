package dev.lobby.desk;

import dev.lobby.conversation.Reason;
import dev.lobby.journal.Event;
import dev.lobby.language.Language;
import dev.lobby.wire.WireName;
import org.jspecify.annotations.Nullable;

/// What happens to a ticket. Stream: `ticket/` and the ticket's id.
public sealed interface TicketEvent extends Event {

  /// The stream of a ticket.
  static String stream(String ticket) {
    return "ticket/" + ticket;
  }

  /// Someone in a conversation needs a person.
  ///
  /// @param since since when they wait, such as `2026-03-02T10:15:00Z`, where they waited with
  ///   another ticket before; null where they begin to
  @WireName("ticket.opened")
  record Opened(
      String ticket,
      String conversation,
      String customer,
      Reason reason,
      Language language,
      @Nullable String since)
      implements TicketEvent {

    /// Of somebody who begins to wait.
    public Opened(
        String ticket, String conversation, String customer, Reason reason, Language language) {
      this(ticket, conversation, customer, reason, language, null);
    }
  }

  /// A more pressing reason was heard in the same conversation, or a complaint, which is filed even
  /// where something more pressing came first.
  @WireName("ticket.escalated")
  record Escalated(Reason reason) implements TicketEvent {}

  /// An agent took it.
  @WireName("ticket.claimed")
  record Claimed(String agent) implements TicketEvent {}

  /// It is done.
  ///
  /// @param agent who had it, who closed or ended the complaint that nobody needs to be served for
  ///   any more, or [#CUSTOMER]
  /// @param outcome a wrap-up code, or [#HANDED_BACK]
  @WireName("ticket.closed")
  record Closed(String agent, String outcome) implements TicketEvent {

    /// Whether the customer no longer waits with it, by what they said themselves.
    boolean isLeft() {
      return agent.equals(CUSTOMER) && outcome.equals(CUSTOMER_LEFT);
    }
  }

  /// The outcome of a ticket whose conversation went back to the assistant.
  String HANDED_BACK = "handed-back";

  /// Who closes a ticket that the customer no longer waits with.
  String CUSTOMER = "customer";

  /// The outcome of a ticket that the customer no longer waits with; also a wrap-up code.
  String CUSTOMER_LEFT = "customer-left";

  /// The outcome of a ticket for a lead whose customer does not want to be contacted.
  String NO_CONTACT = "no-contact";
}
