package dev.lobby.publishing.gate;

import dev.lobby.conversation.Trace;
import dev.lobby.customer.Rating;
import dev.lobby.dialogue.Decision;
import dev.lobby.dialogue.Standing;
import dev.lobby.language.Understanding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A message to be put to two releases.
///
/// @param text what was written
/// @param standing how the conversation stood
/// @param day the day on which it was written, at the bank
/// @param interestIsLead whether the customer's interest in a product is a lead
/// @param tier the customer's tier, when it is known
/// @param products the products the customer holds, as far as they are known
/// @param rating the customer's rating, when they have one
/// @param truths what is known of how it should be decided
/// @param turn the turn it is; null for a question of the regression set
record Asked(
    String text,
    Standing standing,
    LocalDate day,
    Predicate<Understanding> interestIsLead,
    Supplier<Optional<String>> tier,
    Supplier<Set<String>> products,
    Supplier<Optional<Rating>> rating,
    List<Truth> truths,
    @Nullable RecordedTurn turn) {

  /// Why the customer was not to be asked about their interest then; empty when nothing spoke
  /// against it, or nobody would have asked.
  Optional<String> unwelcome() {
    return turn == null || turn.decided() == null
        ? Optional.empty()
        : turn.decided().trace().branches().stream()
            .filter(row -> row.row().equals(Decision.NO_QUESTIONS))
            .map(Trace.Branch::why)
            .findFirst();
  }
}
