package dev.lobby.language.signal;

import dev.lobby.language.maxent.LinearModel;
import dev.lobby.language.maxent.LinearModel.Example;
import dev.lobby.language.maxent.LinearModel.Settings;
import dev.lobby.language.maxent.ModelFile;
import dev.lobby.language.text.Ngrams;
import java.util.List;

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

  /// Returns an expert trained on these; `texts` are the n-grams of each.
  static WordExpert train(List<SignalExample> examples, List<Ngrams> texts) {
    Example[] labelled = new Example[texts.size()];
    for (int i = 0; i < labelled.length; i++) {
      labelled[i] = new Example(label(examples.get(i)), texts.get(i));
    }
    return new WordExpert(LinearModel.train(List.of(labelled), SETTINGS));
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
    LinearModel.Scores scores = model.score(text);
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
