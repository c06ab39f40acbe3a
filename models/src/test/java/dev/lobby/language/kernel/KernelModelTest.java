package dev.lobby.language.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lobby.language.maxent.ModelEnvelope;
import dev.lobby.language.maxent.ModelException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KernelModelTest {

  private static List<float[]> vectors(int count) {
    Random random = new Random(5);
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] vector = new float[12];
      for (int k = 0; k < vector.length; k++) {
        vector[k] = (float) random.nextGaussian() * 0.3f + (k == i % 3 ? 1 : 0);
      }
      vectors.add(vector);
    }
    return vectors;
  }

  private static List<String> labels(int count) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add(List.of("card", "loan, personal", "two\nlines").get(i % 3));
    }
    return labels;
  }

  private static KernelModel model() {
    return KernelTrainer.train(vectors(200), labels(200));
  }

  private static String best(KernelModel model, float[] vector) {
    float[] scores = model.score(vector).byLabel();
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return model.labels().get(best);
  }

  @Test
  void learns_through_opennlp_what_a_vector_is() {
    KernelModel model = model();
    int right = 0;
    List<float[]> asked = vectors(260);
    for (int i = 200; i < 260; i++) {
      right += best(model, asked.get(i)).equals(labels(260).get(i)) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(50);
    String[] names = new String[12];
    for (int k = 0; k < 12; k++) {
      names[k] = Integer.toString(k);
    }
    assertThat(model.getBestOutcome(model.eval(names, asked.get(200))))
        .isEqualTo(best(model, asked.get(200)));
    assertThat(model.getNumOutcomes()).isEqualTo(3);
  }

  @Test
  void what_is_near_is_the_same_when_asked_for_alone() {
    KernelModel model = model();
    for (float[] vector : vectors(20)) {
      Nearest expected = model.score(vector).nearest();
      Nearest nearest = model.nearest(vector);
      for (int label = 0; label < model.getNumOutcomes(); label++) {
        assertThat(nearest.highest(label)).isEqualTo(expected.highest(label));
        assertThat(nearest.meanOfThree(label)).isEqualTo(expected.meanOfThree(label));
      }
    }
  }

  @Test
  void labels_are_in_the_order_in_which_they_come_first() {
    assertThat(model().labels()).containsExactly("card", "loan, personal", "two\nlines");
  }

  @Test
  void is_the_same_after_being_written_and_read() {
    KernelModel before = model();
    KernelModel after = KernelFile.read(KernelFile.write(before));
    assertThat(after.labels()).isEqualTo(before.labels());
    for (float[] vector : vectors(20)) {
      assertThat(after.score(vector).byLabel()).isEqualTo(before.score(vector).byLabel());
      assertThat(after.score(vector).nearest().meanOfThree(1))
          .isEqualTo(before.score(vector).nearest().meanOfThree(1));
    }
    assertThat(KernelFile.write(model())).isEqualTo(KernelFile.write(before));
  }

  @Test
  void foreign_and_damaged_bytes_are_refused_with_the_reason() {
    byte[] bytes = KernelFile.write(model());
    assertThatThrownBy(() -> KernelFile.read(new byte[100]))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("not a kernel model");
    bytes[bytes.length / 2] ^= 1;
    assertThatThrownBy(() -> KernelFile.read(bytes)).hasMessageContaining("checksum");
    bytes[11] = 9;
    assertThatThrownBy(() -> KernelFile.read(bytes)).hasMessageContaining("format 9");
  }

  @Test
  void counts_that_cannot_be_and_bytes_that_are_left_are_refused() {
    ModelEnvelope envelope = new ModelEnvelope("LOBBYKR", 3, "kernel model");
    byte[] dimensions =
        envelope.seal(out -> {
          out.writeInt(0);
          out.writeInt(Integer.MAX_VALUE);
          out.writeInt(1);
        });
    byte[] points =
        envelope.seal(out -> {
          out.writeInt(0);
          out.writeInt(0);
          out.writeInt(Integer.MAX_VALUE);
        });
    byte[] whole = KernelFile.write(model());
    byte[] longer =
        envelope.seal(out -> {
          out.write(whole, 12, whole.length - 16);
          out.write(0);
        });
    for (byte[] bytes : List.of(dimensions, points, longer)) {
      assertThatThrownBy(() -> KernelFile.read(bytes)).isInstanceOf(ModelException.class);
    }
  }

  @Test
  void one_example_or_one_label_is_enough_to_train_on() {
    assertThat(KernelTrainer.train(vectors(1), labels(1)).labels()).containsExactly("card");
    assertThat(
            best(
                KernelTrainer.train(vectors(9), Collections.nCopies(9, "only")),
                vectors(1).getFirst()))
        .isEqualTo("only");
  }

  @Test
  void none_and_too_many_examples_are_refused() {
    assertThatThrownBy(() -> KernelTrainer.train(List.of(), List.of()))
        .hasMessageContaining("1 to 15000 examples, not 0");
    assertThatThrownBy(() ->
            KernelTrainer.train(
                Collections.nCopies(15_001, new float[2]), Collections.nCopies(15_001, "a")))
        .hasMessageContaining("not 15001");
  }

  @Test
  void points_that_were_not_learnt_from_change_no_score_but_are_near() {
    List<float[]> vectors = vectors(300);
    KernelModel alone = KernelTrainer.train(vectors.subList(0, 200), labels(200));
    KernelModel more = KernelTrainer.train(vectors, labels(300), 200);
    assertThat(more.score(vectors.get(250)).nearest().highest(labelOf(more, 250)))
        .isCloseTo(1, within(5e-3));
    assertThat(alone.score(vectors.get(250)).nearest().highest(labelOf(alone, 250)))
        .isLessThan(0.999);
    int same = 0;
    for (int i = 200; i < 300; i++) {
      same += best(more, vectors.get(i)).equals(best(alone, vectors.get(i))) ? 1 : 0;
    }
    assertThat(same).isGreaterThan(95);
    assertThat(more.heldOut(new int[300])).hasSize(200);
    KernelModel read = KernelFile.read(KernelFile.write(more));
    assertThat(read.score(vectors.get(250)).byLabel())
        .isEqualTo(more.score(vectors.get(250)).byLabel());
  }

  private static int labelOf(KernelModel model, int i) {
    return model.labels().indexOf(labels(300).get(i));
  }

  @Test
  void held_out_scores_are_known_until_they_are_forgotten() {
    KernelModel model = model();
    int[] groups = new int[200];
    for (int i = 0; i < 200; i++) {
      groups[i] = i % 5;
    }
    assertThat(model.heldOut(groups)).hasSize(200);
    model.forget();
    assertThatThrownBy(() -> model.heldOut(groups)).isInstanceOf(IllegalStateException.class);
  }
}
