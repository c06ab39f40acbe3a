package dev.lobby.desk;

import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.Milestone;
import dev.lobby.complaint.Waits;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Writing;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.publishing.Releases;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Ends the wait for a person of a customer whose complaint is closed: they were told what came of
/// it, and nobody is to take their ticket only to find that out. Whoever wrote since they were
/// told, and more than thanks, or is in danger besides, waits on; and whoever writes later opens
/// the conversation again. Whoever talks with an agent goes on, and no longer because of the
/// complaint. Where nothing was decided, they wait on for whatever else they wait for.
public final class SettledWaits implements Waits {

  private static final Set<Reason> OTHERS = EnumSet.of(Reason.HARDSHIP, Reason.PERSON);

  private final ComplaintTickets tickets;
  private final Releases releases;

  public SettledWaits(Journal journal, Releases releases) {
    this.tickets = new ComplaintTickets(journal);
    this.releases = releases;
  }

  @Override
  public void end(Writing place, Complaint complaint, String by) {
    Conversation now = place.now();
    OpenTicket ticket = now.ticket();
    Optional<Instant> told = complaint.reached(Milestone.TOLD);
    if (now.agent() != null) {
      // The conversation goes on, and no longer because of the complaint.
      settle(place, complaint, by);
      return;
    }
    if (ticket == null
        || told.isEmpty()
        || ticket.reason() != Reason.COMPLAINT
        || !tickets.isOf(ticket, complaint)
        || hasWritten(now, told.get())
        || OTHERS.stream().anyMatch(ticket.reasons()::has)
        || tickets.needsMoreThanTold(now, ticket)) {
      return;
    }
    place.beside(
        new StreamWrite(
            TicketEvent.stream(ticket.id()),
            StreamWrite.ANY,
            now.customer(),
            new TicketEvent.Closed(by, WrapUpCode.COMPLAINT_SETTLED)));
    String text = releases.current().words().say(WordsKey.RESOLVED, now.language());
    place.add(new ConversationEvent.Resolved(by, WrapUpCode.COMPLAINT_SETTLED, null, text));
  }

  @Override
  public void settle(Writing place, Complaint complaint, String by) {
    tickets.settle(place, complaint, by, WrapUpCode.COMPLAINT_SETTLED);
  }

  private static boolean hasWritten(Conversation place, Instant since) {
    return place.messages().stream()
        .anyMatch(it ->
            it.author() == Author.CUSTOMER && !it.at().isBefore(since) && !Thanks.is(it.text()));
  }
}
