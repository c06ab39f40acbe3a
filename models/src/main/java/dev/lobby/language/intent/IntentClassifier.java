package dev.lobby.language.intent;

import dev.lobby.language.maxent.LinearModel;
import dev.lobby.language.maxent.LinearModel.Settings;
import dev.lobby.language.maxent.ModelFile;
import dev.lobby.language.text.Ngrams;
import java.util.List;

/// Finds an utterance's intent: a probability for each label it was trained on. Immutable.
public final class IntentClassifier {
  /// Chosen by cross-validation on training data; the module's README has the figures.
  private static final double L2_COST = 0.01;

  private static final int STEPS = 15;

  /// How many steps are enough from the weights of a classifier of nearly the same utterances.
  private static final int FURTHER_STEPS = 4;

  /// From this many utterances a label on, an n-gram in one or two texts tells nothing and only
  /// makes the model larger.
  private static final int MANY_PER_LABEL = 15;

  /// In how many texts an n-gram must stand then.
  private static final int RARE = 3;

  private final LinearModel model;

  private IntentClassifier(LinearModel model) {
    this.model = model;
  }

  /// Returns a classifier trained on `utterances`; the same ones in the same order give the same
  /// classifier.
  ///
  /// @throws IllegalArgumentException when there are none
  public static IntentClassifier train(List<LabelledUtterance> utterances) {
    IntentExamples examples = IntentExamples.of(utterances);
    return train(examples, examples.all(), minTexts(utterances));
  }

  /// Returns a classifier trained on some utterances, as [#train(List)] does.
  ///
  /// @param learnt the places of those to learn from, in the order to learn them in
  /// @param minTexts in how many texts an n-gram must stand; of classifiers that stand for one
  ///   another, as those of folds do, what [#minTexts] says of all utterances
  public static IntentClassifier train(IntentExamples examples, int[] learnt, int minTexts) {
    return new IntentClassifier(
        LinearModel.train(
            examples.texts(),
            learnt,
            examples.labels(learnt),
            new Settings(L2_COST, minTexts, false, STEPS)));
  }

  /// Returns this classifier trained further on other utterances, most of which it knows; the same
  /// ones in the same order give the same classifier.
  ///
  /// @param learnt the places of those to learn from, in the order to learn them in
  /// @throws IllegalArgumentException when there are none
  public IntentClassifier retrained(IntentExamples examples, int[] learnt) {
    return new IntentClassifier(
        model.retrained(
            examples.texts(),
            learnt,
            examples.labels(learnt),
            new Settings(L2_COST, minTexts(examples.at(learnt)), false, FURTHER_STEPS)));
  }

  /// Returns in how many texts an n-gram should stand to be learnt from these utterances.
  public static int minTexts(List<LabelledUtterance> utterances) {
    long labels = utterances.stream().map(LabelledUtterance::label).distinct().count();
    return utterances.size() >= MANY_PER_LABEL * labels ? RARE : 1;
  }

  /// Returns the intents it tells apart, sorted by name.
  public List<String> labels() {
    return model.labels();
  }

  /// Returns the probability of each intent for a text with these n-grams.
  public IntentScores score(Ngrams text) {
    LinearModel.Scores scores = model.score(text);
    double[] probabilities = new double[labels().size()];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = Math.exp(scores.log(i));
    }
    return new IntentScores(labels(), probabilities, scores.known());
  }

  /// Returns the classifier as bytes.
  public byte[] toBytes() {
    return ModelFile.write(model);
  }

  /// Returns the classifier in `bytes`.
  ///
  /// @throws dev.lobby.language.maxent.ModelException when they are foreign or damaged
  public static IntentClassifier of(byte[] bytes) {
    return new IntentClassifier(ModelFile.read(bytes));
  }
}
