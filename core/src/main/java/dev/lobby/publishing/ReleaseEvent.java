package dev.lobby.publishing;

import dev.lobby.journal.Event;
import dev.lobby.publishing.gate.GateFigures;
import dev.lobby.wire.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens to releases of the knowledge. Stream: [#STREAM].
public sealed interface ReleaseEvent extends Event {

  String STREAM = "releases";

  /// From here on a release answers. What the gate said of it stands before it in the same frame,
  /// unless it had answered before.
  ///
  /// @param release its id
  /// @param by the user name of who published it or went back to it; null when a start took what
  ///   Lobby was installed with
  /// @param reason why; null when nobody said
  @WireName("release.activated")
  record Activated(String release, @Nullable String by, @Nullable String reason)
      implements ReleaseEvent {

    /// A start took it.
    public Activated(String release) {
      this(release, null, null);
    }
  }

  /// A release kept every limit of the gate.
  ///
  /// @param candidate its id
  /// @param present the id of the release it was compared with
  /// @param figures how it fared
  @WireName("release.gate-passed")
  record GatePassed(String candidate, String present, GateFigures figures)
      implements ReleaseEvent {}

  /// A release exceeded limits of the gate, and somebody lets it answer all the same.
  ///
  /// @param candidate its id
  /// @param present the id of the release it was compared with
  /// @param by the user name of who answers for it
  /// @param reason why
  /// @param exceeded the limits, such as `gate.maxChanged of turns`
  /// @param figures how it fared
  @WireName("release.gate-overridden")
  record GateOverridden(
      String candidate,
      String present,
      String by,
      String reason,
      List<String> exceeded,
      GateFigures figures)
      implements ReleaseEvent {}

  /// A second person agreed that a release answers although the gate refused it.
  ///
  /// @param by the user name
  /// @param release its id
  /// @param overridden the version of the event in this stream that overrode the gate
  @WireName("release.override-confirmed")
  record OverrideConfirmed(String by, String release, long overridden) implements ReleaseEvent {}
}
