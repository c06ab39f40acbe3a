package dev.lobby.publishing.gate;

import java.util.ArrayList;
import java.util.List;

/// How far back the gate looks, and what it lets pass. Shares are from 0 to 1; a share found may be
/// as large as its limit.
///
/// @param days how many days of turns are replayed
/// @param turns how many turns at most, the newest
/// @param maxChanged the share of messages that may see something else than before; the same answer
///   in other words does not count, nor an answer where there was none, since that is what most
///   publications are for
/// @param maxNewlyLost the share that may lose its answer
/// @param maxHandedOver the share for which a person may newly be brought
/// @param maxNowWrong the share of messages of which the right decision is known that may newly be
///   answered wrongly
/// @param minQuestions of how many messages a share has to be to be limited: two of nine are no
///   fifth of anything. Of fewer it is told. What is newly answered wrongly always counts
public record GateRules(
    int days,
    int turns,
    double maxChanged,
    double maxNewlyLost,
    double maxHandedOver,
    double maxNowWrong,
    int minQuestions) {

  /// A week; of at least fifty messages a tenth changed, a fiftieth lost or handed over; a
  /// two-hundredth wrong.
  public static final GateRules DEFAULT = new GateRules(7, 10_000, 0.1, 0.02, 0.02, 0.005, 50);

  private static final String NOW_WRONG = "gate.maxNowWrong";

  /// A limit that was exceeded.
  ///
  /// @param limit the setting
  /// @param of what the share is of: `turns`, `regression` or `judged`
  /// @param allowed the largest share allowed
  /// @param found the share found
  /// @param count how many it is
  /// @param among of how many
  public record Breach(
      String limit, String of, double allowed, double found, int count, int among) {}

  /// Returns the limits that were exceeded.
  List<Breach> breaches(GateFigures figures) {
    return over(figures).stream().filter(this::counts).toList();
  }

  /// Returns the limits that would be exceeded if there had been more messages.
  List<Breach> tooFew(GateFigures figures) {
    return over(figures).stream().filter(breach -> !counts(breach)).toList();
  }

  private boolean counts(Breach breach) {
    return breach.limit.equals(NOW_WRONG) || breach.among >= minQuestions;
  }

  private List<Breach> over(GateFigures figures) {
    List<Breach> breaches = new ArrayList<>();
    shares(breaches, "turns", figures.turns());
    shares(breaches, "regression", figures.regression());
    check(
        breaches,
        NOW_WRONG,
        "judged",
        maxNowWrong,
        figures.turns().nowWrong() + figures.regression().nowWrong(),
        figures.turns().judged() + figures.regression().judged());
    return breaches;
  }

  private void shares(List<Breach> breaches, String of, Effects effects) {
    int asked = effects.asked();
    int otherwise = effects.changed() - effects.newlyAnswered();
    check(breaches, "gate.maxChanged", of, maxChanged, otherwise, asked);
    check(breaches, "gate.maxNewlyLost", of, maxNewlyLost, effects.newlyLost(), asked);
    check(breaches, "gate.maxHandedOver", of, maxHandedOver, effects.handedOver(), asked);
  }

  private static void check(
      List<Breach> breaches, String limit, String of, double allowed, int count, int among) {
    double found = among == 0 ? 0 : (double) count / among;
    if (found > allowed) {
      breaches.add(new Breach(limit, of, allowed, found, count, among));
    }
  }
}
