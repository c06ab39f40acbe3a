package dev.lobby.journal;

import static dev.lobby.journal.JournalContract.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lobby.journal.SimulatedDisk.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// What a journal lives through until something goes wrong on its disk, and what it must hold then.
///
/// Every append carries a number of its own. The same workload makes the same changes to the disk
/// in the same order, so that each can be the one that goes wrong.
final class CrashWorkload {

  static final Path DIRECTORY = Path.of("/data/journal");

  private static final int SEGMENT_BYTES = 6000;

  /// The workload cannot go on.
  private static final class Over extends RuntimeException {}

  private final GatedClock clock = new GatedClock(NOW);
  private final Random random;
  private SimulatedDisk disk;
  private @Nullable FileJournal journal;
  private final List<Throwable> fatal = new ArrayList<>();

  /// The appends by number: how long their text is.
  private final Map<Long, Integer> sent = new HashMap<>();

  private final Set<Long> acknowledged = new HashSet<>();
  private final Set<Long> refused = new HashSet<>();

  /// How far each stream is blank, and how far it may be.
  private final Map<String, Long> blanked = new HashMap<>();

  private final Map<String, Long> attempted = new HashMap<>();
  private long next = 1;

  CrashWorkload(Plan plan, long seed) {
    this.disk = new SimulatedDisk(plan);
    this.random = new Random(seed);
  }

  private CrashWorkload(CrashWorkload before, SimulatedDisk disk) {
    this.disk = disk;
    this.random = new Random(before.random.nextLong());
    this.sent.putAll(before.sent);
    this.acknowledged.addAll(before.acknowledged);
    this.refused.addAll(before.refused);
    this.blanked.putAll(before.blanked);
    this.attempted.putAll(before.attempted);
    this.next = before.next;
  }

  /// What was lived through, with the disk as a crash leaves it.
  CrashWorkload afterCrash(SimulatedDisk.Loss loss, Random lossesOfThePlug, Plan plan) {
    return new CrashWorkload(this, disk.afterCrash(loss, lossesOfThePlug, plan));
  }

  /// What was lived through, with the disk as the end of the process alone leaves it.
  CrashWorkload afterKill() {
    return new CrashWorkload(this, disk.afterKill(Plan.nothing()));
  }

  int acknowledged() {
    return acknowledged.size();
  }

  Map<String, Long> blanked() {
    return blanked;
  }

  List<Throwable> fatal() {
    return fatal;
  }

  boolean killed() {
    return disk.dead();
  }

  /// Lives through everything, or until the process is killed or gives up.
  void run() {
    try {
      open();
      appends(4);
      batch(3, 300);
      crash(null, 200);
      batch(4, 6000);
      reopen();
      fillInABatch();
      fillAndMakeRoom(100);
      reopen();
      crash(SimulatedDisk.Loss.LAST_WRITE_TORN, 9000);
      fillInABatch();
      crash(SimulatedDisk.Loss.PAGES_ZEROED, 9000);
      crash(null, 300);
      batch(3, 100);
      crash(SimulatedDisk.Loss.OLDER_LOST, 5000);
      appends(2);
      fillAndMakeRoom(6500);
      crash(SimulatedDisk.Loss.NEWER_LOST, 100);
      crash(SimulatedDisk.Loss.ALL_LOST, 100);
      appends(3);
      crash(null, 50);
      batch(4, 50);
      reopen();
      appends(2);
      close();
    } catch (Over e) {
      end();
    }
  }

  /// Lives through a life with blankings in it, or until the process is killed or gives up.
  void runBlanking() {
    try {
      open();
      appends(5);
      blank("stream/1");
      batch(3, 300);
      blank("stream/0", "stream/2");
      crash(null, 200);
      batch(4, 4000);
      blank("stream/1");
      reopen();
      blank("stream/2");
      appends(3);
      crash(SimulatedDisk.Loss.PAGES_ZEROED, 5000);
      blank("stream/0", "stream/1", "stream/2");
      crash(SimulatedDisk.Loss.LAST_WRITE_TORN, 300);
      appends(2);
      disk.fill(5000);
      blank("stream/0");
      disk.makeRoom();
      blank("stream/1");
      close();
    } catch (Over e) {
      end();
    }
  }

  /// Blanks what people own in some streams, as far as they are.
  private void blank(String... streams) {
    long head = journal().head();
    for (String stream : streams) {
      attempted.put(stream, head);
    }
    try {
      journal()
          .blank(
              Arrays.stream(streams).map(stream -> new Blank(stream, head, false)).toList(),
              List.of());
      for (String stream : streams) {
        blanked.put(stream, head);
      }
    } catch (JournalException.Full e) {
      // It may be named already; then it is done at the next start.
    } catch (JournalException e) {
      throw new Over();
    } catch (SimulatedDisk.Killed e) {
      throw new Over();
    }
  }

  private void open() {
    try {
      journal = openOnce();
    } catch (SimulatedDisk.Killed e) {
      throw new Over();
    } catch (JournalException e) {
      // Whoever runs it looks at the disk and starts it again.
      assertThat(e).isNotInstanceOf(JournalException.Damaged.class);
      if (disk.dead()) {
        throw new Over();
      }
      journal = openOnce();
    }
  }

  private FileJournal openOnce() {
    return FileJournal.open(disk, DIRECTORY, Note.CODEC, clock, SEGMENT_BYTES, fatal::add);
  }

  private FileJournal journal() {
    if (journal == null) {
      return fail("The journal is not open.");
    }
    return journal;
  }

  private void close() {
    try {
      journal().close();
    } catch (SimulatedDisk.Killed e) {
      throw new Over();
    }
  }

  /// Lets go of the journal as the end of its process does.
  private void end() {
    disk.kill();
    if (journal != null) {
      try {
        journal.close();
      } catch (SimulatedDisk.Killed e) {
        // It would have liked to tidy up.
      }
      journal = null;
    }
  }

  private void reopen() {
    close();
    open();
  }

  private void appends(int count) {
    for (int i = 0; i < count; i++) {
      append(20 + i * 37 % 200);
    }
  }

  private StreamWrite write(long number, int length) {
    sent.put(number, length);
    return new StreamWrite(
        "stream/" + number % 3, StreamWrite.ANY, "subject", note(number, length));
  }

  private static Note note(long number, int length) {
    return new Note(number, Character.toString('a' + (int) (number % 26)).repeat(length));
  }

  private void append(int length) {
    long number = next++;
    learn(number, () -> journal().append(List.of(write(number, length))));
  }

  /// An append that may be answered or not.
  private interface Append {
    AppendResult run() throws ExecutionException, InterruptedException;
  }

  private void learn(long number, Append append) {
    try {
      assertThat(append.run()).isInstanceOf(AppendResult.Appended.class);
      acknowledged.add(number);
    } catch (JournalException e) {
      notStored(number, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof JournalException cause) {
        notStored(number, cause);
      } else {
        fail(e);
      }
    } catch (InterruptedException e) {
      fail(e);
    }
  }

  private void notStored(long number, JournalException e) {
    if (e instanceof JournalException.Full) {
      refused.add(number);
    } else {
      throw new Over();
    }
  }

  /// Appends one, and all others together in one batch.
  private void batch(int count, int length) {
    append(10);
    settle();
    clock.shut();
    long first = next++;
    FutureTask<AppendResult> ahead = GatedClock.start(journal(), List.of(write(first, 10)));
    if (!clock.awaitHeld(ahead)) {
      clock.open();
      learn(first, ahead::get);
      return;
    }
    Map<Long, FutureTask<AppendResult>> appends = new HashMap<>();
    for (int i = 0; i < count; i++) {
      long number = next++;
      appends.put(number, GatedClock.start(journal(), List.of(write(number, length + i))));
    }
    clock.open();
    boolean over = false;
    appends.put(first, ahead);
    for (Map.Entry<Long, FutureTask<AppendResult>> append : appends.entrySet()) {
      try {
        learn(append.getKey(), append.getValue()::get);
      } catch (Over e) {
        over = true;
      }
    }
    if (over) {
      throw new Over();
    }
  }

  /// Waits until the writing thread has nothing more to do: it answers this when it has begun the
  /// segment after the last append.
  private void settle() {
    try {
      journal().append(List.of(new StreamWrite("nowhere", 99, "", new Note(0, ""))));
    } catch (JournalException.Full e) {
      // It has found no room for a segment.
    } catch (JournalException e) {
      throw new Over();
    }
  }

  /// Leaves the disk little room, appends until there is none, makes room and goes on.
  private void fillAndMakeRoom(int left) {
    settle();
    disk.fill(left);
    int before = refused.size();
    while (refused.size() < before + 2) {
      append(300);
    }
    settle();
    disk.makeRoom();
    append(300);
    batch(2, 40);
  }

  /// There is no room for all of a batch, although room was made for it.
  private void fillInABatch() {
    int before = refused.size();
    disk.fillAtWriteOf(900);
    batch(3, 200);
    if (disk.plan().struck() == null) {
      assertThat(refused).hasSize(before + 3);
    }
    append(10);
  }

  /// The process is killed while it forces a batch, and started again.
  ///
  /// @param loss what the disk loses; null when it is only the process that ended
  private void crash(SimulatedDisk.@Nullable Loss loss, int length) {
    append(30);
    settle();
    // The one that makes room for the batch, and the batch's own.
    disk.killAtForce(2);
    while (true) {
      try {
        append(length);
      } catch (Over e) {
        if (!disk.killedAtForce()) {
          throw e;
        }
        end();
        disk =
            loss == null ? disk.afterKill(disk.plan()) : disk.afterCrash(loss, random, disk.plan());
        open();
        return;
      }
    }
  }

  /// Opens the journal, appends once and is killed.
  void appendOnce() {
    open();
    append(100);
    end();
  }

  /// Opens the journal and appends, as a process does that is killed before long.
  void recover() {
    try {
      open();
      append(100);
      batch(2, 3000);
      reopen();
      append(100);
      close();
    } catch (Over e) {
      end();
    }
  }

  /// Opens the journal, as many times as it takes, and holds everything against what was sent.
  void check() throws IOException {
    verifiesBeforeAStart();
    String headHash = "";
    for (int round = 0; round < 2; round++) {
      open();
      holdsWhatItShould();
      for (int i = 0; i < 2; i++) {
        append(100);
      }
      assertThat(acknowledged).contains(next - 1, next - 2);
      long head = journal().head();
      close();
      Verification verification = Verification.of(disk, DIRECTORY);
      assertThat(verification.frames()).isEqualTo(head);
      assertThat(verification.tornBytes()).isZero();
      headHash = verification.headHash();
    }
    open();
    holdsWhatItShould();
    close();
    assertThat(Verification.of(disk, DIRECTORY).headHash()).isEqualTo(headHash);
    assertThat(fatal).isEmpty();
  }

  /// What a crash left is whole also before a start has finished or cut anything.
  private void verifiesBeforeAStart() throws IOException {
    if (!acknowledged.isEmpty()) {
      assertThat(Verification.of(disk, DIRECTORY).frames())
          .isGreaterThanOrEqualTo(acknowledged.size());
    }
  }

  /// What was acknowledged is there once, what was refused is not, and the rest at most once.
  private void holdsWhatItShould() {
    Map<Long, Recorded> found = new HashMap<>();
    Map<String, Long> versions = new HashMap<>();
    journal()
        .replay(
            0,
            Long.MAX_VALUE,
            one -> {
              if (one.version() != versions.merge(one.stream(), 1L, Long::sum)) {
                fail("Not in its place: " + one);
              }
              if (one.event() instanceof Note note
                  && (found.put(note.number(), one) != null || !isAsSent(one, note))) {
                fail("There twice, or not what was sent: " + one);
              }
            });
    assertThat(acknowledged).allMatch(found::containsKey);
    assertThat(refused).noneMatch(found::containsKey);
    versions.remove(BlankEvent.STREAM);
    versions.forEach((stream, version) -> {
      assertThat(journal().version(stream)).isEqualTo(version);
      assertThat(journal().read(stream, version - 1))
          .containsExactly(
              found.values().stream()
                  .filter(one -> one.stream().equals(stream) && one.version() == version)
                  .findFirst()
                  .orElseThrow());
    });
  }

  /// Whether a note is what was sent, or blank where it must or may be; and then its bytes are too.
  private boolean isAsSent(Recorded one, Note note) {
    Note whole = note(note.number(), lengthOf(note.number()));
    Note blank = new Note(note.number(), "");
    if (one.sequence() <= attempted.getOrDefault(one.stream(), 0L) && note.equals(blank)) {
      Blank named = new Blank(one.stream(), one.sequence(), false);
      return journal().extent(List.of(named)).bytes() == 0;
    }
    return one.sequence() > blanked.getOrDefault(one.stream(), 0L) && note.equals(whole);
  }

  private int lengthOf(long number) {
    Integer length = sent.get(number);
    return length == null ? fail("Nobody sent " + number + ".") : length;
  }
}
