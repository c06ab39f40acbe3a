package dev.lobby.language.mood;

/// What an utterance sounds like.
///
/// @param sentiment the probability that it is positive less the one that it is negative, -1 to 1
/// @param urgency the probability that what it is about cannot wait, 0 to 1
public record Mood(double sentiment, double urgency) {
  /// What says nothing sounds like nothing.
  static final Mood NONE = new Mood(0, 0);

  /// From this far from 0 on a sentiment is taken for one; chosen by cross-validation on training
  /// data.
  private static final double FELT = 0.15;

  private static final double URGENT = 0.5;

  /// Returns the sentiment in a word.
  public Sentiment felt() {
    if (sentiment <= -FELT) {
      return Sentiment.NEGATIVE;
    }
    return sentiment >= FELT ? Sentiment.POSITIVE : Sentiment.NEUTRAL;
  }

  /// Returns whether it is rather urgent than not.
  public boolean urgent() {
    return urgency >= URGENT;
  }
}
