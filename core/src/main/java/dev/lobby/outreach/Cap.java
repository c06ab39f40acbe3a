package dev.lobby.outreach;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How many messages a customer gets at most by all plans together, and how far apart.
///
/// @param messages how many, in any so many days
/// @param apart so many days at least lie between two; 0 for none
public record Cap(int messages, int days, int apart) {

  /// A cap on how many alone.
  public Cap(int messages, int days) {
    this(messages, days, 0);
  }

  /// From when on one more is far enough from the last.
  ///
  /// @param sent when they got one, the first first
  /// @return empty when it is at that moment
  Optional<Instant> apartUntil(List<Instant> sent, Instant at) {
    return sent.stream()
        .filter(one -> !one.isAfter(at))
        .reduce((one, other) -> other)
        .map(last -> last.plus(Duration.ofDays(apart)))
        .filter(at::isBefore);
  }

  /// From when on one more may go.
  ///
  /// @param sent when they got one, the first first
  /// @return empty when one may go at that moment
  Optional<Instant> until(List<Instant> sent, Instant at) {
    Duration window = Duration.ofDays(days);
    List<Instant> counted =
        sent.stream().filter(one -> one.isAfter(at.minus(window)) && !one.isAfter(at)).toList();
    return counted.size() < messages
        ? Optional.empty()
        : Optional.of(counted.get(counted.size() - messages).plus(window));
  }
}
