package dev.lobby.language.signal;

import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.kernel.KernelFile;
import dev.lobby.language.kernel.KernelModel;
import dev.lobby.language.kernel.KernelTrainer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// What the meaning of an utterance in one language says about every signal: kernel ridge
/// regression on its sentence embedding.
///
/// One model serves all signals. Its labels are the signals an utterance gives, joined by `+`, with
/// a `?` after one that it may give, and `-` for none. Kernel ridge is linear in what it learns, so
/// the sum of the scores of all labels with a signal is just what a regression of that signal alone
/// would say.
final class MeaningExpert {
  private static final List<Signal> SIGNALS = List.of(Signal.values());
  private static final String NONE = "-";
  private static final String MAYBE = "?";

  /// What an utterance counts for that may give the signal.
  private static final float PARTLY_HEARD = 0.3f;

  private final KernelModel model;
  private final float[][] counts;

  private MeaningExpert(KernelModel model) {
    this.model = model;
    this.counts = new float[model.labels().size()][SIGNALS.size()];
    for (int label = 0; label < counts.length; label++) {
      List<String> parts = Arrays.asList(model.labels().get(label).split("\\+", -1));
      for (int s = 0; s < SIGNALS.size(); s++) {
        String name = SIGNALS.get(s).wire();
        counts[label][s] =
            parts.contains(name) ? 1 : parts.contains(name + MAYBE) ? PARTLY_HEARD : 0;
      }
    }
  }

  /// Returns the label of an utterance.
  ///
  /// @param heard whether it gives each signal; one that is missing it may give
  static String label(Map<Signal, Boolean> heard) {
    StringJoiner label = new StringJoiner("+").setEmptyValue(NONE);
    for (Signal signal : SIGNALS) {
      Boolean gives = heard.get(signal);
      if (gives == null) {
        label.add(signal.wire() + MAYBE);
      } else if (gives) {
        label.add(signal.wire());
      }
    }
    return label.toString();
  }

  /// Returns an expert trained on utterances with these labels and embeddings.
  static MeaningExpert train(List<String> labels, List<Embedding> embeddings) {
    return new MeaningExpert(
        KernelTrainer.train(embeddings.stream().map(Embedding::values).toList(), labels));
  }

  /// Returns a score for each signal, near 1 when it is given and near 0 when not.
  double[] scores(Embedding embedding) {
    return scores(model.score(embedding.values()));
  }

  /// Returns for each utterance learnt from what an expert would say of it that has learnt from the
  /// other groups alone; can be asked for once.
  double[][] heldOut(int[] groupOf) {
    double[][] scores =
        Arrays.stream(model.heldOut(groupOf)).map(this::scores).toArray(double[][]::new);
    model.forget();
    return scores;
  }

  private double[] scores(KernelModel.Scores scores) {
    double[] bySignal = new double[SIGNALS.size()];
    for (int label = 0; label < counts.length; label++) {
      for (int signal = 0; signal < bySignal.length; signal++) {
        bySignal[signal] += counts[label][signal] * scores.byLabel()[label];
      }
    }
    return bySignal;
  }

  byte[] toBytes() {
    return KernelFile.write(model);
  }

  static MeaningExpert of(byte[] bytes) {
    return new MeaningExpert(KernelFile.read(bytes));
  }
}
