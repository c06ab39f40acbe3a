package dev.lobby.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Bank;
import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.dialogue.Inference;
import dev.lobby.retention.RecordType;
import dev.lobby.retention.RetentionPlan;
import dev.lobby.simulation.MoodyProvider.PlugPulled;
import dev.lobby.view.ViewStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// An afternoon and the day after it at a bank, everything drawn from one seed: people write, in
/// either language and some through a provider, and repeat themselves; agents take over, hand back
/// and resolve; supervisors look, hold and erase; letters are late, refused and sent after all; and
/// Lobby is stopped and killed in between.
final class Day implements AutoCloseable {

  private static final int STEPS = 260;
  private static final int NIGHT = 100;
  private static final int STEP_MILLIS = 8 * 60_000;
  private static final Instant MORNING = Instant.parse("2026-03-03T00:30:00Z");

  /// How Lobby comes to an end.
  enum End {
    STOPPED,
    /// Stopped, and something took the mark away that the views are whole.
    UNMARKED,
    KILLED,
    /// Killed between the provider's answer and the journal.
    KILLED_SENDING,
    /// Killed when the keys were destroyed and the journal did not say so yet.
    KILLED_ERASING
  }

  /// The ends that are planned; the other one comes of itself.
  private static final List<End> ENDS =
      List.of(End.STOPPED, End.KILLED, End.STOPPED, End.KILLED_ERASING, End.STOPPED, End.UNMARKED);

  private final Random random;
  private final Path home;
  private final MovableClock clock = new MovableClock(World.START);
  private final Inference inference = new Inference(World.INFERENCE_THREADS, World.PATIENT);
  private final MoodyProvider provider;
  private final Acknowledged acknowledged = new Acknowledged();
  private final Callers callers;
  private final Bankers bankers;
  private final Map<End, Integer> ends = new EnumMap<>(End.class);
  private int homes;
  private int resumed;
  private int folded;
  private int blanked;
  private int deedsForgotten;
  private int step;
  private Path data;
  private OpenLobby lobby;

  /// @param home an empty directory
  Day(long seed, Path home) {
    this.random = new Random(seed);
    this.callers = new Callers(random, acknowledged);
    this.bankers = new Bankers(random, callers, acknowledged);
    this.provider = new MoodyProvider(random);
    this.home = home;
    this.data = home.resolve("0");
    this.lobby = open(false);
    Bankers.hire(lobby);
  }

  private OpenLobby open(boolean applyRetention) {
    return new OpenLobby(data, clock, Bank.release(), inference, provider, applyRetention);
  }

  /// Lives through all of it; throws an [AssertionError] at the first view that is wrong and at the
  /// first message that is lost or answered twice.
  void run() throws IOException, InterruptedException {
    List<End> toCome = new ArrayList<>(ENDS);
    for (step = 0; step < STEPS; step++) {
      clock.advance(Duration.ofMillis(1 + random.nextInt(STEP_MILLIS)));
      if (step == NIGHT) {
        clock.set(MORNING);
        end(End.STOPPED, true);
      } else if (step % 23 == 22) {
        end(toCome.isEmpty() ? any(ENDS) : toCome.removeFirst(), random.nextInt(3) > 0);
      }
      lobby.settle();
      somethingHappens();
    }
    lobby.settle();
    check();
    end(End.STOPPED, true);
  }

  private void somethingHappens() throws IOException, InterruptedException {
    int dice = random.nextInt(100);
    if (dice < 45) {
      callers.somebodyWrites(lobby);
    } else if (dice < 53) {
      callers.somebodyRepeats(lobby);
    } else if (dice < 78) {
      bankers.anAgentActs(lobby);
    } else if (dice < 85) {
      lettersAreSent();
    } else if (dice < 88) {
      bankers.aDeadLetterIsSeenTo(lobby);
    } else if (dice < 95) {
      bankers.somebodyLooks(lobby);
    } else {
      bankers.anErasureGoesOn(lobby);
    }
  }

  private <T> T any(List<T> choice) {
    return choice.get(random.nextInt(choice.size()));
  }

  private void lettersAreSent() throws IOException, InterruptedException {
    try {
      for (int i = random.nextInt(6); i >= 0; i--) {
        lobby.outbox.sendWhatIsDue();
        lobby.settle();
        clock.advance(Duration.ofMillis(random.nextInt(20_000)));
      }
    } catch (PlugPulled e) {
      kill();
      started(End.KILLED_SENDING, random.nextBoolean());
    }
  }

  private void end(End how, boolean applyRetention) throws IOException, InterruptedException {
    switch (how) {
      case STOPPED -> lobby.close();
      case UNMARKED -> {
        lobby.close();
        Files.delete(OpenLobby.views(data).resolve(ViewStore.CLEAN));
      }
      case KILLED, KILLED_SENDING -> {
        // Before any view can have taken it in.
        callers.somebodyWrites(lobby);
        kill();
      }
      case KILLED_ERASING -> {
        Path next = home.resolve(String.valueOf(++homes));
        if (!bankers.erase(lobby, () -> Snapshot.take(data, next))) {
          kill();
          started(End.KILLED, applyRetention);
          return;
        }
        goOnIn(next);
      }
    }
    started(how, applyRetention);
  }

  private void started(End how, boolean applyRetention) throws InterruptedException {
    lobby = open(applyRetention);
    ends.merge(how, 1, Integer::sum);
    boolean whole = lobby.keptUpTo() > 0;
    assertThat(whole).as("resumed after " + how).isEqualTo(how == End.STOPPED);
    resumed += whole ? 1 : 0;
    folded += whole ? 0 : 1;
    lobby.retained().ifPresent(this::blanked);
    lobby.settle();
    assertThat(lobby.finished())
        .as("erasures finished")
        .isEqualTo(how == End.KILLED_ERASING ? 1 : 0);
    if (how == End.KILLED_ERASING) {
      bankers.forgotten(lobby.erasureList.all().getFirst());
    }
    check();
  }

  private void blanked(RetentionPlan plan) {
    for (RetentionPlan.Line line : plan.lines()) {
      blanked += acknowledged.forget(line);
      if (line.type() == RecordType.AUDIT && lobby.keptUpTo() > 0) {
        deedsForgotten += line.due().size();
      }
    }
  }

  /// What is on the disk now is what the next start finds.
  private void kill() throws IOException {
    Path next = home.resolve(String.valueOf(++homes));
    Snapshot.take(data, next);
    goOnIn(next);
  }

  private void goOnIn(Path next) throws IOException {
    lobby.close();
    Snapshot.remove(data);
    data = next;
  }

  private void check() {
    Recount recount = new Recount(lobby.journal);
    acknowledged.check(recount);
    for (String id : new LetterRecount(recount).sent()) {
      assertThat(provider.has(id)).as("letter " + id + " arrived").isTrue();
    }
    ViewsCheck.check(lobby, recount);
  }

  /// How often Lobby was started after each end.
  Map<End, Integer> ends() {
    return ends;
  }

  /// How often the views went on from where they were.
  int resumed() {
    return resumed;
  }

  /// How often they were folded anew.
  int folded() {
    return folded;
  }

  /// How many people were erased.
  int erased() {
    return bankers.erased();
  }

  /// How many conversations were blanked.
  int blanked() {
    return blanked;
  }

  /// How often a view that knew what somebody did had to forget it.
  int deedsForgotten() {
    return deedsForgotten;
  }

  /// How many messages customers wrote.
  int messages() {
    return acknowledged.ofCustomers().size();
  }

  /// How far it came, for whoever reads what went wrong.
  String story() {
    return "step " + step + " of " + STEPS + ", after " + ends;
  }

  @Override
  public void close() {
    lobby.close();
    inference.close();
  }
}
