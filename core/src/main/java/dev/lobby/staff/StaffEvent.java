package dev.lobby.staff;

import dev.lobby.journal.Event;
import dev.lobby.wire.Personal;
import dev.lobby.wire.WireName;

/// What happens to a sign-in. Stream: `staff/` and the user name.
public sealed interface StaffEvent extends Event {

  /// The stream of a sign-in.
  static String stream(String username) {
    return "staff/" + username;
  }

  /// Whose sign-in a stream is.
  static String username(String stream) {
    return stream.substring(stream("").length());
  }

  /// Somebody may sign in.
  ///
  /// @param displayName the name customers read
  /// @param passwordHash as [Passwords] writes it
  @WireName("staff.added")
  record Added(
      String username, Role role, @Personal String displayName, @Personal String passwordHash)
      implements StaffEvent {}

  /// From here on another password holds.
  @WireName("staff.password-changed")
  record PasswordChanged(@Personal String passwordHash) implements StaffEvent {}

  /// They sign in no longer; the user name stands in records and is given to nobody else.
  @WireName("staff.removed")
  record Removed() implements StaffEvent {}
}
