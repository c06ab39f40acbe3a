package dev.lobby.complaint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far a complaint has come.
public enum Stage {
  /// Nobody looks after it.
  FILED,
  /// Somebody does.
  INVESTIGATED,
  /// The bank has decided; the customer does not know what.
  RESOLVED,
  /// The customer was told.
  TOLD,
  CLOSED,
  /// It goes on as part of another one, which is the same.
  JOINED;

  /// The name in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
