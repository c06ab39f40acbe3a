package dev.lobby.customer;

import org.jspecify.annotations.Nullable;

/// A product a customer has.
///
/// @param product the bank's name for it, such as `deposit-1y`
/// @param amount how much of it as a decimal number that is not negative; null when the bank does
///   not tell
/// @param currency of the amount, such as `CNY`; null without an amount
public record Holding(String product, @Nullable String amount, @Nullable String currency) {}
