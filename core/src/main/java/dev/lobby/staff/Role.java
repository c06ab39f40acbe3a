package dev.lobby.staff;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a member of staff may do.
public enum Role {
  AGENT,
  SUPERVISOR,
  EDITOR;

  /// The name in interfaces and in the journal.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
