package dev.lobby.complaint;

import dev.lobby.conversation.Ids;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.Kind;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Has somebody look after a customer who was asked about their complaint, by telephone or in their
/// conversation, and is not content: it becomes a follow-up of whoever looks after the complaint,
/// due by the end of the next working day.
public final class PoorScores {

  /// From 1 to 5; whoever gives this or less is not content.
  private static final int POOR = 2;

  private final Complaints complaints;
  private final FollowUpDesk desk;
  private final BusinessCalendar calendar;
  private final InstantSource clock;

  public PoorScores(
      Complaints complaints, FollowUpDesk desk, BusinessCalendar calendar, InstantSource clock) {
    this.complaints = complaints;
    this.desk = desk;
    this.calendar = calendar;
    this.clock = clock;
  }

  /// Whether somebody is not content.
  public static boolean isPoor(FollowUp one) {
    FollowUp.End end = one.end();
    Integer score = end == null ? null : end.score();
    return score != null && score <= POOR;
  }

  /// Sees to a follow-up that was ended just now, where its score is poor and it is about a
  /// complaint.
  ///
  /// @param said what the customer said; null for nothing
  public void see(FollowUp ended, @Nullable String said) {
    FollowUp.End end = ended.end();
    String about = ended.about();
    if (end == null || about == null || !isPoor(ended)) {
      return;
    }
    complaints
        .find(about)
        .ifPresent(it -> {
          String owner = it.owner() == null ? ended.owner() : it.owner();
          desk.promise(
              FollowUpDesk.RULE,
              ended.customer(),
              ended.conversation(),
              about,
              Kind.PROMISE,
              due(calendar, clock.instant()),
              owner == null ? end.by() : owner,
              text(
                  about,
                  Objects.requireNonNull(end.score()),
                  "的回访评分",
                  "when they were called",
                  said));
        });
  }

  /// What is promised to a customer who gives a poor score in their conversation, where nobody has
  /// to do so yet since the complaint was closed; the team's where nobody looks after it.
  ///
  /// @param events the complaint's before the score
  /// @param place the conversation
  /// @param said what the customer wrote with it
  public static Optional<StreamWrite> given(
      Complaint one,
      List<Recorded> events,
      String place,
      int score,
      String said,
      BusinessCalendar calendar,
      Instant now) {
    return score > POOR || isRated(events)
        ? Optional.empty()
        : Optional.of(
            new StreamWrite(
                FollowUpEvent.stream("F-" + Ids.speakable()),
                0,
                one.customer(),
                new FollowUpEvent.Promised(
                    FollowUpDesk.RULE,
                    one.customer(),
                    place,
                    one.number(),
                    Kind.PROMISE,
                    due(calendar, now).toString(),
                    one.owner(),
                    text(one.number(), score, "在对话里的评分", "in their conversation", said))));
  }

  /// Whether the customer has given a score since the complaint was closed last.
  private static boolean isRated(List<Recorded> events) {
    boolean rated = false;
    for (Recorded recorded : events) {
      if (recorded.event() instanceof ComplaintEvent.Closed) {
        rated = false;
      } else if (recorded.event() instanceof ComplaintEvent.Rated) {
        rated = true;
      }
    }
    return rated;
  }

  private static Instant due(BusinessCalendar calendar, Instant now) {
    return calendar.endOf(calendar.workingDayAfter(calendar.dayOf(now), 1));
  }

  private static String text(
      String number, int score, String where, String whereEnglish, @Nullable String said) {
    return "客户对投诉 "
        + number
        + " "
        + where
        + "为 "
        + score
        + " 分（满分 5 分）：请看看哪里没做好，并答复客户。 The customer rated complaint "
        + number
        + " "
        + score
        + " of 5 "
        + whereEnglish
        + ": see what went wrong, and answer them."
        + (said == null ? "" : "\n" + said);
  }
}
