package dev.lobby.language.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KernelAmendmentTest {
  private static final int KNOWN = 300;
  private static final int FRESH = 40;

  private static List<float[]> vectors() {
    Random random = new Random(11);
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < KNOWN + FRESH; i++) {
      float[] vector = new float[16];
      for (int k = 0; k < vector.length; k++) {
        vector[k] = (float) random.nextGaussian() * 0.3f + centre(classOf(i), k);
      }
      vectors.add(vector);
    }
    return vectors;
  }

  // The fourth class lies between the first two, so that a model that never saw it has room for it:
  // what reaches beyond the points before is cut.
  private static float centre(int ofClass, int k) {
    return ofClass == 3 ? (k < 2 ? 0.7f : 0) : k == ofClass ? 1 : 0;
  }

  private static int classOf(int i) {
    return i < KNOWN ? i % 3 : 3;
  }

  private static String label(int i) {
    return "label " + classOf(i);
  }

  private static KernelModel base() {
    return KernelTrainer.train(
        vectors().subList(0, KNOWN), IntStream.range(0, KNOWN).mapToObj(i -> label(i)).toList());
  }

  private static List<KernelPoint> kept(int from) {
    return new ArrayList<>(
        IntStream.range(from, KNOWN).mapToObj(i -> KernelPoint.kept(label(i), i)).toList());
  }

  private static KernelAmendment with(KernelModel base, int count) {
    List<KernelPoint> points = kept(0);
    for (int i = KNOWN; i < KNOWN + count; i++) {
      points.add(KernelPoint.fresh(label(i), vectors().get(i)));
    }
    return base.amended(points, points.size());
  }

  @Test
  void points_put_in_bring_their_label() {
    KernelModel model = with(base(), FRESH).model();
    assertThat(model.labels()).containsExactly("label 0", "label 1", "label 2", "label 3");
    float[] asked = new float[16];
    asked[0] = 0.7f;
    asked[1] = 0.7f;
    float[] scores = model.score(asked).byLabel();
    assertThat(scores[3]).isGreaterThan(scores[0]).isGreaterThan(scores[1]).isGreaterThan(0.5f);
  }

  @Test
  void what_is_held_out_is_scored_as_by_a_model_that_never_saw_it() {
    KernelModel base = base();
    int half = FRESH / 2;
    KernelModel never = with(base, half).model();
    KernelModel.Scores[] heldOut =
        with(base, FRESH).heldOut(IntStream.range(0, FRESH).map(f -> f < half ? -1 : 0).toArray());
    assertThat(heldOut).hasSize(FRESH);
    for (int f = half; f < FRESH; f++) {
      KernelModel.Scores expected = never.score(vectors().get(KNOWN + f));
      for (int c = 0; c < 4; c++) {
        assertThat(heldOut[f].byLabel()[c]).isCloseTo(expected.byLabel()[c], within(0.02f));
        assertThat(heldOut[f].nearest().highest(c))
            .isCloseTo(expected.nearest().highest(c), within(0.02));
      }
    }
  }

  @Test
  void what_was_put_in_and_taken_out_again_leaves_no_trace() {
    KernelModel base = base();
    KernelModel with = with(base, FRESH).model();
    List<KernelPoint> points = kept(0);
    KernelModel back = with.amended(points, points.size()).model();
    assertThat(back.labels()).isEqualTo(base.labels());
    for (float[] vector : vectors()) {
      float[] before = base.score(vector).byLabel();
      float[] after = back.score(vector).byLabel();
      for (int c = 0; c < before.length; c++) {
        assertThat(after[c]).isCloseTo(before[c], within(0.01f));
      }
    }
  }

  @Test
  void without_any_change_every_weight_stays() {
    KernelModel base = base();
    List<KernelPoint> points = kept(0);
    KernelAmendment amendment = base.amended(points, points.size());
    assertThat(KernelFile.write(amendment.model())).isEqualTo(KernelFile.write(base));
    assertThat(amendment.heldOut(new int[0])).isEmpty();
  }

  @Test
  void a_point_that_was_known_and_comes_last_is_refused() {
    List<KernelPoint> points = kept(1);
    points.add(KernelPoint.copied("label 1", 0));
    points.add(KernelPoint.kept("label 0", 0));
    KernelModel base = base();
    assertThatThrownBy(() -> base.amended(points, points.size()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
