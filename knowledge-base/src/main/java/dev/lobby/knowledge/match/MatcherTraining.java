package dev.lobby.knowledge.match;

import dev.lobby.knowledge.match.WeightsFit.Sample;
import dev.lobby.knowledge.search.PhrasingIndex;
import dev.lobby.language.Interpreter;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.intent.IntentClassifier;
import dev.lobby.language.intent.LabelledUtterance;
import dev.lobby.language.signal.SignalDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.store.ByteBuffersDirectory;

/// Fits the matcher: classifiers, weights and thresholds, from phrasings alone.
///
/// Every phrasing is scored once by classifiers and an index that have not seen it ([#FOLDS]-fold
/// cross-validation, through the very path a customer's message takes); weights and thresholds are
/// set on those scores. Classifiers and index for use are then made from all phrasings.
public final class MatcherTraining {
  private static final int FOLDS = 5;

  /// From this many scored utterances on a language gets weights of its own.
  private static final int OWN_WEIGHTS = 200;

  /// What a right article counts as that was given no probability.
  private static final double LEAST = 1e-9;

  private static final SignalDetector NO_SIGNALS = SignalDetector.of(Map.of(), Map.of());

  private final List<String> articles;
  private final List<LabelledUtterance> phrasings;
  private final List<LabelledUtterance> titles;

  private MatcherTraining(
      List<String> articles, List<LabelledUtterance> phrasings, List<LabelledUtterance> titles) {
    this.articles = articles;
    this.phrasings = phrasings;
    this.titles = titles;
  }

  /// Trains on `phrasings` and `titles`; the same ones in the same order give the same result.
  ///
  /// @param articles the ids of all articles, sorted
  /// @param titles learnt from, but never scored, because customers do not type them
  public static Trained train(
      List<String> articles, List<LabelledUtterance> phrasings, List<LabelledUtterance> titles) {
    return new MatcherTraining(articles, phrasings, titles).train();
  }

  private Trained train() {
    List<LabelledUtterance> all = new ArrayList<>(phrasings);
    all.addAll(titles);
    Map<Language, IntentClassifier> classifiers = classifiers(all);
    List<Scored> scored = outOfFold();
    Map<Language, Weights> weights = weights(scored);
    List<Outcome> outcomes = new ArrayList<>();
    Map<Language, int[]> hits = new EnumMap<>(Language.class);
    double logLoss = 0;
    for (Scored each : scored) {
      logLoss += each.logLoss(weights);
      Outcome outcome = each.outcome(weights);
      outcomes.add(outcome);
      int[] hit = hits.computeIfAbsent(each.filed, it -> new int[2]);
      hit[0]++;
      hit[1] += outcome.bestIsRight() ? 1 : 0;
    }
    Map<Language, Double> top1 = new EnumMap<>(Language.class);
    hits.forEach((language, hit) -> top1.put(language, (double) hit[1] / hit[0]));
    Thresholds thresholds = Budget.thresholds(outcomes);
    return new Trained(
        classifiers,
        new Fusion(weights),
        thresholds,
        Figures.of(outcomes, logLoss / Math.max(1, scored.size()), thresholds, top1));
  }

  /// What training gives.
  ///
  /// @param classifiers the classifier of each language that has phrasings
  public record Trained(
      Map<Language, IntentClassifier> classifiers,
      Fusion fusion,
      Thresholds thresholds,
      Figures figures) {}

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
  public record Figures(
      int scored,
      double logLoss,
      Map<Language, Double> top1,
      int answered,
      int wrong,
      int suggested,
      int suggestedRight) {

    private static Figures of(
        List<Outcome> outcomes, double logLoss, Thresholds thresholds, Map<Language, Double> top1) {
      int answered = 0;
      int wrong = 0;
      int suggested = 0;
      int suggestedRight = 0;
      for (Outcome outcome : outcomes) {
        if (outcome.best() >= thresholds.answer()) {
          answered++;
          wrong += outcome.bestIsRight() ? 0 : 1;
        } else if (outcome.bestThree() >= thresholds.suggest()) {
          suggested++;
          suggestedRight += outcome.rightIsAmongThree() ? 1 : 0;
        }
      }
      return new Figures(
          outcomes.size(), logLoss, top1, answered, wrong, suggested, suggestedRight);
    }
  }

  private static Map<Language, IntentClassifier> classifiers(List<LabelledUtterance> utterances) {
    Map<Language, IntentClassifier> classifiers = new EnumMap<>(Language.class);
    for (Language language : List.of(Language.ZH, Language.EN)) {
      if (utterances.stream().anyMatch(it -> it.language() == language)) {
        classifiers.put(
            language,
            IntentClassifier.train(
                utterances.stream().filter(it -> it.teaches(language)).toList()));
      }
    }
    return classifiers;
  }

  /// A phrasing scored by what had not seen it.
  private static final class Scored {
    private final Language filed;
    private final Language language;
    private final boolean known;
    private final Sample sample;

    Scored(Language filed, Language language, boolean known, Sample sample) {
      this.filed = filed;
      this.language = language;
      this.known = known;
      this.sample = sample;
    }

    double logLoss(Map<Language, Weights> weights) {
      Weights own = weights.get(language);
      int right = sample.right();
      if (!known || own == null || right < 0) {
        return -Math.log(LEAST);
      }
      return -Math.log(Math.max(LEAST, own.probabilities(sample.features())[right]));
    }

    Outcome outcome(Map<Language, Weights> weights) {
      Weights own = weights.get(language);
      if (!known || own == null) {
        return new Outcome(0, false, 0, false);
      }
      return Outcome.of(own.probabilities(sample.features()), sample.right());
    }
  }

  private List<Scored> outOfFold() {
    int[] folds = folds();
    return IntStream.range(0, FOLDS)
        .parallel()
        .mapToObj(fold -> score(fold, folds))
        .flatMap(List::stream)
        .toList();
  }

  /// Deals the phrasings of each article and language to the folds in turn, after shuffling them.
  private int[] folds() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, phrasings.size()).boxed().toList());
    Collections.shuffle(order, new Random(1));
    Map<String, Integer> next = new HashMap<>();
    int[] folds = new int[phrasings.size()];
    for (int i : order) {
      LabelledUtterance phrasing = phrasings.get(i);
      // Small articles would all begin at the first fold, so each begins at one of its own.
      String group = phrasing.label() + " " + phrasing.language();
      folds[i] =
          next.merge(
              group, Math.floorMod(group.hashCode(), FOLDS), (last, it) -> (last + 1) % FOLDS);
    }
    return folds;
  }

  private List<Scored> score(int fold, int[] folds) {
    List<LabelledUtterance> seen = new ArrayList<>(titles);
    for (int i = 0; i < folds.length; i++) {
      if (folds[i] != fold) {
        seen.add(phrasings.get(i));
      }
    }
    Interpreter interpreter = new Interpreter(classifiers(seen), NO_SIGNALS);
    List<Scored> scored = new ArrayList<>();
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      PhrasingIndex.write(directory, seen);
      try (PhrasingIndex index = PhrasingIndex.open(directory, articles)) {
        for (int i = 0; i < folds.length; i++) {
          if (folds[i] == fold) {
            scored.add(score(phrasings.get(i), interpreter, index));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot be read", e);
    }
    return scored;
  }

  private Scored score(LabelledUtterance phrasing, Interpreter interpreter, PhrasingIndex index) {
    Understanding understanding = interpreter.interpret(phrasing.text());
    float[] features =
        Weights.features(
            understanding.intents(),
            index.evidence(phrasing.text(), understanding.language()),
            articles);
    int right = Collections.binarySearch(articles, phrasing.label());
    return new Scored(
        phrasing.language(),
        understanding.language(),
        understanding.intents().known() > 0,
        new Sample(features, right));
  }

  private static Map<Language, Weights> weights(List<Scored> scored) {
    List<Scored> known = scored.stream().filter(it -> it.known).toList();
    Weights pooled = WeightsFit.fit(known.stream().map(it -> it.sample).toList());
    Map<Language, Weights> weights = new EnumMap<>(Language.class);
    for (Language language : List.of(Language.ZH, Language.EN)) {
      List<Sample> own =
          known.stream().filter(it -> it.language == language).map(it -> it.sample).toList();
      weights.put(language, own.size() >= OWN_WEIGHTS ? WeightsFit.fit(own) : pooled);
    }
    Weights chinese = weights.getOrDefault(Language.ZH, pooled);
    weights.put(Language.MIXED, chinese.between(weights.getOrDefault(Language.EN, pooled)));
    return weights;
  }
}
