package dev.lobby.language.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteVectorsTest {

  private static byte[][] points(Random random, int count, int dimensions) {
    byte[][] points = new byte[count][dimensions];
    for (byte[] point : points) {
      for (int k = 0; k < dimensions; k++) {
        point[k] = (byte) (random.nextInt(255) - 127);
      }
    }
    return points;
  }

  private static float[] vector(Random random, int dimensions) {
    float[] vector = new float[dimensions];
    for (int k = 0; k < dimensions; k++) {
      vector[k] = random.nextFloat() * 2 - 1;
    }
    return vector;
  }

  private static void check(byte[][] points, float[] vector, float[] products) {
    double max = 0;
    for (float value : vector) {
      max = Math.max(max, Math.abs(value));
    }
    assertThat(products).hasSameSizeAs(points);
    for (int j = 0; j < points.length; j++) {
      double product = 0;
      double absolute = 0;
      for (int k = 0; k < vector.length; k++) {
        product += (double) points[j][k] * vector[k];
        absolute += Math.abs(points[j][k]);
      }
      // Half a step of fourteen bits in each dimension, and what a float cannot hold.
      assertThat((double) products[j])
          .isCloseTo(product, within(absolute * max / 16_000 + Math.abs(product) * 1e-6 + 1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 384", "7, 3", "129, 384", "1000, 512"})
  void a_vector_is_multiplied_with_each_point(int count, int dimensions) {
    Random random = new Random(count);
    byte[][] points = points(random, count, dimensions);
    ByteVectors all = new ByteVectors(points, dimensions);
    for (int i = 0; i < 5; i++) {
      float[] vector = vector(random, dimensions);
      check(points, vector, all.times(vector));
    }
    assertThat(all.rows()).isDeepEqualTo(points);
  }

  @Test
  void the_largest_sums_are_not_cut_short() {
    byte[][] points = new byte[4][512];
    Arrays.fill(points[0], (byte) 127);
    Arrays.fill(points[1], (byte) -127);
    for (int k = 0; k < 512; k++) {
      points[2][k] = (byte) (k % 2 == 0 ? 127 : -127);
    }
    float[] vector = new float[512];
    Arrays.fill(vector, 1);
    check(points, vector, new ByteVectors(points, 512).times(vector));
    Arrays.fill(vector, -1);
    check(points, vector, new ByteVectors(points, 512).times(vector));
  }

  @Test
  void nothing_times_anything_is_nothing() {
    ByteVectors points = new ByteVectors(points(new Random(1), 10, 8), 8);
    assertThat(points.times(new float[8])).containsOnly(0);
  }

  @Test
  void many_threads_may_multiply_at_once() {
    byte[][] points = points(new Random(2), 300, 64);
    ByteVectors all = new ByteVectors(points, 64);
    IntStream.range(0, 200)
        .parallel()
        .forEach(seed -> {
          float[] vector = vector(new Random(seed), 64);
          check(points, vector, all.times(vector));
        });
  }
}
