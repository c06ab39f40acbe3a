package dev.lobby.knowledge.match;

import dev.lobby.knowledge.match.MatcherTraining.Corpus;
import dev.lobby.knowledge.match.MatcherTraining.Figures;
import dev.lobby.knowledge.search.PhrasingIndex;
import dev.lobby.language.Interpreter;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.embedding.EmbeddedTexts;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.intent.IntentClassifier;
import dev.lobby.language.intent.IntentExamples;
import dev.lobby.language.intent.LabelledUtterance;
import dev.lobby.language.intent.SemanticClassifier;
import dev.lobby.language.intent.SemanticScores;
import dev.lobby.language.kernel.KernelPoint;
import dev.lobby.language.signal.SignalDetector;
import dev.lobby.language.text.NormalForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes a matcher from another one whose utterances are nearly the same, in seconds.
///
/// The experts of a language whose utterances changed go on from where they were: the classifier of
/// words takes a few steps more, the classifier of meaning takes points in and out. Weights and
/// calibration stay. Thresholds are set anew: on how the utterances that stayed fared when the
/// matcher before was trained, and on how every second one of those that came fares with experts
/// made from the matcher before without them. Nothing is counted that was ever learnt.
public final class MatcherAmendment {
  private static final SignalDetector NO_SIGNALS = SignalDetector.of(Map.of(), Map.of());

  private final Known base;
  private final Corpus corpus;
  private final EmbeddedTexts texts;
  private final Indexer indexer;
  private final Candidates candidates;
  private final Set<Language> changed = new HashSet<>();
  private final Set<LabelledUtterance> asked;
  private final Map<Language, Map<LabelledUtterance, SemanticScores>> heldOut =
      new ConcurrentHashMap<>();

  private MatcherAmendment(Known base, Corpus corpus, EmbeddedTexts texts, Indexer indexer) {
    this.base = base;
    this.corpus = corpus;
    this.texts = texts;
    this.indexer = indexer;
    this.candidates = Candidates.of(corpus.articles(), !corpus.background().isEmpty());
    for (LabelledUtterance utterance : apart(base.corpus.learnt(), corpus.learnt())) {
      for (Language language : List.of(Language.ZH, Language.EN)) {
        if (utterance.teaches(language)) {
          changed.add(language);
        }
      }
    }
    Map<String, Integer> count = new HashMap<>();
    this.asked = new LinkedHashSet<>();
    for (LabelledUtterance utterance : unseen()) {
      String group = utterance.label() + " " + utterance.language();
      if (count.merge(group, 1, Integer::sum) % 2 == 1) {
        asked.add(utterance);
      }
    }
  }

  /// The matcher before, and what it learnt.
  ///
  /// @param points the utterances that each classifier of meaning knows, in the order of its points
  /// @param scored how each utterance fared that was scored by what had not seen it
  /// @param forgotten utterances that were learnt before, of which a trace may be left
  public record Known(
      Corpus corpus,
      Map<Language, IntentClassifier> classifiers,
      Map<Language, SemanticClassifier> semantic,
      Map<Language, List<LabelledUtterance>> points,
      Fusion fusion,
      List<ScoredUtterance> scored,
      List<LabelledUtterance> forgotten) {}

  /// Makes the index that has not seen some utterances.
  @FunctionalInterface
  public interface Indexer {
    /// Returns the index of all titles and phrasings but these.
    PhrasingIndex without(Set<LabelledUtterance> leftOut) throws IOException;
  }

  /// What an amendment gives.
  ///
  /// @param retrained the languages whose experts are others than before
  /// @param scored how each utterance fared that was scored by what had not seen it
  /// @param asked how many of them came
  public record Amended(
      Map<Language, IntentClassifier> classifiers,
      Map<Language, SemanticClassifier> semantic,
      Map<Language, List<LabelledUtterance>> points,
      Fusion fusion,
      List<ScoredUtterance> scored,
      Figures figures,
      Set<Language> retrained,
      int asked) {}

  /// Amends; the same gives the same.
  ///
  /// @param corpus what is to be known instead
  /// @param texts the encoders that `base` was trained with
  /// @throws IllegalArgumentException when it cannot be done, saying why
  public static Amended amend(Known base, Corpus corpus, EmbeddedTexts texts, Indexer indexer) {
    return new MatcherAmendment(base, corpus, texts, indexer).amend();
  }

  /// Returns what is in one of two lists alone.
  private static Set<LabelledUtterance> apart(
      List<LabelledUtterance> before, List<LabelledUtterance> after) {
    Set<LabelledUtterance> apart = new HashSet<>(before);
    apart.addAll(after);
    Set<LabelledUtterance> both = new HashSet<>(before);
    both.retainAll(new HashSet<>(after));
    apart.removeAll(both);
    return apart;
  }

  /// Returns the phrasings whose text has never been learnt, under whatever label.
  private List<LabelledUtterance> unseen() {
    Set<LabelledUtterance> known = new HashSet<>(base.corpus.learnt());
    List<LabelledUtterance> candidates =
        corpus.phrasings().stream().filter(it -> !known.contains(it)).toList();
    if (candidates.isEmpty()) {
      return List.of();
    }
    Set<String> seen =
        Stream.concat(base.corpus.learnt().stream(), base.forgotten.stream())
            .parallel()
            .map(it -> NormalForm.key(it.text()))
            .collect(Collectors.toSet());
    return candidates.stream().filter(it -> !seen.contains(NormalForm.key(it.text()))).toList();
  }

  private Amended amend() {
    Map<Language, SemanticClassifier> semantic = new ConcurrentHashMap<>(base.semantic);
    Map<Language, List<LabelledUtterance>> points = new ConcurrentHashMap<>(base.points);
    Map<Language, IntentClassifier> classifiers = new ConcurrentHashMap<>(base.classifiers);
    Map<Language, IntentClassifier> without = new ConcurrentHashMap<>(base.classifiers);
    // Side by side, as none needs another; the longest are begun first.
    Map<Language, IntentExamples> examples =
        List.copyOf(changed).parallelStream()
            .filter(base.classifiers::containsKey)
            .collect(
                Collectors.toConcurrentMap(it -> it, it -> IntentExamples.of(corpus.teaching(it))));
    List<Runnable> learning = new ArrayList<>();
    examples.forEach((language, own) -> words(language, own, classifiers, without, learning));
    base.semantic.forEach((language, before) -> {
      if (changed.contains(language)) {
        learning.add(() -> meaning(language, before, semantic, points));
      }
    });
    learning.parallelStream().forEach(Runnable::run);
    List<ScoredUtterance> scored = new ArrayList<>(stayed());
    scored.addAll(score(without));
    Fusion fusion =
        base.fusion.withThresholds(
            thresholds(scored.stream().map(ScoredUtterance::words).toList()),
            thresholds(scored.stream().map(ScoredUtterance::outcome).toList()));
    return new Amended(
        classifiers,
        semantic,
        points,
        fusion,
        scored,
        Figures.of(scored, fusion.best(), Double.NaN),
        changed,
        asked.size());
  }

  private List<ScoredUtterance> stayed() {
    Set<LabelledUtterance> known = new HashSet<>(corpus.phrasings());
    known.addAll(corpus.background());
    return base.scored.stream().filter(it -> known.contains(it.utterance())).toList();
  }

  private static Map<Language, Thresholds> thresholds(List<Outcome> outcomes) {
    return Budget.of(MatcherTraining.expected(outcomes), Budget.TARGET).thresholds();
  }

  private void meaning(
      Language language,
      SemanticClassifier classifier,
      Map<Language, SemanticClassifier> semantic,
      Map<Language, List<LabelledUtterance>> points) {
    List<LabelledUtterance> before = Objects.requireNonNull(base.points.get(language));
    Set<LabelledUtterance> wanted = new HashSet<>(corpus.teaching(language));
    Map<LabelledUtterance, Integer> numbers = new HashMap<>();
    Map<String, Integer> vectors = new HashMap<>();
    List<LabelledUtterance> order = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      LabelledUtterance utterance = before.get(i);
      numbers.put(utterance, i);
      vectors.putIfAbsent(utterance.text(), i);
      if (i < classifier.solved() && wanted.contains(utterance)) {
        order.add(utterance);
      }
    }
    List<LabelledUtterance> fresh =
        corpus.teaching(language).stream()
            .distinct()
            .filter(it -> !numbers.containsKey(it))
            .toList();
    order.addAll(fresh);
    int solved = order.size();
    before.stream().skip(classifier.solved()).filter(wanted::contains).forEach(order::add);
    List<String> unknown =
        fresh.stream()
            .map(LabelledUtterance::text)
            .filter(it -> !vectors.containsKey(it))
            .distinct()
            .toList();
    List<Embedding> embeddings = texts.of(language, unknown);
    Map<String, Embedding> embedded = new HashMap<>();
    for (int i = 0; i < unknown.size(); i++) {
      embedded.put(unknown.get(i), embeddings.get(i));
    }
    SemanticClassifier.Amended amended =
        classifier.amended(
            order.stream().map(it -> point(it, numbers, vectors, embedded)).toList(), solved);
    semantic.put(language, amended.classifier());
    points.put(language, order);
    List<SemanticScores> scores =
        amended.heldOut(fresh.stream().mapToInt(it -> asked.contains(it) ? 0 : -1).toArray());
    Map<LabelledUtterance, SemanticScores> own = new HashMap<>();
    for (int i = 0; i < scores.size(); i++) {
      own.put(fresh.get(i), scores.get(i));
    }
    heldOut.put(language, own);
  }

  private static KernelPoint point(
      LabelledUtterance utterance,
      Map<LabelledUtterance, Integer> numbers,
      Map<String, Integer> vectors,
      Map<String, Embedding> embedded) {
    String label = utterance.label();
    Integer known = numbers.get(utterance);
    if (known != null) {
      return KernelPoint.kept(label, known);
    }
    Integer alike = vectors.get(utterance.text());
    return alike != null
        ? KernelPoint.copied(label, alike)
        : KernelPoint.fresh(label, Objects.requireNonNull(embedded.get(utterance.text())).values());
  }

  /// Adds what trains the classifiers of words of a language further: that for use, and that which
  /// has not seen what it is asked.
  private void words(
      Language language,
      IntentExamples examples,
      Map<Language, IntentClassifier> classifiers,
      Map<Language, IntentClassifier> without,
      List<Runnable> learning) {
    IntentClassifier before = Objects.requireNonNull(base.classifiers.get(language));
    List<LabelledUtterance> all = examples.utterances();
    int[] rest = IntStream.of(examples.all()).filter(i -> !asked.contains(all.get(i))).toArray();
    if (rest.length == all.size()) {
      learning.add(() -> {
        IntentClassifier after = before.retrained(examples, examples.all());
        classifiers.put(language, after);
        without.put(language, after);
      });
    } else {
      learning.add(() -> classifiers.put(language, before.retrained(examples, examples.all())));
      learning.add(() -> without.put(language, before.retrained(examples, rest)));
    }
  }

  private List<ScoredUtterance> score(Map<Language, IntentClassifier> without) {
    if (asked.isEmpty()) {
      return List.of();
    }
    Interpreter interpreter = Interpreter.ofWords(without, NO_SIGNALS);
    try (PhrasingIndex index = indexer.without(asked)) {
      return asked.stream().map(it -> score(it, interpreter, index)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot be read", e);
    }
  }

  private ScoredUtterance score(
      LabelledUtterance utterance, Interpreter interpreter, PhrasingIndex index) {
    Understanding words = interpreter.interpret(utterance.text());
    List<SemanticScores> own =
        words.language().spoken().stream()
            .map(heldOut::get)
            .filter(Objects::nonNull)
            .map(it -> it.get(utterance))
            .filter(Objects::nonNull)
            .toList();
    PhrasingIndex.Evidence evidence = index.evidence(utterance.text(), words.language());
    Function<@Nullable SemanticScores, Outcome> outcome =
        scores ->
            Outcome.of(
                words.language(),
                base.fusion.path(scores != null).probabilities(words, scores, evidence, candidates),
                candidates,
                utterance.label());
    Outcome byWords = outcome.apply(null);
    return new ScoredUtterance(
        utterance,
        byWords,
        own.isEmpty() ? byWords : outcome.apply(SemanticScores.mean(interpreter.labels(), own)));
  }
}
