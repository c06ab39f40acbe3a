package dev.lobby.followup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What came of a follow-up.
public enum Result {
  /// The customer was spoken with and what was promised is done.
  KEPT,
  /// Nobody could be reached; it is not tried again. A promised call is ended so at the third try.
  NOT_REACHED,
  /// The customer did not want it any more.
  DECLINED,
  /// It came to nothing for a reason within the bank.
  DROPPED;

  /// The name in the journal and in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
