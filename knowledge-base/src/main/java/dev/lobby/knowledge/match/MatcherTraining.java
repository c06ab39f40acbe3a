package dev.lobby.knowledge.match;

import dev.lobby.knowledge.match.WeightsFit.Sample;
import dev.lobby.knowledge.search.PhrasingIndex;
import dev.lobby.language.Interpreter;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.embedding.EmbeddedTexts;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.intent.IntentClassifier;
import dev.lobby.language.intent.IntentExamples;
import dev.lobby.language.intent.LabelledUtterance;
import dev.lobby.language.intent.SemanticClassifier;
import dev.lobby.language.intent.SemanticScores;
import dev.lobby.language.kernel.KernelTrainer;
import dev.lobby.language.signal.SignalDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/// Fits the matcher: classifiers, weights, calibration and thresholds, from phrasings alone.
///
/// Every phrasing is scored once by classifiers and an index that have not seen it ([#FOLDS]-fold
/// cross-validation, through the very path a customer's message takes); all the rest is set on
/// those scores. Classifiers and index for use are then made from all phrasings.
public final class MatcherTraining {
  /// More utterances than this are refused: classifiers of words would no longer fit in memory.
  public static final int UTTERANCES_MAX = 200_000;

  private static final int FOLDS = 5;

  /// From this many scored utterances on a language gets weights of its own.
  private static final int OWN_WEIGHTS = 200;

  /// What a right article counts as that was given no probability.
  private static final double LEAST = 1e-9;

  private static final SignalDetector NO_SIGNALS = SignalDetector.of(Map.of(), Map.of());

  private final Corpus corpus;
  private final EmbeddedTexts texts;
  private final Candidates candidates;
  private final List<LabelledUtterance> scoredOnes;
  private final int[] folds;
  private final Map<Language, Integer> minTexts;

  /// What teaches each language, and where each of all that is learnt stands among it; -1 for what
  /// does not.
  private final Map<Language, IntentExamples> teaching = new EnumMap<>(Language.class);

  private final Map<Language, int[]> places = new EnumMap<>(Language.class);

  private MatcherTraining(Corpus corpus, EmbeddedTexts texts) {
    this.corpus = corpus;
    this.texts = texts;
    this.candidates = Candidates.of(corpus.articles, !corpus.background.isEmpty());
    this.scoredOnes = new ArrayList<>(corpus.phrasings);
    scoredOnes.addAll(corpus.background);
    this.folds = folds(scoredOnes);
    List<LabelledUtterance> learnt = corpus.learnt();
    this.minTexts = minTexts(learnt);
    for (Language language : List.of(Language.ZH, Language.EN)) {
      List<LabelledUtterance> own = new ArrayList<>();
      int[] place = new int[learnt.size()];
      for (int i = 0; i < place.length; i++) {
        boolean teaches = learnt.get(i).teaches(language);
        place[i] = teaches ? own.size() : -1;
        if (teaches) {
          own.add(learnt.get(i));
        }
      }
      teaching.put(language, IntentExamples.of(own));
      places.put(language, place);
    }
  }

  /// What there is to learn from.
  ///
  /// @param articles the ids of all articles, sorted
  /// @param phrasings how customers ask for them
  /// @param titles learnt from, but never scored, because customers do not type them
  /// @param background utterances that no article answers; their label is of no account
  public record Corpus(
      List<String> articles,
      List<LabelledUtterance> phrasings,
      List<LabelledUtterance> titles,
      List<LabelledUtterance> background) {

    public Corpus {
      articles = List.copyOf(articles);
      phrasings = List.copyOf(phrasings);
      titles = List.copyOf(titles);
      background =
          background.stream()
              .map(it -> new LabelledUtterance(Candidates.NONE, it.language(), it.text()))
              .toList();
    }

    /// Returns all that is learnt from.
    public List<LabelledUtterance> learnt() {
      List<LabelledUtterance> learnt = new ArrayList<>(phrasings);
      learnt.addAll(titles);
      learnt.addAll(background);
      return learnt;
    }

    /// Returns what one who reads `language` alone learns from.
    public List<LabelledUtterance> teaching(Language language) {
      return learnt().stream().filter(it -> it.teaches(language)).toList();
    }
  }

  /// Trains on `corpus`; the same one gives the same result.
  ///
  /// @param embedders the sentence encoders; a language whose encoder cannot be loaded is matched
  ///   by words alone
  /// @throws IllegalArgumentException when there are more than [#UTTERANCES_MAX] utterances
  public static Trained train(Corpus corpus, Embedders embedders) {
    return train(corpus, new EmbeddedTexts(embedders));
  }

  /// Trains as [#train(Corpus, Embedders)] does.
  ///
  /// @param texts what is embedded already need not be again
  public static Trained train(Corpus corpus, EmbeddedTexts texts) {
    if (corpus.phrasings.size() > UTTERANCES_MAX) {
      throw new IllegalArgumentException(
          corpus.phrasings.size()
              + " phrasings are more than the "
              + UTTERANCES_MAX
              + " that can be learnt; keep the most frequent ones of each article");
    }
    return new MatcherTraining(corpus, texts).train();
  }

  /// What training gives.
  ///
  /// @param classifiers the classifier of words of each language that has phrasings
  /// @param semantic the classifier of meaning of each language that has phrasings and an encoder
  /// @param points the utterances that each of `semantic` knows, in the order of its points
  /// @param scored how each utterance fared that was scored by what had not seen it
  public record Trained(
      Map<Language, IntentClassifier> classifiers,
      Map<Language, SemanticClassifier> semantic,
      Map<Language, List<LabelledUtterance>> points,
      Fusion fusion,
      List<ScoredUtterance> scored,
      Figures figures) {

    /// Returns how each of them fared by all there is.
    public List<Outcome> outcomes() {
      return scored.stream().map(ScoredUtterance::outcome).toList();
    }
  }

  /// How the matcher does on phrasings that it was not trained on.
  ///
  /// @param scored how many there are
  /// @param logLoss the mean negative logarithm of the right article's probability: the smaller,
  ///   the better
  /// @param top1 the share whose best article is the right one, by the language they are filed
  ///   under
  /// @param answered how many reach the answer threshold
  /// @param wrong how many of those would be answered wrongly
  /// @param suggested how many more reach the suggest threshold
  /// @param suggestedRight how many of those have the right article among the three
  /// @param outOfScope how many utterances there are that no article answers
  /// @param outOfScopeAnswered how many of those would be answered all the same
  public record Figures(
      int scored,
      double logLoss,
      Map<Language, Double> top1,
      int answered,
      int wrong,
      int suggested,
      int suggestedRight,
      int outOfScope,
      int outOfScopeAnswered) {

    /// Returns the figures of these utterances under the thresholds of `path`.
    static Figures of(List<ScoredUtterance> scored, Path path, double logLoss) {
      Map<Language, int[]> hits = new EnumMap<>(Language.class);
      int[] counts = new int[7];
      for (ScoredUtterance each : scored) {
        Outcome outcome = each.outcome();
        Thresholds limits = path.thresholds(outcome.language());
        boolean answers = outcome.probability() >= limits.answer();
        if (!outcome.inScope()) {
          counts[5]++;
          counts[6] += answers ? 1 : 0;
          continue;
        }
        counts[0]++;
        int[] hit = hits.computeIfAbsent(each.utterance().language(), it -> new int[2]);
        hit[0]++;
        hit[1] += outcome.bestIsRight() ? 1 : 0;
        if (answers) {
          counts[1]++;
          counts[2] += outcome.bestIsRight() ? 0 : 1;
        } else if (outcome.three() >= limits.suggest()) {
          counts[3]++;
          counts[4] += outcome.rightIsAmongThree() ? 1 : 0;
        }
      }
      Map<Language, Double> top1 = new EnumMap<>(Language.class);
      hits.forEach((language, hit) -> top1.put(language, (double) hit[1] / hit[0]));
      return new Figures(
          counts[0], logLoss, top1, counts[1], counts[2], counts[3], counts[4], counts[5],
          counts[6]);
    }
  }

  private Trained train() {
    Map<Language, IntentClassifier> classifiers =
        classifiers(IntStream.range(0, corpus.learnt().size()).toArray());
    Map<Language, Semantic> semantic = semantic();
    List<Scored> scored = outOfFold(semantic);
    List<Fitted> paths =
        (semantic.isEmpty() ? Stream.of(false) : Stream.of(false, true))
            .parallel()
            .map(withMeaning -> fit(scored, withMeaning))
            .toList();
    Fitted words = paths.getFirst();
    Optional<Fitted> meaning = semantic.isEmpty() ? Optional.empty() : Optional.of(paths.get(1));
    Map<Language, SemanticClassifier> trained = new EnumMap<>(Language.class);
    Map<Language, List<LabelledUtterance>> points = new EnumMap<>(Language.class);
    semantic.forEach((language, own) -> {
      trained.put(language, own.classifier);
      points.put(language, own.points);
    });
    Fitted best = meaning.orElse(words);
    List<ScoredUtterance> fared =
        IntStream.range(0, scored.size())
            .mapToObj(i ->
                new ScoredUtterance(
                    scored.get(i).utterance, words.outcomes.get(i), best.outcomes.get(i)))
            .toList();
    return new Trained(
        classifiers,
        trained,
        points,
        new Fusion(!corpus.background.isEmpty(), words.path, meaning.map(it -> it.path)),
        fared,
        best.figures(fared));
  }

  /// Returns the classifiers that these of all that is learnt give, all or those of some folds.
  private Map<Language, IntentClassifier> classifiers(int[] learnt) {
    Map<Language, IntentClassifier> classifiers = new EnumMap<>(Language.class);
    classifiers.putAll(
        Stream.of(Language.ZH, Language.EN)
            .parallel()
            .filter(language -> isSpoken(language, learnt))
            .collect(
                Collectors.toMap(language -> language, language -> classifier(language, learnt))));
    return classifiers;
  }

  private boolean isSpoken(Language language, int[] learnt) {
    IntentExamples own = Objects.requireNonNull(teaching.get(language));
    return IntStream.of(own(language, learnt))
        .anyMatch(place -> own.utterances().get(place).language() == language);
  }

  private IntentClassifier classifier(Language language, int[] learnt) {
    return IntentClassifier.train(
        Objects.requireNonNull(teaching.get(language)),
        own(language, learnt),
        minTexts.getOrDefault(language, 1));
  }

  private int[] own(Language language, int[] learnt) {
    int[] place = Objects.requireNonNull(places.get(language));
    return IntStream.of(learnt).map(i -> place[i]).filter(i -> i >= 0).toArray();
  }

  /// Returns in how many texts an n-gram must stand in each language, in every fold as in all: what
  /// is set on the folds holds only for classifiers of their kind.
  private static Map<Language, Integer> minTexts(List<LabelledUtterance> utterances) {
    Map<Language, Integer> minTexts = new EnumMap<>(Language.class);
    for (Language language : List.of(Language.ZH, Language.EN)) {
      minTexts.put(
          language,
          IntentClassifier.minTexts(
              utterances.stream().filter(it -> it.teaches(language)).toList()));
    }
    return minTexts;
  }

  /// The classifier of meaning of one language, and what it says of the utterances it was trained
  /// on when they are held out.
  private static final class Semantic {
    private final SemanticClassifier classifier;
    private final List<LabelledUtterance> points;
    private final Map<LabelledUtterance, SemanticScores> heldOut;

    Semantic(
        SemanticClassifier classifier,
        List<LabelledUtterance> points,
        Map<LabelledUtterance, SemanticScores> heldOut) {
      this.classifier = classifier;
      this.points = points;
      this.heldOut = heldOut;
    }
  }

  private Map<Language, Semantic> semantic() {
    Map<LabelledUtterance, Integer> foldOf = HashMap.newHashMap(folds.length);
    for (int i = 0; i < folds.length; i++) {
      foldOf.put(scoredOnes.get(i), folds[i]);
    }
    Map<Language, Semantic> semantic = new EnumMap<>(Language.class);
    for (Language language : List.of(Language.ZH, Language.EN)) {
      List<LabelledUtterance> own = corpus.teaching(language).stream().distinct().toList();
      // Without phrasings of its own a language has no classifier of words either.
      if (own.stream().anyMatch(it -> it.language() == language) && texts.has(language)) {
        semantic.put(language, semantic(language, own, foldOf));
      }
    }
    return semantic;
  }

  private Semantic semantic(
      Language language, List<LabelledUtterance> own, Map<LabelledUtterance, Integer> foldOf) {
    // More than can be solved for are still known when something near is sought.
    List<LabelledUtterance> solved = sample(own, KernelTrainer.EXAMPLES_MAX);
    Set<LabelledUtterance> known = new LinkedHashSet<>(solved);
    known.addAll(own);
    List<LabelledUtterance> ordered = List.copyOf(known);
    SemanticClassifier classifier =
        SemanticClassifier.train(
            ordered.stream().map(LabelledUtterance::label).toList(),
            texts.of(language, ordered.stream().map(LabelledUtterance::text).toList()),
            solved.size());
    int[] groups = ordered.stream().mapToInt(it -> foldOf.getOrDefault(it, FOLDS)).toArray();
    List<SemanticScores> scores = classifier.heldOut(groups);
    classifier.forget();
    Map<LabelledUtterance, SemanticScores> heldOut = HashMap.newHashMap(scores.size());
    for (int i = 0; i < scores.size(); i++) {
      heldOut.put(ordered.get(i), scores.get(i));
    }
    return new Semantic(classifier, ordered, heldOut);
  }

  /// Returns at most `limit` of the utterances: of each label its share, the first ones.
  private static List<LabelledUtterance> sample(List<LabelledUtterance> utterances, int limit) {
    if (utterances.size() <= limit) {
      return utterances;
    }
    Map<String, Integer> count = new HashMap<>();
    utterances.forEach(it -> count.merge(it.label(), 1, Integer::sum));
    Map<String, Integer> taken = new HashMap<>();
    return utterances.stream()
        .filter(it -> {
          long share = (long) count.getOrDefault(it.label(), 1) * limit / utterances.size();
          return taken.merge(it.label(), 1, Integer::sum) <= Math.max(1, share);
        })
        .limit(limit)
        .toList();
  }

  /// An utterance scored by what had not seen it.
  private static final class Scored {
    private final LabelledUtterance utterance;
    private final Understanding understanding;
    private final Sample sample;

    Scored(LabelledUtterance utterance, Understanding understanding, Sample sample) {
      this.utterance = utterance;
      this.understanding = understanding;
      this.sample = sample;
    }

    @Nullable SemanticScores scores(boolean withMeaning) {
      return withMeaning ? understanding.meaning().orElse(null) : null;
    }

    boolean readable() {
      return Path.readable(understanding);
    }
  }

  private List<Scored> outOfFold(Map<Language, Semantic> semantic) {
    return IntStream.range(0, FOLDS)
        .parallel()
        .mapToObj(fold -> score(fold, semantic))
        .flatMap(List::stream)
        .toList();
  }

  /// Deals the utterances of each label and language to the folds in turn, after shuffling them.
  private static int[] folds(List<LabelledUtterance> utterances) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, utterances.size()).boxed().toList());
    Collections.shuffle(order, new Random(1));
    Map<String, Integer> next = new HashMap<>();
    int[] folds = new int[utterances.size()];
    for (int i : order) {
      LabelledUtterance utterance = utterances.get(i);
      // Small articles would all begin at the first fold, so each begins at one of its own.
      String group = utterance.label() + " " + utterance.language();
      folds[i] =
          next.merge(
              group, Math.floorMod(group.hashCode(), FOLDS), (last, it) -> (last + 1) % FOLDS);
    }
    return folds;
  }

  private List<Scored> score(int fold, Map<Language, Semantic> semantic) {
    int phrasings = corpus.phrasings.size();
    int titles = corpus.titles.size();
    List<LabelledUtterance> indexed = new ArrayList<>(corpus.titles);
    // All that is learnt are the phrasings, the titles and the others, in this order.
    IntStream.Builder seen = IntStream.builder();
    IntStream.range(phrasings, phrasings + titles).forEach(seen);
    for (int i = 0; i < folds.length; i++) {
      if (folds[i] != fold) {
        seen.add(i < phrasings ? i : i + titles);
        if (i < phrasings) {
          indexed.add(scoredOnes.get(i));
        }
      }
    }
    Interpreter interpreter = Interpreter.ofWords(classifiers(seen.build().toArray()), NO_SIGNALS);
    List<Scored> scored = new ArrayList<>();
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      PhrasingIndex.write(directory, indexed);
      try (PhrasingIndex index = PhrasingIndex.open(directory, corpus.articles)) {
        for (int i = 0; i < folds.length; i++) {
          if (folds[i] == fold) {
            scored.add(score(scoredOnes.get(i), interpreter, index, semantic));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot be read", e);
    }
    return scored;
  }

  private Scored score(
      LabelledUtterance utterance,
      Interpreter interpreter,
      PhrasingIndex index,
      Map<Language, Semantic> semantic) {
    Understanding words = interpreter.interpret(utterance.text());
    List<SemanticScores> heldOut =
        words.language().spoken().stream()
            .filter(semantic::containsKey)
            .map(it -> Objects.requireNonNull(semantic.get(it)).heldOut.get(utterance))
            .filter(Objects::nonNull)
            .toList();
    Understanding understanding =
        heldOut.isEmpty()
            ? words
            : words.withMeaning(SemanticScores.mean(interpreter.labels(), heldOut));
    PhrasingIndex.Evidence evidence = index.evidence(utterance.text(), words.language());
    int right = candidates.names().indexOf(utterance.label());
    return new Scored(
        utterance,
        understanding,
        new Sample(
            Weights.features(
                words.intents(),
                understanding.meaning().orElse(null),
                evidence,
                candidates.names()),
            right));
  }

  /// A path and how it fares on what it was fitted on.
  private record Fitted(Path path, List<Outcome> outcomes, double logLoss) {

    Figures figures(List<ScoredUtterance> scored) {
      return Figures.of(scored, path, logLoss);
    }
  }

  private Fitted fit(List<Scored> scored, boolean withMeaning) {
    Map<Language, Weights> weights = weights(scored, withMeaning);
    double phrasings = corpus.phrasings.size();
    double weight =
        Confidence.OUT_OF_SCOPE
            / (1 - Confidence.OUT_OF_SCOPE)
            * phrasings
            / Math.max(1, corpus.background.size());
    List<Confidence.Example> examples = new ArrayList<>();
    double logLoss = 0;
    for (Scored each : scored) {
      int right = each.sample.right();
      boolean known = each.readable();
      double[] shares = known ? shares(each, weights) : new double[0];
      if (known) {
        int best = Path.best(shares, candidates);
        examples.add(
            new Confidence.Example(
                Path.inputs(
                    shares,
                    each.sample.features(),
                    each.understanding,
                    each.scores(withMeaning),
                    candidates),
                best == right,
                inScope(right) ? 1 : weight));
      }
      if (inScope(right)) {
        logLoss -= Math.log(known ? Math.max(LEAST, shares[right]) : LEAST);
      }
    }
    Path uncut =
        new Path(weights, Confidence.fit(examples), all(new Thresholds(Budget.EXACT_ONLY, 1)));
    List<Outcome> outcomes = new ArrayList<>();
    for (Scored each : scored) {
      double[] probabilities =
          each.readable()
              ? uncut.probabilities(
                  each.sample.features(), each.understanding, each.scores(withMeaning), candidates)
              : new double[candidates.articles()];
      outcomes.add(
          Outcome.of(
              each.understanding.language(),
              probabilities,
              candidates,
              candidates.names().get(each.sample.right())));
    }
    Map<Language, Thresholds> thresholds =
        Budget.of(expected(outcomes), Budget.TARGET).thresholds();
    return new Fitted(
        new Path(weights, uncut.confidence(), thresholds),
        outcomes,
        logLoss / Math.max(1, phrasings));
  }

  private boolean inScope(int right) {
    return right < candidates.articles();
  }

  private static Map<Language, Thresholds> all(Thresholds thresholds) {
    Map<Language, Thresholds> all = new EnumMap<>(Language.class);
    Path.LANGUAGES.forEach(language -> all.put(language, thresholds));
    return all;
  }

  /// Returns the outcomes of phrasings with as many of the others as customers' messages would
  /// hold, evenly taken.
  public static List<Outcome> expected(List<Outcome> outcomes) {
    long inScope = outcomes.stream().filter(Outcome::inScope).count();
    long others = outcomes.size() - inScope;
    long wanted =
        Math.min(
            others, Math.round(inScope * Confidence.OUT_OF_SCOPE / (1 - Confidence.OUT_OF_SCOPE)));
    List<Outcome> expected = new ArrayList<>();
    long seen = 0;
    for (Outcome outcome : outcomes) {
      if (outcome.inScope()) {
        expected.add(outcome);
      } else {
        if ((seen + 1) * wanted / others > seen * wanted / others) {
          expected.add(outcome);
        }
        seen++;
      }
    }
    return expected;
  }

  private static double[] shares(Scored each, Map<Language, Weights> weights) {
    return Objects.requireNonNull(weights.get(each.understanding.language()))
        .probabilities(each.sample.features());
  }

  private static Map<Language, Weights> weights(List<Scored> scored, boolean withMeaning) {
    List<Scored> known = scored.stream().filter(it -> it.readable()).toList();
    Map<Language, Weights> weights = new EnumMap<>(Language.class);
    List<Language> few = new ArrayList<>();
    for (Language language : List.of(Language.ZH, Language.EN)) {
      List<Sample> own =
          known.stream()
              .filter(it -> it.understanding.language() == language)
              .map(it -> it.sample)
              .toList();
      if (own.size() >= OWN_WEIGHTS) {
        weights.put(language, WeightsFit.fit(own, withMeaning));
      } else {
        few.add(language);
      }
    }
    if (!few.isEmpty()) {
      Weights pooled = WeightsFit.fit(known.stream().map(it -> it.sample).toList(), withMeaning);
      few.forEach(language -> weights.put(language, pooled));
    }
    Weights chinese = Objects.requireNonNull(weights.get(Language.ZH));
    Weights english = Objects.requireNonNull(weights.get(Language.EN));
    weights.put(Language.MIXED, chinese.between(english));
    return weights;
  }
}
