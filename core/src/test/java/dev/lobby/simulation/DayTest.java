package dev.lobby.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.simulation.Day.End;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Days at a bank, each drawn from a seed; after each restart and at its end every view says what a
/// recount of the journal does that knows nothing of the views.
class DayTest {

  @TempDir Path home;

  /// What was lived through in all.
  private static final class Sum {
    private final Map<End, Integer> ends = new EnumMap<>(End.class);
    private int messages;
    private int resumed;
    private int folded;
    private int erased;
    private int blanked;
    private int deedsForgotten;

    void add(Day day) {
      day.ends().forEach((end, count) -> ends.merge(end, count, Integer::sum));
      messages += day.messages();
      resumed += day.resumed();
      folded += day.folded();
      erased += day.erased();
      blanked += day.blanked();
      deedsForgotten += day.deedsForgotten();
    }
  }

  private Sum live(long firstSeed, int days) throws Exception {
    Sum sum = new Sum();
    for (long seed = firstSeed; seed < firstSeed + days; seed++) {
      Path directory = home.resolve("seed-" + seed);
      try (Day day = new Day(seed, directory)) {
        try {
          day.run();
        } catch (Exception | AssertionError e) {
          throw new AssertionError("Seed " + seed + ", " + day.story(), e);
        }
        sum.add(day);
      }
      Snapshot.remove(directory);
    }
    System.out.printf(
        "%d days, %d messages, starts after %s: views resumed %d times, folded anew %d; %d people"
            + " erased, %d conversations blanked%n",
        days, sum.messages, sum.ends, sum.resumed, sum.folded, sum.erased, sum.blanked);
    assertThat(sum.ends.keySet()).contains(End.values());
    assertThat(sum.resumed).isGreaterThan(3 * days);
    assertThat(sum.folded).isGreaterThan(2 * days);
    assertThat(sum.erased).isPositive();
    assertThat(sum.blanked).isPositive();
    return sum;
  }

  @Test
  void the_views_of_a_day_equal_a_recount_of_the_journal_however_often_lobby_was_stopped_or_killed()
      throws Exception {
    assertThat(live(1, 2).messages).isGreaterThan(200);
  }

  @Test
  @Tag("long")
  @Timeout(1800)
  void the_views_of_thirty_days_equal_a_recount_of_the_journal() throws Exception {
    Sum sum = live(100, 30);
    assertThat(sum.messages).isGreaterThan(3000);
    assertThat(sum.deedsForgotten).isPositive();
  }
}
