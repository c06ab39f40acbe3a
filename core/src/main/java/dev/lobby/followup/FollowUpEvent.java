package dev.lobby.followup;

import dev.lobby.journal.Event;
import dev.lobby.wire.Personal;
import dev.lobby.wire.WireName;
import org.jspecify.annotations.Nullable;

/// What happens to a follow-up. Stream: `follow-up/` and its number.
public sealed interface FollowUpEvent extends Event {

  /// The stream of a follow-up.
  static String stream(String number) {
    return "follow-up/" + number;
  }

  /// The number of the follow-up a stream is about.
  static String number(String stream) {
    return stream.substring(stream("").length());
  }

  /// Something was promised to a customer.
  ///
  /// @param by the user name of who promised it, or [FollowUpDesk#RULE]
  /// @param customer the id of the customer's record
  /// @param conversation where; null for none
  /// @param about the number of the complaint or lead it is about; null for none
  /// @param due by when, such as `2026-03-02T10:15:00Z`
  /// @param owner the user name of who keeps it; null as long as nobody does
  /// @param text what was promised; null where the kind says it all
  @WireName("follow-up.promised")
  record Promised(
      String by,
      String customer,
      @Nullable String conversation,
      @Nullable String about,
      Kind kind,
      String due,
      @Nullable String owner,
      @Personal @Nullable String text)
      implements FollowUpEvent {}

  /// Somebody keeps it from now on.
  @WireName("follow-up.assigned")
  record Assigned(String by, String owner) implements FollowUpEvent {}

  /// It is kept at another time.
  ///
  /// @param due by when, such as `2026-03-02T10:15:00Z`
  /// @param reason why, such as that nobody answered
  @WireName("follow-up.moved")
  record Moved(String by, String due, @Personal String reason) implements FollowUpEvent {}

  /// Somebody tried to reach the customer, and nobody answered: it is tried again.
  ///
  /// @param due by when, such as `2026-03-02T10:15:00Z`
  /// @param text what else there is to say; null for no note
  @WireName("follow-up.not-reached")
  record NotReached(String by, String due, @Personal @Nullable String text)
      implements FollowUpEvent {}

  /// It is over.
  ///
  /// @param score how satisfied the customer said they are, from 1 to 5; null when that was not
  ///   asked or not answered
  @WireName("follow-up.ended")
  record Ended(String by, Result result, @Nullable Integer score, @Personal @Nullable String text)
      implements FollowUpEvent {}
}
