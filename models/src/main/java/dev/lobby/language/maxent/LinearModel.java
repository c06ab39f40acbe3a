package dev.lobby.language.maxent;

import dev.lobby.language.text.Ngrams;
import dev.lobby.language.text.NumberedTexts;
import dev.lobby.language.text.SparseVector;
import dev.lobby.language.text.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import opennlp.tools.ml.TrainerFactory;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.Context;
import opennlp.tools.util.TrainingParameters;
import opennlp.tools.util.ext.ExtensionLoader;

/// A maximum-entropy model over the tf-idf n-grams of a text: a probability for each label.
///
/// Trained by OpenNLP through [FeatureMajorTrainer]; scored from a compact copy of the weights,
/// because OpenNLP's own `eval` looks every n-gram up by name and gives no scores before the
/// softmax. Immutable.
public final class LinearModel {
  /// L-BFGS keeps twice this many vectors as long as the weights; five is enough for a convex
  /// function.
  private static final int MEMORY = 5;

  /// At most this many weights, so that many labels with many n-grams cannot fill the memory: 4
  /// million take 16 MB, and training some 13 times that.
  private static final int WEIGHTS_MAX = 4_000_000;

  private final Vocabulary vocabulary;
  private final List<String> labels;
  private final float[] weights;

  /// @param weights feature by feature, in the order of the vocabulary's terms and of `labels`
  LinearModel(Vocabulary vocabulary, List<String> labels, float[] weights) {
    this.vocabulary = vocabulary;
    this.labels = List.copyOf(labels);
    this.weights = weights;
  }

  /// How a model is trained.
  ///
  /// @param l2Cost what a squared weight costs, against the log-loss of one utterance
  /// @param minTexts how many texts an n-gram must stand in to be a feature
  /// @param bias whether it learns how frequent each label is, which it then falls back on for a
  ///   text it knows little of
  /// @param steps how many steps of L-BFGS are taken at most
  public record Settings(double l2Cost, int minTexts, boolean bias, int steps) {}

  /// The n-grams of a text and the label it should get.
  public record Example(String label, Ngrams text) {}

  /// Returns a model trained on `examples`; the same examples in the same order give the same
  /// model.
  ///
  /// @throws IllegalArgumentException when there is no example
  public static LinearModel train(List<Example> examples, Settings settings) {
    return train(
        NumberedTexts.of(examples.stream().map(Example::text).toList()),
        IntStream.range(0, examples.size()).toArray(),
        examples.stream().map(Example::label).toList(),
        settings);
  }

  /// Returns a model trained on some texts, as [#train(List, Settings)] does.
  ///
  /// @param learnt the places of the texts to learn from, in the order to learn them in
  /// @param given the label that each of those should get
  /// @throws IllegalArgumentException when there is none
  public static LinearModel train(
      NumberedTexts texts, int[] learnt, List<String> given, Settings settings) {
    return train(texts, learnt, given, settings, Optional.empty());
  }

  /// Returns this model trained further, on other texts: the weights of n-grams and labels that it
  /// knows are where training starts, and few steps then do what takes many from zero.
  ///
  /// @param learnt the places of the texts to learn from, in the order to learn them in
  /// @param given the label that each of those should get
  /// @throws IllegalArgumentException when there is none
  public LinearModel retrained(
      NumberedTexts texts, int[] learnt, List<String> given, Settings settings) {
    return train(texts, learnt, given, settings, Optional.of(this));
  }

  private static LinearModel train(
      NumberedTexts texts,
      int[] learnt,
      List<String> labelOf,
      Settings settings,
      Optional<LinearModel> base) {
    if (learnt.length == 0) {
      throw new IllegalArgumentException("a model needs at least one example");
    }
    List<String> labels = labelOf.stream().distinct().sorted().toList();
    Vocabulary vocabulary =
        texts.vocabulary(learnt, settings.minTexts(), Math.max(1, WEIGHTS_MAX / labels.size()));
    IntFunction<SparseVector> vectorOf = texts.vectors(vocabulary);
    List<SparseVector> vectors = new ArrayList<>(learnt.length);
    List<String> given = new ArrayList<>(learnt.length);
    for (int i = 0; i < learnt.length; i++) {
      SparseVector vector = vectorOf.apply(learnt[i]);
      if (vector.size() > 0) {
        vectors.add(vector);
        given.add(labelOf.get(i));
      }
    }
    float[] weights = new float[weights(vocabulary, labels.size())];
    List<String> outcomes = given.stream().distinct().sorted().toList();
    // OpenNLP refuses to tell one label from nothing; without weights all labels are as likely.
    if (outcomes.size() > 1) {
      Map<String, Integer> outcomeOf = new HashMap<>();
      outcomes.forEach(outcome -> outcomeOf.put(outcome, outcomeOf.size()));
      VectorIndexer indexer =
          new VectorIndexer(
              rows(vocabulary),
              outcomes,
              vectors,
              given.stream().mapToInt(it -> outcomeOf.getOrDefault(it, -1)).toArray(),
              settings.bias() ? rows(vocabulary) - 1 : -1);
      base.ifPresent(it -> indexer.start(it.weightsFor(vocabulary, outcomes)));
      copy(fit(indexer, settings), labels, weights);
    }
    return new LinearModel(vocabulary, labels, weights);
  }

  /// Returns this model's weights where another vocabulary and other labels want them; what is new
  /// there has none yet.
  private float[] weightsFor(Vocabulary other, List<String> outcomes) {
    int[] label = outcomes.stream().mapToInt(labels::indexOf).toArray();
    float[] moved = new float[rows(other) * label.length];
    for (int row = 0; row < rows(other); row++) {
      int own =
          row + 1 == rows(other)
              ? rows(vocabulary) - 1
              : vocabulary.indexOf(other.terms().get(row));
      for (int o = 0; own >= 0 && o < label.length; o++) {
        if (label[o] >= 0) {
          moved[row * label.length + o] = weights[own * labels.size() + label[o]];
        }
      }
    }
    return moved;
  }

  /// Returns how many rows of weights a model has: one for each n-gram, and one that every text
  /// has, which learns how frequent each label is.
  static int rows(Vocabulary vocabulary) {
    return vocabulary.terms().size() + 1;
  }

  /// Returns how many weights a model has.
  ///
  /// @throws IllegalArgumentException when no model that was trained has so many
  static int weights(Vocabulary vocabulary, int labels) {
    long weights = (long) rows(vocabulary) * labels;
    if (weights > (long) WEIGHTS_MAX + 2L * labels) {
      throw new IllegalArgumentException("a model does not have " + weights + " weights");
    }
    return (int) weights;
  }

  private static QNModel fit(VectorIndexer indexer, Settings settings) {
    TrainingParameters parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, FeatureMajorTrainer.class.getName());
    parameters.put(TrainingParameters.ITERATIONS_PARAM, settings.steps());
    parameters.put(QNTrainer.M_PARAM, MEMORY);
    parameters.put(QNTrainer.L2COST_PARAM, settings.l2Cost());
    ExtensionLoader.registerAllowedPackage(FeatureMajorTrainer.class.getPackageName());
    try {
      return (QNModel) TrainerFactory.getEventTrainer(parameters, new HashMap<>()).train(indexer);
    } catch (IOException e) {
      throw new UncheckedIOException("the vectors are in memory, and yet could not be read", e);
    }
  }

  /// Copies the weights of `model` to where the vocabulary's numbers and `labels` want them.
  ///
  /// @throws IllegalArgumentException when it has weights of a label that is none of them
  static void copy(QNModel model, List<String> labels, float[] weights) {
    Object[] structures = model.getDataStructures();
    Map<?, ?> contexts = (Map<?, ?>) structures[1];
    String[] outcomes = (String[]) structures[2];
    int[] label = new int[outcomes.length];
    for (int o = 0; o < outcomes.length; o++) {
      label[o] = labels.indexOf(outcomes[o]);
      if (label[o] < 0) {
        throw new IllegalArgumentException(
            "weights of '" + outcomes[o] + "', which is not among the labels");
      }
    }
    for (Map.Entry<?, ?> entry : contexts.entrySet()) {
      int row = Integer.parseInt((String) entry.getKey()) * labels.size();
      Context context = (Context) entry.getValue();
      int[] present = context.getOutcomes();
      double[] values = context.getParameters();
      for (int i = 0; i < present.length; i++) {
        weights[row + label[present[i]]] = (float) values[i];
      }
    }
  }

  /// Returns the labels, sorted by name.
  public List<String> labels() {
    return labels;
  }

  /// Returns the vocabulary that the weights belong to.
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// Returns the weights, feature by feature; not a copy.
  float[] weights() {
    return weights;
  }

  /// Returns the score of each label for a text with these n-grams, in the order of [#labels()].
  public Scores score(Ngrams text) {
    return score(vocabulary.vector(text));
  }

  /// Returns the score of each label for a text with this vector by [#vocabulary()], in the order
  /// of [#labels()].
  public Scores score(SparseVector vector) {
    float[] sums = new float[labels.size()];
    for (int i = 0; i < vector.size(); i++) {
      int row = vector.index(i) * sums.length;
      float value = vector.value(i);
      for (int o = 0; o < sums.length; o++) {
        sums[o] += value * weights[row + o];
      }
    }
    int bias = (rows(vocabulary) - 1) * sums.length;
    for (int o = 0; o < sums.length; o++) {
      sums[o] += weights[bias + o];
    }
    double[] logProbabilities = new double[sums.length];
    double max = Double.NEGATIVE_INFINITY;
    for (float sum : sums) {
      max = Math.max(max, sum);
    }
    double total = 0;
    for (float sum : sums) {
      total += Math.exp(sum - max);
    }
    double norm = max + Math.log(total);
    Arrays.setAll(logProbabilities, o -> sums[o] - norm);
    return new Scores(logProbabilities, vector.known());
  }

  /// The logarithm of each label's probability, and the share of the text that they rest on.
  public static final class Scores {
    private final double[] logProbabilities;
    private final double known;

    private Scores(double[] logProbabilities, double known) {
      this.logProbabilities = logProbabilities;
      this.known = known;
    }

    /// Returns the logarithm of the probability of the label at `index`.
    public double log(int index) {
      return logProbabilities[index];
    }

    /// Returns the share of the text's squared length that the model knows, 0 to 1.
    public double known() {
      return known;
    }
  }
}
