package dev.lobby.complaint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/// One clock of one complaint as it stands now.
///
/// @param from when it was started: at the filing, or at the last reopening
/// @param due from when on it is late
public record Clock(ClockRule rule, Instant from, Instant due, State state) {

  /// Where a clock stands.
  public enum State {
    RUNNING,
    /// A quarter of its time is left, or less.
    ENDING,
    /// It still runs, and its time is over.
    OVERDUE,
    /// It was stopped in time.
    IN_TIME,
    /// It was stopped too late.
    LATE,
    /// It does not run as long as the complaint goes on as part of another one, nor after it ended
    /// with nothing decided.
    STOPPED;

    /// The name in interfaces.
    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Whether what it waits for has not happened.
  public boolean runs() {
    return state == State.RUNNING || state == State.ENDING || state == State.OVERDUE;
  }
}
