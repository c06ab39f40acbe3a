package dev.lobby.language.maxent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import opennlp.tools.ml.AbstractEventTrainer;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.DataIndexer;

/// An OpenNLP event trainer with the objective of MAXENT_QN and weights laid out feature by
/// feature.
///
/// It minimises the same function as [QNTrainer] without an L1 cost (negative log-likelihood plus
/// the L2 cost times the squared weights, by L-BFGS) and yields the same [QNModel]. MAXENT_QN keeps
/// all features of an outcome together, so each feature of an event touches a far-away weight per
/// outcome, and it scores the whole training set once more after every step; here the weights of a
/// feature lie side by side in floats, which the compiler turns into vector instructions.
///
/// Public only because OpenNLP's extension point creates it by name.
public final class FeatureMajorTrainer extends AbstractEventTrainer {
  private static final double TOLERANCE = 1e-4;

  /// Used by OpenNLP's extension point.
  public FeatureMajorTrainer() {}

  @Override
  public boolean isSortAndMerge() {
    return true;
  }

  @Override
  public QNModel doTrain(DataIndexer indexer) {
    Objective objective =
        new Objective(
            indexer,
            trainingParameters.getDoubleParameter(
                QNTrainer.L2COST_PARAM, QNTrainer.L2COST_DEFAULT));
    int memory = trainingParameters.getIntParameter(QNTrainer.M_PARAM, QNTrainer.M_DEFAULT);
    Lbfgs search = new Lbfgs(objective, memory, getIterations(), TOLERANCE);
    float[] weights =
        indexer instanceof VectorIndexer vectors && vectors.start().length > 0
            ? search.minimise(vectors.start())
            : search.minimise();
    return model(weights, indexer.getPredLabels(), indexer.getOutcomeLabels());
  }

  /// Returns an OpenNLP model with these weights, feature by feature.
  static QNModel model(float[] weights, String[] features, String[] outcomes) {
    int[] pattern = new int[outcomes.length];
    Arrays.setAll(pattern, i -> i);
    Context[] contexts = new Context[features.length];
    for (int f = 0; f < features.length; f++) {
      double[] parameters = new double[outcomes.length];
      for (int o = 0; o < outcomes.length; o++) {
        parameters[o] = weights[f * outcomes.length + o];
      }
      contexts[f] = new Context(pattern, parameters);
    }
    return new QNModel(contexts, features, outcomes);
  }

  /// The negative log-likelihood of the events with an L2 cost, and its gradient.
  ///
  /// Events are taken some at a time, first each with all of its features and then each feature
  /// with all of those events: what is written is then always small and near.
  private static final class Objective implements Lbfgs.Function {
    /// How many numbers the probabilities of the events taken at a time are at most.
    private static final int AT_A_TIME = 1 << 20;

    private final int outcomes;
    private final int dimension;
    private final int[][] contexts;
    private final float[][] values;
    private final int[] labels;
    private final int[] times;
    private final double l2Cost;
    private final float[] scores;
    private final float[] sums;

    /// Of the events taken at a time, one row after the other.
    private final float[] probabilities;

    private final List<Occurrences> occurrences = new ArrayList<>();

    Objective(DataIndexer indexer, double l2Cost) {
      this.outcomes = indexer.getOutcomeLabels().length;
      this.dimension = Math.multiplyExact(outcomes, indexer.getPredLabels().length);
      this.contexts = indexer.getContexts();
      this.values = indexer.getValues();
      this.labels = indexer.getOutcomeList();
      this.times = indexer.getNumTimesEventsSeen();
      this.l2Cost = l2Cost;
      this.scores = new float[outcomes];
      this.sums = new float[outcomes];
      int most = Math.clamp(AT_A_TIME / outcomes, 1, Math.max(1, contexts.length));
      this.probabilities = new float[most * outcomes];
      for (int from = 0; from < contexts.length; from += most) {
        occurrences.add(occurrences(from, Math.min(contexts.length, from + most)));
      }
    }

    /// Which of some events have which features.
    ///
    /// @param from the first of the events
    /// @param to the one after the last
    /// @param features those that any of them has, ascending
    /// @param starts where the events of each of those begin in `rows`, and at the end where all
    ///   end
    /// @param rows where the probabilities of each of those events begin
    /// @param strengths how strong the feature is in it, times how often the event was seen
    private record Occurrences(
        int from, int to, int[] features, int[] starts, int[] rows, float[] strengths) {}

    private Occurrences occurrences(int from, int to) {
      int[] count = new int[dimension / outcomes];
      for (int event = from; event < to; event++) {
        for (int feature : contexts[event]) {
          count[feature]++;
        }
      }
      int[] features = IntStream.range(0, count.length).filter(f -> count[f] > 0).toArray();
      int[] starts = new int[features.length + 1];
      int[] next = new int[count.length];
      for (int i = 0; i < features.length; i++) {
        next[features[i]] = starts[i];
        starts[i + 1] = starts[i] + count[features[i]];
      }
      int[] rows = new int[starts[features.length]];
      float[] strengths = new float[rows.length];
      for (int event = from; event < to; event++) {
        for (int k = 0; k < contexts[event].length; k++) {
          int at = next[contexts[event][k]]++;
          rows[at] = (event - from) * outcomes;
          strengths[at] = times[event] * values[event][k];
        }
      }
      return new Occurrences(from, to, features, starts, rows, strengths);
    }

    @Override
    public int dimension() {
      return dimension;
    }

    @Override
    public double valueAndGradient(float[] weights, float[] gradient) {
      double loss = 0;
      double squares = 0;
      float decay = (float) (2 * l2Cost);
      for (int i = 0; i < dimension; i++) {
        gradient[i] = decay * weights[i];
        squares += weights[i] * weights[i];
      }
      for (Occurrences some : occurrences) {
        for (int event = some.from; event < some.to; event++) {
          loss += times[event] * toProbabilities(event, weights);
          System.arraycopy(scores, 0, probabilities, (event - some.from) * outcomes, outcomes);
        }
        for (int i = 0; i < some.features.length; i++) {
          addTo(gradient, some.features[i] * outcomes, some, some.starts[i], some.starts[i + 1]);
        }
      }
      return loss + l2Cost * squares;
    }

    /// Leaves in the scores by how much each outcome of an event is too probable, and returns the
    /// loss.
    private double toProbabilities(int event, float[] weights) {
      Arrays.fill(scores, 0);
      addRows(weights, contexts[event], values[event]);
      double loss = toProbabilities(labels[event]);
      scores[labels[event]] -= 1;
      return loss;
    }

    /// Adds to a feature's row of the gradient what each of its events wants, four at a time but
    /// one after the other.
    private void addTo(float[] gradient, int row, Occurrences some, int from, int to) {
      int[] rows = some.rows;
      float[] strengths = some.strengths;
      System.arraycopy(gradient, row, sums, 0, sums.length);
      int i = from;
      for (; i + 4 <= to; i += 4) {
        int a = rows[i];
        int b = rows[i + 1];
        int c = rows[i + 2];
        int d = rows[i + 3];
        float wa = strengths[i];
        float wb = strengths[i + 1];
        float wc = strengths[i + 2];
        float wd = strengths[i + 3];
        for (int o = 0; o < sums.length; o++) {
          sums[o] =
              sums[o]
                  + wa * probabilities[a + o]
                  + wb * probabilities[b + o]
                  + wc * probabilities[c + o]
                  + wd * probabilities[d + o];
        }
      }
      for (; i < to; i++) {
        int at = rows[i];
        float strength = strengths[i];
        for (int o = 0; o < sums.length; o++) {
          sums[o] += strength * probabilities[at + o];
        }
      }
      System.arraycopy(sums, 0, gradient, row, sums.length);
    }

    /// Adds to the scores each feature's row of weights times its strength, four rows at a time: a
    /// row is read once, and the scores are written a quarter as often.
    private void addRows(float[] weights, int[] features, float[] strengths) {
      int i = 0;
      for (; i + 4 <= features.length; i += 4) {
        int a = features[i] * outcomes;
        int b = features[i + 1] * outcomes;
        int c = features[i + 2] * outcomes;
        int d = features[i + 3] * outcomes;
        float wa = strengths[i];
        float wb = strengths[i + 1];
        float wc = strengths[i + 2];
        float wd = strengths[i + 3];
        for (int o = 0; o < scores.length; o++) {
          scores[o] +=
              wa * weights[a + o] + wb * weights[b + o] + wc * weights[c + o] + wd * weights[d + o];
        }
      }
      for (; i < features.length; i++) {
        int row = features[i] * outcomes;
        for (int o = 0; o < scores.length; o++) {
          scores[o] += strengths[i] * weights[row + o];
        }
      }
    }

    /// Turns the scores into probabilities and returns the loss at `label`.
    private double toProbabilities(int label) {
      float max = Float.NEGATIVE_INFINITY;
      for (float score : scores) {
        max = Math.max(max, score);
      }
      double at = scores[label] - max;
      double sum = 0;
      for (int o = 0; o < outcomes; o++) {
        double e = Math.exp(scores[o] - max);
        scores[o] = (float) e;
        sum += e;
      }
      float scale = (float) (1 / sum);
      for (int o = 0; o < outcomes; o++) {
        scores[o] *= scale;
      }
      return Math.log(sum) - at;
    }
  }
}
