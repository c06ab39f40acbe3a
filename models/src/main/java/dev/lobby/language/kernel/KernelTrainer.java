package dev.lobby.language.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import opennlp.tools.ml.AbstractEventTrainer;
import opennlp.tools.ml.TrainerFactory;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.util.TrainingParameters;
import opennlp.tools.util.ext.ExtensionLoader;

/// An OpenNLP event trainer for [KernelModel]s; the features of an event are the dimensions of its
/// vector, named by their number.
///
/// Public only because OpenNLP's extension point creates it by name.
public final class KernelTrainer extends AbstractEventTrainer {
  /// With more examples than this the matrix between them gets too large and too slow to solve.
  public static final int EXAMPLES_MAX = 15_000;

  /// The parameter with how many of the events are solved for.
  private static final String SOLVED_PARAM = "Solved";

  /// Used by OpenNLP's extension point.
  public KernelTrainer() {}

  /// Returns a model trained on `vectors`, all of the same length.
  ///
  /// @param labels the label of each vector
  /// @throws IllegalArgumentException when there are none, or more than [#EXAMPLES_MAX]
  public static KernelModel train(List<float[]> vectors, List<String> labels) {
    return train(vectors, labels, vectors.size());
  }

  /// Returns a model whose scores are learnt from the first `solved` of the `vectors`, and that
  /// knows all of them when it tells what is near.
  ///
  /// @param labels the label of each vector
  /// @throws IllegalArgumentException when none are to be solved for, or more than [#EXAMPLES_MAX]
  public static KernelModel train(List<float[]> vectors, List<String> labels, int solved) {
    if (solved < 1 || solved > Math.min(EXAMPLES_MAX, vectors.size())) {
      throw new IllegalArgumentException(
          "a kernel model takes 1 to " + EXAMPLES_MAX + " examples, not " + solved);
    }
    if (labels.stream().distinct().count() == 1) {
      // OpenNLP refuses to tell one label from nothing.
      return KernelModel.train(
          List.of(labels.getFirst()),
          vectors.toArray(new float[0][]),
          new int[vectors.size()],
          solved);
    }
    TrainingParameters parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, KernelTrainer.class.getName());
    parameters.put(SOLVED_PARAM, solved);
    ExtensionLoader.registerAllowedPackage(KernelTrainer.class.getPackageName());
    try {
      return (KernelModel)
          TrainerFactory.getEventTrainer(parameters, new HashMap<>())
              .train(new PointIndexer(vectors, labels));
    } catch (IOException e) {
      throw new UncheckedIOException("the points are in memory, and yet could not be read", e);
    }
  }

  /// Returns false, because examples must stay in order for [KernelModel#heldOut].
  @Override
  public boolean isSortAndMerge() {
    return false;
  }

  @Override
  public KernelModel doTrain(DataIndexer indexer) {
    int[] dimensions = new int[indexer.getPredLabels().length];
    Arrays.setAll(dimensions, p -> Integer.parseInt(indexer.getPredLabels()[p]));
    int[][] contexts = indexer.getContexts();
    float[][] vectors = new float[contexts.length][dimensions.length];
    for (int i = 0; i < contexts.length; i++) {
      for (int k = 0; k < contexts[i].length; k++) {
        vectors[i][dimensions[contexts[i][k]]] = indexer.getValues()[i][k];
      }
    }
    return KernelModel.train(
        List.of(indexer.getOutcomeLabels()),
        vectors,
        indexer.getOutcomeList(),
        trainingParameters.getIntParameter(SOLVED_PARAM, vectors.length));
  }
}
