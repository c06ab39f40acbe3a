package dev.lobby;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The machine's clock, which tests can put forward.
public final class MovableClock implements InstantSource {

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get());
  }

  /// Puts it forward.
  public void advance(Duration by) {
    ahead.updateAndGet(now -> now.plus(by));
  }
}
