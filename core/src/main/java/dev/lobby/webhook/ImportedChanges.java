package dev.lobby.webhook;

import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.FiguresEvent;
import dev.lobby.customer.ProfileImportEvent;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an import said of many customers, found where it was written: in the frames before its last
/// event. Used by one thread at a time.
final class ImportedChanges {

  /// How many changes are handed over at once, about.
  private static final int CHANGES = 500;

  /// How many frames are read at once.
  private static final int FRAMES = 256;

  /// Some of an import's changes.
  ///
  /// @param more whether there are more after them
  record Some(List<Change> changes, boolean more) {}

  /// Where an import's changes stand.
  ///
  /// @param frames the sequences of the frames, by the place of the first change in each
  private record Extent(long committedAt, NavigableMap<Integer, Long> frames) {}

  private final Journal journal;

  /// The one that was read last, since it is read in pieces.
  private @Nullable Extent last;

  ImportedChanges(Journal journal) {
    this.journal = journal;
  }

  /// The changes of an import.
  ///
  /// @param committed its last event
  /// @param first the place among them from which on they are wanted
  Some from(Recorded committed, ProfileImportEvent.Committed event, int first) {
    String importId = committed.stream().substring(ProfileImportEvent.stream("").length());
    long at = committed.sequence();
    Extent extent = last;
    if (extent == null || extent.committedAt != at) {
      extent = new Extent(at, frames(importId, at, event.added() + event.changed()));
      last = extent;
    }
    List<Change> changes = new ArrayList<>();
    Integer from = extent.frames.floorKey(first);
    for (Map.Entry<Integer, Long> frame :
        from == null
            ? Map.<Integer, Long>of().entrySet()
            : extent.frames.tailMap(from, true).entrySet()) {
      if (changes.size() >= CHANGES) {
        return new Some(changes, true);
      }
      int[] place = {frame.getKey()};
      journal.replayClear(
          frame.getValue() - 1,
          frame.getValue(),
          recorded -> {
            if (isChange(recorded.event(), importId)) {
              if (place[0] >= first) {
                changes.add(
                    new Change(
                        new Position(at, place[0]),
                        Objects.requireNonNull(Changes.of(recorded)),
                        recorded.subject(),
                        recorded));
              }
              place[0]++;
            }
          });
    }
    return new Some(changes, false);
  }

  /// Reads backwards until all customers are found: an import is written in one go, so that is
  /// little more than itself.
  ///
  /// @param customers of how many it said something
  private NavigableMap<Integer, Long> frames(String importId, long committedAt, int customers) {
    TreeMap<Long, Integer> counts = new TreeMap<>();
    int missing = customers;
    for (long end = committedAt - 1; end > 0 && missing > 0; end -= FRAMES) {
      Set<String> found = new HashSet<>();
      journal.replayClear(
          Math.max(0, end - FRAMES),
          end,
          recorded -> {
            if (isOf(recorded.event(), importId)) {
              found.add(recorded.subject());
              if (isChange(recorded.event(), importId)) {
                counts.merge(recorded.sequence(), 1, Integer::sum);
              }
            }
          });
      // Nobody stands in two frames of one import.
      missing -= found.size();
    }
    NavigableMap<Integer, Long> frames = new TreeMap<>();
    int place = 0;
    for (Map.Entry<Long, Integer> frame : counts.entrySet()) {
      frames.put(place, frame.getKey());
      place += frame.getValue();
    }
    return frames;
  }

  private static boolean isOf(Event event, String importId) {
    return isChange(event, importId)
        || (event instanceof FiguresEvent.Told told && importId.equals(told.importId()));
  }

  private static boolean isChange(Event event, String importId) {
    return event instanceof CustomerEvent said && importId.equals(said.importId());
  }
}
