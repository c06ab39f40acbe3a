package dev.lobby.review.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a supervisor says of a turn.
public enum Judgement {
  /// What was decided was right.
  RIGHT,
  /// Another article was right, or none.
  WRONG,
  /// A person should have been asked.
  PERSON;

  /// The name in interfaces and in the journal.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The judgement of a name; empty when there is none.
  public static Optional<Judgement> ofWire(String wire) {
    return Arrays.stream(values()).filter(one -> one.wire().equals(wire)).findFirst();
  }
}
