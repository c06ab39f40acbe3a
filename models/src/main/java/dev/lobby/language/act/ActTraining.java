package dev.lobby.language.act;

import dev.lobby.language.Language;
import dev.lobby.language.embedding.EmbeddedTexts;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.kernel.KernelModel;
import dev.lobby.language.kernel.KernelTrainer;
import dev.lobby.language.maxent.LinearModel;
import dev.lobby.language.maxent.LinearModel.Settings;
import dev.lobby.language.maxent.Logistic;
import dev.lobby.language.text.Ngrams;
import dev.lobby.language.text.NormalForm;
import dev.lobby.language.text.NumberedTexts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Trains an [ActDetector] on what was written for it, and on a sample of all else that customers
/// say, which does none of it.
///
/// How words and meaning are weighed and from which probability on an act counts is set on messages
/// that were not learnt from, in [#FOLDS] folds. The same examples in the same order give the same
/// detector.
public final class ActTraining {
  private static final int FOLDS = 4;

  /// How many of the other messages of a language are learnt from.
  private static final int OTHERS = 2_000;

  /// The share of what was written to be mistaken, or does something else, that may be mistaken.
  private static final double MISTAKEN = 0.02;

  /// The share of what customers say otherwise that may be. Some of it does what is listened for.
  private static final double IN_VAIN = 0.005;

  private static final Settings SETTINGS = new Settings(0.01, 2, true, 15);

  private ActTraining() {}

  /// How well an act is heard in a language, in messages that were not learnt from.
  ///
  /// @param examples how many do it, and `heard` of them
  /// @param contrasts how many were written and do not, and `mistaken` of them
  /// @param others how many other messages there are, and `inVain` of them
  public record Figures(
      Language language,
      Act act,
      int examples,
      int heard,
      int contrasts,
      int mistaken,
      int others,
      int inVain) {}

  /// A detector and how well it hears.
  public record Trained(ActDetector detector, List<Figures> figures) {

    /// Copies the figures.
    public Trained {
      figures = List.copyOf(figures);
    }
  }

  /// Trains a detector; in a language without an encoder, or without examples, it hears nothing.
  ///
  /// @param others what customers say otherwise, in either language
  public static Trained train(
      List<ActExample> examples, Collection<String> others, EmbeddedTexts texts) {
    Map<Language, ActModel> models = new EnumMap<>(Language.class);
    List<Figures> figures = new ArrayList<>();
    for (Language language : List.of(Language.ZH, Language.EN)) {
      Map<String, ActExample> own = new LinkedHashMap<>();
      examples.stream()
          .filter(it -> it.language() == language)
          .forEach(it -> own.putIfAbsent(NormalForm.key(it.text()), it));
      if (texts.has(language) && !own.isEmpty()) {
        models.put(language, new Learnt(language, own, others, texts).train(figures));
      }
    }
    return new Trained(new ActDetector(models), figures);
  }

  /// What is learnt from in a language; the first `written` were written for it.
  private static final class Learnt {
    private final Language language;
    private final int written;
    private final List<Set<Act>> acts = new ArrayList<>();
    private final NumberedTexts ngrams;
    private final List<Embedding> embeddings;

    Learnt(
        Language language,
        Map<String, ActExample> own,
        Collection<String> others,
        EmbeddedTexts texts) {
      this.language = language;
      this.written = own.size();
      List<String> words = new ArrayList<>();
      own.values()
          .forEach(it -> {
            words.add(it.text());
            acts.add(it.acts());
          });
      List<String> fitting =
          others.stream()
              .filter(it -> Language.of(it) == language)
              .filter(it -> !own.containsKey(NormalForm.key(it)))
              .distinct()
              .toList();
      // An even sample, whatever order they stand in.
      int step = Math.max(1, fitting.size() / OTHERS);
      for (int i = 0; i < fitting.size(); i += step) {
        words.add(fitting.get(i));
        acts.add(Set.of());
      }
      this.ngrams = NumberedTexts.of(words.parallelStream().map(Ngrams::withClues).toList());
      this.embeddings = texts.of(language, words);
    }

    private ActModel train(List<Figures> figures) {
      KernelModel meaning =
          KernelTrainer.train(
              embeddings.stream().map(Embedding::values).toList(),
              acts.stream().map(ActModel::label).toList());
      KernelModel.Scores[] meant =
          meaning.heldOut(IntStream.range(0, acts.size()).map(i -> i % FOLDS).toArray());
      meaning.forget();
      LinearModel words = words(IntStream.range(0, acts.size()).toArray());
      LinearModel.Scores[] said = new LinearModel.Scores[acts.size()];
      ActModel[] withoutFold = new ActModel[FOLDS];
      for (int fold = 0; fold < FOLDS; fold++) {
        int held = fold;
        LinearModel others =
            words(IntStream.range(0, acts.size()).filter(i -> i % FOLDS != held).toArray());
        withoutFold[fold] = new ActModel(others, meaning, Map.of());
        var vectors = ngrams.vectors(others.vocabulary());
        for (int i = held; i < said.length; i += FOLDS) {
          said[i] = others.score(vectors.apply(i));
        }
      }
      Map<Act, ActFusion> fusions = new EnumMap<>(Act.class);
      for (Act act : Act.values()) {
        List<Boolean> does = acts.stream().map(it -> it.contains(act)).toList();
        if (does.contains(true)) {
          List<double[]> rows = new ArrayList<>();
          for (int i = 0; i < acts.size(); i++) {
            ActModel model = withoutFold[i % FOLDS];
            rows.add(model.evidence(act, model.logOdds(act, said[i]), meant[i]));
          }
          List<Double> weights = Logistic.fit(rows, does);
          double[] heard =
              rows.stream().mapToDouble(it -> ActModel.probability(weights, it)).toArray();
          double threshold = threshold(does, heard);
          fusions.put(act, new ActFusion(weights, threshold));
          figures.add(figures(act, does, heard, threshold));
        }
      }
      return new ActModel(words, meaning, fusions);
    }

    private LinearModel words(int[] learnt) {
      return LinearModel.train(
          ngrams,
          learnt,
          IntStream.of(learnt).mapToObj(i -> ActModel.label(acts.get(i))).toList(),
          SETTINGS);
    }

    /// The least probability that keeps both shares.
    private double threshold(List<Boolean> does, double[] heard) {
      return Math.max(
          least(does, heard, 0, written, MISTAKEN),
          least(does, heard, written, heard.length, IN_VAIN));
    }

    /// The least probability that at most a share of those reach which do not do it.
    private static double least(
        List<Boolean> does, double[] heard, int first, int end, double share) {
      double[] wrong =
          IntStream.range(first, end)
              .filter(i -> !does.get(i))
              .mapToDouble(i -> heard[i])
              .sorted()
              .toArray();
      int allowed = (int) Math.floor(share * wrong.length);
      return wrong.length <= allowed ? 0 : Math.nextUp(wrong[wrong.length - 1 - allowed]);
    }

    private Figures figures(Act act, List<Boolean> does, double[] heard, double threshold) {
      int[] of = new int[3];
      int[] reached = new int[3];
      for (int i = 0; i < heard.length; i++) {
        int group = does.get(i) ? 0 : i < written ? 1 : 2;
        of[group]++;
        reached[group] += heard[i] >= threshold ? 1 : 0;
      }
      return new Figures(language, act, of[0], reached[0], of[1], reached[1], of[2], reached[2]);
    }
  }
}
