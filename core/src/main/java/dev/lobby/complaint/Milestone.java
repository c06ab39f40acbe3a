package dev.lobby.complaint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a clock waits for, in the order in which it comes.
public enum Milestone {
  /// The customer was told that it arrived, with its number.
  ACKNOWLEDGED,
  /// The bank has decided.
  RESOLVED,
  /// The customer was told what.
  TOLD;

  /// The name in settings and interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
