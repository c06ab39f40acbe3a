package dev.lobby.survey;

import dev.lobby.journal.Event;
import dev.lobby.wire.Personal;
import dev.lobby.wire.WireName;
import org.jspecify.annotations.Nullable;

/// What happens to a survey of one customer. Stream: `survey/` and its number.
public sealed interface SurveyEvent extends Event {

  /// The stream of a survey.
  static String stream(String number) {
    return "survey/" + number;
  }

  /// The number of the survey a stream is about.
  static String number(String stream) {
    return stream.substring(stream("").length());
  }

  /// A customer was asked, or somebody is to ask them.
  ///
  /// @param plan the name of the contact plan
  /// @param customer the id of the customer's record
  /// @param conversation where they were asked; null when somebody is to ask them
  /// @param followUp the number of the work item of whoever is to ask; null for nobody
  @WireName("survey.asked")
  record Asked(
      String plan, String customer, @Nullable String conversation, @Nullable String followUp)
      implements SurveyEvent {}

  /// The customer said how likely they recommend the bank; what they said before holds no more.
  ///
  /// @param plan the name of the contact plan
  /// @param score from 0, not at all, to 10, very
  /// @param conversation where they said so; null when they told somebody
  /// @param by the user name of whom they told; null when they said so themselves
  /// @param reason why, in the words of whom they told; null for none
  @WireName("survey.answered")
  record Answered(
      String plan,
      int score,
      @Nullable String conversation,
      @Nullable String by,
      @Personal @Nullable String reason)
      implements SurveyEvent {}
}
