package dev.lobby.review.verdict;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What became of the wrong-answer budget.
///
/// @param target the share of answers that may be wrong
/// @param confidence how sure the intervals are
/// @param from the first day, a Monday in UTC
/// @param to the first day after the last
/// @param decided how many turns the assistant decided
/// @param coverage what share of them it answered
/// @param all the share of wrong ones among its answers
/// @param languages the same by the language heard
/// @param areas the same by the area of the article that was answered
/// @param channels the same by the door
/// @param disputed about how many reviewed turns supervisors disagree; the verdict given last
///   counts
/// @param weeks the same week by week, the first first
public record BudgetFigures(
    double target,
    double confidence,
    LocalDate from,
    LocalDate to,
    long decided,
    double coverage,
    Share all,
    Map<String, Share> languages,
    Map<String, Share> areas,
    Map<String, Share> channels,
    long disputed,
    List<Week> weeks) {

  /// One week.
  ///
  /// @param monday its first day
  public record Week(LocalDate monday, long decided, double coverage, Share share) {}
}
