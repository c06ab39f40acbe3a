package dev.lobby.complaint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How a complaint ended of which the bank decides nothing: its clocks count neither as met nor as
/// missed where they had not stopped before.
public enum Ending {
  /// The customer took it back.
  WITHDRAWN,
  /// It was none, and was registered in error.
  NOT_A_COMPLAINT;

  /// The name in interfaces and in the regulator's table.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
