package dev.lobby.language;

import dev.lobby.language.act.Act;
import dev.lobby.language.act.ActDetector;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.entity.EntityRecognizer;
import dev.lobby.language.entity.Listed;
import dev.lobby.language.feedback.FeedbackDetector;
import dev.lobby.language.feedback.FeedbackLabel;
import dev.lobby.language.intent.IntentClassifier;
import dev.lobby.language.intent.IntentScores;
import dev.lobby.language.intent.SemanticClassifier;
import dev.lobby.language.intent.SemanticScores;
import dev.lobby.language.mood.Mood;
import dev.lobby.language.mood.MoodModel;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalDetector;
import dev.lobby.language.signal.SignalScore;
import dev.lobby.language.text.Ngrams;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Turns an utterance into an [Understanding]; immutable and safe for any number of threads.
///
/// Each language has its classifiers, one of words and one of meaning. A mixed utterance is put to
/// those of both and the mean is taken; one in neither language gets an even distribution.
public final class Interpreter {
  private static final String WARM_UP = "你好 hello";

  private final Map<Language, IntentClassifier> classifiers;
  private final Map<Language, SemanticClassifier> semantic;
  private final Embedders embedders;
  private final SignalDetector signals;
  private final Optional<MoodModel> moods;
  private final FeedbackDetector feedback;
  private final ActDetector acts;
  private final EntityRecognizer entities;
  private final List<String> labels;

  /// @param classifiers the classifier of words of each language that has one: [Language#ZH],
  ///   [Language#EN] or both
  /// @param semantic the classifier of meaning of each language that has one
  /// @param embedders the sentence encoders that `semantic` was trained with
  /// @param moods what tells moods; empty to tell none
  public Interpreter(
      Map<Language, IntentClassifier> classifiers,
      Map<Language, SemanticClassifier> semantic,
      Embedders embedders,
      SignalDetector signals,
      Optional<MoodModel> moods) {
    this(
        classifiers,
        semantic,
        embedders,
        signals,
        moods,
        FeedbackDetector.NONE,
        ActDetector.NONE,
        List.of());
  }

  /// As the other.
  ///
  /// @param feedback what hears suggestions and praise
  /// @param acts what hears dialogue acts
  /// @param listed the products and branches to know by name
  public Interpreter(
      Map<Language, IntentClassifier> classifiers,
      Map<Language, SemanticClassifier> semantic,
      Embedders embedders,
      SignalDetector signals,
      Optional<MoodModel> moods,
      FeedbackDetector feedback,
      ActDetector acts,
      Collection<Listed> listed) {
    this.feedback = feedback;
    this.acts = acts;
    this.entities = new EntityRecognizer(listed);
    this.classifiers = new EnumMap<>(Language.class);
    this.classifiers.putAll(classifiers);
    this.semantic = new EnumMap<>(Language.class);
    this.semantic.putAll(semantic);
    this.embedders = embedders;
    this.signals = signals;
    this.moods = moods;
    this.labels =
        classifiers.values().stream()
            .flatMap(it -> it.labels().stream())
            .distinct()
            .sorted()
            .toList();
  }

  /// Returns an interpreter that goes by words alone.
  public static Interpreter ofWords(
      Map<Language, IntentClassifier> classifiers, SignalDetector signals) {
    return new Interpreter(classifiers, Map.of(), Embedders.bundled(), signals, Optional.empty());
  }

  /// Returns this interpreter with nothing but the classifiers of words.
  public Interpreter wordsAlone() {
    return ofWords(classifiers, SignalDetector.of(Map.of(), Map.of()));
  }

  /// Returns this interpreter with nothing but sentence encoders and classifiers of meaning.
  public Interpreter meaningAlone() {
    return new Interpreter(
        Map.of(), semantic, embedders, SignalDetector.of(Map.of(), Map.of()), Optional.empty());
  }

  /// Returns this interpreter with nothing but what hears signals in words.
  public Interpreter signalsAlone() {
    return ofWords(Map.of(), signals);
  }

  /// Returns the intents it tells apart, sorted by name.
  public List<String> labels() {
    return labels;
  }

  /// Loads the sentence encoders that it will need and uses each once with what hears meaning, and
  /// reads the numbers of a text, so that no customer waits for them.
  public void warmUp() {
    entities.recognize(WARM_UP, LocalDate.EPOCH);
    semantic.entrySet().parallelStream()
        .forEach(own ->
            embedders
                .of(own.getKey())
                .ifPresent(it -> {
                  Embedding embedding = it.embed(WARM_UP);
                  own.getValue().score(embedding);
                  signals.detect(WARM_UP, Map.of(own.getKey(), embedding));
                  feedback.heard(Map.of(own.getKey(), embedding));
                  acts.heard(WARM_UP, Map.of(own.getKey(), embedding));
                }));
  }

  /// Returns what `text` says and names; any text is accepted, and of a very long one only the
  /// beginning is read.
  ///
  /// @param today the day on which it was said, from which "yesterday" counts
  public Understanding interpret(String text, LocalDate today) {
    return interpret(text).withEntities(entities(text, today));
  }

  /// Returns what `text` says, for those who do not ask what it names.
  public Understanding interpret(String text) {
    return interpret(text, embeddings(text));
  }

  /// As [#interpret(String)], with what the text means already known.
  ///
  /// @param embeddings what [#embeddings] of this interpreter, or of one that [#embedsLike] it,
  ///   returned for the text
  public Understanding interpret(String text, Map<Language, Embedding> embeddings) {
    return interpret(
        text,
        embeddings,
        signals.detect(text, embeddings),
        moods.map(it -> it.of(text)),
        feedback.heard(embeddings),
        acts.heard(text, embeddings));
  }

  /// As [#interpret(String, Map)], with the signals, the mood, the feedback and the acts that
  /// another interpreter heard, which are half of the work.
  ///
  /// @param heard what an interpreter returned for the text that hears what this one does
  public Understanding interpret(Understanding heard, Map<Language, Embedding> embeddings) {
    return interpret(
        heard.text(), embeddings, heard.signals(), heard.mood(), heard.feedback(), heard.acts());
  }

  private Understanding interpret(
      String text,
      Map<Language, Embedding> embeddings,
      Map<Signal, SignalScore> heard,
      Optional<Mood> mood,
      Optional<FeedbackLabel> given,
      Set<Act> does) {
    Language language = Language.of(text);
    return new Understanding(
        text,
        language,
        intents(language, Ngrams.of(text)),
        meaning(embeddings),
        heard,
        mood,
        given,
        does,
        List.of(),
        embeddings);
  }

  /// Returns what `text` names.
  ///
  /// @param today the day on which it was said, from which "yesterday" counts
  public List<Entity> entities(String text, LocalDate today) {
    return entities.recognize(text, today);
  }

  /// Returns whether both get the same embeddings of any text.
  public boolean embedsLike(Interpreter other) {
    return semantic.keySet().equals(other.semantic.keySet())
        && semantic.keySet().stream()
            .allMatch(it -> embedders.id(it).equals(other.embedders.id(it)));
  }

  /// Returns what `text` means by the sentence encoder of each language that it is in and that has
  /// a classifier of meaning.
  public Map<Language, Embedding> embeddings(String text) {
    Map<Language, Embedding> embeddings = new EnumMap<>(Language.class);
    for (Language spoken : Language.of(text).spoken()) {
      if (semantic.containsKey(spoken)) {
        embedders.question(spoken, text).ifPresent(it -> embeddings.put(spoken, it));
      }
    }
    return embeddings;
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

  private Optional<SemanticScores> meaning(Map<Language, Embedding> embeddings) {
    List<SemanticScores> scores = new ArrayList<>();
    embeddings.forEach((language, embedding) -> {
      SemanticClassifier classifier = semantic.get(language);
      if (classifier != null) {
        scores.add(classifier.score(embedding));
      }
    });
    return scores.isEmpty() ? Optional.empty() : Optional.of(SemanticScores.mean(labels, scores));
  }
}
