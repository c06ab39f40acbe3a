package dev.lobby.publishing;

import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;

/// What happens to releases of the knowledge. Stream: [#STREAM].
public sealed interface ReleaseEvent extends Event {

  String STREAM = "releases";

  /// From here on a release answers.
  ///
  /// @param release its id
  @WireName("release.activated")
  record Activated(String release) implements ReleaseEvent {}
}
