package dev.lobby.desk;

import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.Milestone;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Reason;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.publishing.Releases;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Ends the wait for a person of a customer whose complaint is closed: they were told what came of
/// it, and nobody is to take their ticket only to find that out. Whoever wrote since they were
/// told, or is in danger besides, waits on; and whoever writes later opens the conversation again.
public final class SettledWaits implements ComplaintDesk.Waits {

  private final Releases releases;

  public SettledWaits(Releases releases) {
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
        || hasWritten(place, told.get())) {
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
