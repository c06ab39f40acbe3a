package dev.lobby.knowledge.catalogue;

/// How much risk a customer was found able and willing to bear: from C1, the most careful, to C5.
public enum CustomerRating {
  C1(1),
  C2(2),
  C3(3),
  C4(4),
  C5(5);

  private final int level;

  CustomerRating(int level) {
    this.level = level;
  }

  /// Returns whether a customer rated so can bear a risk.
  public boolean bears(RiskLevel risk) {
    return risk.level() <= level;
  }
}
