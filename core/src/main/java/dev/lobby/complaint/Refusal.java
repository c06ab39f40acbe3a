package dev.lobby.complaint;

import org.jspecify.annotations.Nullable;

/// Why a step was not taken, for whoever wanted it.
///
/// @param unless what they may be sure of to have it taken all the same; null where nothing helps
public record Refusal(String zh, String en, @Nullable Doubt unless) {

  /// One that stands.
  public Refusal(String zh, String en) {
    this(zh, en, null);
  }
}
