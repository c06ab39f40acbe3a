package dev.lobby.language.feedback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an utterance gives.
public enum FeedbackLabel {
  /// What the bank could do otherwise.
  SUGGESTION,
  /// What it did well.
  PRAISE,
  /// Anything else.
  NEITHER;

  /// Returns the name used in files.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Returns the label with this name; empty when there is none.
  public static Optional<FeedbackLabel> ofWire(String wire) {
    return Arrays.stream(values()).filter(label -> label.wire().equals(wire)).findFirst();
  }
}
