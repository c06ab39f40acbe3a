package dev.lobby.dialogue;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Writing;
import dev.lobby.customer.Customers;
import dev.lobby.desk.TicketEvent;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.lead.Lead;
import dev.lobby.lead.LeadDesk;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.LeadIntake;
import dev.lobby.lead.LeadScoring;
import dev.lobby.lead.Loss;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ends the leads of who says that they are no longer interested, in the frame of the turn that
/// heard it: those of which the interest was shown in this conversation, and the calls that were
/// promised about them.
///
/// A lead whose customer somebody spoke with already is theirs to end: there the words are a note.
final class WithdrawnInterest {

  private final Customers customers;
  private final LeadIntake leads;
  private final LeadScoring scoring;
  private final @Nullable PromisedCalls calls;

  /// @param scoring says what was expected of a lead when it ends
  WithdrawnInterest(
      Customers customers, LeadIntake leads, LeadScoring scoring, @Nullable PromisedCalls calls) {
    this.customers = customers;
    this.leads = leads;
    this.scoring = scoring;
    this.calls = calls;
  }

  /// Whether a turn hears it.
  static boolean isIn(Deliberation deliberation) {
    return deliberation.decision().say().equals(new Say.Acknowledge(WordsKey.LEAD_LOST));
  }

  /// Writes it.
  ///
  /// @param now the conversation before the turn
  /// @param text what the customer wrote
  void write(Conversation now, String text, Instant at, Writing place) {
    leads.open(customers.proved(now.customer())).stream()
        .filter(it -> it.shown().conversations().contains(now.id()))
        .forEach(it -> {
          place.beside(
              new StreamWrite(
                  LeadEvent.stream(it.number()),
                  StreamWrite.ANY,
                  it.origin().customer(),
                  event(it, text, at)));
          if (calls != null) {
            calls.endsAbout(it.number(), now, text).forEach(place::beside);
          }
        });
    ContactRefusal.leavesQueue(now, Optional.empty(), TicketEvent.CUSTOMER_LEFT, place);
  }

  private LeadEvent event(Lead lead, String text, Instant at) {
    return lead.care().contacted() == null
        ? new LeadEvent.Lost(
            LeadDesk.ASSISTANT, scoring.score(lead, at).expected(), Loss.NO_INTEREST, text)
        : new LeadEvent.Noted(
            LeadDesk.ASSISTANT, "客户在会话中说不再感兴趣。 No longer interested, the customer says: " + text);
  }
}
