package dev.lobby.simulation;

import dev.lobby.outbox.Courier;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A provider that takes most letters, refuses some, and does not answer others.
final class MoodyProvider implements Courier {

  /// The process ends between the provider's answer and the journal.
  static final class PlugPulled extends Error {
    private static final long serialVersionUID = 1;
  }

  private final Random random;
  private final Set<String> received = new HashSet<>();

  MoodyProvider(Random random) {
    this.random = random;
  }

  @Override
  public String channel() {
    return OpenLobby.PROVIDED;
  }

  @Override
  public Outcome deliver(Parcel parcel) {
    int dice = random.nextInt(100);
    if (dice < 50) {
      received.add(parcel.id());
      return new Outcome.Taken();
    } else if (dice < 70) {
      return new Outcome.Failed("it answered 503", Optional.empty());
    } else if (dice < 78) {
      return new Outcome.Failed("it answered 429", Optional.of(Duration.ofMinutes(4)));
    } else if (dice < 96) {
      return new Outcome.Refused("it answered 400");
    }
    received.add(parcel.id());
    throw new PlugPulled();
  }

  /// Whether it has a letter.
  boolean has(String id) {
    return received.contains(id);
  }
}
