package dev.lobby.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a member of staff did that nothing else in the journal tells of.
public enum Action {
  SIGNED_IN,
  SIGN_IN_FAILED,
  SIGNED_OUT,
  READ_CONVERSATION,
  READ_COMPLAINT,
  READ_LEAD,
  READ_FEEDBACK,
  READ_FOLLOW_UP,
  READ_CUSTOMER,
  REVEALED_FIELD,
  SEARCHED_CUSTOMERS,
  EXPORTED_CUSTOMERS,
  SEARCHED_CONVERSATIONS,
  EXPORTED_DATA,
  EXPORTED_COMPLAINTS,
  RECALLED_ANSWERS,
  READ_GATE_EXAMPLES,
  READ_GAPS;

  /// The name in the journal and in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
