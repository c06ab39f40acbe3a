package dev.lobby.language.maxent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import opennlp.tools.ml.AbstractEventTrainer;
import opennlp.tools.ml.TrainerFactory;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.MaxentModel;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import opennlp.tools.util.ext.ExtensionLoader;
import org.junit.jupiter.api.Test;

class FeatureMajorTrainerTest {

  @Test
  void model_is_the_one_that_opennlp_itself_trains() throws IOException {
    List<Event> events = events();
    MaxentModel theirs = train(QNTrainer.MAXENT_QN_VALUE, events);
    MaxentModel ours = train(FeatureMajorTrainer.class.getName(), events);
    for (Event event : events) {
      for (int o = 0; o < theirs.getNumOutcomes(); o++) {
        double[] expected = theirs.eval(event.getContext(), event.getValues());
        double[] actual = ours.eval(event.getContext(), event.getValues());
        assertThat(actual[ours.getIndex(theirs.getOutcome(o))])
            .isCloseTo(expected[o], within(0.02));
      }
    }
  }

  @Test
  void more_events_than_are_taken_at_a_time_are_all_learnt() throws IOException {
    int labels = 700;
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 3 * labels; i++) {
      events.add(
          new Event("label" + i / 3, new String[] {"own" + i / 3, "all"}, new float[] {1f, 0.1f}));
    }
    MaxentModel model = train(FeatureMajorTrainer.class.getName(), events);
    for (Event event : events) {
      assertThat(model.getBestOutcome(model.eval(event.getContext(), event.getValues())))
          .isEqualTo(event.getOutcome());
    }
  }

  private static List<Event> events() {
    Random random = new Random(7);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      int label = i % 3;
      String[] features = {"own" + label, "any" + random.nextInt(5), "all"};
      float[] values = {0.5f + random.nextFloat(), random.nextFloat(), 0.3f};
      events.add(new Event("label" + label, features, values));
    }
    return events;
  }

  private static MaxentModel train(String algorithm, List<Event> events) throws IOException {
    ExtensionLoader.registerAllowedPackage(FeatureMajorTrainer.class.getPackageName());
    TrainingParameters parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, algorithm);
    parameters.put(
        AbstractEventTrainer.DATA_INDEXER_PARAM,
        AbstractEventTrainer.DATA_INDEXER_ONE_PASS_REAL_VALUE);
    parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
    parameters.put(TrainingParameters.ITERATIONS_PARAM, 200);
    parameters.put(QNTrainer.L1COST_PARAM, 0.0);
    parameters.put(QNTrainer.L2COST_PARAM, 0.1);
    return TrainerFactory.getEventTrainer(parameters, new HashMap<>())
        .train(ObjectStreamUtils.createObjectStream(events));
  }
}
