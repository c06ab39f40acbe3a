package dev.lobby.conversation;

import java.util.Locale;

/// How the customer has sounded over an episode: a mean of their messages in which each counts
/// twice as much as the one before it, and where it is going.
///
/// @param sentiment -1 to 1
/// @param urgency 0 to 1
/// @param direction where the last message took the sentiment; who only says nothing bad after bad
///   words sounds no better yet
public record MoodTrend(double sentiment, double urgency, Direction direction) {

  private static final double NEWEST = 0.5;

  /// Who sounds no better than this over an episode is upset: their messages are likelier unhappy
  /// than all else together, and by far.
  private static final double UPSET = -0.5;

  /// A message that moves the mean by less than this leaves it where it is.
  private static final double STEADY = 0.1;

  /// Where a sentiment is going.
  public enum Direction {
    FALLING,
    STEADY,
    RISING;

    /// Returns the name used on the wire.
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static MoodTrend of(Trace.MoodHeard first) {
    return new MoodTrend(first.sentiment(), first.urgency(), Direction.STEADY);
  }

  MoodTrend and(Trace.MoodHeard next) {
    double moved = NEWEST * (next.sentiment() - sentiment);
    return new MoodTrend(
        sentiment + moved,
        urgency + NEWEST * (next.urgency() - urgency),
        direction(moved, next.sentiment()));
  }

  /// Whether the customer is upset.
  public boolean upset() {
    return sentiment <= UPSET;
  }

  private static Direction direction(double moved, double last) {
    if (moved <= -STEADY) {
      return Direction.FALLING;
    }
    return moved >= STEADY && last > STEADY ? Direction.RISING : Direction.STEADY;
  }
}
