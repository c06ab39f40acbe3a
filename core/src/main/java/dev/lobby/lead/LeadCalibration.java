package dev.lobby.lead;

import dev.lobby.knowledge.match.BinomialBound;
import java.util.ArrayList;
import java.util.List;

/// What became of leads beside what was expected of them.
///
/// @param bands by what was expected, the least first; empty bands too
/// @param brier the mean squared difference between what was expected, from 0 to 1, and what came;
///   0 when nothing ended
/// @param base the same had the overall share been expected of each; what the score must beat
public record LeadCalibration(List<Band> bands, double brier, double base) {

  private static final int BANDS = 5;

  /// Leads of which much the same was expected.
  ///
  /// @param from the least that was expected in it, from 0 to 1
  /// @param to the most
  /// @param ended how many were won or lost
  /// @param won how many of those were won
  /// @param expected the mean of what was expected; 0 for none
  /// @param low the least share that may be won in truth, by the exact 95 % interval
  /// @param high the largest
  public record Band(
      double from, double to, int ended, int won, double expected, double low, double high) {

    /// Whether what came agrees with what was expected, as far as so few can tell.
    public boolean agrees() {
      return ended == 0 || (low <= expected && expected <= high);
    }
  }

  public LeadCalibration {
    bands = List.copyOf(bands);
  }

  /// The calibration of the score over leads that were won or lost; others are passed over.
  public static LeadCalibration of(List<Lead> leads) {
    List<Lead.End> ended =
        leads.stream()
            .flatMap(lead ->
                lead.end() == null ? List.<Lead.End>of().stream() : List.of(lead.end()).stream())
            .filter(end -> end.stage() != Stage.MERGED)
            .toList();
    List<Band> bands = new ArrayList<>();
    for (int i = 0; i < BANDS; i++) {
      bands.add(band(i, ended));
    }
    double share = ended.stream().filter(LeadCalibration::won).count() / (double) ended.size();
    return ended.isEmpty()
        ? new LeadCalibration(bands, 0, 0)
        : new LeadCalibration(
            bands,
            mean(ended, end -> square(expected(end) - came(end))),
            mean(ended, end -> square(share - came(end))));
  }

  private static Band band(int number, List<Lead.End> ended) {
    double from = number / (double) BANDS;
    double to = (number + 1) / (double) BANDS;
    List<Lead.End> in =
        ended.stream()
            .filter(end -> Math.min((int) (expected(end) * BANDS), BANDS - 1) == number)
            .toList();
    if (in.isEmpty()) {
      return new Band(from, to, 0, 0, 0, 0, 1);
    }
    int won = (int) in.stream().filter(LeadCalibration::won).count();
    BinomialBound.Interval interval = BinomialBound.interval(won, in.size(), 0.95);
    return new Band(
        from,
        to,
        in.size(),
        won,
        mean(in, LeadCalibration::expected),
        interval.low(),
        interval.high());
  }

  private static boolean won(Lead.End end) {
    return end.stage() == Stage.WON;
  }

  private static double came(Lead.End end) {
    return won(end) ? 1 : 0;
  }

  private static double expected(Lead.End end) {
    return end.expected() == null ? 0 : end.expected();
  }

  private static double square(double x) {
    return x * x;
  }

  private static double mean(
      List<Lead.End> ends, java.util.function.ToDoubleFunction<Lead.End> of) {
    return ends.stream().mapToDouble(of).average().orElse(0);
  }
}
