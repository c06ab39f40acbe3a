package dev.lobby.customer;

/// How much risk a customer may take, from the least to the most.
public enum RiskGrade {
  C1,
  C2,
  C3,
  C4,
  C5
}
