package dev.lobby.webhook;

import dev.lobby.journal.Journal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a receiver was not yet told, as the journal has it.
///
/// @param changes how many changes of records
/// @param more whether there are more than were counted
/// @param oldest when the first of them was made; null when there is none
public record Backlog(int changes, boolean more, @Nullable Instant oldest) {

  /// Counts what waits for a receiver; empty when nobody ever knew it.
  ///
  /// @param most how many are counted, about
  public static Optional<Backlog> of(Journal journal, String receiver, int most) {
    return Delivery.position(journal, receiver).map(from -> after(journal, from, most));
  }

  private static Backlog after(Journal journal, Position from, int most) {
    Changes changes = new Changes(journal);
    int count = 0;
    Instant oldest = null;
    Position at = from;
    while (at.place() != Position.ALL || at.sequence() < journal.head()) {
      Changes.Batch batch = changes.after(at);
      if (oldest == null && !batch.changes().isEmpty()) {
        oldest = batch.changes().getFirst().recorded().time();
      }
      count += batch.changes().size();
      at = batch.upTo();
      if (count >= most) {
        return new Backlog(count, true, oldest);
      }
    }
    return new Backlog(count, false, oldest);
  }
}
