package dev.lobby.feedback;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a customer gives the bank beside enquiries and complaints.
public enum FeedbackKind {
  /// What the bank could do otherwise.
  SUGGESTION,
  /// What it did well.
  PRAISE;

  /// The name in the journal and in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
