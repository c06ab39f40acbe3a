package dev.lobby.publishing;

import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.publishing.ReleaseEvent.Activated;
import dev.lobby.publishing.ReleaseEvent.GateOverridden;
import dev.lobby.publishing.ReleaseEvent.GatePassed;
import dev.lobby.publishing.ReleaseEvent.OverrideConfirmed;
import dev.lobby.publishing.gate.GateFigures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which release answered from when on, and what the gate had said of it.
///
/// @param activations the oldest first
public record ReleaseHistory(List<Entry> activations) {

  /// One release begins to answer.
  ///
  /// @param release its id
  /// @param at since when
  /// @param by who wanted it; null when a start took what Lobby was installed with
  /// @param reason why; null when nobody said
  /// @param figures what the gate found; null when it was not asked, since the release had answered
  ///   before or came with Lobby
  /// @param exceeded the limits that were overridden; none when it kept all
  /// @param override the override, where the gate refused it; null otherwise
  public record Entry(
      String release,
      Instant at,
      @Nullable String by,
      @Nullable String reason,
      @Nullable GateFigures figures,
      List<String> exceeded,
      @Nullable GateOverride override) {}

  /// Reads it.
  public static ReleaseHistory of(Journal journal) {
    List<Entry> activations = new ArrayList<>();
    List<Recorded> events = journal.read(ReleaseEvent.STREAM, 0);
    @Nullable GateFigures figures = null;
    List<String> exceeded = List.of();
    @Nullable GateOverride override = null;
    Map<Long, GateOverride> overrides = GateOverrides.of(events);
    for (Recorded recorded : events) {
      if (!(recorded.event() instanceof ReleaseEvent event)) {
        continue;
      }
      switch (event) {
        case GatePassed passed -> figures = passed.figures();
        case GateOverridden overridden -> {
          figures = overridden.figures();
          exceeded = overridden.exceeded();
          override = overrides.get(recorded.version());
        }
        case OverrideConfirmed confirmed -> {}
        case Activated activated -> {
          activations.add(
              new Entry(
                  activated.release(),
                  recorded.time(),
                  activated.by(),
                  activated.reason(),
                  figures,
                  exceeded,
                  override));
          figures = null;
          exceeded = List.of();
          override = null;
        }
      }
    }
    return new ReleaseHistory(List.copyOf(activations));
  }

  /// The one that answers; empty before any did.
  public Optional<Entry> last() {
    return activations.isEmpty() ? Optional.empty() : Optional.of(activations.getLast());
  }

  /// Whether a release ever answered.
  public boolean knows(String release) {
    return activations.stream().anyMatch(entry -> entry.release.equals(release));
  }
}
