package dev.lobby.knowledge.catalogue;

import java.util.List;

/// What became of an answer with fields on a day.
public sealed interface Rendered {

  /// The whole answer, every field filled in.
  record Text(String text) implements Rendered {}

  /// Not all of it can be said, so none of it is.
  record Blocked(List<Gap> gaps) implements Rendered {
    public Blocked {
      gaps = List.copyOf(gaps);
    }
  }
}
