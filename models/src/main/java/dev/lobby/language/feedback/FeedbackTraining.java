package dev.lobby.language.feedback;

import dev.lobby.language.Language;
import dev.lobby.language.embedding.EmbeddedTexts;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.text.NormalForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Trains a [FeedbackDetector] on what was written for it, and on a sample of all else that
/// customers say, which is neither.
///
/// From which score on something is heard is set on utterances that were not learnt from, in
/// [#FOLDS] folds: so that next to nothing of what customers say otherwise is taken for thanks, and
/// little of what was written to be mistaken. The same examples in the same order give the same
/// detector.
public final class FeedbackTraining {
  private static final int FOLDS = 4;

  /// How many of the other utterances of a language are learnt from.
  private static final int OTHERS = 3_000;

  /// The share of what was written to be mistaken that may be.
  private static final double MISTAKEN = 0.03;

  /// The share of what customers say otherwise that may be mistaken. Much of it complains, and is
  /// heard by a guard before anybody is thanked.
  private static final double IN_VAIN = 0.003;

  private FeedbackTraining() {}

  /// How well one of the two is heard in a language, in utterances that were not learnt from.
  ///
  /// @param examples how many there are, and `heard` of them
  /// @param contrasts how many were written to be mistaken, and `mistaken` of them
  /// @param others how many other utterances there are, and `inVain` of them
  public record Figures(
      Language language,
      FeedbackLabel label,
      int examples,
      int heard,
      int contrasts,
      int mistaken,
      int others,
      int inVain) {}

  /// A detector and how well it hears.
  public record Trained(FeedbackDetector detector, List<Figures> figures) {
    public Trained {
      figures = List.copyOf(figures);
    }
  }

  /// Trains a detector; in a language without an encoder, or without examples, it hears nothing.
  ///
  /// @param others what customers say otherwise, in either language
  public static Trained train(
      List<FeedbackExample> examples, Collection<String> others, EmbeddedTexts texts) {
    Map<Language, FeedbackModel> models = new EnumMap<>(Language.class);
    List<Figures> figures = new ArrayList<>();
    for (Language language : List.of(Language.ZH, Language.EN)) {
      Map<String, FeedbackExample> own = new LinkedHashMap<>();
      examples.stream()
          .filter(it -> it.language() == language)
          .forEach(it -> own.putIfAbsent(NormalForm.key(it.text()), it));
      if (texts.has(language) && !own.isEmpty()) {
        Learnt learnt = learnt(language, own, others, texts);
        FeedbackModel model = FeedbackModel.train(learnt.labels, learnt.embeddings);
        List<Map<FeedbackLabel, Double>> scores =
            model.heldOut(IntStream.range(0, learnt.labels.size()).map(i -> i % FOLDS).toArray());
        Map<FeedbackLabel, Double> from = new EnumMap<>(FeedbackLabel.class);
        for (FeedbackLabel label : FeedbackModel.HEARD) {
          double threshold = threshold(label, learnt, scores);
          from.put(label, threshold);
          figures.add(figures(language, label, learnt, scores, threshold));
        }
        models.put(language, model.hearing(from));
      }
    }
    return new Trained(new FeedbackDetector(models), figures);
  }

  /// What is learnt from in a language; the first `written` were written for it.
  private record Learnt(List<FeedbackLabel> labels, List<Embedding> embeddings, int written) {}

  private static Learnt learnt(
      Language language,
      Map<String, FeedbackExample> own,
      Collection<String> others,
      EmbeddedTexts texts) {
    List<String> words = new ArrayList<>(own.values().stream().map(FeedbackExample::text).toList());
    List<FeedbackLabel> labels =
        new ArrayList<>(own.values().stream().map(FeedbackExample::label).toList());
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
      labels.add(FeedbackLabel.NEITHER);
    }
    return new Learnt(labels, texts.of(language, words), own.size());
  }

  /// The least score that keeps both shares.
  private static double threshold(
      FeedbackLabel label, Learnt learnt, List<Map<FeedbackLabel, Double>> scores) {
    return Math.max(
        least(label, learnt, scores, 0, learnt.written, MISTAKEN),
        least(label, learnt, scores, learnt.written, scores.size(), IN_VAIN));
  }

  /// The least score that at most a share of those reach which do not give the label.
  private static double least(
      FeedbackLabel label,
      Learnt learnt,
      List<Map<FeedbackLabel, Double>> scores,
      int first,
      int end,
      double share) {
    double[] wrong =
        IntStream.range(first, end)
            .filter(i -> learnt.labels.get(i) != label)
            .mapToDouble(i -> score(scores.get(i), label))
            .sorted()
            .toArray();
    int allowed = (int) Math.floor(share * wrong.length);
    return wrong.length <= allowed ? 0 : Math.nextUp(wrong[wrong.length - 1 - allowed]);
  }

  private static double score(Map<FeedbackLabel, Double> scores, FeedbackLabel label) {
    return scores.getOrDefault(label, 0.0);
  }

  private static Figures figures(
      Language language,
      FeedbackLabel label,
      Learnt learnt,
      List<Map<FeedbackLabel, Double>> scores,
      double threshold) {
    int[] of = new int[3];
    int[] heard = new int[3];
    for (int i = 0; i < scores.size(); i++) {
      int group = learnt.labels.get(i) == label ? 0 : i < learnt.written ? 1 : 2;
      of[group]++;
      heard[group] += score(scores.get(i), label) >= threshold ? 1 : 0;
    }
    return new Figures(language, label, of[0], heard[0], of[1], heard[1], of[2], heard[2]);
  }
}
