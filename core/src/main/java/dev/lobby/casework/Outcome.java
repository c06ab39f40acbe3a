package dev.lobby.casework;

import java.util.List;

/// What became of a step on a `T`.
public sealed interface Outcome<T> {

  /// It was taken.
  record Done<T>(T now) implements Outcome<T> {}

  /// It was not.
  record Refused<T>(List<Refusal> why) implements Outcome<T> {
    public Refused {
      why = List.copyOf(why);
    }
  }

  /// There is nothing of that name.
  record Unknown<T>() implements Outcome<T> {}
}
