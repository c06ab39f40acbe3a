package dev.lobby.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/// How long to wait before the next try: any time up to a bound that doubles with each try ("full
/// jitter"), so that those who failed together do not come back together.
///
/// @param first the bound after the first try
/// @param most the bound that no later one exceeds
/// @param mostAsked how long a provider is left alone at most when it asks for more
/// @param tries how often a letter is tried before it is a dead one
/// @param seed what the waits are drawn from, with the letter's id and its tries
public record Backoff(Duration first, Duration most, Duration mostAsked, int tries, long seed) {

  /// Bounds from a second to ten minutes, and about an hour in all before a letter is given up.
  public static Backoff usual(long seed) {
    return new Backoff(
        Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofHours(1), 20, seed);
  }

  /// The wait after a try.
  ///
  /// @param tried how often the letter was tried, from 1
  /// @param asked how long the provider asked to be left alone; empty when it did not
  public Duration after(String id, int tried, Optional<Duration> asked) {
    long bound = first.toMillis() << Math.min(tried - 1, 30);
    bound = Math.min(bound, most.toMillis());
    long drawn = new SplittableRandom(mix(id, tried)).nextLong(bound + 1);
    Duration wait = Duration.ofMillis(drawn);
    return asked
        .map(it -> it.compareTo(mostAsked) > 0 ? mostAsked : it)
        .filter(it -> it.compareTo(wait) > 0)
        .orElse(wait);
  }

  /// The longest wait there is.
  public Duration longest() {
    return most.compareTo(mostAsked) > 0 ? most : mostAsked;
  }

  private long mix(String id, int tried) {
    long mixed = seed;
    for (int i = 0; i < id.length(); i++) {
      mixed = mixed * 31 + id.charAt(i);
    }
    return mixed * 31 + tried;
  }
}
