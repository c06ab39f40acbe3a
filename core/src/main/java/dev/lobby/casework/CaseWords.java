package dev.lobby.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was written about something that has a number and a stream of its own, by the customer and
/// by those who look after it.
///
/// @param lines in the order in which they were written
public record CaseWords(String number, List<Line> lines) {

  public CaseWords {
    lines = List.copyOf(lines);
  }

  /// Some words.
  ///
  /// @param about what they are: `stated`, `noted`, `planned` and so on
  /// @param by the user name of who wrote them; null for the customer
  public record Line(Instant at, String about, @Nullable String by, String text) {}
}
