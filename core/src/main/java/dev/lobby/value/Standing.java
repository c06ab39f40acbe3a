package dev.lobby.value;

import dev.lobby.customer.Figures;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is known of a customer that says what they are worth.
///
/// @param figures what the bank counted; null when it told nothing
/// @param lastContact the day they last wrote, in any conversation; null when they never did
/// @param openComplaints how many complaints of theirs are not closed
/// @param satisfaction what they said last of how content they are, from 1 to 5; null when nothing
public record Standing(
    @Nullable Figures figures,
    @Nullable LocalDate lastContact,
    int openComplaints,
    @Nullable Integer satisfaction) {

  /// Of whom nothing is known.
  public static final Standing NOTHING = new Standing(null, null, 0, null);
}
