package dev.lobby.feedback;

import dev.lobby.journal.Event;
import dev.lobby.language.Language;
import dev.lobby.wire.Personal;
import dev.lobby.wire.WireName;
import org.jspecify.annotations.Nullable;

/// What happens to a suggestion or praise. Stream: `feedback/` and its number.
public sealed interface FeedbackEvent extends Event {

  /// The stream of a suggestion or praise.
  static String stream(String number) {
    return "feedback/" + number;
  }

  /// A customer gave it, and was thanked in the same moment.
  ///
  /// @param conversation where
  /// @param customer the id of the customer's record
  /// @param channel the door they came in by
  /// @param product the part of the bank's business it is about; null when that is not known
  /// @param text in their words
  @WireName("feedback.received")
  record Received(
      String conversation,
      String customer,
      String channel,
      Language language,
      FeedbackKind kind,
      @Nullable String product,
      @Personal String text)
      implements FeedbackEvent {}

  /// A team has it from now on.
  ///
  /// @param by the user name of who decided so, or [FeedbackDesk#ROUTING]
  @WireName("feedback.routed")
  record Routed(String by, String team) implements FeedbackEvent {}

  /// Somebody looks after it from now on.
  @WireName("feedback.assigned")
  record Assigned(String by, String owner) implements FeedbackEvent {}

  /// What was found out on the way.
  @WireName("feedback.noted")
  record Noted(String by, @Personal String text) implements FeedbackEvent {}

  /// The bank has said what it makes of the suggestion.
  ///
  /// @param text what the customer is told of it
  @WireName("feedback.answered")
  record Answered(String by, FeedbackVerdict verdict, @Personal String text)
      implements FeedbackEvent {}

  /// The customer was told what came of it.
  ///
  /// @param how by which way, such as `conversation`
  @WireName("feedback.told")
  record Told(String by, String how) implements FeedbackEvent {}

  /// Whoever is praised knows.
  ///
  /// @param to who that is
  @WireName("feedback.passed-on")
  record PassedOn(String by, @Personal String to) implements FeedbackEvent {}

  /// It was neither a suggestion nor praise.
  @WireName("feedback.dismissed")
  record Dismissed(String by, @Personal String reason) implements FeedbackEvent {}
}
