package dev.lobby.conversation;

import dev.lobby.journal.Event;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is to be written in a conversation, in order, and of other things in the same frame. For
/// use by one thread.
public final class Writing {
  private final Conversation place;
  private final List<StreamWrite> writes = new ArrayList<>();
  private final List<Recorded> events = new ArrayList<>();

  /// @param place the conversation as it is
  public Writing(Conversation place) {
    this.place = place;
  }

  /// Lets something happen in the conversation.
  public void add(Event event) {
    String stream = ConversationEvent.stream(place.id());
    long version = place.version() + events.size();
    writes.add(new StreamWrite(stream, version, place.customer(), event));
    events.add(new Recorded(stream, version + 1, 0, last(), place.customer(), event));
  }

  /// Lets the customer read something that the bank tells of its own accord: a conversation that is
  /// resolved is opened again first.
  public void tell(Event event) {
    if (now().status() == Status.RESOLVED) {
      add(new ConversationEvent.Reopened(now().episode() + 1));
    }
    add(event);
  }

  /// Lets something happen elsewhere.
  public void beside(StreamWrite write) {
    writes.add(write);
  }

  /// The conversation as it will be; when that is, nobody knows yet, so what is to be written is in
  /// it as of the last message.
  public Conversation now() {
    return place.after(events);
  }

  /// All of it, in order.
  public List<StreamWrite> writes() {
    return List.copyOf(writes);
  }

  private Instant last() {
    return place.messages().isEmpty() ? place.startedAt() : place.messages().getLast().at();
  }
}
