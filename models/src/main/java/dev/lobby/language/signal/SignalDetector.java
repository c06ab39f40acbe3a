package dev.lobby.language.signal;

import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.maxent.Logistic;
import dev.lobby.language.text.Ngrams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Hears signals in an utterance, each with its own threshold. Immutable.
///
/// Two experts are asked: one for each signal that goes by the words, in both languages at once,
/// and one for each language that goes by the meaning and knows all signals. [SignalFusion] makes
/// one probability of what they say. Where there is no sentence encoder, the words alone are heard,
/// with thresholds of their own.
public final class SignalDetector {
  private final Map<Signal, WordExpert> words;
  private final Map<Signal, Double> thresholds;
  private final Map<Language, MeaningExpert> meaning;
  private final Map<Language, Map<Signal, SignalFusion>> fusions;

  SignalDetector(
      Map<Signal, WordExpert> words,
      Map<Signal, Double> thresholds,
      Map<Language, MeaningExpert> meaning,
      Map<Language, Map<Signal, SignalFusion>> fusions) {
    this.words = words;
    this.thresholds = thresholds;
    this.meaning = meaning;
    this.fusions = fusions;
  }

  /// Returns the score of every trained signal for `text`, by its words alone; any text is
  /// accepted.
  public Map<Signal, SignalScore> detect(String text) {
    return detect(text, Map.of());
  }

  /// Returns the score of every trained signal for `text`; any text is accepted.
  ///
  /// @param embeddings what it means, by the languages it is written in that have an encoder; of
  ///   two the mean is taken
  public Map<Signal, SignalScore> detect(String text, Map<Language, Embedding> embeddings) {
    Map<Signal, SignalScore> scores = new EnumMap<>(Signal.class);
    if (words.isEmpty()) {
      return scores;
    }
    Ngrams ngrams = Ngrams.withClues(text);
    Map<Language, MeaningExpert.Scores> meant = new EnumMap<>(Language.class);
    embeddings.forEach((language, embedding) -> {
      MeaningExpert expert = meaning.get(language);
      if (expert != null) {
        meant.put(language, expert.scores(embedding));
      }
    });
    words.forEach(
        (signal, expert) -> scores.put(signal, score(signal, expert.logOdds(ngrams), meant)));
    // Who goes to court or to a regulator about the bank complains about it, however calm the
    // words.
    SignalScore threat = scores.get(Signal.LEGAL_THREAT);
    if (threat != null && threat.fired()) {
      scores.computeIfPresent(
          Signal.COMPLAINT, (signal, complaint) -> complaint.fired() ? complaint : threat);
    }
    return scores;
  }

  private SignalScore score(
      Signal signal, double logOdds, Map<Language, MeaningExpert.Scores> meant) {
    List<SignalScore> fused = new ArrayList<>();
    meant.forEach((language, scores) -> {
      SignalFusion fusion = fusions.getOrDefault(language, Map.of()).get(signal);
      if (fusion != null) {
        fused.add(
            new SignalScore(
                fusion.probability(SignalFusion.evidence(signal, logOdds, scores)),
                fusion.threshold(),
                false));
      }
    });
    double score =
        fused.stream()
            .mapToDouble(SignalScore::score)
            .average()
            .orElseGet(() -> Logistic.probability(logOdds));
    double threshold =
        fused.stream()
            .mapToDouble(SignalScore::threshold)
            .average()
            .orElseGet(() -> thresholds.getOrDefault(signal, 1.0));
    return new SignalScore(score, threshold, score >= threshold);
  }

  /// Returns each trained signal's threshold where only the words are heard.
  public Map<Signal, Double> thresholds() {
    return Collections.unmodifiableMap(thresholds);
  }

  /// Returns how the experts are fused, by the languages that have an expert of meaning.
  public Map<Language, Map<Signal, SignalFusion>> fusions() {
    return Collections.unmodifiableMap(fusions);
  }

  /// Returns each trained signal's expert of words as bytes.
  public Map<Signal, byte[]> toBytes() {
    Map<Signal, byte[]> bytes = new EnumMap<>(Signal.class);
    words.forEach((signal, expert) -> bytes.put(signal, expert.toBytes()));
    return bytes;
  }

  /// Returns each language's expert of meaning as bytes.
  public Map<Language, byte[]> meaningToBytes() {
    Map<Language, byte[]> bytes = new EnumMap<>(Language.class);
    meaning.forEach((language, expert) -> bytes.put(language, expert.toBytes()));
    return bytes;
  }

  /// Returns the detector that goes by words alone, with these experts and thresholds.
  ///
  /// @throws dev.lobby.language.maxent.ModelException when a model is foreign or damaged
  public static SignalDetector of(Map<Signal, byte[]> words, Map<Signal, Double> thresholds) {
    return of(words, thresholds, Map.of(), Map.of());
  }

  /// Returns the detector with these experts, thresholds and fusions.
  ///
  /// @throws dev.lobby.language.maxent.ModelException when a model is foreign or damaged
  public static SignalDetector of(
      Map<Signal, byte[]> words,
      Map<Signal, Double> thresholds,
      Map<Language, byte[]> meaning,
      Map<Language, Map<Signal, SignalFusion>> fusions) {
    Map<Signal, WordExpert> ownWords = new EnumMap<>(Signal.class);
    List<Map.Entry<Signal, WordExpert>> read =
        words.entrySet().parallelStream()
            .map(it -> Map.entry(it.getKey(), WordExpert.of(it.getValue())))
            .toList();
    read.forEach(it -> ownWords.put(it.getKey(), it.getValue()));
    Map<Signal, Double> ownThresholds = new EnumMap<>(Signal.class);
    ownThresholds.putAll(thresholds);
    Map<Language, MeaningExpert> ownMeaning = new EnumMap<>(Language.class);
    meaning.forEach((language, bytes) -> ownMeaning.put(language, MeaningExpert.of(bytes)));
    Map<Language, Map<Signal, SignalFusion>> ownFusions = new EnumMap<>(Language.class);
    fusions.forEach((language, bySignal) -> ownFusions.put(language, Map.copyOf(bySignal)));
    return new SignalDetector(ownWords, ownThresholds, ownMeaning, ownFusions);
  }
}
