package dev.lobby.knowledge.match;

/// From which probability on Lobby answers, and from which it suggests.
///
/// @param answer the best article's probability from which it is the answer; of passages, that of
///   the best passage
/// @param suggest the sum of the best three articles' probabilities from which they are suggested;
///   of passages, the probability from which one is offered
public record Thresholds(double answer, double suggest) {

  /// What no probability reaches.
  public static final Thresholds NEVER = new Thresholds(2, 2);
}
