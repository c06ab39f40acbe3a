package dev.lobby.knowledge.document;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// When reading a document must be over.
final class Deadline {
  private final String file;
  private final Duration time;
  private final InstantSource clock;
  private final Instant end;

  Deadline(String file, Duration time, InstantSource clock) {
    this.file = file;
    this.time = time;
    this.clock = clock;
    this.end = clock.instant().plus(time);
  }

  /// @throws UnreadableDocumentException when it has passed
  void check() {
    if (clock.instant().isAfter(end)) {
      throw UnreadableDocumentException.of(Problem.TOO_SLOW, file, time.toSeconds());
    }
  }
}
