package dev.lobby.publishing.gate;

import dev.lobby.publishing.gate.Truth.Mark;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A message that was put to two releases.
///
/// @param effects what the candidate does differently
/// @param before how the present release's decision fares against what is known
/// @param after how the candidate's does
/// @param drift how the present release decided it at the time, when that was otherwise; null when
///   it was the same or cannot be compared
/// @param present what the present release says; null when nothing is different
/// @param candidate what the candidate says; null when nothing is different
record Replayed(
    Asked asked,
    Set<Effect> effects,
    Mark before,
    Mark after,
    @Nullable String drift,
    @Nullable Said present,
    @Nullable Said candidate) {}
