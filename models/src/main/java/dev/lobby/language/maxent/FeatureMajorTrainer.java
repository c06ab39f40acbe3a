package dev.lobby.language.maxent;

import java.util.Arrays;
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
  private static final class Objective implements Lbfgs.Function {
    private final int outcomes;
    private final int dimension;
    private final int[][] contexts;
    private final float[][] values;
    private final int[] labels;
    private final int[] times;
    private final double l2Cost;
    private final float[] scores;

    Objective(DataIndexer indexer, double l2Cost) {
      this.outcomes = indexer.getOutcomeLabels().length;
      this.dimension = Math.multiplyExact(outcomes, indexer.getPredLabels().length);
      this.contexts = indexer.getContexts();
      this.values = indexer.getValues();
      this.labels = indexer.getOutcomeList();
      this.times = indexer.getNumTimesEventsSeen();
      this.l2Cost = l2Cost;
      this.scores = new float[outcomes];
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
      for (int event = 0; event < contexts.length; event++) {
        loss += add(event, weights, gradient);
      }
      return loss + l2Cost * squares;
    }

    private double add(int event, float[] weights, float[] gradient) {
      Arrays.fill(scores, 0);
      int[] features = contexts[event];
      float[] strengths = values[event];
      addRows(weights, features, strengths);
      double loss = times[event] * toProbabilities(labels[event]);
      scores[labels[event]] -= 1;
      for (int i = 0; i < features.length; i++) {
        addToRow(gradient, features[i] * outcomes, times[event] * strengths[i], scores);
      }
      return loss;
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

    private static void addToRow(float[] gradient, int row, float strength, float[] scores) {
      for (int o = 0; o < scores.length; o++) {
        gradient[row + o] += strength * scores[o];
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
