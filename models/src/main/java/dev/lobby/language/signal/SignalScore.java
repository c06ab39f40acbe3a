package dev.lobby.language.signal;

/// How strongly one signal was heard in an utterance.
///
/// @param score the detector's probability, 0 to 1
/// @param threshold the score from which the signal counts as heard
/// @param fired whether it was heard
public record SignalScore(double score, double threshold, boolean fired) {}
