package dev.lobby.outreach;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How many messages a customer gets at most by all plans together.
///
/// @param messages how many, in any so many days
public record Cap(int messages, int days) {

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
