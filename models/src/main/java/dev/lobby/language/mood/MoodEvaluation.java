package dev.lobby.language.mood;

import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/// Holds a model of moods against utterances whose mood is known, language by language.
public final class MoodEvaluation {
  private final List<Judged> judged = new ArrayList<>();

  private MoodEvaluation() {}

  /// How often a model was right.
  ///
  /// @param of how many utterances it was asked for
  /// @param accuracy the share it got right, 0 to 1
  /// @param macroF1 the mean of their F1 over the labels that were right or told, 0 to 1
  public record Score(int of, double accuracy, double macroF1) {}

  private record Judged(MoodExample example, Mood mood) {}

  /// Asks `model` for the mood of each example.
  public static MoodEvaluation of(MoodModel model, List<MoodExample> examples) {
    MoodEvaluation evaluation = new MoodEvaluation();
    evaluation.add(model, examples);
    return evaluation;
  }

  void add(MoodModel model, List<MoodExample> examples) {
    examples.forEach(it -> judged.add(new Judged(it, model.of(it.text()))));
  }

  /// Returns how well the sentiment of utterances in a language was told.
  public Score sentiment(Language language) {
    return score(language, it -> it.example.sentiment().wire(), it -> it.mood.felt().wire());
  }

  /// Returns how well urgent utterances in a language were told from calm ones.
  public Score urgency(Language language) {
    return score(
        language,
        it -> Boolean.toString(it.example.urgent()),
        it -> Boolean.toString(it.mood.urgent()));
  }

  private Score score(
      Language language, Function<Judged, String> expected, Function<Judged, String> told) {
    List<Judged> spoken = judged.stream().filter(it -> it.example.language() == language).toList();
    TreeSet<String> labels = new TreeSet<>(spoken.stream().map(expected).toList());
    spoken.stream().map(told).forEach(labels::add);
    int right = 0;
    double f1 = 0;
    for (String label : labels) {
      int hits = 0;
      int wanted = 0;
      int named = 0;
      for (Judged one : spoken) {
        boolean wants = expected.apply(one).equals(label);
        boolean names = told.apply(one).equals(label);
        hits += wants && names ? 1 : 0;
        wanted += wants ? 1 : 0;
        named += names ? 1 : 0;
      }
      right += hits;
      f1 += 2.0 * hits / (wanted + named);
    }
    return new Score(
        spoken.size(),
        spoken.isEmpty() ? 0 : (double) right / spoken.size(),
        labels.isEmpty() ? 0 : f1 / labels.size());
  }

  /// Returns the utterances whose sentiment or urgency was told wrong, each with what was told.
  public List<String> mistakes() {
    return judged.stream()
        .filter(it ->
            it.mood.felt() != it.example.sentiment() || it.mood.urgent() != it.example.urgent())
        .map(it -> it.example + " -> " + it.mood)
        .toList();
  }
}
