package dev.lobby.language.feedback;

import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedding;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Hears suggestions and praise by what an utterance means; where there is no sentence encoder,
/// none. Immutable.
public final class FeedbackDetector {

  /// Hears nothing.
  public static final FeedbackDetector NONE = new FeedbackDetector(Map.of());

  private final Map<Language, FeedbackModel> models;

  public FeedbackDetector(Map<Language, FeedbackModel> models) {
    Map<Language, FeedbackModel> own = new EnumMap<>(Language.class);
    own.putAll(models);
    this.models = own;
  }

  /// Returns what is heard, the plainer of two; empty for neither.
  ///
  /// @param embeddings what the utterance means, by the languages it is written in; of two each has
  ///   to hear it
  public Optional<FeedbackLabel> heard(Map<Language, Embedding> embeddings) {
    Map<FeedbackLabel, Double> above = new EnumMap<>(FeedbackLabel.class);
    for (Map.Entry<Language, Embedding> one : embeddings.entrySet()) {
      FeedbackModel model = models.get(one.getKey());
      if (model == null) {
        return Optional.empty();
      }
      Map<FeedbackLabel, Double> scores = model.scores(one.getValue());
      model
          .thresholds()
          .forEach((label, from) ->
              above.merge(label, scores.getOrDefault(label, 0.0) - from, Math::min));
    }
    return above.entrySet().stream()
        .filter(it -> it.getValue() >= 0)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  /// Returns the model of each language that has one.
  public Map<Language, FeedbackModel> models() {
    return Map.copyOf(models);
  }
}
