package dev.lobby.survey;

import dev.lobby.casework.Casework;
import dev.lobby.casework.Outcome;
import dev.lobby.casework.Step;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.Result;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes what customers told somebody who asked them. Safe for use by many threads.
public final class SurveyDesk {

  private static final Casework.Fold<Survey> FOLD =
      new Casework.Fold<>() {
        @Override
        public @Nullable Survey after(@Nullable Survey before, Recorded recorded) {
          return Survey.after(before, recorded);
        }

        @Override
        public long version(Survey now) {
          return now.version();
        }

        @Override
        public String subject(Survey now) {
          return now.customer();
        }
      };

  private final Journal journal;
  private final FollowUpDesk followUps;
  private final Casework<Survey, SurveyEvent> casework;

  public SurveyDesk(Journal journal, FollowUpDesk followUps) {
    this.journal = journal;
    this.followUps = followUps;
    this.casework = new Casework<>(journal, SurveyEvent::stream, FOLD);
  }

  /// Notes what a customer said; the last time counts. The work item to ask them is done with it.
  ///
  /// @param whose whether a record is the customer's
  /// @param by the user name of whom they told
  /// @param score from 0 to [Survey#BEST]
  /// @param reason why; null for nothing said
  public Outcome<Survey> answer(
      String number, Predicate<String> whose, String by, int score, @Nullable String reason) {
    Outcome<Survey> outcome = take(number, whose, by, score, reason);
    if (outcome instanceof Outcome.Done<Survey>(Survey now) && now.followUp() != null) {
      // One that somebody ended before stays as they ended it.
      followUps.end(now.followUp(), by, Result.KEPT, null, null);
    }
    return outcome;
  }

  /// Notes what a customer said to whoever asks it as a work item, which is done with it.
  ///
  /// @param survey the number of the survey that the work item is to ask
  /// @param score from 0 to [Survey#BEST]
  /// @param reason why; null for nothing said
  public Outcome<FollowUp> keep(
      FollowUp item, String survey, String by, int score, @Nullable String reason) {
    if (!item.open()) {
      return followUps.end(item.number(), by, Result.KEPT, null, reason);
    }
    return switch (take(survey, item.customer()::equals, by, score, reason)) {
      case Outcome.Done<Survey> done -> followUps.end(item.number(), by, Result.KEPT, null, reason);
      case Outcome.Refused<Survey>(var why) -> new Outcome.Refused<>(why);
      case Outcome.Unknown<Survey> unknown -> new Outcome.Unknown<>();
    };
  }

  private Outcome<Survey> take(
      String number, Predicate<String> whose, String by, int score, @Nullable String reason) {
    return casework.take(
        number,
        now -> {
          if (!whose.test(now.customer())) {
            return Step.refuse("该问卷属于另一位客户。", "The survey is another customer's.");
          }
          if (now.conversation() != null) {
            return Step.refuse(
                "问卷已在会话中发给客户，由客户自己作答。",
                "The customer was asked in their conversation and answers there.");
          }
          if (!Survey.isScore(score)) {
            return Step.refuse("评分为 0 到 10。", "A score is from 0 to 10.");
          }
          return Step.take(new SurveyEvent.Answered(now.plan(), score, null, by, reason));
        });
  }

  /// The number of the survey that a work item is to ask; empty where it asks none.
  public Optional<String> askedBy(FollowUp item) {
    String number = "S-" + item.number().substring(item.number().indexOf('-') + 1);
    return Survey.of(journal, number)
        .filter(it -> item.number().equals(it.followUp()))
        .map(Survey::number);
  }

  /// Why a customer said what they said last; empty when that was not told.
  public Optional<String> reason(String number) {
    return journal.read(SurveyEvent.stream(number), 0).reversed().stream()
        .flatMap(it -> it.event() instanceof SurveyEvent.Answered e ? Stream.of(e) : Stream.empty())
        .limit(1)
        .flatMap(e -> Stream.ofNullable(e.reason()))
        .findFirst();
  }
}
