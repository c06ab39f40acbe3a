package dev.lobby.customer;

import org.jspecify.annotations.Nullable;

/// What the bank counted of a customer's business, as of a day.
///
/// Of balances only the change and the [level][BalanceLevel] are kept, so none stands anywhere in
/// Lobby. Days are written such as `2026-12-31`; null is what the bank did not tell.
///
/// @param asOf the day
/// @param opened when they became a customer
/// @param lastActivity when they last did something themselves
/// @param transactions how many there were in the period that ends with the day
/// @param transactionsBefore how many there were in the period before
/// @param balance how much they hold
/// @param balanceChange by how much that changed since the period before, in whole percent
public record Figures(
    String asOf,
    @Nullable String opened,
    @Nullable String lastActivity,
    @Nullable Integer transactions,
    @Nullable Integer transactionsBefore,
    @Nullable BalanceLevel balance,
    @Nullable Integer balanceChange) {

  /// What a larger change in percent is taken for.
  public static final int CHANGE_MAX = 1_000_000;

  /// By how much the number of transactions changed, in whole percent, what is beyond them left
  /// out; null when that cannot be told.
  public @Nullable Integer activityChange() {
    if (transactions == null || transactionsBefore == null || transactionsBefore == 0) {
      return null;
    }
    long percent = 100L * (transactions - transactionsBefore) / transactionsBefore;
    return (int) Math.min(percent, CHANGE_MAX);
  }
}
