package dev.lobby.audit;

import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;
import org.jspecify.annotations.Nullable;

/// What members of staff did. Stream: `audit/` and the user name.
public sealed interface AuditEvent extends Event {

  /// The stream of what a member did.
  static String stream(String username) {
    return "audit/" + username;
  }

  /// Somebody did something.
  ///
  /// @param by the user name
  /// @param person whose data it was about; null when it was about nobody's
  /// @param object what else it was about, such as a conversation; null when nothing
  /// @param reason why, where a reason is asked for; null elsewhere
  @WireName("audit.acted")
  record Acted(
      String by,
      Action action,
      @Nullable String person,
      @Nullable String object,
      @Nullable String reason)
      implements AuditEvent {}
}
