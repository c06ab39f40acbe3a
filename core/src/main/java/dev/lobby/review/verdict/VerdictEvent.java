package dev.lobby.review.verdict;

import dev.lobby.journal.Event;
import dev.lobby.wire.Personal;
import dev.lobby.wire.WireName;
import org.jspecify.annotations.Nullable;

/// What is said of one turn of the assistant. Stream: `verdict/`, the conversation's id, a slash
/// and the place of the customer's message in it.
public sealed interface VerdictEvent extends Event {

  /// The stream of a turn.
  static String stream(String conversation, long seq) {
    return "verdict/" + conversation + "/" + seq;
  }

  /// A supervisor judged the turn; what they said of it before holds no more.
  ///
  /// @param by the user name
  /// @param seq the place of the customer's message in the conversation
  /// @param day the day of the turn, in UTC, such as `2026-03-02`
  /// @param language the wire name of the language heard
  /// @param channel the door the conversation came in by
  /// @param say the kind of decision
  /// @param article the first article it names; null for none
  /// @param right the article that would have been right; null when there is none, or nobody knows
  /// @param sampled whether the turn was in the sample that was to be reviewed
  /// @param note what the supervisor noted; null for nothing
  @WireName("verdict.given")
  record Given(
      String by,
      String conversation,
      long seq,
      String day,
      String language,
      String channel,
      String say,
      @Nullable String article,
      Judgement judgement,
      @Nullable String right,
      boolean sampled,
      @Personal @Nullable String note)
      implements VerdictEvent {}

  /// A supervisor takes back what they said of the turn.
  ///
  /// @param by the user name
  /// @param seq the place of the customer's message in the conversation
  @WireName("verdict.withdrawn")
  record Withdrawn(String by, String conversation, long seq) implements VerdictEvent {}
}
