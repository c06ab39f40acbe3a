package dev.lobby.language;

import dev.lobby.language.intent.IntentClassifier;
import dev.lobby.language.intent.IntentScores;
import dev.lobby.language.signal.SignalDetector;
import dev.lobby.language.text.Ngrams;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Turns an utterance into an [Understanding]; immutable and safe for any number of threads.
///
/// Each language has its classifier. A mixed utterance is put to both and their log-probabilities
/// are averaged; one in neither language gets an even distribution.
public final class Interpreter {
  private final Map<Language, IntentClassifier> classifiers;
  private final SignalDetector signals;
  private final List<String> labels;

  /// @param classifiers the classifier of each language that has one: [Language#ZH], [Language#EN]
  ///   or both
  public Interpreter(Map<Language, IntentClassifier> classifiers, SignalDetector signals) {
    this.classifiers = new EnumMap<>(Language.class);
    this.classifiers.putAll(classifiers);
    this.signals = signals;
    this.labels =
        classifiers.values().stream()
            .flatMap(it -> it.labels().stream())
            .distinct()
            .sorted()
            .toList();
  }

  /// Returns the intents it tells apart, sorted by name.
  public List<String> labels() {
    return labels;
  }

  /// Returns what `text` says; any text is accepted, and of a very long one only the beginning is
  /// read.
  public Understanding interpret(String text) {
    Language language = Language.of(text);
    Ngrams ngrams = Ngrams.of(text);
    return new Understanding(text, language, intents(language, ngrams), signals.detect(text));
  }

  private IntentScores intents(Language language, Ngrams ngrams) {
    return IntentScores.mean(
        labels,
        language.spoken().stream()
            .map(classifiers::get)
            .filter(Objects::nonNull)
            .map(classifier -> classifier.score(ngrams))
            .toList());
  }
}
