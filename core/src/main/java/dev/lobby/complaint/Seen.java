package dev.lobby.complaint;

import dev.lobby.journal.Recorded;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What whoever takes a step has looked at.
///
/// A step is taken on what they saw: where something happened to the complaint since, they are told
/// who did what, look again and repeat it. Otherwise the later of two decisions would undo the
/// first without either of them knowing.
///
/// @param version the complaint's [Complaint#version] when they looked
/// @param sure what they were asked and are sure of
public record Seen(long version, Set<Doubt> sure) {

  /// Whatever there is: of whoever has looked at nothing, such as a clock.
  public static final Seen WHATEVER = new Seen(Long.MAX_VALUE, Set.of());

  public Seen {
    sure = Set.copyOf(sure);
  }

  /// Somebody who saw a version and was asked nothing.
  public static Seen at(long version) {
    return new Seen(version, Set.of());
  }

  /// What happened since, told to whoever wants to take a step; empty when nothing did that matters
  /// to it.
  ///
  /// @param events the complaint's
  /// @param zone in which times are told
  Optional<Refusal> outdated(List<Recorded> events, ZoneId zone) {
    return version >= events.size()
        ? Optional.empty()
        : Meanwhile.of(events.subList((int) Math.max(0, version), events.size()), zone);
  }
}
