package dev.lobby.knowledge.catalogue;

/// How risky an investment is: from R1, which keeps its capital as a rule, to R5, which may lose
/// all of it.
public enum RiskLevel {
  R1(1),
  R2(2),
  R3(3),
  R4(4),
  R5(5);

  private final int level;

  RiskLevel(int level) {
    this.level = level;
  }

  int level() {
    return level;
  }
}
