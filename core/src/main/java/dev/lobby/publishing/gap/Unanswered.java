package dev.lobby.publishing.gap;

import dev.lobby.language.Language;
import dev.lobby.publishing.gap.GapEvent.Place;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A message that the assistant had no good answer to.
///
/// @param text what the customer wrote, masked
/// @param language the language it is answered in
/// @param customer the id of the customer's record
/// @param at when it came
/// @param person whether a person took it over
/// @param right the article that would have been right, by a supervisor's verdict; null when nobody
///   said so
/// @param rated the answer that did not help, as `article@version`; null for any other cause
record Unanswered(
    Place place,
    String text,
    Language language,
    String customer,
    Instant at,
    Cause cause,
    boolean person,
    @Nullable String right,
    @Nullable String rated) {

  static final Comparator<Unanswered> OLDEST_FIRST =
      Comparator.comparing(Unanswered::at).thenComparing(Unanswered::place);
}
