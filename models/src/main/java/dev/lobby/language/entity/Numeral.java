package dev.lobby.language.entity;

import java.math.BigDecimal;

/// A number in a folded text.
///
/// @param scale what its last words multiply by: 10,000 in `20万`; 1 when there are none
/// @param scaled whether it has a multiplier at all, as `两万五` has
/// @param form how it is written
record Numeral(int start, int end, BigDecimal value, BigDecimal scale, boolean scaled, Form form) {

  enum Form {
    FIGURES,
    HAN,
    WORDS
  }

  /// Returns the value without its last multiplier: 20 of `20万`.
  BigDecimal mantissa() {
    return value.divide(scale);
  }

  /// Returns this number with the multiplier of the one that follows it in a range, if it lacks one
  /// of its own: the 10 of `10-20万` is 100,000.
  BigDecimal scaledAs(Numeral next) {
    return !scaled && value.compareTo(next.mantissa()) < 0 ? value.multiply(next.scale) : value;
  }

  boolean isInteger() {
    return value.stripTrailingZeros().scale() <= 0;
  }
}
