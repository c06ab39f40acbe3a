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
public record GateRules(
    int days,
    int turns,
    double maxChanged,
    double maxNewlyLost,
    double maxHandedOver,
    double maxNowWrong) {

  /// A week; a tenth changed, a fiftieth lost or handed over, a two-hundredth wrong.
  public static final GateRules DEFAULT = new GateRules(7, 10_000, 0.1, 0.02, 0.02, 0.005);

  /// A limit that was exceeded.
  ///
  /// @param limit the setting
  /// @param of what the share is of: `turns`, `regression` or `judged`
  /// @param allowed the largest share allowed
  /// @param found the share found
  public record Breach(String limit, String of, double allowed, double found) {}

  /// Returns the limits that were exceeded.
  List<Breach> breaches(GateFigures figures) {
    List<Breach> breaches = new ArrayList<>();
    shares(breaches, "turns", figures.turns());
    shares(breaches, "regression", figures.regression());
    int judged = figures.turns().judged() + figures.regression().judged();
    int nowWrong = figures.turns().nowWrong() + figures.regression().nowWrong();
    check(
        breaches,
        "gate.maxNowWrong",
        "judged",
        maxNowWrong,
        judged == 0 ? 0 : (double) nowWrong / judged);
    return List.copyOf(breaches);
  }

  private void shares(List<Breach> breaches, String of, Effects effects) {
    check(
        breaches,
        "gate.maxChanged",
        of,
        maxChanged,
        effects.share(effects.changed() - effects.newlyAnswered()));
    check(breaches, "gate.maxNewlyLost", of, maxNewlyLost, effects.share(effects.newlyLost()));
    check(breaches, "gate.maxHandedOver", of, maxHandedOver, effects.share(effects.handedOver()));
  }

  private static void check(
      List<Breach> breaches, String limit, String of, double allowed, double found) {
    if (found > allowed) {
      breaches.add(new Breach(limit, of, allowed, found));
    }
  }
}
