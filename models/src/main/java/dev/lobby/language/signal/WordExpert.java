package dev.lobby.language.signal;

import dev.lobby.language.maxent.LinearModel;
import dev.lobby.language.maxent.LinearModel.Settings;
import dev.lobby.language.maxent.ModelFile;
import dev.lobby.language.text.Ngrams;
import dev.lobby.language.text.NumberedTexts;
import dev.lobby.language.text.SparseVector;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/// What the words of an utterance say about one signal, in both languages at once: maximum entropy
/// on n-grams and clues.
final class WordExpert {
  /// What the log-odds are kept within: further out they say no more.
  private static final double FAR = 8;

  /// Chosen by cross-validation on training data; the module's README has the figures.
  private static final Settings SETTINGS = new Settings(0.01, 2, true, 15);

  private static final String YES = "yes";
  private static final String CONTRAST = "contrast";
  private static final String SILENT = "silent";

  private final LinearModel model;
  private final int yes;

  private WordExpert(LinearModel model) {
    this.model = model;
    this.yes = model.labels().indexOf(YES);
  }

  /// Returns an expert trained on `examples`.
  ///
  /// @param learnt the place of each one's text among `texts`
  static WordExpert train(List<SignalExample> examples, NumberedTexts texts, int[] learnt) {
    return new WordExpert(
        LinearModel.train(
            texts, learnt, examples.stream().map(WordExpert::label).toList(), SETTINGS));
  }

  // Contrasts are learnt by themselves: they have little in common with chatter.
  private static String label(SignalExample example) {
    if (example.heard()) {
      return YES;
    }
    return example.origin() == Origin.WRITTEN ? CONTRAST : SILENT;
  }

  /// Returns the logarithm of the odds that `text` gives the signal.
  double logOdds(Ngrams text) {
    return logOdds(model.score(text));
  }

  /// Returns what gives the logarithm of the odds that each of `texts`, by its place, gives the
  /// signal.
  IntToDoubleFunction logOdds(NumberedTexts texts) {
    IntFunction<SparseVector> vectors = texts.vectors(model.vocabulary());
    return text -> logOdds(model.score(vectors.apply(text)));
  }

  private double logOdds(LinearModel.Scores scores) {
    // What rests on no known n-gram says nothing, and silence is no signal.
    if (scores.known() == 0 || yes < 0) {
      return -FAR;
    }
    double log = scores.log(yes);
    double odds = log - Math.log(Math.max(Double.MIN_NORMAL, -Math.expm1(log)));
    return Math.clamp(odds, -FAR, FAR);
  }

  byte[] toBytes() {
    return ModelFile.write(model);
  }

  static WordExpert of(byte[] bytes) {
    return new WordExpert(ModelFile.read(bytes));
  }
}
