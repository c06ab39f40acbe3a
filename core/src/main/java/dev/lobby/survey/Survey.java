package dev.lobby.survey;

import dev.lobby.followup.Result;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A survey of one customer as it stands, without anybody's words: those are in its stream alone.
///
/// @param plan the name of the contact plan
/// @param customer the id of the customer's record
/// @param conversation where they were asked; null when somebody is to ask them
/// @param followUp the number of the work item of whoever is to ask; null for nobody
/// @param answer what they said last; null for nothing
/// @param end what came of that work item; null as long as it is open, and for none
/// @param version how many events it has
public record Survey(
    String number,
    String plan,
    String customer,
    @Nullable String conversation,
    @Nullable String followUp,
    Instant askedAt,
    @Nullable Answer answer,
    @Nullable Result end,
    long version) {

  /// The best one can say; the worst is 0.
  public static final int BEST = 10;

  /// What a customer said.
  ///
  /// @param score from 0 to [#BEST]
  /// @param by the user name of whom they told; null when they said so themselves
  public record Answer(int score, Instant at, @Nullable String by) {}

  /// Whether somebody is still to ask them.
  boolean toBeAsked() {
    return conversation == null && followUp != null && answer == null && end == null;
  }

  /// Whether they heard the question: in a conversation, or from somebody who reached them.
  private boolean wasAsked() {
    return conversation != null
        || followUp == null
        || answer != null
        || end == Result.KEPT
        || end == Result.DECLINED;
  }

  /// What it counts for.
  Nps counts() {
    Nps count = toBeAsked() ? Nps.NOBODY.toBeAsked(1) : Nps.NOBODY;
    count = wasAsked() ? count.askedOne() : count;
    return answer == null ? count : count.scored(answer.score(), 1);
  }

  /// The same after the work item of whoever was to ask them ended.
  Survey ended(Result result) {
    return new Survey(
        number, plan, customer, conversation, followUp, askedAt, answer, result, version);
  }

  /// Whether a score is one that can be given.
  public static boolean isScore(int score) {
    return score >= 0 && score <= BEST;
  }

  /// A survey after one more event.
  ///
  /// @param before null before the first
  /// @return null when nobody was asked
  static @Nullable Survey after(@Nullable Survey before, Recorded recorded) {
    if (!(recorded.event() instanceof SurveyEvent event)) {
      return before;
    }
    return switch (event) {
      case SurveyEvent.Asked e ->
          new Survey(
              SurveyEvent.number(recorded.stream()),
              e.plan(),
              e.customer(),
              e.conversation(),
              e.followUp(),
              recorded.time(),
              null,
              null,
              recorded.version());
      case SurveyEvent.Answered e ->
          before == null
              ? null
              : new Survey(
                  before.number,
                  before.plan,
                  before.customer,
                  before.conversation,
                  before.followUp,
                  before.askedAt,
                  new Answer(e.score(), recorded.time(), e.by()),
                  before.end,
                  recorded.version());
    };
  }

  /// The survey of a number, read from the journal.
  static Optional<Survey> of(Journal journal, String number) {
    Survey now = null;
    for (Recorded recorded : journal.read(SurveyEvent.stream(number), 0)) {
      now = after(now, recorded);
    }
    return Optional.ofNullable(now);
  }
}
