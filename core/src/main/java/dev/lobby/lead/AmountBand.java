package dev.lobby.lead;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Locale;

/// How much money an interest is about, beside the amount from which the bank makes a lead of it.
/// Kept instead of the amount, which is the customer's own and stays in their words.
public enum AmountBand {
  UNKNOWN,
  /// Less than a tenth of it.
  SMALL,
  /// Less than it.
  MIDDLE,
  /// It or more.
  LARGE,
  /// Ten times it or more.
  VERY_LARGE;

  /// The name in the journal and in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether it alone makes a lead.
  public boolean large() {
    return compareTo(LARGE) >= 0;
  }

  static AmountBand of(BigDecimal amount, BigDecimal from) {
    if (amount.compareTo(from.multiply(BigDecimal.TEN)) >= 0) {
      return VERY_LARGE;
    } else if (amount.compareTo(from) >= 0) {
      return LARGE;
    }
    return amount.multiply(BigDecimal.TEN).compareTo(from) >= 0 ? MIDDLE : SMALL;
  }
}
