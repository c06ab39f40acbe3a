package dev.lobby.desk;

import dev.lobby.complaint.Complaint;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Ids;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Reasons;
import dev.lobby.conversation.Trace;
import dev.lobby.conversation.Writing;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.signal.Signal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tickets that stand for complaints: each for the one that has its number. A ticket whose
/// complaint is taken back or has ended is closed; what it stands for besides goes on under another
/// ticket, under which the customer's next complaint is filed by a number of its own.
public final class ComplaintTickets {

  /// What is looked after for itself, whatever becomes of a complaint.
  private static final Set<String> MORE =
      Stream.of(
              Signal.PERSON,
              Signal.HARDSHIP,
              Signal.VULNERABLE,
              Signal.DISPUTED_TRANSACTION,
              Signal.LOST_CARD,
              Signal.FRAUD,
              Signal.SELF_HARM)
          .map(Signal::wire)
          .collect(Collectors.toUnmodifiableSet());

  /// What is looked after though what was complained of is told and done.
  private static final Set<String> CARE =
      Stream.of(
              Signal.HARDSHIP, Signal.VULNERABLE, Signal.LOST_CARD, Signal.FRAUD, Signal.SELF_HARM)
          .map(Signal::wire)
          .collect(Collectors.toUnmodifiableSet());

  /// What is looked after though the complaint with which it was told is taken back: a payment that
  /// somebody did not make is missing still.
  private static final Set<String> MISSING =
      Stream.concat(CARE.stream(), Stream.of(Signal.DISPUTED_TRANSACTION.wire()))
          .collect(Collectors.toUnmodifiableSet());

  private static final double LIKELY = 0.5;

  /// How a decision names that the customer answers what they are asked.
  private static final String ASKED = "ask";

  private final Journal journal;

  public ComplaintTickets(Journal journal) {
    this.journal = journal;
  }

  /// Has the open ticket of a conversation, if it is a complaint's, stand for that no more. Whoever
  /// waited for nothing else waits no longer; whoever does keeps their place, and whoever talks
  /// with an agent goes on.
  ///
  /// @param by who ended the complaint, or [TicketEvent#CUSTOMER]
  /// @param outcome what the ticket is closed with
  public void settle(Writing place, Complaint complaint, String by, String outcome) {
    settle(place, complaint, by, outcome, Set.of());
  }

  /// The same where something that was heard needs nobody any more.
  ///
  /// @param over what was heard and is over
  public void settle(
      Writing place, Complaint complaint, String by, String outcome, Set<Signal> over) {
    Conversation now = place.now();
    OpenTicket ticket = now.ticket();
    if (ticket == null || !ticket.complaint() || !isOf(ticket, complaint)) {
      return;
    }
    List<Reason> rest = rest(now, ticket, by, over);
    write(place, ticket.id(), new TicketEvent.Closed(by, outcome));
    if (now.agent() == null && rest.stream().noneMatch(Reason::customerWaits)) {
      place.add(new ConversationEvent.QueueLeft(ticket.id()));
    }
    if (!rest.isEmpty()) {
      open(place, now, rest, since(ticket));
    }
  }

  /// Has who waits with a complaint wait with another one, which gets a ticket and so a number of
  /// its own: they keep their place, and what they wait for besides goes on under that.
  ///
  /// @return the id of the ticket
  public String another(Writing place) {
    Conversation now = place.now();
    OpenTicket ticket = Objects.requireNonNull(now.ticket());
    write(
        place,
        ticket.id(),
        new TicketEvent.Closed(TicketEvent.CUSTOMER, WrapUpCode.COMPLAINT_PASSED_ON));
    return open(place, now, ticket.reasons().all(), since(ticket));
  }

  /// Has the ticket under which a complaint was filed here stand for it again, whose customer had
  /// taken it back: by the same number, with all that they waited for with it and since when. What
  /// they wait for by then goes on under it, too.
  ///
  /// @return its id; empty where it was not left because of that, or another complaint is waited
  ///   with by now
  public Optional<String> takeUp(Writing place, Complaint complaint) {
    Conversation now = place.now();
    OpenTicket open = now.ticket();
    if (open != null && open.complaint()) {
      return Optional.empty();
    }
    Optional<List<Recorded>> left =
        numbers(complaint)
            .map(it -> journal.read(TicketEvent.stream(Ticket.ofComplaint(it)), 0))
            .filter(it -> isLeft(it, now.id()))
            .findFirst();
    if (left.isEmpty()) {
      return Optional.empty();
    }
    Reasons before = reasons(left.get());
    Reasons reasons = before;
    if (open != null) {
      write(
          place,
          open.id(),
          new TicketEvent.Closed(TicketEvent.CUSTOMER, WrapUpCode.COMPLAINT_PASSED_ON));
      for (Reason more : open.reasons().all()) {
        reasons = reasons.and(more);
      }
    }
    TicketEvent.Opened first = (TicketEvent.Opened) left.get().getFirst().event();
    String ticket = first.ticket();
    write(
        place,
        ticket,
        new TicketEvent.Opened(
            ticket, now.id(), now.customer(), first.reason(), now.language(), since(left.get())));
    // What was heard before stands in the ticket.
    for (Reason reason : reasons.all()) {
      if (!before.has(reason)) {
        write(place, ticket, new TicketEvent.Escalated(reason));
      }
      place.add(new ConversationEvent.HandoffRequested(ticket, reason));
    }
    return Optional.of(ticket);
  }

  private static boolean isLeft(List<Recorded> ticket, String conversation) {
    return !ticket.isEmpty()
        && ticket.getFirst().event() instanceof TicketEvent.Opened opened
        && opened.conversation().equals(conversation)
        && ticket.getLast().event() instanceof TicketEvent.Closed closed
        && closed.isLeft();
  }

  private static Reasons reasons(List<Recorded> ticket) {
    return Reasons.of(
        ticket.stream()
            .<Reason>mapMulti((recorded, all) -> {
              switch (recorded.event()) {
                case TicketEvent.Opened e -> all.accept(e.reason());
                case TicketEvent.Escalated e -> all.accept(e.reason());
                default -> {}
              }
            })
            .toList());
  }

  private static String open(
      Writing place, Conversation now, List<Reason> rest, @Nullable String since) {
    String ticket = Ids.speakable();
    place.beside(
        new StreamWrite(
            TicketEvent.stream(ticket),
            0,
            now.customer(),
            new TicketEvent.Opened(
                ticket, now.id(), now.customer(), rest.getFirst(), now.language(), since)));
    rest.stream().skip(1).forEach(it -> write(place, ticket, new TicketEvent.Escalated(it)));
    if (now.agent() != null) {
      write(place, ticket, new TicketEvent.Claimed(now.agent()));
    }
    rest.forEach(it -> place.add(new ConversationEvent.HandoffRequested(ticket, it)));
    return ticket;
  }

  private static void write(Writing place, String ticket, Event event) {
    place.beside(
        new StreamWrite(
            TicketEvent.stream(ticket), StreamWrite.ANY, place.now().customer(), event));
  }

  /// What a person is needed for without the complaint. Of who takes theirs back it is not what
  /// they complained with, as long as nothing is missing.
  private List<Reason> rest(Conversation now, OpenTicket ticket, String by, Set<Signal> over) {
    List<Reason> rest = new ArrayList<>(ticket.reasons().all());
    rest.remove(Reason.COMPLAINT);
    boolean waits = rest.stream().anyMatch(Reason::customerWaits);
    if (!waits && (now.agent() != null || needsMore(now, ticket, by, over))) {
      rest.addFirst(Reason.PERSON);
    }
    return rest;
  }

  /// Since when they wait with a ticket.
  private @Nullable String since(OpenTicket ticket) {
    return since(journal.read(TicketEvent.stream(ticket.id()), 0));
  }

  private static @Nullable String since(List<Recorded> ticket) {
    return ticket.stream()
        .findFirst()
        .map(it ->
            it.event() instanceof TicketEvent.Opened e && e.since() != null
                ? e.since()
                : it.time().toString())
        .orElse(null);
  }

  /// Whether a complaint, or one that goes on in it, was filed under a ticket.
  boolean isOf(OpenTicket ticket, Complaint complaint) {
    return numbers(complaint).anyMatch(Ticket.complaintNumber(ticket.id())::equals);
  }

  /// The numbers of a complaint and of those that go on in it.
  private static Stream<String> numbers(Complaint complaint) {
    return Stream.concat(
        Stream.of(complaint.number()),
        complaint.duplicates().stream().map(Complaint.Duplicate::number));
  }

  /// Whether something was heard since they began to wait that a person is to look after and that
  /// is no reason of its own.
  boolean needsMore(Conversation place, OpenTicket ticket) {
    return needsMore(place, ticket, Set.of());
  }

  private boolean needsMore(Conversation place, OpenTicket ticket, String by, Set<Signal> over) {
    return by.equals(TicketEvent.CUSTOMER)
        ? needsMoreThanComplained(place, ticket, still(MISSING, over), still(MORE, over))
        : needsMore(place, ticket, over);
  }

  private static Set<String> still(Set<String> all, Set<Signal> over) {
    Set<String> still = new HashSet<>(all);
    over.stream().map(Signal::wire).forEach(still::remove);
    return still;
  }

  private boolean needsMore(Conversation place, OpenTicket ticket, Set<Signal> over) {
    Set<String> still = still(MORE, over);
    return decided(place, ticket).stream().anyMatch(it -> needsMore(it.trace(), still));
  }

  /// Whether something was heard since they began to wait that a person is to look after though the
  /// customer was told what came of their complaint: what needs care, or what they said beside
  /// their complaint. The words with which they complained, and what they answered when they were
  /// asked about it, are done with it; so is what a guard heard that is less likely than not.
  boolean needsMoreThanTold(Conversation place, OpenTicket ticket) {
    return needsMoreThanComplained(place, ticket, CARE, MORE);
  }

  /// @param complaining what counts where they complain or are asked about it
  /// @param beside what counts where they say something else
  private boolean needsMoreThanComplained(
      Conversation place, OpenTicket ticket, Set<String> complaining, Set<String> beside) {
    boolean first = true;
    for (ConversationEvent.Decided one : decided(place, ticket)) {
      boolean complains = first || one.say().equals(ASKED);
      if (hears(one.trace(), complains ? complaining : beside)) {
        return true;
      }
      first = false;
    }
    return false;
  }

  private static boolean hears(@Nullable Trace trace, Set<String> signals) {
    return trace != null
        && trace.signals().stream()
            .anyMatch(it -> it.fired() && it.score() >= LIKELY && signals.contains(it.signal()));
  }

  /// What was decided from the message on for which they began to wait with a ticket.
  private List<ConversationEvent.Decided> decided(Conversation place, OpenTicket ticket) {
    List<Event> events = new ArrayList<>();
    boolean waits = false;
    for (Recorded recorded : journal.read(ConversationEvent.stream(place.id()), 0)) {
      Event event = recorded.event();
      if (event instanceof ConversationEvent.CustomerWrote && !waits) {
        // With the message for which they began to wait it is decided, before they do.
        events.clear();
      }
      events.add(event);
      waits |=
          event instanceof ConversationEvent.HandoffRequested e && e.ticket().equals(ticket.id());
    }
    return waits
        ? events.stream()
            .filter(ConversationEvent.Decided.class::isInstance)
            .map(ConversationEvent.Decided.class::cast)
            .toList()
        : List.of();
  }

  private static boolean needsMore(@Nullable Trace trace, Set<String> still) {
    return trace != null
        && trace.signals().stream().anyMatch(it -> it.fired() && still.contains(it.signal()));
  }
}
