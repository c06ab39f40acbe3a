package dev.lobby.language.signal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignalFusionTest {

  @Test
  void weights_of_other_evidence_are_refused() {
    assertThatThrownBy(() -> new SignalFusion(List.of(1.0, 0.0), 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a fusion has %d weights, not 2", Signal.values().length + 4);
  }
}
