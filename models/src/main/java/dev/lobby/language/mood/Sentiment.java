package dev.lobby.language.mood;

import java.util.Arrays;
import java.util.Optional;

/// How a speaker feels about what they write of.
public enum Sentiment {
  /// Displeased, hurt, worried or desperate, politely or in irony too.
  NEGATIVE("negative"),
  /// Asking or telling and no more; a please or thank-you at the edge does not change it.
  NEUTRAL("neutral"),
  /// Pleased, grateful, relieved.
  POSITIVE("positive");

  private final String wire;

  Sentiment(String wire) {
    this.wire = wire;
  }

  /// Returns the name used in files and on the wire.
  public String wire() {
    return wire;
  }

  static Optional<Sentiment> ofWire(String wire) {
    return Arrays.stream(values()).filter(it -> it.wire.equals(wire)).findFirst();
  }
}
