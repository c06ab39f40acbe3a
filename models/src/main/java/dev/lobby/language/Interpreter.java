package dev.lobby.language;

import dev.lobby.language.intent.IntentScores;
import java.util.List;
import java.util.Map;

/// Turns an utterance into an [Understanding]; immutable and safe for any number of threads.
public final class Interpreter {

  /// Returns what `text` says; any text is accepted, and of a very long one only the beginning is
  /// read.
  public Understanding interpret(String text) {
    return new Understanding(text, Language.of(text), IntentScores.even(List.of()), Map.of());
  }
}
