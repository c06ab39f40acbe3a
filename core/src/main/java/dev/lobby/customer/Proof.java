package dev.lobby.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What says that two records are of one person.
public enum Proof {
  /// A code that was given to the one and told by the other.
  CODE,
  /// The bank's signed token.
  TOKEN,
  /// A member of staff says so: it is claimed, not verified.
  STAFF;

  /// Whether it verifies.
  public boolean verifies() {
    return this != STAFF;
  }

  /// The name in the journal and in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
