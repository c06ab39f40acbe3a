package dev.lobby.complaint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Whether the customer was right.
public enum Finding {
  UPHELD,
  PARTLY_UPHELD,
  REJECTED;

  /// The name in the journal and in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
