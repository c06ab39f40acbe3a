/// Whether investments suit whom they are named to: what a text says of them is weighed against the
/// customer's rating, held back or told with the bank's risk statement, and written down; and how
/// often a customer may be assessed.
@org.jspecify.annotations.NullMarked
package dev.lobby.suitability;
