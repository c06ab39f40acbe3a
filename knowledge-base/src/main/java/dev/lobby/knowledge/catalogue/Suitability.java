package dev.lobby.knowledge.catalogue;

import java.util.Optional;

/// Whether a product suits a customer.
public final class Suitability {
  private Suitability() {}

  /// Returns whether a product may be named to a customer as a recommendation: its risk is at most
  /// what the customer was rated for. An unknown rating is none: then nothing with a risk may be.
  ///
  /// @param risk empty when the product is no investment
  /// @param rating empty when the customer was never rated, or the rating is out of date
  public static boolean mayRecommend(Optional<RiskLevel> risk, Optional<CustomerRating> rating) {
    return risk.isEmpty() || rating.map(it -> it.bears(risk.get())).orElse(false);
  }
}
