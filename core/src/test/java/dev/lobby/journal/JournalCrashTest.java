package dev.lobby.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.journal.SimulatedDisk.Loss;
import dev.lobby.journal.SimulatedDisk.Operation;
import dev.lobby.journal.SimulatedDisk.Plan;
import dev.lobby.journal.SimulatedDisk.Trouble;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A journal whose plug is pulled at every single thing it does to the disk.
///
/// Its workload runs over segments, batches, full disks, crashes and starts. At each point it is
/// killed, and the disk loses what was not forced in each of six ways; then everything acknowledged
/// is there once, nothing refused is, and it goes on.
class JournalCrashTest {

  private static final long SEED = 20260304;
  private static final List<Loss> LOSSES = List.of(Loss.values());

  /// Counts the things the workload does to a disk on which nothing goes wrong.
  private static Map<Operation, Integer> operations(long seed) throws IOException {
    Plan nothing = Plan.nothing();
    CrashWorkload whole = new CrashWorkload(nothing, seed);
    whole.run();
    assertThat(whole.acknowledged()).isGreaterThan(80);
    assertThat(whole.fatal()).hasSize(8).hasOnlyElementsOfType(SimulatedDisk.Killed.class);
    Map<Operation, Integer> operations = Map.copyOf(nothing.counts());
    whole.afterCrash(Loss.ALL_KEPT, new Random(seed), Plan.nothing()).check();
    return operations;
  }

  /// As [#operations(long)], of the life with blankings in it.
  private static int blankingOperations() throws IOException {
    Plan nothing = Plan.nothing();
    CrashWorkload whole = new CrashWorkload(nothing, SEED);
    whole.runBlanking();
    assertThat(whole.blanked()).containsOnlyKeys("stream/0", "stream/1", "stream/2");
    int points = sum(Map.copyOf(nothing.counts()));
    whole.afterCrash(Loss.ALL_KEPT, new Random(SEED), Plan.nothing()).check();
    return points;
  }

  @Test
  void a_plug_pulled_at_any_point_of_blanking_brings_nothing_back_and_loses_nothing_else()
      throws IOException {
    int points = blankingOperations();
    int cases = 0;
    for (int at = 1; at <= points; at++) {
      cases += pullThePlug(at, SEED, CrashWorkload::runBlanking);
    }
    assertThat(cases).isEqualTo(points * (LOSSES.size() + 1));
    System.out.printf("%d crash points of blanking in %d cases%n", points, cases);
  }

  @Test
  void a_plug_pulled_again_while_a_start_finishes_blanking_brings_nothing_back()
      throws IOException {
    int points = blankingOperations();
    int cases = 0;
    for (int at = 3; at <= points; at += 23) {
      cases += pullThePlugTwice(at, SEED, loss(at), CrashWorkload::runBlanking);
    }
    assertThat(cases).isGreaterThan(50);
    System.out.printf("%d crashes in a recovery that blanks%n", cases);
  }

  @Test
  void a_disk_that_is_full_or_fails_at_any_point_of_blanking_costs_nothing_acknowledged()
      throws IOException {
    int points = blankingOperations();
    for (int at = 1; at <= points; at += 3) {
      for (Trouble trouble : List.of(Trouble.FULL, Trouble.ERROR)) {
        CrashWorkload workload = new CrashWorkload(new Plan(at, trouble), SEED);
        workload.runBlanking();
        checkAfterSomeCrashes(workload, at);
      }
    }
  }

  @Test
  @Tag("long")
  @Timeout(900)
  void every_recovery_from_every_point_of_blanking_is_survived() throws IOException {
    int points = blankingOperations();
    int cases = 0;
    for (int at = 1; at <= points; at++) {
      cases += pullThePlugTwice(at, SEED, loss(at), CrashWorkload::runBlanking);
      cases += pullThePlugTwice(at, SEED, loss(at + 3), CrashWorkload::runBlanking);
    }
    System.out.printf("%d crashes in a recovery that blanks%n", cases);
  }

  /// One of the losses, each in turn.
  private static Loss loss(int at) {
    return LOSSES.get(at % LOSSES.size());
  }

  private static int sum(Map<Operation, Integer> operations) {
    return operations.values().stream().mapToInt(count -> count).sum();
  }

  @Test
  void a_plug_pulled_at_any_point_loses_nothing_acknowledged() throws IOException {
    Map<Operation, Integer> operations = operations(SEED);
    assertThat(operations.keySet())
        .contains(
            Operation.WRITE,
            Operation.FORCE,
            Operation.TRUNCATE,
            Operation.CREATE,
            Operation.RENAME,
            Operation.FORCE_DIRECTORY,
            Operation.MAKE_DIRECTORY);
    int points = sum(operations);
    assertThat(points).isGreaterThan(300);
    int cases = 0;
    for (int at = 1; at <= points; at++) {
      cases += pullThePlug(at, SEED, CrashWorkload::run);
    }
    assertThat(cases).isEqualTo(points * (LOSSES.size() + 1));
    System.out.printf("%d crash points in %d cases: %s%n", points, cases, operations);
  }

  private static int pullThePlug(int at, long seed, Consumer<CrashWorkload> life)
      throws IOException {
    CrashWorkload workload = new CrashWorkload(new Plan(at, Trouble.KILL), seed);
    life.accept(workload);
    assertThat(workload.killed()).as("killed at " + at).isTrue();
    Random random = new Random(seed + at);
    int cases = 0;
    for (Loss loss : LOSSES) {
      try {
        workload.afterCrash(loss, random, Plan.nothing()).check();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("Killed at " + at + ", " + loss + ", seed " + seed, e);
      }
      cases++;
    }
    // Killed alone, and some acknowledgements later the plug is pulled.
    Loss loss = loss(at);
    CrashWorkload killed = workload.afterKill();
    killed.appendOnce();
    try {
      killed.afterCrash(loss, random, Plan.nothing()).check();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("Killed at " + at + ", then " + loss + ", seed " + seed, e);
    }
    return cases + 1;
  }

  @Test
  void a_disk_that_is_full_at_any_point_costs_at_most_what_is_refused() throws IOException {
    int points = sum(operations(SEED));
    int refusing = 0;
    for (int at = 1; at <= points; at += 7) {
      refusing += fill(at, SEED) ? 1 : 0;
    }
    assertThat(refusing).isGreaterThan(points / 14);
  }

  /// @return whether the journal went on
  private static boolean fill(int at, long seed) throws IOException {
    Plan plan = new Plan(at, Trouble.FULL);
    CrashWorkload workload = new CrashWorkload(plan, seed);
    workload.run();
    checkAfterSomeCrashes(workload, at);
    boolean gaveUp = workload.fatal().stream().anyMatch(Disk.Full.class::isInstance);
    if (gaveUp) {
      // After a force that failed, and when a batch cannot be taken back, nobody knows.
      assertThat(plan.struck()).isIn(Operation.FORCE, Operation.TRUNCATE);
    }
    return !gaveUp;
  }

  private static void checkAfterSomeCrashes(CrashWorkload workload, int at) throws IOException {
    for (int i = 0; i < 2; i++) {
      Loss loss = loss(at / 7 + i);
      workload.afterCrash(loss, new Random(at), Plan.nothing()).check();
    }
  }

  @Test
  void a_disk_that_fails_at_any_point_ends_the_process_and_loses_nothing_acknowledged()
      throws IOException {
    int points = sum(operations(SEED));
    int ended = 0;
    for (int at = 1; at <= points; at += 11) {
      ended += fail(at, SEED) ? 1 : 0;
    }
    assertThat(ended).isGreaterThan(points / 22);
  }

  /// @return whether the journal ended its process
  private static boolean fail(int at, long seed) throws IOException {
    CrashWorkload workload = new CrashWorkload(new Plan(at, Trouble.ERROR), seed);
    workload.run();
    checkAfterSomeCrashes(workload, at);
    return workload.fatal().stream().anyMatch(IOException.class::isInstance);
  }

  @Test
  void a_plug_pulled_again_while_the_journal_recovers_loses_nothing_acknowledged()
      throws IOException {
    int points = sum(operations(SEED));
    int cases = 0;
    for (int at = 1; at <= points; at += 41) {
      cases += pullThePlugTwice(at, SEED, loss(at), CrashWorkload::run);
    }
    assertThat(cases).isGreaterThan(150);
    System.out.printf("%d crashes in a recovery%n", cases);
  }

  /// Pulls the plug at every point of a recovery.
  private static int pullThePlugTwice(int at, long seed, Loss loss, Consumer<CrashWorkload> life)
      throws IOException {
    CrashWorkload workload = new CrashWorkload(new Plan(at, Trouble.KILL), seed);
    life.accept(workload);
    for (int again = 1; ; again++) {
      CrashWorkload recovering =
          workload.afterCrash(loss, new Random(seed + at), new Plan(again, Trouble.KILL));
      recovering.recover();
      if (!recovering.killed()) {
        return again - 1;
      }
      Loss then = loss(at + again);
      try {
        recovering.afterCrash(then, new Random(seed + again), Plan.nothing()).check();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "Killed at " + at + ", " + loss + ", again at " + again + ", " + then, e);
      }
    }
  }

  @Test
  @Tag("long")
  @Timeout(1800)
  void every_point_of_eight_workloads_and_of_every_recovery_is_survived() throws IOException {
    long points = 0;
    long cases = 0;
    long inRecovery = 0;
    for (long seed = 1; seed <= 8; seed++) {
      int count = sum(operations(seed));
      points += count;
      for (int at = 1; at <= count; at++) {
        cases += pullThePlug(at, seed, CrashWorkload::run);
        if (at % 4 == seed % 4) {
          fill(at, seed);
          fail(at, seed);
        }
        if (at % 20 == seed % 20) {
          for (Loss loss : LOSSES) {
            inRecovery += pullThePlugTwice(at, seed, loss, CrashWorkload::run);
          }
        }
      }
    }
    System.out.printf(
        "%d crash points in %d cases, %d crashes in a recovery%n", points, cases, inRecovery);
    assertThat(points).isGreaterThan(2300);
  }
}
