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

  /// Returns an expert that learns from the first `learnt` of these utterances and knows all of
  /// them when it tells what is near.
  static MeaningExpert train(List<String> labels, List<Embedding> embeddings, int learnt) {
    return new MeaningExpert(
        KernelTrainer.train(embeddings.stream().map(Embedding::values).toList(), labels, learnt));
  }

  /// What the meaning of an utterance says about every signal.
  static final class Scores {
    private final double[] scores;
    private final double[] given;
    private final double[] silent;

    private Scores(double[] scores, double[] given, double[] silent) {
      this.scores = scores;
      this.given = given;
      this.silent = silent;
    }

    /// Returns the score of each signal in the order of [Signal], near 1 when it is given and near
    /// 0 when not; not a copy.
    double[] all() {
      return scores;
    }

    /// Returns the highest cosine to an utterance that gives `signal`, -1 to 1.
    double given(Signal signal) {
      return given[SIGNALS.indexOf(signal)];
    }

    /// Returns the highest cosine to an utterance that does not give `signal`, -1 to 1.
    double silent(Signal signal) {
      return silent[SIGNALS.indexOf(signal)];
    }
  }

  /// Returns what `embedding` says.
  Scores scores(Embedding embedding) {
    return scores(model.score(embedding.values()));
  }

  /// Returns for each utterance learnt from what an expert would say of it that has learnt from the
  /// other groups alone; can be asked for once.
  ///
  /// @param groupOf the group of each utterance; of one that was not learnt from, too
  List<Scores> heldOut(int[] groupOf) {
    List<Scores> scores = Arrays.stream(model.heldOut(groupOf)).map(this::scores).toList();
    model.forget();
    return scores;
  }

  private Scores scores(KernelModel.Scores scores) {
    double[] bySignal = new double[SIGNALS.size()];
    double[] given = new double[SIGNALS.size()];
    double[] silent = new double[SIGNALS.size()];
    Arrays.fill(given, -1);
    Arrays.fill(silent, -1);
    for (int label = 0; label < counts.length; label++) {
      double near = scores.nearest().highest(label);
      for (int signal = 0; signal < bySignal.length; signal++) {
        float count = counts[label][signal];
        bySignal[signal] += count * scores.byLabel()[label];
        if (count == 1) {
          given[signal] = Math.max(given[signal], near);
        } else if (count == 0) {
          silent[signal] = Math.max(silent[signal], near);
        }
      }
    }
    return new Scores(bySignal, given, silent);
  }

  byte[] toBytes() {
    return KernelFile.write(model);
  }

  static MeaningExpert of(byte[] bytes) {
    return new MeaningExpert(KernelFile.read(bytes));
  }
}
