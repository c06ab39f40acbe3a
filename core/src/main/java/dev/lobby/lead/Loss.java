package dev.lobby.lead;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a lead came to nothing.
public enum Loss {
  /// Not interested after all, or not any more.
  NO_INTEREST,
  /// Another bank got it.
  COMPETITOR,
  /// The rate or the fee was not good enough.
  PRICE,
  /// The customer does not qualify, or the product does not suit them.
  NOT_SUITABLE,
  /// Nobody could be reached.
  NOT_REACHED,
  /// The customer does not want to be contacted.
  NO_CONTACT,
  OTHER;

  /// The name in the journal and in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
