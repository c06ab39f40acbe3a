package dev.lobby.desk;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Reasons;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Writing;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.lead.Lead;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.LeadWaits;
import dev.lobby.lead.Leads;

/// Ends the wait for a person because of a lead that has ended, so that nobody takes a ticket only
/// to find that out. What else is waited for stays, and so does the wait where interest that goes
/// on was shown in the same conversation.
public final class EndedLeads implements LeadWaits {

  private final Journal journal;
  private final Conversations conversations;
  private final Leads leads;

  public EndedLeads(Journal journal, Conversations conversations, Leads leads) {
    this.journal = journal;
    this.conversations = conversations;
    this.leads = leads;
  }

  @Override
  public void end(Lead lead, String by) {
    for (String place : lead.shown().conversations()) {
      if (!goesOn(lead, place)) {
        conversations.change(place, now -> plan(now, lead, by));
      }
    }
  }

  private static Plan<Boolean> plan(Conversation now, Lead lead, String by) {
    OpenTicket ticket = now.ticket();
    if (ticket == null
        || now.agent() != null
        || now.status() != Status.BOT
        || !now.customer().equals(lead.origin().customer())
        || !ticket.reasons().equals(Reasons.of(Reason.LEAD))) {
      return Plan.nothing(false);
    }
    Writing writing = new Writing(now);
    writing.beside(
        new StreamWrite(
            TicketEvent.stream(ticket.id()),
            StreamWrite.ANY,
            now.customer(),
            new TicketEvent.Closed(by, WrapUpCode.LEAD_TAKEN)));
    writing.add(new ConversationEvent.QueueLeft(ticket.id()));
    return new Plan<>(writing.writes(), after -> true);
  }

  /// Whether interest of another lead that is open was shown in a conversation. What was taken over
  /// from the one that has ended was not.
  private boolean goesOn(Lead ended, String place) {
    return leads.of(ended.origin().customer()).stream()
        .filter(it -> it.open() && !it.number().equals(ended.number()))
        .anyMatch(it -> isShown(it, place));
  }

  private boolean isShown(Lead lead, String place) {
    return journal.read(LeadEvent.stream(lead.number()), 0).stream()
        .map(Recorded::event)
        .anyMatch(it ->
            (it instanceof LeadEvent.Opened opened && opened.conversation().equals(place))
                || (it instanceof LeadEvent.HeardAgain again
                    && again.conversation().equals(place)));
  }
}
