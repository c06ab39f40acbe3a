package dev.lobby.conversation;

import java.util.Locale;

/// What the customer said of an answer.
public enum AnswerRating {
  /// Nothing yet.
  NONE,
  HELPFUL,
  NOT_HELPFUL;

  /// The name in interfaces and in the index of the log.
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static AnswerRating of(boolean helpful) {
    return helpful ? HELPFUL : NOT_HELPFUL;
  }
}
