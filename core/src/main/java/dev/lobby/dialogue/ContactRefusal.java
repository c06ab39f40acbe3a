package dev.lobby.dialogue;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Reasons;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Writing;
import dev.lobby.customer.Consent;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Purpose;
import dev.lobby.desk.TicketEvent;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.language.Understanding;
import dev.lobby.lead.LeadDesk;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.LeadIntake;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps that a customer said not to contact them, in the frame of the turn that heard it: on their
/// record, of each lead of theirs that goes on, and of the calls that were promised; and nobody
/// comes any more for what was but a lead.
final class ContactRefusal {

  private final Customers customers;
  private final LeadIntake leads;
  private final @Nullable PromisedCalls calls;

  ContactRefusal(Customers customers, LeadIntake leads, @Nullable PromisedCalls calls) {
    this.customers = customers;
    this.leads = leads;
    this.calls = calls;
  }

  /// Whether a turn has it to keep: where a person owns the conversation, they read it, and in an
  /// emergency the customer may well have to be called.
  static boolean isIn(Deliberation deliberation) {
    Say say = deliberation.decision().say();
    return !(say instanceof Say.Silent)
        && !(say instanceof Say.Protocol)
        && !isCallOff(say)
        && !allowsWriting(deliberation)
        && !deliberation.standing().emergency()
        && deliberation.interpretation().failure() == null
        // That is an answer about one lead, which the flow keeps.
        && deliberation.flows().stream().noneMatch(it -> it.fills(Flow.CONTACT))
        && (NoContact.isIn(deliberation.interpretation().text())
            || say.equals(new Say.Acknowledge(WordsKey.NO_CONTACT)));
  }

  /// Whether a turn hears of interest that is not to be called about, but may be written about.
  static boolean isOfCallsAlone(Deliberation deliberation) {
    return deliberation.decision().lead()
        && !deliberation.decision().say().equals(new Say.Acknowledge(WordsKey.NO_CONTACT))
        && CallsAlone.areRefused(deliberation.interpretation().text());
  }

  /// Whether a turn hears that nobody is to call, and not that nobody is to write: with how to
  /// write to them, or with the one call that is taken back.
  static boolean allowsWriting(Deliberation deliberation) {
    Understanding message = deliberation.interpretation().understanding();
    return isCallOff(deliberation.decision().say())
        ? CallOff.isOfAllCalls(message.text())
        : deliberation.decision().say().equals(new Say.Acknowledge(WordsKey.LEAD_CALL_OFF))
            && (ContactAnswer.asksForWritingInstead(message)
                || CallOff.isOfAllCalls(message.text()));
  }

  /// Whether nobody is to contact who says this with their interest, by whichever way.
  static boolean isOfAll(String text) {
    return isIn(text) && !CallsAlone.areRefused(text);
  }

  /// Whether somebody says with their interest that nobody is to call or to contact them.
  static boolean isIn(String text) {
    return ContactAnswer.refusesCalls(text) || NoContact.isIn(text);
  }

  /// Whether a turn hears that no call is wanted about an interest, where none was promised.
  static boolean takesCallBack(Deliberation deliberation) {
    Say say = deliberation.decision().say();
    return !(say instanceof Say.Silent)
        && !(say instanceof Say.Protocol)
        && deliberation.standing().call() == null
        && deliberation.interpretation().failure() == null
        && deliberation.flows().stream().noneMatch(it -> it.fills(Flow.CONTACT))
        && CallOff.is(deliberation.interpretation().text());
  }

  static boolean isCallOff(Say say) {
    return say.equals(new Say.Acknowledge(WordsKey.CALL_OFF));
  }

  /// Writes it.
  ///
  /// @param now the conversation before the turn
  /// @param text what the customer wrote
  /// @param route whom the turn brings
  void write(Conversation now, String text, Optional<Reason> route, Writing place) {
    String customer = now.customer();
    if (!isOnRecord(customer)) {
      place.beside(
          new StreamWrite(
              CustomerEvent.stream(customer),
              StreamWrite.ANY,
              customer,
              new CustomerEvent.Consented(
                  LeadDesk.ASSISTANT,
                  Purpose.CONTACT,
                  false,
                  LeadDesk.BY_CONVERSATION,
                  null,
                  null)));
    }
    // What is refused under a record that is only claimed to be theirs counts, too.
    List<String> records = customers.family(customer);
    leads.refused(records).forEach(place::beside);
    endCalls(records, text, place);
    leavesQueue(now, route, place);
  }

  /// Keeps of a lead, and of each other one that goes on, that its customer may be written to and
  /// not called; nor are the calls made that were promised.
  ///
  /// @param number the lead's that the turn is about
  void callsAlone(Conversation now, String number, String text, Writing place) {
    leads.told(number, now.customer(), now.id(), text, LeadIntake.WRITING).forEach(place::beside);
    leads.callOff(customers.proved(now.customer()), true, now.id(), text).stream()
        .filter(it -> !it.stream().equals(LeadEvent.stream(number)))
        .forEach(place::beside);
    endCalls(now, text, place);
  }

  /// Keeps of who refuses calls and not that somebody writes: of the lead that goes on, if one
  /// does, and of the calls that were promised.
  void writtenInstead(Conversation now, Optional<String> lead, String text, Writing place) {
    lead.ifPresentOrElse(
        number -> callsAlone(now, number, text, place), () -> endCalls(now, text, place));
  }

  /// Keeps that no call is wanted about any interest that goes on.
  ///
  /// @param given whether only where they had agreed to one
  /// @return whether there was anything to keep
  boolean callOff(
      Conversation now, boolean given, String text, Optional<Reason> route, Writing place) {
    List<StreamWrite> writes =
        leads.callOff(customers.proved(now.customer()), given, now.id(), text);
    writes.forEach(place::beside);
    if (!writes.isEmpty()) {
      leavesQueue(now, route, place);
    }
    return !writes.isEmpty();
  }

  private static void leavesQueue(Conversation now, Optional<Reason> route, Writing place) {
    leavesQueue(now, route, TicketEvent.NO_CONTACT, place);
  }

  /// Nobody comes any more for what is but a lead.
  ///
  /// @param outcome why, as the ticket keeps it
  static void leavesQueue(Conversation now, Optional<Reason> route, String outcome, Writing place) {
    Conversation.OpenTicket ticket = now.ticket();
    if (ticket != null && route.isEmpty() && ticket.reasons().equals(Reasons.of(Reason.LEAD))) {
      place.beside(
          new StreamWrite(
              TicketEvent.stream(ticket.id()),
              StreamWrite.ANY,
              now.customer(),
              new TicketEvent.Closed(TicketEvent.CUSTOMER, outcome)));
      place.add(new ConversationEvent.QueueLeft(ticket.id()));
    }
  }

  /// By when the calls were due that [#endCalls] ends.
  List<Instant> due(Conversation now) {
    return calls == null ? List.of() : calls.due(customers.proved(now.customer()));
  }

  /// Whether somebody takes back, in so many words, a call that was promised, while a person owns
  /// the conversation. Who promised it may be another one, who reads nothing of it here.
  static boolean isToldToPerson(Deliberation deliberation) {
    String text = deliberation.interpretation().text();
    return deliberation.standing().status() == Status.HUMAN
        && (CallOff.is(text) || NoContact.isIn(text));
  }

  /// Ends the calls that were promised to who says so to a person.
  ///
  /// @return by when they were due; empty when none was promised
  Optional<List<Instant>> callsTakenBack(Conversation now, String text, Writing place) {
    List<Instant> due = due(now);
    if (due.isEmpty()) {
      return Optional.empty();
    }
    endCalls(now, text, place);
    leads.callOff(customers.proved(now.customer()), true, now.id(), text).forEach(place::beside);
    return Optional.of(due);
  }

  /// Ends the calls that were promised to who takes them back, in whose words their owners read
  /// why. Of a call that was promised to whom they are only claimed to be they were not told.
  void endCalls(Conversation now, String text, Writing place) {
    endCalls(customers.proved(now.customer()), text, place);
  }

  private void endCalls(List<String> records, String text, Writing place) {
    if (calls != null) {
      calls.ends(records, text).forEach(place::beside);
    }
  }

  private boolean isOnRecord(String customer) {
    List<Consent> said = customers.consents(customer, Purpose.CONTACT);
    return !said.isEmpty() && !said.getLast().given();
  }
}
