/// What a customer is worth to the bank and where they are on their way with it: value class,
/// stage, health, risk, each with why; by rules that are data.
@org.jspecify.annotations.NullMarked
package dev.lobby.value;
