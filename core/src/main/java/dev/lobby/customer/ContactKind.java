package dev.lobby.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// By what a customer is reached outside of Lobby.
public enum ContactKind {
  PHONE,
  EMAIL;

  /// The name in the journal and in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
