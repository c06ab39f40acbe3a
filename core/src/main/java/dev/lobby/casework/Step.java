package dev.lobby.casework;

import dev.lobby.journal.Event;
import dev.lobby.journal.StreamWrite;
import java.util.List;

/// What a step comes to.
public sealed interface Step<E extends Event> {

  /// It is taken: this is written.
  ///
  /// @param beside what is written of others in the same frame
  record Take<E extends Event>(E event, List<StreamWrite> beside) implements Step<E> {
    public Take {
      beside = List.copyOf(beside);
    }
  }

  /// It is not.
  record Refuse<E extends Event>(List<Refusal> why) implements Step<E> {
    public Refuse {
      why = List.copyOf(why);
    }
  }

  /// Takes it.
  static <E extends Event> Step<E> take(E event) {
    return new Take<>(event, List.of());
  }

  /// Refuses it.
  static <E extends Event> Step<E> refuse(String zh, String en) {
    return new Refuse<>(List.of(new Refusal(zh, en)));
  }
}
