package dev.lobby.desk;

import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.Reason;
import dev.lobby.journal.Recorded;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The one queue of people waiting for a person: by priority, then whoever has a major complaint,
/// then by how long they wait.
///
/// The ticket of a complaint that its customer takes back is kept until the complaint ends, so that
/// who thinks better of it waits with it as before.
public final class DeskQueue implements View {

  private static final Comparator<Ticket> LONGEST_WAIT =
      Comparator.comparing(Ticket::waitsSince).thenComparing(Ticket::id);

  private static final Comparator<Ticket> ORDER =
      Comparator.<Ticket>comparingInt(ticket -> ticket.reason().priority())
          .thenComparing(ticket -> !ticket.major())
          .thenComparing(LONGEST_WAIT);

  private final Table<Ticket> kept;

  /// Tickets of complaints that were taken back, by id.
  private final Table<Ticket> left;

  /// Tickets that are not closed, by id; null before the first look.
  private @Nullable Map<String, Ticket> known;

  public DeskQueue(ViewStore store) {
    this.kept = store.table("queue", Ticket.class);
    this.left = store.table("queue-left", Ticket.class);
  }

  @Override
  public String format() {
    return "queue 5";
  }

  @Override
  public synchronized void apply(Recorded recorded) {
    switch (recorded.event()) {
      case TicketEvent.Opened e -> {
        Ticket before = left.get(e.ticket());
        left.remove(e.ticket());
        keep(before == null ? Ticket.opened(e, recorded.time()) : before);
      }
      case TicketEvent.Escalated e ->
          change(recorded, ticket -> ticket.escalated(e.reason(), recorded.time()));
      case ComplaintEvent.Filed e -> weigh(recorded, e.severity());
      case ComplaintEvent.Classified e -> weigh(recorded, e.severity());
      case TicketEvent.Claimed e -> change(recorded, ticket -> ticket.claimedBy(e.agent()));
      case TicketEvent.Closed e -> {
        Ticket ticket = open().remove(ticketId(recorded));
        kept.remove(ticketId(recorded));
        if (ticket != null && ticket.number() != null && e.isLeft()) {
          left.put(ticket.id(), ticket.unclaimed());
        }
      }
      case ComplaintEvent.Closed e -> left.remove(ofComplaint(recorded));
      case ComplaintEvent.Withdrawn e -> left.remove(ofComplaint(recorded));
      case ComplaintEvent.Dismissed e -> left.remove(ofComplaint(recorded));
      default -> {}
    }
  }

  private void weigh(Recorded complaint, Severity severity) {
    String id = ofComplaint(complaint);
    UnaryOperator<Ticket> weighed = ticket -> ticket.complaint(severity == Severity.MAJOR);
    change(id, weighed);
    Ticket before = left.get(id);
    if (before != null) {
      left.put(id, weighed.apply(before));
    }
  }

  private static String ofComplaint(Recorded recorded) {
    return Ticket.ofComplaint(recorded.stream().substring(ComplaintEvent.stream("").length()));
  }

  private void change(Recorded recorded, UnaryOperator<Ticket> change) {
    change(ticketId(recorded), change);
  }

  private void change(String id, UnaryOperator<Ticket> change) {
    Ticket ticket = open().get(id);
    if (ticket != null) {
      keep(change.apply(ticket));
    }
  }

  private void keep(Ticket ticket) {
    open().put(ticket.id(), ticket);
    kept.put(ticket.id(), ticket);
  }

  private Map<String, Ticket> open() {
    Map<String, Ticket> open = known;
    if (open == null) {
      open = new HashMap<>();
      for (Ticket ticket : kept.all()) {
        open.put(ticket.id(), ticket);
      }
      known = open;
    }
    return open;
  }

  private static String ticketId(Recorded recorded) {
    return recorded.stream().substring(TicketEvent.stream("").length());
  }

  /// The tickets nobody has taken, in the order they should be.
  public synchronized List<Ticket> waiting() {
    return open().values().stream().filter(Ticket::waits).sorted(ORDER).toList();
  }

  /// The tickets an agent has taken and not closed.
  public synchronized List<Ticket> claimedBy(String agent) {
    return open().values().stream()
        .filter(ticket -> agent.equals(ticket.agent()))
        .sorted(ORDER)
        .toList();
  }

  /// A ticket that is not closed.
  public synchronized Optional<Ticket> find(String ticket) {
    return Optional.ofNullable(open().get(ticket));
  }

  private @Nullable Ticket openOrLeft(String ticket) {
    Ticket open = open().get(ticket);
    return open == null ? left.get(ticket) : open;
  }

  /// The place in the queue, from 1: the one a ticket has once a reason was heard, or the one a new
  /// ticket of that reason would get.
  ///
  /// @param ticket the id of a ticket that may wait already; null for a new one
  public int position(@Nullable String ticket, Reason reason) {
    return position(ticket, reason, false);
  }

  /// The place in the queue of a ticket once a reason was heard.
  ///
  /// @param heardMajor whether it is a major complaint that was heard
  public synchronized int position(@Nullable String ticket, Reason reason, boolean heardMajor) {
    Ticket known = ticket == null ? null : openOrLeft(ticket);
    int priority = (known == null ? reason : reason.orMorePressing(known.reason())).priority();
    // Who only begins to wait comes after everybody who already does.
    Ticket own =
        known != null && (known.reason().customerWaits() || !reason.customerWaits()) ? known : null;
    boolean major = heardMajor || (known != null && known.major());
    int before = 0;
    for (Ticket other : open().values()) {
      if (other.waits() && !other.id().equals(ticket)) {
        int order = Integer.compare(other.reason().priority(), priority);
        int weight = order == 0 ? Boolean.compare(major, other.major()) : order;
        if (weight < 0 || (weight == 0 && (own == null || LONGEST_WAIT.compare(other, own) < 0))) {
          before++;
        }
      }
    }
    return before + 1;
  }
}
