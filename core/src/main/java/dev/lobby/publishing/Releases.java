package dev.lobby.publishing;

import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.Release;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Holds the release that answers. Each turn takes one reference and keeps it to its end, so a
/// switch is atomic.
public final class Releases {

  private final Journal journal;
  private final AtomicReference<Release> current;

  /// Begins with a release, and records that it answers unless it already did when Lobby last ran.
  public Releases(Journal journal, Release first) {
    this.journal = journal;
    this.current = new AtomicReference<>(first);
    List<Recorded> known = journal.read(ReleaseEvent.STREAM, 0);
    boolean same =
        !known.isEmpty()
            && known.getLast().event() instanceof ReleaseEvent.Activated(String release)
            && release.equals(first.id());
    if (!same) {
      record(first);
    }
  }

  /// The release that answers now.
  public Release current() {
    return current.get();
  }

  /// Lets another release answer from the next turn on.
  ///
  /// @return the one that answered before; close it when its last turn is over
  public Release activate(Release next) {
    record(next);
    return current.getAndSet(next);
  }

  private void record(Release release) {
    journal.append(
        List.of(
            new StreamWrite(
                ReleaseEvent.STREAM,
                StreamWrite.ANY,
                "",
                new ReleaseEvent.Activated(release.id()))));
  }
}
