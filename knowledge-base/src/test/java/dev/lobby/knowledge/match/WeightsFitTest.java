package dev.lobby.knowledge.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.match.WeightsFit.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightsFitTest {

  @Test
  void evidence_counts_by_what_it_is_worth_and_never_against() {
    Random random = new Random(1);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      int right = random.nextInt(4);
      float[] features = new float[4 * Weights.FEATURES];
      for (int a = 0; a < 4; a++) {
        boolean is = a == right;
        features[a * Weights.FEATURES] = (float) ((is ? 1 : 0) + random.nextGaussian());
        features[a * Weights.FEATURES + 1] = (float) random.nextGaussian();
        features[a * Weights.FEATURES + 2] = (float) ((is ? -1 : 0) + random.nextGaussian());
      }
      samples.add(new Sample(features, right));
    }
    Weights weights = WeightsFit.fit(samples, true);
    assertThat(weights.at(0)).isBetween(0.7, 1.3);
    assertThat(weights.at(1)).isBetween(0.0, 0.2);
    assertThat(weights.at(2)).isZero();
    Weights words = WeightsFit.fit(samples, false);
    assertThat(words.at(0)).isZero();
    assertThat(words.at(1)).isGreaterThanOrEqualTo(0);
  }

  @Test
  void without_samples_all_weights_are_zero() {
    assertThat(WeightsFit.fit(List.of(), true).values()).containsOnly(0.0);
  }
}
