package dev.lobby.briefing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that matters about a customer now.
///
/// @param number of the complaint, follow-up or lead it is; null where it is the record itself
/// @param due when its time ends; null for no time
/// @param count how many of the kind there are, of which this is the most pressing
public record Matter(
    Kind kind, @Nullable String number, @Nullable Instant due, int count, String zh, String en) {

  /// What it is about.
  public enum Kind {
    WAITING,
    COMPLAINT,
    FOLLOW_UP,
    DEPOSIT,
    RATING,
    RISK,
    LEAD,
    MANAGER,
    CONSENT,
    LANGUAGE;

    /// The name in interfaces.
    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
