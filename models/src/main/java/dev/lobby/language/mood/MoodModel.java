package dev.lobby.language.mood;

import dev.lobby.language.maxent.LinearModel;
import dev.lobby.language.maxent.LinearModel.Example;
import dev.lobby.language.maxent.LinearModel.Settings;
import dev.lobby.language.maxent.ModelFile;
import dev.lobby.language.text.Ngrams;
import java.util.List;
import java.util.stream.IntStream;

/// Tells the mood of an utterance from its words, in both languages at once: maximum entropy on
/// n-grams and clues, one model for the sentiment and one for the urgency. Immutable.
public final class MoodModel {
  /// Chosen by cross-validation on training data; the module's README has the figures.
  private static final Settings SENTIMENT = new Settings(0.001, 1, true, 25);

  private static final Settings URGENCY = new Settings(0.003, 2, true, 25);

  private static final String URGENT = "urgent";
  private static final String CALM = "calm";

  private final LinearModel sentiment;
  private final LinearModel urgency;
  private final int positive;
  private final int negative;
  private final int urgent;

  private MoodModel(LinearModel sentiment, LinearModel urgency) {
    this.sentiment = sentiment;
    this.urgency = urgency;
    this.positive = sentiment.labels().indexOf(Sentiment.POSITIVE.wire());
    this.negative = sentiment.labels().indexOf(Sentiment.NEGATIVE.wire());
    this.urgent = urgency.labels().indexOf(URGENT);
  }

  /// Returns a model trained on `examples`; the same ones in the same order give the same model.
  ///
  /// @throws IllegalArgumentException when there are none
  public static MoodModel train(List<MoodExample> examples) {
    List<Ngrams> texts = examples.stream().map(it -> Ngrams.withClues(it.text())).toList();
    List<String> felt = examples.stream().map(it -> it.sentiment().wire()).toList();
    List<String> pressing = examples.stream().map(it -> it.urgent() ? URGENT : CALM).toList();
    return new MoodModel(
        LinearModel.train(labelled(felt, texts), SENTIMENT),
        LinearModel.train(labelled(pressing, texts), URGENCY));
  }

  private static List<Example> labelled(List<String> labels, List<Ngrams> texts) {
    return IntStream.range(0, labels.size())
        .mapToObj(i -> new Example(labels.get(i), texts.get(i)))
        .toList();
  }

  /// Returns the mood of `text`; any text is accepted, and what holds nothing known has none.
  public Mood of(String text) {
    Ngrams ngrams = Ngrams.withClues(text);
    LinearModel.Scores felt = sentiment.score(ngrams);
    LinearModel.Scores pressing = urgency.score(ngrams);
    if (felt.known() == 0 || pressing.known() == 0) {
      return Mood.NONE;
    }
    return new Mood(
        probability(felt, positive) - probability(felt, negative), probability(pressing, urgent));
  }

  private static double probability(LinearModel.Scores scores, int label) {
    return label < 0 ? 0 : Math.exp(scores.log(label));
  }

  /// Returns the model of the sentiment as bytes.
  public byte[] sentimentToBytes() {
    return ModelFile.write(sentiment);
  }

  /// Returns the model of the urgency as bytes.
  public byte[] urgencyToBytes() {
    return ModelFile.write(urgency);
  }

  /// Returns the model in these bytes.
  ///
  /// @throws dev.lobby.language.maxent.ModelException when they are foreign or damaged
  public static MoodModel of(byte[] sentiment, byte[] urgency) {
    return new MoodModel(ModelFile.read(sentiment), ModelFile.read(urgency));
  }
}
