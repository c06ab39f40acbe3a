package dev.lobby.journal;

import static dev.lobby.journal.JournalContract.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// A full disk refuses what comes, keeps what is there, and costs nothing once there is room again.
class JournalFullTest {

  private static final Path DIRECTORY = Path.of("/data/journal");
  private static final int SEGMENT_BYTES = 5000;

  private final GatedClock clock = new GatedClock(NOW);
  private final List<Throwable> fatal = new ArrayList<>();
  private SimulatedDisk disk = new SimulatedDisk(SimulatedDisk.Plan.nothing());

  private FileJournal open(int segmentBytes) {
    return FileJournal.open(disk, DIRECTORY, Note.CODEC, clock, segmentBytes, fatal::add);
  }

  private static void append(FileJournal journal, long number) {
    assertThat(journal.append(List.of(Note.to("a", number))))
        .isInstanceOf(AppendResult.Appended.class);
  }

  /// Appends until there is no room, and returns how many were stored.
  private static long fill(FileJournal journal) {
    long before = journal.head();
    try {
      while (true) {
        append(journal, journal.head() + 1);
      }
    } catch (JournalException.Full e) {
      return journal.head() - before;
    }
  }

  private static void holds(FileJournal journal, long events) {
    assertThat(journal.read("a", 0))
        .extracting(one -> ((Note) one.event()).number())
        .containsExactlyElementsOf(
            java.util.stream.LongStream.rangeClosed(1, events).boxed().toList());
  }

  @Test
  void a_full_disk_refuses_appends_says_what_to_do_and_goes_on_when_there_is_room() {
    FileJournal journal = open(SEGMENT_BYTES);
    disk.fill(20_000);
    long stored = fill(journal);
    assertThat(stored).isGreaterThan(20);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> journal.append(List.of(Note.to("a", 99))))
          .isInstanceOf(JournalException.Full.class)
          .hasMessageContaining(DIRECTORY.toString())
          .hasMessageContaining("No space left on device")
          .hasMessageContaining("not stored")
          .hasMessageContaining("Free space");
    }
    assertThat(journal.head()).isEqualTo(stored);
    holds(journal, stored);

    disk.makeRoom();
    for (long i = stored + 1; i <= stored + 50; i++) {
      append(journal, i);
    }
    holds(journal, stored + 50);
    journal.close();
    try (FileJournal again = open(SEGMENT_BYTES)) {
      holds(again, stored + 50);
    }
    assertThat(fatal).isEmpty();
  }

  @Test
  void what_was_refused_does_not_come_back_whatever_a_crash_loses() throws IOException {
    FileJournal journal = open(SEGMENT_BYTES);
    disk.fill(9_000);
    long stored = fill(journal);
    for (SimulatedDisk.Loss loss : SimulatedDisk.Loss.values()) {
      for (int seed = 0; seed < 20; seed++) {
        SimulatedDisk found = disk.afterCrash(loss, new Random(seed), SimulatedDisk.Plan.nothing());
        assertThat(Verification.of(found, DIRECTORY))
            .returns(stored, Verification::frames)
            .returns(0L, Verification::tornBytes);
      }
    }
    disk.kill();
  }

  @Test
  void all_of_a_batch_that_finds_no_room_is_refused() throws Exception {
    FileJournal journal = open(SEGMENT_BYTES);
    append(journal, 1);
    StreamWrite large = new StreamWrite("a", StreamWrite.ANY, "", new Note(2, "x".repeat(6000)));
    disk.fill(0);
    clock.shut();
    List<FutureTask<AppendResult>> appends = new ArrayList<>();
    appends.add(GatedClock.start(journal, List.of(Note.to("b", 1, 9))));
    clock.awaitHeld();
    appends.add(GatedClock.start(journal, List.of(Note.to("b", 0, 1))));
    // Refused by the one before it, had that been stored.
    appends.add(GatedClock.start(journal, List.of(Note.to("b", 0, 2))));
    appends.add(GatedClock.start(journal, List.of(large)));
    clock.open();

    assertThat(appends.getFirst().get()).isInstanceOf(AppendResult.Conflict.class);
    for (FutureTask<AppendResult> append : appends.subList(1, 4)) {
      assertThatThrownBy(append::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(JournalException.Full.class);
    }
    assertThat(journal.version("b")).isZero();
    // What needs no more than the room that was made is stored all the same.
    append(journal, 2);
    holds(journal, 2);
    journal.close();
  }

  @Test
  void a_segment_that_finds_no_room_is_begun_later() throws IOException {
    FileJournal journal = open(1);
    disk.fill(400);
    // Stored, although the segment after it cannot be made.
    append(journal, 1);
    assertThat(fill(journal)).isLessThan(2);
    long stored = journal.head();
    disk.makeRoom();
    append(journal, stored + 1);
    append(journal, stored + 2);
    journal.close();
    assertThat(Segment.list(disk, DIRECTORY)).hasSize((int) stored + 3);
    assertThat(Verification.of(disk, DIRECTORY).frames()).isEqualTo(stored + 2);
    assertThat(fatal).isEmpty();
  }

  @Test
  void the_last_bytes_of_a_disk_are_used() {
    try (FileJournal journal = open(FileJournal.SEGMENT_BYTES)) {
      disk.fill(1 << 19);
      assertThat(fill(journal)).isGreaterThan(1000);
      holds(journal, journal.head());
    }
  }

  @Test
  void a_journal_on_a_full_disk_can_be_opened_and_read() {
    FileJournal journal = open(SEGMENT_BYTES);
    disk.fill(8_000);
    long stored = fill(journal);
    journal.close();
    disk.fill(0);
    try (FileJournal again = open(SEGMENT_BYTES)) {
      holds(again, stored);
      assertThat(fill(again)).isZero();
      disk.makeRoom();
      append(again, stored + 1);
    }
  }

  @Test
  void a_new_journal_on_a_full_disk_is_refused_and_says_so() {
    disk.fill(0);
    assertThatThrownBy(() -> open(SEGMENT_BYTES))
        .isInstanceOf(JournalException.Full.class)
        .hasMessageContaining("Free space");
    disk.makeRoom();
    open(SEGMENT_BYTES).close();
  }
}
