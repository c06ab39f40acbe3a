package dev.lobby.language.feedback;

import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.kernel.KernelFile;
import dev.lobby.language.kernel.KernelModel;
import dev.lobby.language.kernel.KernelTrainer;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Tells suggestions and praise by what an utterance means in one language: kernel ridge regression
/// on its sentence embedding, and from which score on each counts. Immutable.
public final class FeedbackModel {

  /// What is heard; of the rest nothing is said.
  static final List<FeedbackLabel> HEARD = List.of(FeedbackLabel.SUGGESTION, FeedbackLabel.PRAISE);

  private final KernelModel model;
  private final Map<FeedbackLabel, Double> thresholds;

  private FeedbackModel(KernelModel model, Map<FeedbackLabel, Double> thresholds) {
    this.model = model;
    Map<FeedbackLabel, Double> own = new EnumMap<>(FeedbackLabel.class);
    own.putAll(thresholds);
    this.thresholds = Collections.unmodifiableMap(own);
  }

  /// Returns a model that hears nothing yet.
  static FeedbackModel train(List<FeedbackLabel> labels, List<Embedding> embeddings) {
    return new FeedbackModel(
        KernelTrainer.train(
            embeddings.stream().map(Embedding::values).toList(),
            labels.stream().map(FeedbackLabel::wire).toList()),
        Map.of());
  }

  /// Returns this model, which hears a label from a score on.
  FeedbackModel hearing(Map<FeedbackLabel, Double> from) {
    return new FeedbackModel(model, from);
  }

  /// Returns for each utterance learnt from what a model would say of it that has learnt from the
  /// other groups alone; can be asked for once.
  List<Map<FeedbackLabel, Double>> heldOut(int[] groupOf) {
    List<Map<FeedbackLabel, Double>> scores =
        Arrays.stream(model.heldOut(groupOf)).map(this::byLabel).toList();
    model.forget();
    return scores;
  }

  /// Returns the score of each label, near 1 when the utterance gives it and near 0 when not.
  Map<FeedbackLabel, Double> scores(Embedding embedding) {
    return byLabel(model.score(embedding.values()));
  }

  private Map<FeedbackLabel, Double> byLabel(KernelModel.Scores scores) {
    Map<FeedbackLabel, Double> byLabel = new EnumMap<>(FeedbackLabel.class);
    for (int i = 0; i < model.labels().size(); i++) {
      byLabel.put(
          FeedbackLabel.ofWire(model.labels().get(i)).orElseThrow(), (double) scores.byLabel()[i]);
    }
    return byLabel;
  }

  /// Returns from which score on each label counts.
  public Map<FeedbackLabel, Double> thresholds() {
    return thresholds;
  }

  /// Returns the model as bytes, without its thresholds.
  public byte[] toBytes() {
    return KernelFile.write(model);
  }

  /// Returns the model in these bytes.
  ///
  /// @throws dev.lobby.language.maxent.ModelException when they are foreign or damaged
  public static FeedbackModel of(byte[] bytes, Map<FeedbackLabel, Double> thresholds) {
    return new FeedbackModel(KernelFile.read(bytes), thresholds);
  }
}
