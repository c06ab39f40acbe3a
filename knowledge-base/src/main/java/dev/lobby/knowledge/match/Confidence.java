package dev.lobby.knowledge.match;

import java.util.Arrays;
import java.util.List;

/// How probable it is that the best article is the right one, as a logistic function of what is
/// known about the utterance.
///
/// | input | why |
/// |---|---|
/// | log-odds of the best article among all candidates | how clearly it leads |
/// | highest cosine to any phrasing | an utterance far from all of them is about something else |
/// | share of the utterance's n-grams that are known | so is one of unknown words |
/// | how far the best article leads the second best, by meaning, by words, by the nearest phrasing and by the three nearest | a lead that rests on one expert alone is worth less |
///
/// Fitted on utterances that nothing was trained on; those that no article answers count as much as
/// [#OUT_OF_SCOPE] of all.
final class Confidence {
  /// How many inputs there are.
  static final int INPUTS = 7;

  /// The share of customers' messages that no article answers, as far as one may suppose. A bank
  /// that measures another can only be answered less often, not more wrongly.
  static final double OUT_OF_SCOPE = 0.1;

  private static final int STEPS = 60;
  private static final double RIDGE = 1e-3;
  private static final double LARGEST_ODDS = 1e6;

  private final double[] weights;

  /// @param weights one for each input, and the constant
  Confidence(double... weights) {
    if (weights.length != INPUTS + 1) {
      throw new IllegalArgumentException((INPUTS + 1) + " weights are needed");
    }
    this.weights = weights.clone();
  }

  List<Double> values() {
    return Arrays.stream(weights).boxed().toList();
  }

  /// Returns the inputs for an utterance.
  ///
  /// @param best the probability of the best article among all candidates
  /// @param nearest the highest cosine to any phrasing, 0 when the meaning is not known
  /// @param known the share of its n-grams that are known
  /// @param leads how much larger the best article's features are than the second best's: log of
  ///   the probability by meaning and by words, highest cosine, mean of the three highest
  static double[] inputs(double best, double nearest, double known, double... leads) {
    double odds = Math.clamp(best / (1 - best), 1 / LARGEST_ODDS, LARGEST_ODDS);
    double[] inputs = Arrays.copyOf(new double[] {Math.log(odds), nearest, known}, INPUTS);
    System.arraycopy(leads, 0, inputs, INPUTS - leads.length, leads.length);
    return inputs;
  }

  /// Returns how probable it is that the best article is right.
  double of(double[] inputs) {
    double sum = weights[INPUTS];
    for (int i = 0; i < INPUTS; i++) {
      sum += weights[i] * inputs[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /// An utterance, whether its best article was the right one, and how much it counts.
  record Example(double[] inputs, boolean right, double weight) {}

  /// Returns the confidence under which the `examples` are likeliest, by Newton's method.
  static Confidence fit(List<Example> examples) {
    double[] weights = new double[INPUTS + 1];
    weights[0] = 1;
    if (examples.isEmpty()) {
      return new Confidence(weights);
    }
    double total = examples.stream().mapToDouble(Example::weight).sum();
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[weights.length];
      double[][] hessian = new double[weights.length][weights.length];
      for (int i = 0; i < INPUTS; i++) {
        gradient[i] = RIDGE * total * weights[i];
        hessian[i][i] = RIDGE * total;
      }
      hessian[INPUTS][INPUTS] = 1e-9;
      Confidence current = new Confidence(weights);
      for (Example example : examples) {
        double p = current.of(example.inputs());
        double error = example.weight() * (p - (example.right() ? 1 : 0));
        double curve = example.weight() * Math.max(1e-9, p * (1 - p));
        for (int i = 0; i <= INPUTS; i++) {
          double left = i < INPUTS ? example.inputs()[i] : 1;
          gradient[i] += error * left;
          for (int j = 0; j <= INPUTS; j++) {
            hessian[i][j] += curve * left * (j < INPUTS ? example.inputs()[j] : 1);
          }
        }
      }
      double[] move = WeightsFit.solve(hessian, gradient);
      for (int i = 0; i < weights.length; i++) {
        weights[i] -= Math.clamp(move[i], -2, 2);
      }
    }
    return new Confidence(weights);
  }
}
