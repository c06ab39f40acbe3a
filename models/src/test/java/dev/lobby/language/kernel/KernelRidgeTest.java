package dev.lobby.language.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelRidgeTest {
  private static final int DIMENSIONS = 20;

  private static float[][] points(int count, long seed) {
    Random random = new Random(seed);
    float[][] points = new float[count][DIMENSIONS];
    for (float[] point : points) {
      double squares = 0;
      for (int k = 0; k < DIMENSIONS; k++) {
        point[k] = (float) random.nextGaussian();
        squares += point[k] * point[k];
      }
      for (int k = 0; k < DIMENSIONS; k++) {
        point[k] /= (float) Math.sqrt(squares);
      }
    }
    return points;
  }

  private static int[] classes(int count, int classes) {
    return IntStream.range(0, count).map(i -> i * 7 % classes).toArray();
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double kernel(float cosine) {
    return Math.exp(2 * (cosine - 1));
  }

  @Test
  void the_kernel_is_the_exponential_to_four_digits() {
    float[] cosines = new float[201];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = -1 + i / 100f;
    }
    float[] kernels = cosines.clone();
    KernelRidge.kernel(kernels);
    for (int i = 0; i < cosines.length; i++) {
      assertThat(kernels[i] / kernel(cosines[i])).isCloseTo(1, within(5e-5));
    }
  }

  // Sizes around the tiles of 256, where off-by-one errors live.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 128, 255, 256, 257, 300, 511, 512, 513, 1025, 1300})
  void weights_solve_the_equation(int n) {
    float[][] points = points(n, 1);
    int[] classOf = classes(n, 3);
    float[][] weights = KernelRidge.solve(points, classOf, 3).dual();
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < 3; c++) {
        double sum = KernelRidge.RIDGE * weights[i][c];
        for (int j = 0; j < n; j++) {
          sum += kernel(dot(points[i], points[j])) * weights[j][c];
        }
        assertThat(sum).isCloseTo(classOf[i] == c ? 1 : 0, within(1e-3));
      }
    }
  }

  @Property(tries = 20)
  void held_out_scores_are_those_of_a_model_that_never_saw_the_group(
      @ForAll @IntRange(min = 20, max = 700) int n,
      @ForAll @IntRange(min = 2, max = 6) int groups,
      @ForAll long seed) {
    float[][] points = points(n, seed);
    int[] classOf = classes(n, 4);
    int[] groupOf = IntStream.range(0, n).map(i -> (i * 5 + i / 3) % groups).toArray();
    float[][] heldOut = KernelRidge.solve(points, classOf, 4).heldOut(groupOf);
    int[] seen = IntStream.range(0, n).filter(i -> groupOf[i] != groupOf[0]).toArray();
    float[][] others = Arrays.stream(seen).mapToObj(i -> points[i]).toArray(float[][]::new);
    float[][] weights =
        KernelRidge.solve(others, Arrays.stream(seen).map(i -> classOf[i]).toArray(), 4).dual();
    for (int c = 0; c < 4; c++) {
      double score = 0;
      for (int j = 0; j < seen.length; j++) {
        score += kernel(dot(points[0], others[j])) * weights[j][c];
      }
      assertThat(heldOut[0][c]).isCloseTo((float) score, within(1e-3f));
    }
  }

  @Test
  void what_is_near_is_sought_among_the_other_groups_only() {
    float[][] points = points(200, 3);
    points[150] = points[0].clone();
    points[151] = points[0].clone();
    int[] classOf = classes(200, 2);
    int[] groupOf = new int[200];
    groupOf[151] = 1;
    Nearest[] nearest = KernelRidge.nearest(points, classOf, 2, groupOf, 152);
    assertThat(nearest[0].highest(classOf[151])).isCloseTo(1, within(1e-5));
    assertThat(nearest[0].highest(1 - classOf[151])).isEqualTo(-1);
    assertThat(nearest[151].highest(classOf[0])).isCloseTo(1, within(1e-5));
  }

  @Test
  void a_group_may_be_empty() {
    int[] groupOf = {0, 3, 0, 3};
    assertThat(KernelRidge.solve(points(4, 1), classes(4, 2), 2).heldOut(groupOf))
        .hasDimensions(4, 2);
  }

  @Test
  void a_matrix_that_is_not_positive_definite_is_refused() {
    Tiles matrix = Tiles.of(new float[][] {{1, 2}, {2, 1}}, 2);
    try (GemmWorkers workers = new GemmWorkers()) {
      assertThatThrownBy(() -> Cholesky.of(matrix, 2, workers))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not positive definite");
    }
  }

  @Test
  void the_three_nearest_are_kept_of_each_class() {
    Nearest nearest = new Nearest(2);
    for (float cosine : new float[] {0.1f, 0.9f, 0.3f, 0.8f, -0.2f, 0.7f}) {
      nearest.add(1, cosine);
    }
    assertThat(nearest.highest(1)).isCloseTo(0.9, within(1e-6));
    assertThat(nearest.meanOfThree(1)).isCloseTo(0.8, within(1e-6));
    assertThat(nearest.highest(0)).isEqualTo(-1);
    assertThat(nearest.meanOfThree(0)).isEqualTo(-1);
    nearest.add(0, 0.5f);
    assertThat(nearest.meanOfThree(0)).isCloseTo(0.5, within(1e-6));
  }
}
