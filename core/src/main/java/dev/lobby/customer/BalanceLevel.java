package dev.lobby.customer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How much a customer holds, as its first digit and its length: nothing else of a balance is kept.
///
/// @param from the amount from which it is: one digit and zeros, such as 300000; 0 for less than 1
/// @param currency such as `CNY`
public record BalanceLevel(long from, String currency) {

  /// More digits than any amount has.
  private static final int DIGITS_MAX = 15;

  /// The level of an amount that is not negative.
  public static BalanceLevel of(BigDecimal amount, String currency) {
    BigDecimal whole = amount.setScale(0, RoundingMode.DOWN);
    int zeros = whole.precision() - 1;
    return new BalanceLevel(whole.setScale(-zeros, RoundingMode.DOWN).longValueExact(), currency);
  }

  /// An amount at which a level begins, as it is written; empty when none does there.
  public static Optional<Long> edge(String written) {
    return written.length() <= DIGITS_MAX && written.matches("[1-9]0*")
        ? Optional.of(Long.parseLong(written))
        : Optional.empty();
  }

  /// By how much an amount changed, in whole percent, what is beyond them left out.
  ///
  /// @return null when there was nothing before
  static @Nullable Integer change(BigDecimal before, BigDecimal now) {
    if (before.signum() <= 0) {
      return null;
    }
    return now.subtract(before)
        .movePointRight(2)
        .divideToIntegralValue(before)
        .min(BigDecimal.valueOf(Figures.CHANGE_MAX))
        .intValueExact();
  }
}
