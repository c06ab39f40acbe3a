package dev.lobby.knowledge.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfidenceTest {

  @Test
  void is_as_sure_as_it_is_right() {
    Random random = new Random(1);
    List<Confidence.Example> examples = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      double best = random.nextDouble();
      // Right half as often as the share claims.
      examples.add(
          new Confidence.Example(
              Confidence.inputs(best, 0.5, 1), random.nextDouble() < best / 2, 1));
    }
    Confidence confidence = Confidence.fit(examples);
    assertThat(confidence.of(Confidence.inputs(0.5, 0.5, 1))).isCloseTo(0.25, within(0.05));
    assertThat(confidence.of(Confidence.inputs(0.9, 0.5, 1)))
        .isGreaterThan(confidence.of(Confidence.inputs(0.3, 0.5, 1)) + 0.1);
  }

  @Test
  void what_lies_far_from_everything_known_is_doubted() {
    Random random = new Random(2);
    List<Confidence.Example> examples = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      boolean inScope = i % 2 == 0;
      double nearest = Math.clamp((inScope ? 0.7 : 0.3) + random.nextGaussian() * 0.1, -1, 1);
      examples.add(
          new Confidence.Example(Confidence.inputs(0.9, nearest, 1), inScope, inScope ? 1 : 0.1));
    }
    Confidence confidence = Confidence.fit(examples);
    assertThat(confidence.of(Confidence.inputs(0.9, 0.8, 1))).isGreaterThan(0.95);
    assertThat(confidence.of(Confidence.inputs(0.9, 0.1, 1))).isLessThan(0.6);
  }

  @Test
  void certainty_and_nothing_are_no_infinite_odds() {
    Confidence confidence = Confidence.fit(List.of());
    assertThat(confidence.of(Confidence.inputs(1, 1, 1))).isBetween(0.0, 1.0);
    assertThat(confidence.of(Confidence.inputs(0, -1, 0))).isBetween(0.0, 1.0);
    assertThatThrownBy(() -> new Confidence(1, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
