package dev.lobby.language.intent;

import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.kernel.KernelAmendment;
import dev.lobby.language.kernel.KernelFile;
import dev.lobby.language.kernel.KernelModel;
import dev.lobby.language.kernel.KernelPoint;
import dev.lobby.language.kernel.KernelTrainer;
import dev.lobby.language.kernel.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Finds an utterance's intent by what it means: kernel ridge regression on its sentence embedding.
public final class SemanticClassifier {
  /// How sharply scores become probabilities. The matcher, which knows how far to trust them,
  /// weighs their logarithms.
  private static final double SHARPNESS = 12;

  private final KernelModel model;
  private final List<String> labels;
  private final int[] order;

  private SemanticClassifier(KernelModel model) {
    this.model = model;
    this.labels = model.labels().stream().sorted().toList();
    this.order = labels.stream().mapToInt(model.labels()::indexOf).toArray();
  }

  /// Returns a classifier trained on utterances with these intents and embeddings; the same ones in
  /// the same order give the same classifier.
  ///
  /// @throws IllegalArgumentException when there are none, or more than
  ///   [KernelTrainer#EXAMPLES_MAX]
  public static SemanticClassifier train(List<String> intents, List<Embedding> embeddings) {
    return train(intents, embeddings, embeddings.size());
  }

  /// Returns a classifier that learns its probabilities from the first `solved` of these utterances
  /// and knows all of them when it tells what is near.
  ///
  /// @throws IllegalArgumentException when `solved` is none, or more than
  ///   [KernelTrainer#EXAMPLES_MAX]
  public static SemanticClassifier train(
      List<String> intents, List<Embedding> embeddings, int solved) {
    return new SemanticClassifier(
        KernelTrainer.train(embeddings.stream().map(Embedding::values).toList(), intents, solved));
  }

  /// A classifier made from another, and what it would say of an utterance that was put in had it
  /// not learnt it.
  public static final class Amended {
    private final SemanticClassifier classifier;
    private final KernelAmendment amendment;

    private Amended(KernelAmendment amendment) {
      this.classifier = new SemanticClassifier(amendment.model());
      this.amendment = amendment;
    }

    /// Returns the classifier.
    public SemanticClassifier classifier() {
      return classifier;
    }

    /// Returns for each utterance learnt from that was put in what the classifier would say of it
    /// had it learnt all but the utterances of its group.
    ///
    /// @param groupOf the group of each, from 0; -1 for one that nobody asks about
    public List<SemanticScores> heldOut(int[] groupOf) {
      return Arrays.stream(amendment.heldOut(groupOf)).map(classifier::scores).toList();
    }
  }

  /// Returns the classifier that knows these utterances instead, much sooner than training does.
  ///
  /// @param points those that probabilities are to be learnt from come first, and of those first
  ///   the ones known, in the order they had
  /// @param solved how many are to be learnt from, at least one
  public Amended amended(List<KernelPoint> points, int solved) {
    return new Amended(model.amended(points, solved));
  }

  /// Returns of how many of the utterances it knows its probabilities were learnt; the first ones.
  public int solved() {
    return model.solved();
  }

  /// Returns the intents it tells apart, sorted by name.
  public List<String> labels() {
    return labels;
  }

  /// Returns what `embedding` says about the intent.
  public SemanticScores score(Embedding embedding) {
    return scores(model.score(embedding.values()));
  }

  /// Returns how near the utterances of each intent are to `embedding`; as [#score], in half the
  /// time.
  public Nearness nearness(Embedding embedding) {
    return nearness(model.nearest(embedding.values()));
  }

  private SemanticScores scores(KernelModel.Scores scores) {
    float[] byLabel = scores.byLabel();
    float best = Float.NEGATIVE_INFINITY;
    for (float score : byLabel) {
      best = Math.max(best, score);
    }
    double top = best;
    double[] probabilities =
        IntStream.of(order).mapToDouble(o -> Math.exp(SHARPNESS * (byLabel[o] - top))).toArray();
    double sum = Arrays.stream(probabilities).sum();
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] /= sum;
    }
    return new SemanticScores(
        new IntentScores(labels, probabilities, 1), nearness(scores.nearest()));
  }

  private Nearness nearness(Nearest nearest) {
    return new Nearness(
        labels,
        IntStream.of(order).mapToDouble(nearest::highest).toArray(),
        IntStream.of(order).mapToDouble(nearest::meanOfThree).toArray());
  }

  /// Returns for each utterance learnt from, in the order of training, what a classifier would say
  /// of it that has learnt from all but the utterances of its group.
  ///
  /// @param groupOf the group of each utterance, from 0; of one that was not learnt from, too
  /// @throws IllegalStateException when the classifier was not trained just now, or has forgotten
  public List<SemanticScores> heldOut(int[] groupOf) {
    return Arrays.stream(model.heldOut(groupOf)).map(this::scores).toList();
  }

  /// Lets go of what only [#heldOut] needs, which is far larger than the classifier.
  public void forget() {
    model.forget();
  }

  /// Returns the classifier as bytes.
  public byte[] toBytes() {
    return KernelFile.write(model);
  }

  /// Returns the classifier in `bytes`.
  ///
  /// @throws dev.lobby.language.maxent.ModelException when they are foreign or damaged
  public static SemanticClassifier of(byte[] bytes) {
    return new SemanticClassifier(KernelFile.read(bytes));
  }
}
