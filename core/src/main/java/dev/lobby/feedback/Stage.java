package dev.lobby.feedback;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far a suggestion or praise has come.
public enum Stage {
  /// The customer was thanked, and no team has it.
  RECEIVED,
  /// A team has it.
  ROUTED,
  /// The bank has said what it makes of the suggestion.
  ANSWERED,
  /// The customer was told.
  TOLD,
  /// Whoever is praised knows.
  PASSED_ON,
  /// It was neither.
  DISMISSED;

  /// The name in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether nothing more is to be done.
  public boolean ended() {
    return compareTo(TOLD) >= 0;
  }
}
