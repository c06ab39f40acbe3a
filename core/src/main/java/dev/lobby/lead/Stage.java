package dev.lobby.lead;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far a lead has come.
public enum Stage {
  /// Nobody looks after it.
  OPEN,
  ASSIGNED,
  /// Somebody spoke with the customer about it.
  CONTACTED,
  WON,
  LOST,
  /// It is the same as another one, which goes on.
  MERGED;

  /// The name in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether nothing more is to be done.
  public boolean ended() {
    return compareTo(WON) >= 0;
  }
}
