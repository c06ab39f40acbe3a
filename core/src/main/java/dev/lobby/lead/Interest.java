package dev.lobby.lead;

import org.jspecify.annotations.Nullable;

/// What somebody is interested in, as far as they said so.
///
/// @param product the part of the bank's business; null when that is not known
/// @param article the id of the article that answered; null for none
/// @param amount how much money, beside the amount from which interest is a lead
/// @param horizon when
/// @param strength how likely it is that interest was meant at all, from 0 to 1
public record Interest(
    @Nullable String product,
    @Nullable String article,
    AmountBand amount,
    Horizon horizon,
    double strength) {

  /// What is known of two that are the same: the larger amount, and when it is nearer.
  Interest and(Interest other) {
    return new Interest(
        product == null ? other.product : product,
        article == null ? other.article : article,
        amount.compareTo(other.amount) >= 0 ? amount : other.amount,
        horizon == Horizon.UNKNOWN
                || (other.horizon != Horizon.UNKNOWN && other.horizon.compareTo(horizon) < 0)
            ? other.horizon
            : horizon,
        Math.max(strength, other.strength));
  }

  /// The same without what it is about.
  Interest ofNoProduct() {
    return new Interest(null, null, amount, horizon, strength);
  }

  /// What is known when this is said after `before`: what is new wins, what was said stays.
  Interest after(Interest before) {
    return new Interest(
        product == null ? before.product : product,
        article == null ? before.article : article,
        amount == AmountBand.UNKNOWN ? before.amount : amount,
        horizon == Horizon.UNKNOWN ? before.horizon : horizon,
        Math.max(strength, before.strength));
  }
}
