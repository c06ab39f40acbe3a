/// What somebody should know of a customer before they speak with them: what matters now, and what
/// passed between the customer and the bank.
@org.jspecify.annotations.NullMarked
package dev.lobby.briefing;
