package dev.lobby.language.signal;

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
import java.util.stream.IntStream;

/// Hears signals: one yes-or-no model for each, in both languages at once, with its own threshold.
/// Immutable.
///
/// A signal missed hurts more than one heard in vain. Where [#RECALL] of the examples can be heard
/// with at most [#CALM] false alarms among everyday messages, the threshold stands halfway between
/// the two; else it is as low as [#RECALL] needs, but never lower than [#FALSE_ALARMS] allow. All
/// three are measured on utterances that the model at hand was not trained on. Contrasts, which are
/// thought up to be mistaken for the signal, are learnt from but do not count as everyday.
public final class SignalDetector {
  /// The share of examples that should be heard.
  static final double RECALL = 0.97;

  /// The share of everyday messages in which a signal may be heard at most.
  static final double FALSE_ALARMS = 0.03;

  /// The share of everyday messages in which a signal is heard in vain at ease.
  static final double CALM = 0.005;

  private static final Settings SETTINGS = new Settings(0.03, 2, true);
  private static final int FOLDS = 5;
  private static final String YES = "yes";
  private static final String NO = "no";

  private final Map<Signal, LinearModel> models;
  private final Map<Signal, Double> thresholds;

  private SignalDetector(Map<Signal, LinearModel> models, Map<Signal, Double> thresholds) {
    this.models = models;
    this.thresholds = thresholds;
  }

  /// How well a signal is heard in examples its model was not trained on.
  ///
  /// @param examples how many utterances give the signal
  /// @param heard how many of them it was heard in
  /// @param others how many everyday messages do not give it
  /// @param falseAlarms how many of those it was heard in
  public record Figures(int examples, int heard, int others, int falseAlarms) {

    /// Returns the share of examples that were heard.
    public double recall() {
      return examples == 0 ? 1 : (double) heard / examples;
    }

    /// Returns the share of everyday messages that raised a false alarm.
    public double falseAlarmRate() {
      return others == 0 ? 0 : (double) falseAlarms / others;
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
          .forEach(it -> all.add(new Read(it, read.computeIfAbsent(it.text(), Ngrams::of))));
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
        examples.stream()
            .map(it -> new Example(it.example().heard() ? YES : NO, it.ngrams()))
            .toList(),
        SETTINGS);
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
    boolean anyEveryday =
        all.stream().anyMatch(it -> !it.example().heard() && it.example().everyday());
    List<Double> heard = new ArrayList<>();
    List<Double> others = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      SignalExample example = all.get(i).example();
      double score = folds.get(i % FOLDS)[i / FOLDS];
      if (example.heard()) {
        heard.add(score);
      } else if (example.everyday() || !anyEveryday) {
        others.add(score);
      }
    }
    return new OutOfFold(ascending(heard), ascending(others));
  }

  private static double[] ascending(List<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /// The scores of examples and of others, ascending, from models that had not seen them.
  private static final class OutOfFold {
    private final double[] heard;
    private final double[] others;

    OutOfFold(double[] heard, double[] others) {
      this.heard = heard;
      this.others = others;
    }

    double threshold() {
      double forRecall = heard[(int) Math.floor((1 - RECALL) * heard.length)];
      double forCalm = above(CALM);
      return forRecall >= forCalm
          ? (forRecall + forCalm) / 2
          : Math.max(forRecall, above(FALSE_ALARMS));
    }

    /// Returns the score that at most this share of the others reach.
    private double above(double share) {
      return Math.nextUp(others[others.length - 1 - (int) Math.floor(share * others.length)]);
    }

    Figures figures(double threshold) {
      return new Figures(
          heard.length, reaching(heard, threshold), others.length, reaching(others, threshold));
    }

    private static int reaching(double[] scores, double threshold) {
      return (int) Arrays.stream(scores).filter(score -> score >= threshold).count();
    }
  }

  private static double probability(LinearModel model, Ngrams text) {
    LinearModel.Scores scores = model.score(text);
    // What rests on no known n-gram says nothing, and silence is no signal.
    int yes = model.labels().indexOf(YES);
    return scores.known() == 0 || yes < 0 ? 0 : Math.exp(scores.log(yes));
  }

  /// Returns the score of every trained signal for a text with these n-grams.
  public Map<Signal, SignalScore> detect(Ngrams text) {
    Map<Signal, SignalScore> scores = new EnumMap<>(Signal.class);
    models.forEach((signal, model) -> {
      double score = probability(model, text);
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
