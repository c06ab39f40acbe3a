package dev.lobby.publishing.catalogue;

import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads what is under way with the catalogue from the journal, which is what commands decide on.
/// What was read once is not read again. Safe for use by many threads.
final class CatalogueStream {

  /// All lives that are not settled, by key.
  ///
  /// @param version how many events they are made of
  record Lives(long version, Map<String, EntryLife> byKey) {
    EntryLife of(String key) {
      return byKey.getOrDefault(key, EntryLife.settled(key));
    }
  }

  private final Journal journal;
  private Lives known = new Lives(0, Map.of());

  CatalogueStream(Journal journal) {
    this.journal = journal;
  }

  synchronized Lives load() {
    if (journal.version(CatalogueEvent.STREAM) == known.version) {
      return known;
    }
    SortedMap<String, EntryLife> lives = new TreeMap<>(known.byKey);
    long version = known.version;
    for (Recorded recorded : journal.read(CatalogueEvent.STREAM, version)) {
      version = recorded.version();
      if (recorded.event() instanceof CatalogueEvent event) {
        apply(event, recorded, lives);
      }
    }
    known = new Lives(version, Map.copyOf(lives));
    return known;
  }

  private static void apply(CatalogueEvent event, Recorded recorded, Map<String, EntryLife> lives) {
    if (event instanceof CatalogueEvent.Published) {
      lives.replaceAll((key, life) -> life.after(event, recorded.time()));
    } else {
      lives.merge(
          event.entry(),
          EntryLife.settled(event.entry()).after(event, recorded.time()),
          (life, fresh) -> life.after(event, recorded.time()));
    }
    lives.values().removeIf(life -> life.stage() == EntryLife.Stage.SETTLED);
  }
}
