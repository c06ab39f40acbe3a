package dev.lobby.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All upcasters, by the event and version they read.
final class Upcasters {

  private record Step(String name, int from) {}

  private final Map<Step, Upcaster> steps = new HashMap<>();

  /// @throws IllegalArgumentException when two read the same version of an event
  Upcasters(List<Upcaster> upcasters) {
    for (Upcaster upcaster : upcasters) {
      if (steps.put(new Step(upcaster.name(), upcaster.from()), upcaster) != null) {
        throw new IllegalArgumentException(
            "Two upcasters read version " + upcaster.from() + " of " + upcaster.name() + ".");
      }
    }
  }

  /// Makes sure that every earlier version of every event is read, and that nothing else is.
  ///
  /// @param versions the version each event is written in, by wire name
  /// @throws IllegalArgumentException naming the version nobody reads, or the upcaster that leads
  ///   nowhere
  void check(Map<String, Integer> versions) {
    versions.forEach((name, version) -> {
      for (int from = 1; from < version; from++) {
        if (!steps.containsKey(new Step(name, from))) {
          throw new IllegalArgumentException(
              name + " is written in version " + version + " and no upcaster reads " + from + ".");
        }
      }
    });
    for (Step step : steps.keySet()) {
      if (step.from < 1 || step.from >= versions.getOrDefault(step.name, 0)) {
        throw new IllegalArgumentException(
            "The upcaster from version " + step.from + " of " + step.name + " leads nowhere.");
      }
    }
  }

  /// Brings the fields of an event from one version to another, step by step.
  void apply(String name, int from, int to, ObjectNode fields) {
    for (int version = from; version < to; version++) {
      Upcaster upcaster = steps.get(new Step(name, version));
      if (upcaster == null) {
        throw new IllegalArgumentException("no release wrote its version " + version);
      }
      upcaster.change().accept(fields);
    }
  }
}
