package dev.lobby.language.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lobby.language.kernel.Gemm.Form;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GemmTest {
  private static final int SIZE = Gemm.SIZE;

  private static float[] tile(long seed) {
    Random random = new Random(seed);
    float[] tile = new float[SIZE * SIZE];
    for (int i = 0; i < tile.length; i++) {
      tile[i] = random.nextFloat() - 0.5f;
    }
    return tile;
  }

  private static float at(float[] tile, int row, int column, boolean transposed) {
    return transposed ? tile[column * SIZE + row] : tile[row * SIZE + column];
  }

  @ParameterizedTest
  @EnumSource
  void adds_products_of_each_form_to_a_sum(Form form) {
    float[] left = tile(1);
    float[] right = tile(2);
    float[] sum = tile(3);
    float[] result = new float[SIZE * SIZE];
    try (GemmWorkers workers = new GemmWorkers()) {
      workers.forEach(
          1,
          (gemm, number) -> {
            gemm.sum(sum);
            gemm.left(left);
            gemm.add(form, right);
            gemm.add(form, right);
            gemm.negatedLeft(left);
            gemm.add(form, right);
            gemm.result(result);
          });
    }
    for (int row = 0; row < SIZE; row += 5) {
      for (int column = 0; column < SIZE; column += 3) {
        double expected = sum[row * SIZE + column];
        for (int k = 0; k < SIZE; k++) {
          expected += at(left, row, k, form.left) * at(right, k, column, form.right);
        }
        assertThat(result[row * SIZE + column]).isCloseTo((float) expected, within(1e-4f));
      }
    }
  }

  @Test
  void every_task_is_run_once() {
    AtomicIntegerArray runs = new AtomicIntegerArray(1000);
    try (GemmWorkers workers = new GemmWorkers()) {
      workers.forEach(runs.length(), (gemm, number) -> runs.incrementAndGet(number));
    }
    for (int number = 0; number < runs.length(); number++) {
      assertThat(runs.get(number)).isEqualTo(1);
    }
  }
}
