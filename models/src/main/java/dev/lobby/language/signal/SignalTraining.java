package dev.lobby.language.signal;

import dev.lobby.language.Language;
import dev.lobby.language.embedding.EmbeddedTexts;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.maxent.Logistic;
import dev.lobby.language.text.Ngrams;
import dev.lobby.language.text.NormalForm;
import dev.lobby.language.text.NumberedTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Trains a [SignalDetector]: the experts, their fusion and the thresholds.
///
/// Everything after the experts rests on what they say of utterances they have not learnt from, in
/// [#FOLDS] folds. Every line that was written for a signal is learnt from, as far as the matrix
/// between them can be solved, and of the articles' phrasings a sample; some more are known when
/// something near is sought. The same examples in the same order give the same detector.
public final class SignalTraining {
  /// How many phrasings of articles are learnt from in each language.
  private static final int PHRASINGS = 1500;

  /// How many more are known when something near is sought; all of them hear no better and every
  /// message is compared with each.
  private static final int KNOWN = 2500;

  /// How many of the others only help to set the thresholds: few of the phrasings learnt from raise
  /// a false alarm, and a threshold that rests on three of them would move with every new line.
  private static final int MEASURED = 3000;

  /// From how many utterances of a language the meaning is learnt at most; the rest are known when
  /// something near is sought. The time it takes grows with the cube of it.
  private static final int LEARNT_MAX = 12_000;

  private static final int FOLDS = 4;

  /// How many utterances of a language its expert of meaning learns from at most.
  private final int learntMax;

  private final List<Utterance> utterances;
  private final List<Utterance> others;
  private final List<Utterance> measured;
  private final NumberedTexts ngrams;

  /// @param utterances those learnt from, in no order
  /// @param others those that are only known
  /// @param measured those that are neither, and set the thresholds with those learnt from
  private SignalTraining(
      List<Utterance> utterances, List<Utterance> others, List<Utterance> measured, int learntMax) {
    this.learntMax = learntMax;
    this.utterances = utterances;
    this.others = others;
    this.measured = measured;
    this.ngrams =
        NumberedTexts.of(utterances.parallelStream().map(it -> Ngrams.withClues(it.text)).toList());
  }

  /// In how many of how many utterances a signal was heard.
  public record Heard(int of, int heard) {

    /// Returns the share in which it was heard, 0 when there are none.
    public double share() {
      return of == 0 ? 0 : (double) heard / of;
    }

    private Heard plus(Heard other) {
      return new Heard(of + other.of, heard + other.heard);
    }
  }

  /// How well a signal is heard in utterances that nothing was trained on.
  ///
  /// @param examples the utterances that give the signal
  /// @param falseAlarms those that do not, by where they come from
  public record Figures(Heard examples, Map<Origin, Heard> falseAlarms) {

    /// Copies the false alarms.
    public Figures {
      Map<Origin, Heard> ordered = new EnumMap<>(Origin.class);
      ordered.putAll(falseAlarms);
      falseAlarms = Collections.unmodifiableMap(ordered);
    }

    /// Returns the share of examples that were heard.
    public double recall() {
      return examples.share();
    }

    private Figures plus(Figures other) {
      Map<Origin, Heard> sums = new EnumMap<>(Origin.class);
      sums.putAll(falseAlarms);
      other.falseAlarms.forEach((origin, heard) -> sums.merge(origin, heard, Heard::plus));
      return new Figures(examples.plus(other.examples), sums);
    }
  }

  /// A detector and how well it hears, with the meaning where there is an encoder.
  public record Trained(SignalDetector detector, Map<Signal, Figures> figures) {}

  /// A text with what is known of it for each signal; a signal that is missing it may give or not.
  private static final class Utterance {
    private final String text;
    private final Language language;
    private final Map<Signal, SignalExample> examples = new EnumMap<>(Signal.class);

    Utterance(String text) {
      this.text = text;
      this.language = Language.of(text);
    }

    boolean isPhrasing() {
      return examples.values().stream().allMatch(it -> it.origin() == Origin.PHRASING);
    }

    String label() {
      Map<Signal, Boolean> heard = new EnumMap<>(Signal.class);
      examples.forEach((signal, example) -> heard.put(signal, example.heard()));
      return MeaningExpert.label(heard);
    }
  }

  /// Trains a detector that goes by words alone.
  public static Trained train(List<SignalExample> examples) {
    return of(examples, LEARNT_MAX).train(Optional.empty());
  }

  /// Trains a detector for each signal that has examples both ways.
  ///
  /// Of two examples of one signal that differ in punctuation alone, the first counts.
  ///
  /// @param embedders the sentence encoders; in a language whose encoder cannot be loaded, words
  ///   alone are heard
  public static Trained train(List<SignalExample> examples, Embedders embedders) {
    return train(examples, new EmbeddedTexts(embedders));
  }

  /// Trains a detector as [#train(List, Embedders)] does.
  ///
  /// @param texts what is embedded already need not be again
  public static Trained train(List<SignalExample> examples, EmbeddedTexts texts) {
    return train(examples, texts, LEARNT_MAX);
  }

  /// @param learntMax from how many utterances of a language the meaning is learnt at most; the
  ///   others are known when something near is sought
  static Trained train(List<SignalExample> examples, EmbeddedTexts texts, int learntMax) {
    return of(examples, learntMax).train(Optional.of(texts));
  }

  private static SignalTraining of(List<SignalExample> examples, int learntMax) {
    Map<String, Utterance> distinct = new LinkedHashMap<>();
    for (SignalExample example : examples) {
      distinct
          .computeIfAbsent(NormalForm.key(example.text()), key -> new Utterance(example.text()))
          .examples
          .putIfAbsent(example.signal(), example);
    }
    // In an order that hangs on each text alone, so that a new line changes what is learnt from the
    // others by one of them at most.
    List<Utterance> all =
        distinct.entrySet().stream()
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Utterance> it) -> mixed(it.getKey()))
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getValue)
            .toList();
    Map<Language, Integer> phrasings = new EnumMap<>(Language.class);
    List<Utterance> learnt = new ArrayList<>();
    List<Utterance> known = new ArrayList<>();
    List<Utterance> measured = new ArrayList<>();
    for (Utterance utterance : all) {
      int place = utterance.isPhrasing() ? phrasings.merge(utterance.language, 1, Integer::sum) : 0;
      if (place <= PHRASINGS) {
        learnt.add(utterance);
      } else if (place <= PHRASINGS + KNOWN) {
        known.add(utterance);
      } else if (place <= PHRASINGS + KNOWN + MEASURED) {
        measured.add(utterance);
      }
    }
    return new SignalTraining(learnt, known, measured, learntMax);
  }

  /// Returns a hash code of which every bit hangs on every bit of the text's own.
  private static int mixed(String text) {
    int hash = text.hashCode();
    hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
    return hash ^ (hash >>> 16);
  }

  private Trained train(Optional<EmbeddedTexts> texts) {
    List<Signal> taught = Arrays.stream(Signal.values()).filter(this::isTaught).toList();
    List<Words> trained = taught.parallelStream().map(this::words).toList();
    Map<Signal, Words> words = new EnumMap<>(Signal.class);
    trained.forEach(it -> words.put(it.signal, it));
    Map<Signal, WordExpert> experts = new EnumMap<>(Signal.class);
    Map<Signal, Double> thresholds = new EnumMap<>(Signal.class);
    Map<Signal, Figures> figures = new EnumMap<>(Signal.class);
    words.forEach((signal, it) -> {
      OutOfFold scores = new OutOfFold(signal);
      it.at.forEach((i, logOdds) -> scores.add(example(i, signal), Logistic.probability(logOdds)));
      experts.put(signal, it.expert);
      thresholds.put(signal, scores.threshold());
      figures.put(signal, scores.figures(scores.threshold()));
    });
    Map<Language, MeaningExpert> meaning = new EnumMap<>(Language.class);
    Map<Language, Map<Signal, SignalFusion>> fusions = new EnumMap<>(Language.class);
    Map<Signal, Figures> fused = new EnumMap<>(Signal.class);
    for (Language language : List.of(Language.ZH, Language.EN)) {
      int[] own =
          IntStream.range(0, utterances.size())
              .filter(i -> utterances.get(i).language.spoken().contains(language))
              .toArray();
      if (own.length > 0 && texts.filter(it -> it.has(language)).isPresent() && !taught.isEmpty()) {
        // They stand in no order, so the first ones are an even sample.
        int[] learnt = Arrays.copyOf(own, Math.min(own.length, learntMax));
        List<Utterance> known =
            new ArrayList<>(IntStream.of(own).mapToObj(utterances::get).toList());
        known.addAll(
            others.stream().filter(it -> it.language.spoken().contains(language)).toList());
        MeaningExpert expert =
            MeaningExpert.train(
                known.stream().map(Utterance::label).toList(),
                texts.get().of(language, known.stream().map(it -> it.text).toList()),
                learnt.length);
        int[] groups =
            IntStream.range(0, known.size())
                .map(o -> o < learnt.length ? learnt[o] % FOLDS : FOLDS)
                .toArray();
        List<MeaningExpert.Scores> heldOut = expert.heldOut(groups);
        meaning.put(language, expert);
        List<Utterance> fresh =
            measured.stream().filter(it -> it.language.spoken().contains(language)).toList();
        List<Embedding> embeddings =
            texts.get().of(language, fresh.stream().map(it -> it.text).toList());
        List<Measured> unseen =
            IntStream.range(0, fresh.size())
                .parallel()
                .mapToObj(i ->
                    new Measured(
                        fresh.get(i).examples,
                        Ngrams.withClues(fresh.get(i).text),
                        expert.scores(embeddings.get(i))))
                .toList();
        fusions.put(language, fuse(learnt, words, heldOut, unseen, fused));
      }
    }
    return new Trained(
        new SignalDetector(experts, thresholds, meaning, fusions),
        Collections.unmodifiableMap(fused.isEmpty() ? figures : fused));
  }

  private SignalExample example(int utterance, Signal signal) {
    return Objects.requireNonNull(utterances.get(utterance).examples.get(signal));
  }

  private int[] examplesOf(Signal signal) {
    return IntStream.range(0, utterances.size())
        .filter(i -> utterances.get(i).examples.containsKey(signal))
        .toArray();
  }

  private boolean isTaught(Signal signal) {
    return IntStream.of(examplesOf(signal))
            .mapToObj(i -> example(i, signal).heard())
            .distinct()
            .count()
        == 2;
  }

  /// The expert of words of one signal, and the log-odds that experts give each of its examples
  /// which have not learnt from it.
  private record Words(Signal signal, WordExpert expert, SortedMap<Integer, Double> at) {}

  private Words words(Signal signal) {
    int[] own = examplesOf(signal);
    SortedMap<Integer, Double> at = new TreeMap<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      WordExpert expert =
          expert(signal, IntStream.of(own).filter(i -> i % FOLDS != held).toArray());
      IntToDoubleFunction logOdds = expert.logOdds(ngrams);
      for (int i : own) {
        if (i % FOLDS == held) {
          at.put(i, logOdds.applyAsDouble(i));
        }
      }
    }
    return new Words(signal, expert(signal, own), at);
  }

  private WordExpert expert(Signal signal, int[] learnt) {
    return WordExpert.train(
        IntStream.of(learnt).mapToObj(i -> example(i, signal)).toList(), ngrams, learnt);
  }

  /// An utterance that no expert has seen.
  private static final class Measured {
    private final Map<Signal, SignalExample> examples;
    private final Ngrams ngrams;
    private final MeaningExpert.Scores meaning;

    Measured(Map<Signal, SignalExample> examples, Ngrams ngrams, MeaningExpert.Scores meaning) {
      this.examples = examples;
      this.ngrams = ngrams;
      this.meaning = meaning;
    }
  }

  /// Fits the fusion of each signal in one language, and adds how well it hears to `figures`.
  private Map<Signal, SignalFusion> fuse(
      int[] learnt,
      Map<Signal, Words> words,
      List<MeaningExpert.Scores> heldOut,
      List<Measured> unseen,
      Map<Signal, Figures> figures) {
    Map<Signal, SignalFusion> fusions = new EnumMap<>(Signal.class);
    words.forEach((signal, expert) -> {
      List<double[]> rows = new ArrayList<>();
      List<SignalExample> examples = new ArrayList<>();
      for (int o = 0; o < learnt.length; o++) {
        Double logOdds = expert.at.get(learnt[o]);
        if (logOdds != null) {
          rows.add(SignalFusion.evidence(signal, logOdds, heldOut.get(o)));
          examples.add(example(learnt[o], signal));
        }
      }
      // Without examples both ways in this language there is nothing to weigh.
      if (examples.stream().map(SignalExample::heard).distinct().count() == 2) {
        List<Double> weights =
            Logistic.fit(rows, examples.stream().map(SignalExample::heard).toList());
        OutOfFold scores = new OutOfFold(signal);
        SignalFusion open = new SignalFusion(weights, 0);
        for (int i = 0; i < rows.size(); i++) {
          scores.add(examples.get(i), open.probability(rows.get(i)));
        }
        for (Measured each : unseen) {
          SignalExample example = each.examples.get(signal);
          if (example != null) {
            double[] row =
                SignalFusion.evidence(signal, expert.expert.logOdds(each.ngrams), each.meaning);
            scores.add(example, open.probability(row));
          }
        }
        fusions.put(signal, new SignalFusion(weights, scores.threshold()));
        figures.merge(signal, scores.figures(scores.threshold()), Figures::plus);
      }
    });
    return fusions;
  }
}
