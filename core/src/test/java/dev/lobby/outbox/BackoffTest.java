package dev.lobby.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = Backoff.usual(1);

  private List<Long> waits(int tried) {
    return IntStream.range(0, 2_000)
        .mapToObj(i -> backoff.after("c" + i + ":3", tried, Optional.empty()).toMillis())
        .toList();
  }

  @Test
  void the_bound_doubles_with_each_try_and_the_wait_is_anywhere_below_it() {
    for (int tried = 1; tried <= 9; tried++) {
      long bound = 1_000L << (tried - 1);
      assertThat(waits(tried)).allMatch(wait -> wait >= 0 && wait <= bound);
      assertThat(waits(tried)).anyMatch(wait -> wait < bound / 10);
      assertThat(waits(tried)).anyMatch(wait -> wait > bound * 9 / 10);
    }
  }

  @Test
  void no_wait_exceeds_the_cap_however_often_it_was_tried() {
    for (int tried : new int[] {11, 20, 31, 64, 1_000_000}) {
      assertThat(waits(tried)).allMatch(wait -> wait >= 0 && wait <= 600_000);
    }
  }

  @Test
  void a_provider_is_left_alone_as_long_as_it_asks_but_not_for_ever() {
    assertThat(backoff.after("c:1", 1, Optional.of(Duration.ofSeconds(30))))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(backoff.after("c:1", 1, Optional.of(Duration.ofDays(30))))
        .isEqualTo(Duration.ofHours(1));
    assertThat(backoff.after("c:1", 15, Optional.of(Duration.ZERO)))
        .isEqualTo(backoff.after("c:1", 15, Optional.empty()));
  }

  @Test
  void the_same_seed_gives_the_same_waits_and_another_gives_others() {
    assertThat(Backoff.usual(1).after("c:1", 9, Optional.empty()))
        .isEqualTo(backoff.after("c:1", 9, Optional.empty()))
        .isNotEqualTo(Backoff.usual(2).after("c:1", 9, Optional.empty()))
        .isNotEqualTo(backoff.after("c:2", 9, Optional.empty()));
  }
}
