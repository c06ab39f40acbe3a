package dev.lobby.complaint;

import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.Kind;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Has somebody look after a customer who was asked about their complaint and is not content: it
/// becomes a follow-up of whoever looks after the complaint, due by the end of the next working
/// day.
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
              calendar.endOf(calendar.workingDayAfter(calendar.dayOf(clock.instant()), 1)),
              owner == null ? end.by() : owner,
              text(about, end, said));
        });
  }

  private static String text(String number, FollowUp.End end, @Nullable String said) {
    return "客户对投诉 "
        + number
        + " 的回访评分为 "
        + end.score()
        + " 分（满分 5 分）：请看看哪里没做好，并答复客户。 The customer rated complaint "
        + number
        + " "
        + end.score()
        + " of 5 when they were called: see what went wrong, and answer them."
        + (said == null ? "" : "\n" + said);
  }
}
