package dev.lobby.language.signal;

import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.maxent.LinearModel;
import dev.lobby.language.maxent.LinearModel.Example;
import dev.lobby.language.maxent.LinearModel.Settings;
import dev.lobby.language.maxent.ModelFile;
import dev.lobby.language.text.Ngrams;
import dev.lobby.language.text.NormalForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Hears signals: one model for each, in both languages at once, with its own threshold. Immutable.
///
/// A signal missed hurts more than one heard in vain. Where [#RECALL] of the examples can be heard
/// at ease, that is with at most [#CALM] false alarms of every origin, the threshold stands halfway
/// between the two; else it is as low as [#RECALL] needs, but never lower than the limit of any
/// origin allows. All of this is measured on utterances that the model at hand was not trained on.
public final class SignalDetector {
  /// The share of examples that should be heard.
  static final double RECALL = 0.97;

  /// The share of utterances of each origin in which a signal may be heard in vain at most.
  ///
  /// Contrasts are thought up to be mistaken for the signal and are rare in life, so more is
  /// allowed there.
  static final Map<Origin, Double> FALSE_ALARMS =
      Map.of(
          Origin.PHRASING, 0.03,
          Origin.OFF_TOPIC, 0.05,
          Origin.OTHER_SIGNAL, 0.05,
          Origin.WRITTEN, 0.25);

  /// The share of utterances of each origin in which a signal is heard in vain at ease.
  static final double CALM = 0.005;

  /// Chosen by cross-validation on training data; the module's README has the figures.
  private static final Settings SETTINGS = new Settings(0.01, 2, true);

  private static final int FOLDS = 5;
  private static final String YES = "yes";

  private final Map<Signal, LinearModel> models;
  private final Map<Signal, Double> thresholds;

  private SignalDetector(Map<Signal, LinearModel> models, Map<Signal, Double> thresholds) {
    this.models = models;
    this.thresholds = thresholds;
  }

  /// In how many of how many utterances a signal was heard.
  public record Heard(int of, int heard) {

    /// Returns the share in which it was heard, 0 when there are none.
    public double share() {
      return of == 0 ? 0 : (double) heard / of;
    }
  }

  /// How well a signal is heard in utterances its model was not trained on.
  ///
  /// @param examples the utterances that give the signal
  /// @param falseAlarms those that do not, by where they come from
  public record Figures(Heard examples, Map<Origin, Heard> falseAlarms) {

    public Figures {
      falseAlarms = Collections.unmodifiableMap(new EnumMap<>(falseAlarms));
    }

    /// Returns the share of examples that were heard.
    public double recall() {
      return examples.share();
    }
  }

  /// A detector and how well it hears.
  public record Trained(SignalDetector detector, Map<Signal, Figures> figures) {}

  /// Trains a detector for each signal that has examples both ways; the same examples in the same
  /// order give the same detector.
  ///
  /// Of two examples of one signal that differ in punctuation alone, the first counts.
  public static Trained train(List<SignalExample> examples) {
    Map<Signal, LinearModel> models = new EnumMap<>(Signal.class);
    Map<Signal, Double> thresholds = new EnumMap<>(Signal.class);
    Map<Signal, Figures> figures = new EnumMap<>(Signal.class);
    Map<String, Ngrams> read = new HashMap<>();
    for (Signal signal : Signal.values()) {
      Map<String, SignalExample> distinct = new LinkedHashMap<>();
      examples.stream()
          .filter(it -> it.signal() == signal)
          .forEach(it -> distinct.putIfAbsent(NormalForm.key(it.text()), it));
      List<Read> all = new ArrayList<>();
      distinct
          .values()
          .forEach(it -> all.add(new Read(it, read.computeIfAbsent(it.text(), Ngrams::withClues))));
      Collections.shuffle(all, new Random(1));
      if (all.stream().map(it -> it.example().heard()).distinct().count() == 2) {
        OutOfFold scores = outOfFold(all);
        double threshold = scores.threshold();
        models.put(signal, fit(all));
        thresholds.put(signal, threshold);
        figures.put(signal, scores.figures(threshold));
      }
    }
    return new Trained(
        new SignalDetector(models, thresholds), Collections.unmodifiableMap(figures));
  }

  /// An example and its n-grams, which are the same for every signal.
  private record Read(SignalExample example, Ngrams ngrams) {}

  private static LinearModel fit(List<Read> examples) {
    return LinearModel.train(
        examples.stream().map(it -> new Example(label(it.example()), it.ngrams())).toList(),
        SETTINGS);
  }

  // Every kind of silence is learnt by itself: chatter and contrasts have little in common.
  private static String label(SignalExample example) {
    return example.heard() ? YES : example.origin().wire();
  }

  private static OutOfFold outOfFold(List<Read> all) {
    List<double[]> folds =
        IntStream.range(0, FOLDS)
            .parallel()
            .mapToObj(fold -> {
              LinearModel model =
                  fit(
                      IntStream.range(0, all.size())
                          .filter(i -> i % FOLDS != fold)
                          .mapToObj(all::get)
                          .toList());
              return IntStream.iterate(fold, i -> i < all.size(), i -> i + FOLDS)
                  .mapToDouble(i -> probability(model, all.get(i).ngrams()))
                  .toArray();
            })
            .toList();
    List<Double> heard = new ArrayList<>();
    Map<Origin, List<Double>> others = new EnumMap<>(Origin.class);
    for (int i = 0; i < all.size(); i++) {
      SignalExample example = all.get(i).example();
      List<Double> scores =
          example.heard()
              ? heard
              : others.computeIfAbsent(example.origin(), it -> new ArrayList<>());
      scores.add(folds.get(i % FOLDS)[i / FOLDS]);
    }
    Map<Origin, double[]> ascending = new EnumMap<>(Origin.class);
    others.forEach((origin, scores) -> ascending.put(origin, ascending(scores)));
    return new OutOfFold(ascending(heard), ascending);
  }

  private static double[] ascending(List<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /// The scores of examples and of others, ascending, from models that had not seen them.
  private static final class OutOfFold {
    private final double[] heard;
    private final Map<Origin, double[]> others;

    OutOfFold(double[] heard, Map<Origin, double[]> others) {
      this.heard = heard;
      this.others = others;
    }

    double threshold() {
      double forRecall = heard[(int) Math.floor((1 - RECALL) * heard.length)];
      double forCalm = above(origin -> CALM);
      return forRecall >= forCalm
          ? (forRecall + forCalm) / 2
          : Math.max(forRecall, above(origin -> FALSE_ALARMS.getOrDefault(origin, CALM)));
    }

    /// Returns the lowest score that, of each origin, at most its share reaches.
    private double above(ToDoubleFunction<Origin> share) {
      double score = 0;
      for (Map.Entry<Origin, double[]> entry : others.entrySet()) {
        double[] scores = entry.getValue();
        int reaching = (int) Math.floor(share.applyAsDouble(entry.getKey()) * scores.length);
        score = Math.max(score, Math.nextUp(scores[scores.length - 1 - reaching]));
      }
      return score;
    }

    Figures figures(double threshold) {
      Map<Origin, Heard> falseAlarms = new EnumMap<>(Origin.class);
      others.forEach((origin, scores) -> falseAlarms.put(origin, reaching(scores, threshold)));
      return new Figures(reaching(heard, threshold), falseAlarms);
    }

    private static Heard reaching(double[] scores, double threshold) {
      return new Heard(
          scores.length, (int) Arrays.stream(scores).filter(score -> score >= threshold).count());
    }
  }

  private static double probability(LinearModel model, Ngrams text) {
    LinearModel.Scores scores = model.score(text);
    // What rests on no known n-gram says nothing, and silence is no signal.
    int yes = model.labels().indexOf(YES);
    return scores.known() == 0 || yes < 0 ? 0 : Math.exp(scores.log(yes));
  }

  /// Returns the score of every trained signal for `text`; any text is accepted.
  public Map<Signal, SignalScore> detect(String text) {
    return detect(text, Map.of());
  }

  /// Returns the score of every trained signal for `text`; any text is accepted.
  ///
  /// @param embeddings what it means, by the languages it is written in that have an encoder
  public Map<Signal, SignalScore> detect(String text, Map<Language, Embedding> embeddings) {
    Map<Signal, SignalScore> scores = new EnumMap<>(Signal.class);
    if (models.isEmpty()) {
      return scores;
    }
    Ngrams ngrams = Ngrams.withClues(text);
    models.forEach((signal, model) -> {
      double score = probability(model, ngrams);
      double threshold = thresholds.getOrDefault(signal, 1.0);
      scores.put(signal, new SignalScore(score, threshold, score >= threshold));
    });
    return scores;
  }

  /// Returns each trained signal's threshold.
  public Map<Signal, Double> thresholds() {
    return Collections.unmodifiableMap(thresholds);
  }

  /// Returns each trained signal's model as bytes.
  public Map<Signal, byte[]> toBytes() {
    Map<Signal, byte[]> bytes = new EnumMap<>(Signal.class);
    models.forEach((signal, model) -> bytes.put(signal, ModelFile.write(model)));
    return bytes;
  }

  /// Returns the detector with these models and thresholds.
  ///
  /// @throws dev.lobby.language.maxent.ModelException when a model is foreign or damaged
  public static SignalDetector of(Map<Signal, byte[]> bytes, Map<Signal, Double> thresholds) {
    Map<Signal, LinearModel> models = new EnumMap<>(Signal.class);
    bytes.forEach((signal, model) -> models.put(signal, ModelFile.read(model)));
    Map<Signal, Double> own = new EnumMap<>(Signal.class);
    own.putAll(thresholds);
    return new SignalDetector(models, own);
  }
}
