package dev.lobby.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// A provider in memory that fails in every way a provider can, as its seed says.
final class FlakyProvider implements Courier {

  /// The process ends between the provider's answer and the journal.
  static final class PlugPulled extends Error {
    private static final long serialVersionUID = 1;
  }

  private final SplittableRandom random;
  private final List<Parcel> received = new ArrayList<>();
  private final Map<String, Integer> asked = new LinkedHashMap<>();
  private boolean healthy;

  FlakyProvider(long seed) {
    random = new SplittableRandom(seed);
  }

  /// From now on it takes everything.
  void recover() {
    healthy = true;
  }

  @Override
  public String channel() {
    return "webhook";
  }

  @Override
  public synchronized Outcome deliver(Parcel parcel) {
    asked.merge(parcel.id(), 1, Integer::sum);
    int dice = healthy ? 0 : random.nextInt(100);
    if (dice < 55) {
      received.add(parcel);
      return new Outcome.Taken();
    }
    if (dice < 70) {
      return new Outcome.Failed("it answered 503", Optional.empty());
    }
    if (dice < 80) {
      return new Outcome.Failed(
          "it answered 429", Optional.of(Duration.ofSeconds(random.nextInt(300))));
    }
    if (dice < 90) {
      // The answer is lost on its way back.
      received.add(parcel);
      return new Outcome.Failed("the connection was closed", Optional.empty());
    }
    if (dice < 96) {
      return new Outcome.Refused("it answered 400");
    }
    received.add(parcel);
    throw new PlugPulled();
  }

  /// What arrived, repeats included.
  synchronized List<Parcel> received() {
    return List.copyOf(received);
  }

  /// How often each letter was handed over.
  synchronized Map<String, Integer> asked() {
    return new LinkedHashMap<>(asked);
  }
}
