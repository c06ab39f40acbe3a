package dev.lobby.knowledge.match;

/// From which probability on Lobby answers, and from which it suggests.
///
/// @param answer the best article's probability from which it is the answer
/// @param suggest the sum of the best three articles' probabilities from which they are suggested
public record Thresholds(double answer, double suggest) {}
