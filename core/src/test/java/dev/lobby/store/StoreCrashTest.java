package dev.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.journal.Disk;
import dev.lobby.journal.SimulatedDisk.Killed;
import dev.lobby.journal.SimulatedDisk.Loss;
import dev.lobby.journal.SimulatedDisk.Operation;
import dev.lobby.journal.SimulatedDisk.Plan;
import dev.lobby.journal.SimulatedDisk.Trouble;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A whole store, journal, keys, register and checkpoints, whose plug is pulled at every single
/// thing it does to the disk.
///
/// Afterwards everything acknowledged can be read but for what was erased, and that never again;
/// the checkpoints hold, and it goes on.
class StoreCrashTest {

  private static final long SEED = 20260307;
  private static final List<Loss> LOSSES = List.of(Loss.values());

  /// Counts the things the workload does to a disk on which nothing goes wrong.
  private static Map<Operation, Integer> operations(long seed) throws IOException {
    Plan nothing = Plan.nothing();
    StoreWorkload whole = new StoreWorkload(nothing, seed);
    whole.run();
    assertThat(whole.fatal()).isEmpty();
    assertThat(whole.acknowledged()).isGreaterThan(12);
    assertThat(whole.erased()).isEqualTo(5);
    Map<Operation, Integer> operations = Map.copyOf(nothing.counts());
    whole.afterCrash(Loss.ALL_LOST, new Random(seed), Plan.nothing()).check(true);
    return operations;
  }

  private static int sum(Map<Operation, Integer> operations) {
    return operations.values().stream().mapToInt(count -> count).sum();
  }

  private static Loss loss(int at) {
    return LOSSES.get(at % LOSSES.size());
  }

  private static StoreWorkload killedAt(int at, long seed) {
    StoreWorkload workload = new StoreWorkload(new Plan(at, Trouble.KILL), seed);
    workload.run();
    assertThat(workload.killed()).as("killed at " + at).isTrue();
    assertThat(workload.fatal()).hasOnlyElementsOfType(Killed.class);
    return workload;
  }

  private static void check(StoreWorkload workload, String story) {
    try {
      workload.check(story.hashCode() % 4 == 0);
    } catch (IOException | RuntimeException | AssertionError e) {
      throw new AssertionError(story, e);
    }
  }

  private static void loses(StoreWorkload workload, Loss loss, int at, long seed) {
    check(
        workload.afterCrash(loss, new Random(seed + at), Plan.nothing()),
        "Killed at " + at + ", " + loss + ", seed " + seed);
  }

  @Test
  void a_plug_pulled_at_any_point_loses_nothing_acknowledged_and_brings_nobody_back()
      throws IOException {
    Map<Operation, Integer> operations = operations(SEED);
    int points = sum(operations);
    int cases = 0;
    for (int at = 1; at <= points; at++) {
      StoreWorkload workload = killedAt(at, SEED);
      loses(workload, loss(at), at, SEED);
      cases++;
      if (at % 5 == 0) {
        check(workload.afterKill(Plan.nothing()), "Killed alone at " + at);
        cases++;
      }
    }
    System.out.printf("%d crash points of a store in %d cases: %s%n", points, cases, operations);
    assertThat(points).isGreaterThan(300);
    assertThat(operations.keySet())
        .contains(
            Operation.WRITE,
            Operation.FORCE,
            Operation.TRUNCATE,
            Operation.CREATE,
            Operation.RENAME,
            Operation.FORCE_DIRECTORY);
  }

  @Test
  void a_disk_that_is_full_or_fails_at_any_point_costs_at_most_what_is_refused()
      throws IOException {
    int points = sum(operations(SEED));
    int over = 0;
    for (int at = 1; at <= points; at += 11) {
      over += strike(at, at % 2 == 0 ? Trouble.FULL : Trouble.ERROR, SEED) ? 1 : 0;
    }
    assertThat(over).isGreaterThan(points / 60);
  }

  /// @return whether the process ended
  private static boolean strike(int at, Trouble trouble, long seed) {
    Plan plan = new Plan(at, trouble);
    StoreWorkload workload = new StoreWorkload(plan, seed);
    try {
      workload.run();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(trouble + " at " + at + " " + plan.struck() + ", seed " + seed, e);
    }
    if (workload.fatal().stream().anyMatch(Disk.Full.class::isInstance)) {
      assertThat(plan.struck()).isIn(Operation.FORCE, Operation.TRUNCATE);
    }
    Loss loss = loss(at / 11);
    check(
        workload.afterCrash(loss, new Random(seed + at), Plan.nothing()),
        trouble + " at " + at + ", then " + loss + ", seed " + seed);
    return !workload.fatal().isEmpty();
  }

  @Test
  void a_plug_pulled_again_while_the_store_recovers_loses_nothing_acknowledged()
      throws IOException {
    int points = sum(operations(SEED));
    int cases = 0;
    for (int at = 7; at <= points; at += 200) {
      cases += pullThePlugTwice(at, SEED, loss(at));
    }
    assertThat(cases).isGreaterThan(60);
    System.out.printf("%d crashes in a recovery of a store%n", cases);
  }

  private static int pullThePlugTwice(int at, long seed, Loss loss) {
    StoreWorkload workload = killedAt(at, seed);
    for (int again = 1; ; again++) {
      StoreWorkload recovering =
          workload.afterCrash(loss, new Random(seed + at), new Plan(again, Trouble.KILL));
      recovering.recover();
      if (!recovering.killed()) {
        return again - 1;
      }
      Loss then = loss(at + again);
      check(
          recovering.afterCrash(then, new Random(seed + again), Plan.nothing()),
          "Killed at " + at + ", " + loss + ", again at " + again + ", " + then + ", seed " + seed);
    }
  }

  @Test
  @Tag("long")
  @Timeout(1800)
  void every_point_of_three_workloads_and_of_some_recoveries_is_survived_whatever_is_lost()
      throws IOException {
    long points = 0;
    long cases = 0;
    long inRecovery = 0;
    for (long seed = 1; seed <= 3; seed++) {
      int count = sum(operations(seed));
      points += count;
      for (int at = 1; at <= count; at++) {
        StoreWorkload workload = killedAt(at, seed);
        for (Loss loss : LOSSES) {
          loses(workload, loss, at, seed);
        }
        check(workload.afterKill(Plan.nothing()), "Killed alone at " + at + ", seed " + seed);
        cases += LOSSES.size() + 1;
        strike(at, at % 2 == 0 ? Trouble.FULL : Trouble.ERROR, seed);
        if (at % 40 == seed) {
          inRecovery += pullThePlugTwice(at, seed, loss(at));
        }
      }
    }
    System.out.printf(
        "%d crash points of a store in %d cases, %d crashes in a recovery%n",
        points, cases, inRecovery);
    assertThat(points).isGreaterThan(900);
  }
}
