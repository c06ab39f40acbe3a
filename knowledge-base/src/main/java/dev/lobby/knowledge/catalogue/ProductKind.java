package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.Wired;

/// What sort of thing a product is.
public enum ProductKind implements Wired {
  ACCOUNT(false),
  DEPOSIT(false),
  CARD(false),
  LOAN(false),
  WEALTH(true),
  FUND(true),
  METAL(true),
  INSURANCE(true),
  SERVICE(false);

  private final boolean investment;

  ProductKind(boolean investment) {
    this.investment = investment;
  }

  /// Returns whether money put into it may become less, so that it has a risk level.
  public boolean isInvestment() {
    return investment;
  }
}
