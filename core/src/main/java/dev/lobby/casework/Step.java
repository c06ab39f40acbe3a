package dev.lobby.casework;

import dev.lobby.journal.Event;
import java.util.List;

/// What a step comes to.
public sealed interface Step<E extends Event> {

  /// It is taken: this is written.
  record Take<E extends Event>(E event) implements Step<E> {}

  /// It is not.
  record Refuse<E extends Event>(List<Refusal> why) implements Step<E> {
    public Refuse {
      why = List.copyOf(why);
    }
  }

  /// Takes it.
  static <E extends Event> Step<E> take(E event) {
    return new Take<>(event);
  }

  /// Refuses it.
  static <E extends Event> Step<E> refuse(String zh, String en) {
    return new Refuse<>(List.of(new Refusal(zh, en)));
  }
}
