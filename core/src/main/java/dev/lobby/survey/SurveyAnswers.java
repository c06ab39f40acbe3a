package dev.lobby.survey;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.conversation.Message;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import java.util.List;
import java.util.Optional;

/// Takes what customers answer to a survey that asked them in their conversation. Call it on the
/// conversation's lane.
///
/// An answer is no message, so it opens nothing again and nobody replies to it. It stands in the
/// conversation, for those who read it, and in the survey, in one frame.
public final class SurveyAnswers {

  /// What became of it.
  public sealed interface Outcome {
    /// It is on record, now or since before.
    record Taken() implements Outcome {}

    /// At that place nobody was asked.
    record NotAsked() implements Outcome {}
  }

  private final Journal journal;
  private final Conversations conversations;

  public SurveyAnswers(Journal journal, Conversations conversations) {
    this.journal = journal;
    this.conversations = conversations;
  }

  /// Takes what a customer says; the last time counts, and the same again changes nothing.
  ///
  /// @param seq the place of the survey's question
  /// @param score from 0 to [Survey#BEST]
  /// @return empty when there is no such conversation
  public Optional<Outcome> answer(String conversation, long seq, int score) {
    return conversations.change(
        conversation,
        now -> {
          Message.Asked asked =
              now.messages().stream()
                  .filter(message -> message.seq() == seq)
                  .findFirst()
                  .map(Message::survey)
                  .orElse(null);
          Survey survey = asked == null ? null : Survey.of(journal, asked.survey()).orElse(null);
          if (asked == null || survey == null || !Survey.isScore(score)) {
            return Plan.nothing(new Outcome.NotAsked());
          }
          Outcome taken = new Outcome.Taken();
          if (asked.score() != null && asked.score() == score) {
            return Plan.nothing(taken);
          }
          return new Plan<>(
              List.of(
                  new StreamWrite(
                      ConversationEvent.stream(now.id()),
                      now.version(),
                      now.customer(),
                      new ConversationEvent.SurveyAnswered(seq, score)),
                  new StreamWrite(
                      SurveyEvent.stream(survey.number()),
                      survey.version(),
                      survey.customer(),
                      new SurveyEvent.Answered(survey.plan(), score, now.id(), null, null))),
              after -> taken);
        });
  }
}
