package dev.lobby.knowledge.evaluation;

import java.util.List;

/// The figures of a set and what they were measured from.
///
/// @param result the figures
/// @param predictions what was made of each question; none for a set that is not of questions
public record Measured(SetResult result, List<Prediction> predictions) {

  /// Copies the predictions.
  public Measured {
    predictions = List.copyOf(predictions);
  }

  /// Returns the questions in scope, which calibration and risk are drawn for.
  public List<Prediction> inScope() {
    return predictions.stream().filter(Prediction::isInScope).toList();
  }
}
