package dev.lobby.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.publishing.GateOverrides.Outcome;
import dev.lobby.publishing.ReleaseEvent.Activated;
import dev.lobby.publishing.ReleaseEvent.GateOverridden;
import dev.lobby.publishing.ReleaseEvent.OverrideConfirmed;
import dev.lobby.publishing.gate.Effects;
import dev.lobby.publishing.gate.GateFigures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What one person let answer against the gate, and the second person after the fact.
class GateOverridesTest {
  private static final Effects NOTHING = new Effects(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  private static final GateFigures FIGURES = new GateFigures(7, 0, 0, 0, 0, 0, NOTHING, NOTHING);

  private final MovableClock clock = new MovableClock(World.START);
  private final MemoryJournal journal = new MemoryJournal(World.codec(), clock);
  private final GateOverrides overrides = new GateOverrides(journal, true);

  @AfterEach
  void close() {
    journal.close();
  }

  private void append(ReleaseEvent... events) {
    journal.append(
        List.of(events).stream()
            .map(event -> new StreamWrite(ReleaseEvent.STREAM, StreamWrite.ANY, "", event))
            .toList());
  }

  private void overridden(String release, String by) {
    append(
        new GateOverridden(
            release,
            "before",
            by,
            "the law changed",
            List.of("gate.maxNewlyLost of turns"),
            FIGURES),
        new Activated(release, by, "the law changed"));
  }

  private static String refusal(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).en();
  }

  @Test
  void an_override_waits_until_somebody_else_confirms_it() {
    append(new Activated("before"));
    overridden("r1", "eve");
    GateOverride waits = overrides.waiting().getFirst();
    assertThat(waits.release()).isEqualTo("r1");
    assertThat(waits.reason()).isEqualTo("the law changed");

    assertThat(refusal(overrides.confirm(waits.number(), "eve"))).contains("second person");
    assertThat(overrides.waiting()).containsExactly(waits);

    clock.advance(Duration.ofHours(1));
    assertThat(overrides.confirm(waits.number(), "amy"))
        .isEqualTo(new Outcome.Confirmed(waits.confirmed("amy", clock.instant())));
    assertThat(overrides.waiting()).isEmpty();
    assertThat(journal.read(ReleaseEvent.STREAM, 0).getLast().event())
        .isEqualTo(new OverrideConfirmed("amy", "r1", waits.number()));
    assertThat(ReleaseHistory.of(journal).last().orElseThrow().override())
        .isEqualTo(waits.confirmed("amy", clock.instant()));
    assertThat(refusal(overrides.confirm(waits.number(), "bo"))).contains("amy has confirmed");
  }

  @Test
  void it_waits_also_when_another_release_answers_by_then_and_each_time_anew() {
    overridden("r1", "eve");
    append(new Activated("before", "eve", "no, after all"));
    overridden("r1", "amy");

    assertThat(overrides.waiting()).extracting(GateOverride::by).containsExactly("eve", "amy");
    overrides.confirm(overrides.waiting().getFirst().number(), "amy");
    assertThat(overrides.waiting()).extracting(GateOverride::by).containsExactly("amy");
  }

  @Test
  void what_is_no_override_is_not_confirmed_and_where_one_person_is_enough_nothing_waits() {
    overridden("r1", "eve");

    assertThat(overrides.confirm(2, "amy")).isEqualTo(new Outcome.Unknown());
    assertThat(overrides.confirm(99, "amy")).isEqualTo(new Outcome.Unknown());
    assertThat(new GateOverrides(journal, false).waiting()).isEmpty();
  }
}
