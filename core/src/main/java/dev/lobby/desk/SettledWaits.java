package dev.lobby.desk;

import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.Milestone;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Trace;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.signal.Signal;
import dev.lobby.publishing.Releases;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Ends the wait for a person of a customer whose complaint is closed: they were told what came of
/// it, and nobody is to take their ticket only to find that out. Whoever wrote since they were
/// told, or is in danger besides, waits on; and whoever writes later opens the conversation again.
public final class SettledWaits implements ComplaintDesk.Waits {

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

  private static final Set<Reason> OTHERS = EnumSet.of(Reason.HARDSHIP, Reason.PERSON);

  private final Journal journal;
  private final Releases releases;

  public SettledWaits(Journal journal, Releases releases) {
    this.journal = journal;
    this.releases = releases;
  }

  @Override
  public List<StreamWrite> end(Conversation place, Complaint complaint, String by) {
    OpenTicket ticket = place.ticket();
    Optional<Instant> told = complaint.reached(Milestone.TOLD);
    if (ticket == null
        || told.isEmpty()
        || place.agent() != null
        || ticket.reason() != Reason.COMPLAINT
        || !isOf(ticket, complaint)
        || hasWritten(place, told.get())
        || needsMore(place, ticket)) {
      return List.of();
    }
    String text = releases.current().words().say(WordsKey.RESOLVED, place.language());
    return List.of(
        new StreamWrite(
            TicketEvent.stream(ticket.id()),
            StreamWrite.ANY,
            place.customer(),
            new TicketEvent.Closed(by, WrapUpCode.COMPLAINT_SETTLED)),
        new StreamWrite(
            ConversationEvent.stream(place.id()),
            place.version(),
            place.customer(),
            new ConversationEvent.Resolved(by, WrapUpCode.COMPLAINT_SETTLED, null, text)));
  }

  /// Whether something else was heard since they began to wait that a person is to look after: what
  /// they wait for besides, or what was said beside that and is no reason of its own.
  private boolean needsMore(Conversation place, OpenTicket ticket) {
    return OTHERS.stream().anyMatch(ticket.reasons()::has)
        || journal.read(ConversationEvent.stream(place.id()), 0).stream()
            .map(Recorded::event)
            .dropWhile(it ->
                !(it instanceof ConversationEvent.HandoffRequested e
                    && e.ticket().equals(ticket.id())))
            .anyMatch(it -> it instanceof ConversationEvent.Decided e && needsMore(e.trace()));
  }

  private static boolean needsMore(@Nullable Trace trace) {
    return trace != null
        && trace.signals().stream().anyMatch(it -> it.fired() && MORE.contains(it.signal()));
  }

  /// Whether the complaint, or one that goes on in it, was filed under a ticket.
  private static boolean isOf(OpenTicket ticket, Complaint complaint) {
    return Stream.concat(
            Stream.of(complaint.number()),
            complaint.duplicates().stream().map(Complaint.Duplicate::number))
        .anyMatch(Ticket.complaintNumber(ticket.id())::equals);
  }

  private static boolean hasWritten(Conversation place, Instant since) {
    return place.messages().stream()
        .anyMatch(it -> it.author() == Author.CUSTOMER && !it.at().isBefore(since));
  }
}
