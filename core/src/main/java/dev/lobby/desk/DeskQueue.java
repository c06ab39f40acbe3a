package dev.lobby.desk;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Reason;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Recorded;
import dev.lobby.retention.RetentionEvent;
import dev.lobby.view.View;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The one queue of people waiting for a person: by priority, then by how long they wait.
public final class DeskQueue implements View {

  private static final int EXCERPT = 200;

  private static final Comparator<Ticket> LONGEST_WAIT =
      Comparator.comparing(Ticket::waitsSince).thenComparing(Ticket::id);

  private static final Comparator<Ticket> ORDER =
      Comparator.<Ticket>comparingInt(ticket -> ticket.reason().priority())
          .thenComparing(LONGEST_WAIT);

  /// Tickets that are not closed, by id.
  private final Map<String, Ticket> open = new HashMap<>();

  /// What the customer of a conversation without an open ticket wrote last.
  private final Map<String, String> lastMessages = new HashMap<>();

  private final Map<String, String> ticketOfConversation = new HashMap<>();

  @Override
  public synchronized void apply(Recorded recorded) {
    switch (recorded.event()) {
      case TicketEvent.Opened e -> {
        open.put(
            e.ticket(),
            Ticket.opened(e, recorded.time(), lastMessages.getOrDefault(e.conversation(), "")));
        ticketOfConversation.put(e.conversation(), e.ticket());
      }
      case TicketEvent.Escalated e ->
          change(recorded, ticket -> ticket.escalated(e.reason(), recorded.time()));
      case TicketEvent.Claimed e -> change(recorded, ticket -> ticket.claimedBy(e.agent()));
      case TicketEvent.Closed e -> {
        Ticket closed = open.remove(ticketId(recorded));
        if (closed != null) {
          ticketOfConversation.remove(closed.conversation(), closed.id());
        }
      }
      case ConversationEvent.CustomerWrote e -> {
        String conversation = recorded.stream().substring(ConversationEvent.stream("").length());
        String text = excerpt(e.text());
        lastMessages.put(conversation, text);
        String ticket = ticketOfConversation.get(conversation);
        if (ticket != null) {
          open.computeIfPresent(ticket, (id, known) -> known.withLastMessage(text));
        }
      }
      case ErasureEvent.Done e -> e.conversations().forEach(this::forgetWords);
      case RetentionEvent.Blanked e -> e.conversations().forEach(this::forgetWords);
      default -> {}
    }
  }

  private void forgetWords(String conversation) {
    lastMessages.remove(conversation);
    String ticket = ticketOfConversation.get(conversation);
    if (ticket != null) {
      open.computeIfPresent(ticket, (id, known) -> known.withLastMessage(""));
    }
  }

  /// The beginning of a text; never half a character of two.
  private static String excerpt(String text) {
    if (text.length() <= EXCERPT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
    return text.substring(0, end) + "…";
  }

  private void change(Recorded recorded, UnaryOperator<Ticket> change) {
    open.computeIfPresent(ticketId(recorded), (id, ticket) -> change.apply(ticket));
  }

  private static String ticketId(Recorded recorded) {
    return recorded.stream().substring(TicketEvent.stream("").length());
  }

  @Override
  public synchronized void reset() {
    open.clear();
    lastMessages.clear();
    ticketOfConversation.clear();
  }

  /// The tickets nobody has taken, in the order they should be.
  public synchronized List<Ticket> waiting() {
    return open.values().stream().filter(Ticket::waits).sorted(ORDER).toList();
  }

  /// The tickets an agent has taken and not closed.
  public synchronized List<Ticket> claimedBy(String agent) {
    return open.values().stream()
        .filter(ticket -> agent.equals(ticket.agent()))
        .sorted(ORDER)
        .toList();
  }

  /// A ticket that is not closed.
  public synchronized Optional<Ticket> find(String ticket) {
    return Optional.ofNullable(open.get(ticket));
  }

  /// The place in the queue, from 1: the one a ticket has once a reason was heard, or the one a new
  /// ticket of that reason would get.
  ///
  /// @param ticket the id of a ticket that may wait already; null for a new one
  public synchronized int position(@Nullable String ticket, Reason reason) {
    Ticket known = ticket == null ? null : open.get(ticket);
    int priority = (known == null ? reason : reason.orMorePressing(known.reason())).priority();
    // Who only begins to wait comes after everybody who already does.
    Ticket own =
        known != null && (known.reason().customerWaits() || !reason.customerWaits()) ? known : null;
    int before = 0;
    for (Ticket other : open.values()) {
      if (other.waits() && !other.id().equals(ticket)) {
        int order = Integer.compare(other.reason().priority(), priority);
        if (order < 0 || (order == 0 && (own == null || LONGEST_WAIT.compare(other, own) < 0))) {
          before++;
        }
      }
    }
    return before + 1;
  }
}
