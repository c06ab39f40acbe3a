package dev.lobby.complaint;

import java.util.Locale;

/// What somebody is asked whether they are sure of before a step is taken.
public enum Doubt {
  /// What a customer is to read is not in their language.
  LANGUAGE,
  /// The customer wrote something since they were told, or took it back, and it is to be closed.
  UNANSWERED,
  /// What was decided sounds like a promise, and no day is said by which it is kept.
  PROMISE;

  /// The name in interfaces.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
