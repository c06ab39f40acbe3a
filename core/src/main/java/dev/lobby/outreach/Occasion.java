package dev.lobby.outreach;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happened that a plan follows, once.
///
/// @param id tells it from other occasions of the same plan and customer
/// @param from from when on something is done
/// @param due by when
/// @param until after when it is left alone
/// @param complaint the number of the complaint it is about; null for none
/// @param conversation where the complaint was last talked about, or the survey asked; null for
///   nowhere
/// @param owner the user name of who looked after the complaint; null for nobody
record Occasion(
    String id,
    Instant from,
    Instant due,
    Instant until,
    @Nullable String complaint,
    @Nullable String conversation,
    @Nullable String owner) {

  /// Begins the id of what ends on a day, which follows.
  static final String UNTIL = "until-";

  /// The day on which ends what has an id; empty of what does not end.
  static Optional<String> ends(String id) {
    return id.startsWith(UNTIL) ? Optional.of(id.substring(UNTIL.length())) : Optional.empty();
  }

  /// The same, said in a conversation.
  Occasion in(@Nullable String place) {
    return new Occasion(id, from, due, until, complaint, place, owner);
  }
}
