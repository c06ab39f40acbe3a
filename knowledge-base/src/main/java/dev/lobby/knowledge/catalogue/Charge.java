package dev.lobby.knowledge.catalogue;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/// What something costs.
public sealed interface Charge {

  /// A fixed amount.
  record Amount(BigDecimal amount, Currency currency) implements Charge {}

  /// A part of the amount that is moved.
  ///
  /// @param percent of the amount
  /// @param min the least it costs
  /// @param max the most it costs
  /// @param currency the currency of these two
  record Share(
      BigDecimal percent,
      Optional<BigDecimal> min,
      Optional<BigDecimal> max,
      Optional<Currency> currency)
      implements Charge {}
}
