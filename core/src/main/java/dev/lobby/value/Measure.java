package dev.lobby.value;

import dev.lobby.customer.Figures;
import dev.lobby.knowledge.article.Wired;

/// What a rule can ask of a customer, as a whole number; unknown where nobody told.
public enum Measure implements Wired {
  /// For how many days neither the bank nor an agent nor the assistant had to do with them.
  QUIET_DAYS(0, 36_500),
  /// For how many days they are a customer.
  TENURE_DAYS(0, 73_000),
  /// By how many percent the number of their transactions changed.
  ACTIVITY_CHANGE(-100, Figures.CHANGE_MAX),
  /// By how many percent their balance changed.
  BALANCE_CHANGE(-100, Figures.CHANGE_MAX),
  OPEN_COMPLAINTS(0, 1_000),
  /// What they said last of how content they are.
  SATISFACTION(1, 5),
  /// How lately they were in touch, on the rules' scale.
  RECENCY(1, 5),
  /// How often they do something, on the rules' scale.
  FREQUENCY(1, 5),
  /// How much they hold, on the rules' scale.
  MONETARY(1, 5),
  HEALTH(0, 100);

  private final int least;
  private final int most;

  Measure(int least, int most) {
    this.least = least;
    this.most = most;
  }

  /// The least it can be.
  public int least() {
    return least;
  }

  /// The most it can be.
  public int most() {
    return most;
  }

  /// Whether it tells of amounts, which not everybody may see.
  public boolean ofAmounts() {
    return this == BALANCE_CHANGE || this == MONETARY;
  }
}
