package dev.lobby.publishing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A release that answers, or answered, although the gate refused it.
///
/// @param number the version of the event that says so in the releases' stream, which is its name
/// @param release the release's id
/// @param by the user name of who answers for it
/// @param at when that was
/// @param reason why
/// @param exceeded the limits of the gate
/// @param confirmedBy the user name of the second person; null as long as none agreed
/// @param confirmedAt when they did; null as long as none agreed
public record GateOverride(
    long number,
    String release,
    String by,
    Instant at,
    String reason,
    List<String> exceeded,
    @Nullable String confirmedBy,
    @Nullable Instant confirmedAt) {

  public GateOverride {
    exceeded = List.copyOf(exceeded);
  }

  GateOverride confirmed(String second, Instant when) {
    return new GateOverride(number, release, by, at, reason, exceeded, second, when);
  }
}
