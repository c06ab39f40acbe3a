package dev.lobby.publishing.gap;

import java.util.Set;

/// How far back gaps are looked for, and what a question without an answer costs.
///
/// Costs have no unit: they only rank gaps. A gap's cost is the sum over all times it was asked.
///
/// @param days how many days of turns are read
/// @param questions how many questions at most, the newest
/// @param declined the cost of a question that was declined
/// @param suggested the cost of one for which articles were suggested and none was picked
/// @param failed the cost of one that was not understood, or not in time
/// @param badlyRated the cost of one whose answer, the customer said, did not help
/// @param wrong the cost of one that was judged wrong
/// @param shouldHaveAsked the cost of one for which, it was judged, a person should have been asked
/// @param person what is added when a person took it over
/// @param backAfter how often a gap that was dealt with has to be asked about again to come back
/// @param goodWrapUps the wrap-up codes after which an agent's reply was a good one
public record GapRules(
    int days,
    int questions,
    double declined,
    double suggested,
    double failed,
    double badlyRated,
    double wrong,
    double shouldHaveAsked,
    double person,
    int backAfter,
    Set<String> goodWrapUps) {

  /// Two weeks. A person's time is worth three declined questions, and so is a wrong answer. One
  /// that did not help costs more than none, and is not proved wrong by that.
  public static final GapRules DEFAULT =
      new GapRules(14, 20_000, 1, 0.5, 1, 1.5, 3, 2, 3, 3, Set.of("answered", "done-for-customer"));

  public GapRules {
    goodWrapUps = Set.copyOf(goodWrapUps);
  }

  /// What it cost that a question was asked once.
  double cost(Cause cause, boolean byPerson) {
    double own =
        switch (cause) {
          case DECLINED -> declined;
          case SUGGESTED -> suggested;
          case FAILED -> failed;
          case BADLY_RATED -> badlyRated;
          case WRONG -> wrong;
          case SHOULD_HAVE_ASKED -> shouldHaveAsked;
        };
    return own + (byPerson ? person : 0);
  }
}
