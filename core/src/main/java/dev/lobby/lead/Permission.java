package dev.lobby.lead;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Whether the customer allows that they are contacted about a lead.
public enum Permission {
  /// They were not asked, or said nothing.
  UNKNOWN,
  GIVEN,
  REFUSED;

  /// The name in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
