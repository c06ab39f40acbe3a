package dev.lobby.feedback;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What the bank makes of a suggestion.
public enum FeedbackVerdict {
  /// It is done.
  ADOPTED,
  /// It will be done.
  PLANNED,
  /// There is it already.
  EXISTS,
  /// It will not be done.
  DECLINED;

  /// The name in the journal and in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
