package dev.lobby.language;

import dev.lobby.language.intent.IntentScores;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalScore;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What Lobby made of one utterance.
///
/// @param text the utterance as it came, not normalised
/// @param language what it is written in
/// @param intents how probable the classifiers find each intent
/// @param signals the score of every signal
public record Understanding(
    String text, Language language, IntentScores intents, Map<Signal, SignalScore> signals) {

  public Understanding {
    signals = Collections.unmodifiableMap(new EnumMap<>(signals));
  }

  /// Returns whether `signal` was heard.
  public boolean hears(Signal signal) {
    SignalScore score = signals.get(signal);
    return score != null && score.fired();
  }
}
