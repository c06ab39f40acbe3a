package dev.lobby.followup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What was promised.
public enum Kind {
  /// The customer asked to be called.
  CALL_BACK,
  /// Something is to be found out or done, and the customer told.
  PROMISE,
  /// A complaint is closed: whether the customer is content is asked some days later.
  AFTER_COMPLAINT,
  /// A plan of the bank says that the customer is contacted.
  PLANNED_CONTACT;

  /// The name in the journal and in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
