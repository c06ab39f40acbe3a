package dev.lobby.desk;

import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Wish;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Reason;
import dev.lobby.journal.Recorded;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What whoever looks after complaints must not miss of their conversations: by when a first answer
/// was promised that nobody has given, and where the customer may be a danger to themselves.
///
/// The promise stands until a person has written, whatever the customer writes and whoever has
/// taken the ticket; and no longer than the complaint waits for one. Who takes it back and thinks
/// better of it has the promise as it was.
public final class ComplaintCare implements View {

  /// Where the customer of an open ticket is.
  private record Place(String conversation) {}

  /// @param takenBack whether its customer took the complaint back, so that nobody waits for it
  private record Promised(String number, Instant due, boolean takenBack) {}

  /// The complaints of one conversation to which nobody has written a first answer.
  private record Unanswered(List<String> numbers) {}

  private record Danger(Instant at) {}

  private final Table<Place> tickets;
  private final Table<Promised> promised;
  private final Table<Unanswered> unanswered;
  private final Table<Danger> dangers;

  public ComplaintCare(ViewStore store) {
    this.tickets = store.table("care-tickets", Place.class);
    this.promised = store.table("care-first-answers", Promised.class);
    this.unanswered = store.table("care-unanswered", Unanswered.class);
    this.dangers = store.table("care-dangers", Danger.class);
  }

  @Override
  public String format() {
    return "complaint-care 2";
  }

  @Override
  public void apply(Recorded recorded) {
    switch (recorded.event()) {
      case TicketEvent.Opened e -> {
        tickets.put(e.ticket(), new Place(e.conversation()));
        // What goes on under another ticket, or under the same again, was heard before.
        boolean before =
            (e.reason() == Reason.SELF_HARM && e.since() != null) || recorded.version() > 1;
        if (!before) {
          heard(e.ticket(), e.conversation(), e.reason(), recorded.time());
        }
      }
      case TicketEvent.Escalated e -> {
        Place place = tickets.get(ticket(recorded));
        if (place != null) {
          heard(ticket(recorded), place.conversation, e.reason(), recorded.time());
        }
      }
      case TicketEvent.Closed e -> tickets.remove(ticket(recorded));
      case ConversationEvent.AgentWrote e -> answered(recorded);
      case ComplaintEvent.Told e -> promised.remove(number(recorded));
      case ComplaintEvent.Closed e -> promised.remove(number(recorded));
      case ComplaintEvent.Withdrawn e -> promised.remove(number(recorded));
      case ComplaintEvent.Dismissed e -> promised.remove(number(recorded));
      case ComplaintEvent.Stated e -> {
        Wish wish = Wish.of(e).orElse(null);
        if (wish == Wish.WITHDRAWAL || wish == Wish.PURSUIT) {
          takenBack(number(recorded), wish == Wish.WITHDRAWAL);
        }
      }
      default -> {}
    }
  }

  private void heard(String ticket, String conversation, Reason reason, Instant at) {
    if (reason == Reason.SELF_HARM) {
      dangers.put(conversation, new Danger(at));
    }
    String number = Ticket.complaintNumber(ticket);
    if (reason == Reason.COMPLAINT && promised.get(number) == null) {
      promised.put(number, new Promised(number, at.plus(reason.target()), false));
      Unanswered before = unanswered.get(conversation);
      Stream<String> others = before == null ? Stream.of() : before.numbers.stream();
      unanswered.put(
          conversation, new Unanswered(Stream.concat(others, Stream.of(number)).toList()));
    }
  }

  private void takenBack(String number, boolean is) {
    Promised before = promised.get(number);
    if (before != null) {
      promised.put(number, new Promised(number, before.due, is));
    }
  }

  private void answered(Recorded recorded) {
    String conversation = recorded.stream().substring(ConversationEvent.stream("").length());
    Unanswered complaints = unanswered.get(conversation);
    if (complaints != null) {
      complaints.numbers.forEach(promised::remove);
      unanswered.remove(conversation);
    }
  }

  private static String ticket(Recorded recorded) {
    return recorded.stream().substring(TicketEvent.stream("").length());
  }

  private static String number(Recorded recorded) {
    return recorded.stream().substring(ComplaintEvent.stream("").length());
  }

  /// By when the customer of a complaint was told that a person answers; empty where a person has,
  /// or none is to.
  public Optional<Instant> answerDue(String number) {
    return Optional.ofNullable(promised.get(number)).filter(it -> !it.takenBack).map(Promised::due);
  }

  /// The same of all complaints, by number.
  public Map<String, Instant> answersDue() {
    Map<String, Instant> due = new HashMap<>();
    promised.all().stream().filter(it -> !it.takenBack).forEach(it -> due.put(it.number, it.due));
    return due;
  }

  /// When danger to oneself was heard last in any of some conversations; empty for never.
  public Optional<Instant> danger(Collection<String> conversations) {
    return conversations.stream()
        .flatMap(id -> Optional.ofNullable(dangers.get(id)).stream())
        .map(Danger::at)
        .max(Comparator.naturalOrder());
  }
}
