package dev.lobby.dialogue;

import dev.lobby.complaint.Milestone;
import dev.lobby.conversation.Busy;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.desk.DeskQueue;
import dev.lobby.desk.Ticket;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.publishing.Releases;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tells customers who wait for a person longer than they should that they are not forgotten, where
/// they stand, and how to be called instead.
///
/// Calling it often, or on several nodes, tells nobody twice: the conversation remembers when it
/// was said.
public final class LongWaits {

  private static final Logger LOG = System.getLogger(LongWaits.class.getName());

  /// After so long past its time it helps nobody to be told.
  private static final Duration LATEST = Duration.ofDays(1);

  /// Who says it, in the journal.
  public static final String WAITING = "waiting";

  private final DeskQueue queue;
  private final Conversations conversations;
  private final Journal journal;
  private final Releases releases;
  private final InstantSource clock;
  private final ZoneId zone;

  /// The tickets that need not be looked at again.
  private final Set<String> done = new HashSet<>();

  public LongWaits(
      DeskQueue queue,
      Conversations conversations,
      Journal journal,
      Releases releases,
      InstantSource clock,
      ZoneId zone) {
    this.queue = queue;
    this.conversations = conversations;
    this.journal = journal;
    this.releases = releases;
    this.clock = clock;
    this.zone = zone;
  }

  /// Looks at everybody who waits.
  ///
  /// @return how many were told
  public synchronized int run() {
    Instant now = clock.instant();
    List<Ticket> waiting = queue.waiting();
    done.retainAll(waiting.stream().map(Ticket::id).toList());
    int told = 0;
    for (Ticket ticket : waiting) {
      if (ticket.reason().customerWaits()
          && !now.isBefore(ticket.promisedFor())
          && now.isBefore(ticket.promisedFor().plus(LATEST))
          && !done.contains(ticket.id())) {
        try {
          told +=
              conversations
                  .change(ticket.conversation(), place -> plan(ticket, place, now))
                  .orElse(0);
          done.add(ticket.id());
        } catch (Busy e) {
          // Somebody writes there just now; the next look comes soon.
          LOG.log(Level.DEBUG, "A customer could not be told now that they wait long.", e);
        } catch (RuntimeException e) {
          // Nobody behind them waits for that.
          LOG.log(Level.WARNING, "Ticket " + ticket.id() + " was not told that they wait long.", e);
          done.add(ticket.id());
        }
      }
    }
    return told;
  }

  private Plan<Integer> plan(Ticket ticket, Conversation place, Instant now) {
    Conversation.OpenTicket open = place.ticket();
    if (place.status() != Status.QUEUED
        || open == null
        || !open.id().equals(ticket.id())
        || isTakenUp(ticket)
        || isTold(ticket)) {
      return Plan.nothing(0);
    }
    Wording wording =
        new Wording(releases.current(), place.language(), zone, LocalDate.ofInstant(now, zone));
    String text =
        wording
            .queued(
                words(ticket),
                queue.position(ticket.id(), ticket.reason()),
                Ticket.complaintNumber(ticket.id()),
                ticket.promisedFor())
            .text();
    return new Plan<>(
        List.of(
            new StreamWrite(
                ConversationEvent.stream(place.id()),
                place.version(),
                place.customer(),
                new ConversationEvent.Told(WAITING, ticket.id(), text))),
        after -> 1);
  }

  /// Who may be in danger reads again what helps them meanwhile.
  private static WordsKey words(Ticket ticket) {
    return switch (ticket.reason()) {
      case SELF_HARM -> WordsKey.SELF_HARM;
      case FRAUD -> WordsKey.FRAUD;
      case LOST_CARD -> WordsKey.LOST_CARD;
      case COMPLAINT -> WordsKey.COMPLAINT_REPLY_LATE;
      case HARDSHIP, PERSON, NO_ANSWER, FAILED, LEAD -> WordsKey.WAITING_LONG;
    };
  }

  /// Whether they wait with a complaint that somebody looks after, by whoever goes on with it: that
  /// it waits for a colleague would be untrue.
  private boolean isTakenUp(Ticket ticket) {
    return ticket.reason() == Reason.COMPLAINT
        && ComplaintProgress.head(journal, Ticket.complaintNumber(ticket.id()))
            .filter(it ->
                it.closed()
                    || it.owner() != null
                    || !it.extended().isEmpty()
                    || it.reached(Milestone.RESOLVED).isPresent()
                    || it.reached(Milestone.TOLD).isPresent())
            .isPresent();
  }

  /// Whether they were told since they began to wait, also where they did so with another ticket.
  private boolean isTold(Ticket ticket) {
    return journal.read(ConversationEvent.stream(ticket.conversation()), 0).stream()
        .anyMatch(it ->
            it.event() instanceof ConversationEvent.Told told
                && told.by().equals(WAITING)
                && !it.time().isBefore(ticket.waitsSince()));
  }
}
