package dev.lobby.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest extends JournalContract {

  @TempDir Path directory;

  @Override
  FileJournal open() {
    return open(FileJournal.SEGMENT_BYTES);
  }

  private FileJournal open(int segmentBytes) {
    return FileJournal.open(
        directory,
        Note.CODEC,
        InstantSource.fixed(NOW),
        segmentBytes,
        error -> fail("The journal gave up.", error));
  }

  private void reopen(int segmentBytes) {
    journal.close();
    journal = open(segmentBytes);
  }

  private void append(int from, int to) {
    for (int i = from; i <= to; i++) {
      journal.append(List.of(Note.to("a", i)));
    }
  }

  /// How long the last segment is without the room an open journal makes in it for more frames.
  private long lengthOfLastSegment() throws IOException {
    reopen(FileJournal.SEGMENT_BYTES);
    return Files.size(lastSegment());
  }

  private Path lastSegment() throws IOException {
    return Segment.list(directory).getLast();
  }

  @Test
  void what_was_appended_is_there_after_reopening() {
    append(1, 20);
    List<Recorded> before = journal.read("a", 0);

    reopen(FileJournal.SEGMENT_BYTES);

    assertThat(journal.read("a", 0)).isEqualTo(before);
    assertThat(journal.append(List.of(Note.to("a", 20, 21))))
        .isInstanceOf(AppendResult.Appended.class);
  }

  @Test
  void the_chain_runs_over_many_segments() throws IOException {
    reopen(1000);
    append(1, 50);
    reopen(1000);
    append(51, 60);

    assertThat(Segment.list(directory)).hasSizeGreaterThan(5);
    assertThat(journal.read("a", 0)).hasSize(60);
    Verification verification = Verification.of(directory);
    assertThat(verification.frames()).isEqualTo(60);
    assertThat(verification.events()).isEqualTo(60);
    assertThat(verification.last()).isEqualTo(NOW);
    assertThat(verification.tornBytes()).isZero();
  }

  @Test
  void a_last_frame_cut_anywhere_is_dropped_and_everything_before_it_kept() throws IOException {
    append(1, 3);
    long three = lengthOfLastSegment();
    append(4, 4);
    journal.close();
    byte[] whole = Files.readAllBytes(lastSegment());

    for (int length = (int) three; length < whole.length; length += 7) {
      Files.write(lastSegment(), Arrays.copyOf(whole, length));
      journal = open();
      assertThat(journal.version("a")).isEqualTo(3);
      append(5, 5);
      assertThat(journal.read("a", 3))
          .extracting(Recorded::event)
          .containsExactly(new Note(5, "note 笔记 5"));
      journal.close();
    }
  }

  @Test
  void zeros_after_the_last_frame_are_room_for_more() throws IOException {
    append(1, 3);
    journal.close();
    byte[] whole = Files.readAllBytes(lastSegment());
    Files.write(lastSegment(), Arrays.copyOf(whole, whole.length + 4096));

    assertThat(Verification.of(directory))
        .returns(3L, Verification::frames)
        .returns(0L, Verification::tornBytes);
    journal = open();
    append(4, 4);
    // The frame stands where the zeros began.
    assertThat(Files.size(lastSegment())).isEqualTo(whole.length + 4096);
    reopen(FileJournal.SEGMENT_BYTES);
    assertThat(journal.read("a", 0)).hasSize(4);
    assertThat(Files.size(lastSegment())).isLessThan(whole.length + 4096);
  }

  @Test
  void what_is_torn_ends_with_its_last_byte_that_is_not_zero() throws IOException {
    append(1, 3);
    journal.close();
    byte[] whole = Files.readAllBytes(lastSegment());
    byte[] torn = Arrays.copyOf(whole, whole.length + 4096);
    torn[whole.length + 99] = 1;
    Files.write(lastSegment(), torn);

    assertThat(Verification.of(directory).tornBytes()).isEqualTo(100);
    journal = open();
    assertThat(journal.version("a")).isEqualTo(3);
    assertThat(Files.size(lastSegment())).isEqualTo(whole.length);
  }

  @Test
  void an_open_journal_has_room_for_more_frames_and_a_closed_one_and_an_earlier_segment_none()
      throws IOException {
    append(1, 3);
    long open = Files.size(lastSegment());
    append(4, 6);
    assertThat(Files.size(lastSegment())).isEqualTo(open);
    long written = lengthOfLastSegment();
    assertThat(written).isLessThan(open);
    append(7, 7);

    // Opened with smaller segments, so that the room made is more than the segment may hold.
    killWithoutClosing();
    reopen((int) written);
    append(8, 8);
    assertThat(Segment.list(directory)).hasSize(2);
    byte[] first = Files.readAllBytes(Segment.list(directory).getFirst());
    assertThat(first[first.length - 1]).isNotZero();
    assertThat(Verification.of(directory).frames()).isEqualTo(8);
  }

  /// Leaves the last segment as a killed process does, with its room.
  private void killWithoutClosing() throws IOException {
    byte[] left = Files.readAllBytes(lastSegment());
    journal.close();
    Files.write(lastSegment(), left);
    journal = open();
  }

  @Test
  void a_clock_that_jumps_back_changes_nothing_but_the_times() {
    journal.close();
    GatedClock clock = new GatedClock(NOW);
    journal =
        FileJournal.open(
            directory, Note.CODEC, clock, 600, error -> fail("The journal gave up.", error));
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      // An hour on, two back, over midnight, over segments, and to before 1970.
      clock.set(i % 5 == 4 ? Instant.EPOCH.minusSeconds(i) : NOW.plusSeconds(3600L * (i % 3) - i));
      times.add(clock.instant());
      assertThat(journal.append(List.of(Note.to("a", i, i))))
          .isInstanceOf(AppendResult.Appended.class);
    }
    reopen(600);
    assertThat(journal.read("a", 0)).extracting(Recorded::time).isEqualTo(times);
    assertThat(journal.append(List.of(Note.to("a", 20, 20))))
        .isInstanceOf(AppendResult.Appended.class);
  }

  @Test
  void a_flipped_bit_in_a_frame_known_to_be_forced_is_damage_wherever_it_is() throws IOException {
    append(1, 4);
    long four = lengthOfLastSegment();
    append(5, 5);
    journal.close();
    Path segment = lastSegment();
    byte[] whole = Files.readAllBytes(segment);

    for (int at = 0; at < four; at += 3) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(segment, flipped);
      assertThatThrownBy(this::open)
          .as("flip at byte " + at)
          .isInstanceOf(JournalException.Damaged.class)
          .hasMessageContaining(segment.getFileName().toString())
          .hasMessageContaining("Restore");
      assertThat(Files.readAllBytes(segment)).isEqualTo(flipped);
      assertThatThrownBy(() -> Verification.of(directory))
          .isInstanceOf(JournalException.Damaged.class);
    }
  }

  @Test
  void damage_names_the_segment_and_the_byte_where_the_bad_frame_starts() throws IOException {
    append(1, 1);
    long start = lengthOfLastSegment();
    append(2, 4);
    journal.close();
    byte[] bytes = Files.readAllBytes(lastSegment());
    bytes[(int) start + 40] ^= 1;
    Files.write(lastSegment(), bytes);

    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            JournalException.Damaged.class,
            damage -> {
              assertThat(damage.offset()).isEqualTo(start);
              assertThat(damage.segment()).isEqualTo("00000000000000000001.segment");
            });
  }

  @Test
  void a_flip_or_a_cut_in_an_earlier_segment_is_always_damage() throws IOException {
    reopen(600);
    append(1, 20);
    journal.close();
    Path first = Segment.list(directory).getFirst();
    byte[] whole = Files.readAllBytes(first);
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      byte[] hurt = i % 2 == 0 ? whole.clone() : Arrays.copyOf(whole, random.nextInt(whole.length));
      if (i % 2 == 0) {
        hurt[random.nextInt(hurt.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(first, hurt);
      assertThatThrownBy(() -> Verification.of(directory))
          .isInstanceOf(JournalException.Damaged.class);
    }
    Files.write(first, whole);
    assertThat(Verification.of(directory).frames()).isEqualTo(20);
  }

  @Test
  void a_damaged_body_of_an_earlier_segment_is_reported_when_it_is_read() throws IOException {
    reopen(600);
    append(1, 20);
    journal.close();
    Path first = Segment.list(directory).getFirst();
    byte[] bytes = Files.readAllBytes(first);
    bytes[bytes.length - 1] ^= 1;
    Files.write(first, bytes);

    journal = open(600);
    assertThatThrownBy(() -> journal.read("a", 0)).isInstanceOf(JournalException.Damaged.class);
  }

  @Test
  void a_missing_or_foreign_segment_is_damage() throws IOException {
    reopen(600);
    append(1, 20);
    journal.close();
    Path second = Segment.list(directory).get(1);
    byte[] bytes = Files.readAllBytes(second);
    Files.delete(second);
    assertThatThrownBy(() -> open(600)).isInstanceOf(JournalException.Damaged.class);
    Files.writeString(second, "not a segment");
    assertThatThrownBy(() -> open(600))
        .isInstanceOf(JournalException.Damaged.class)
        .hasMessageContaining("byte 0");
    Files.write(second, bytes);
    assertThat(Verification.of(directory).frames()).isEqualTo(20);
  }

  @Test
  void a_segment_under_another_name_is_damage() throws IOException {
    reopen(600);
    append(1, 20);
    journal.close();
    Path last = lastSegment();
    Files.move(last, directory.resolve("00000000000000000999.segment"));

    assertThatThrownBy(() -> Verification.of(directory))
        .isInstanceOf(JournalException.Damaged.class);
    assertThatThrownBy(() -> open(600)).isInstanceOf(JournalException.Damaged.class);
  }

  @Test
  void a_crash_while_a_segment_is_made_costs_nothing() throws IOException {
    reopen(1);
    append(1, 3);
    journal.close();
    // The segment is there and empty, and the one after it was not finished.
    assertThat(Files.size(lastSegment())).isEqualTo(Segment.HEADER_BYTES);
    Path unfinished = directory.resolve("00000000000000000005.segment.unfinished");
    Files.write(unfinished, new byte[20]);

    assertThat(Verification.of(directory).frames()).isEqualTo(3);
    reopen(1);
    assertThat(unfinished).doesNotExist();
    append(4, 6);
    reopen(FileJournal.SEGMENT_BYTES);
    assertThat(journal.read("a", 0)).hasSize(6);
    assertThat(Verification.of(directory).frames()).isEqualTo(6);
  }

  @Test
  void an_empty_last_segment_with_a_hurt_header_is_damage() throws IOException {
    reopen(1);
    append(1, 3);
    journal.close();
    byte[] whole = Files.readAllBytes(lastSegment());
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 1;
      Files.write(lastSegment(), flipped);
      assertThatThrownBy(this::open).isInstanceOf(JournalException.Damaged.class);
      Files.write(lastSegment(), Arrays.copyOf(whole, at));
      assertThatThrownBy(this::open).isInstanceOf(JournalException.Damaged.class);
    }
    Files.write(lastSegment(), whole);
  }

  @Test
  void a_frame_hurt_under_an_open_journal_is_reported_when_it_is_read() throws IOException {
    append(1, 3);
    reopen(FileJournal.SEGMENT_BYTES);
    byte[] whole = Files.readAllBytes(lastSegment());
    for (int at = Segment.HEADER_BYTES; at < whole.length; at += 3) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) 0x80;
      Files.write(lastSegment(), flipped);
      assertThatThrownBy(() -> journal.read("a", 0)).isInstanceOf(JournalException.Damaged.class);
      Files.write(lastSegment(), Arrays.copyOf(whole, at));
      assertThatThrownBy(() -> journal.read("a", 0)).isInstanceOf(JournalException.Damaged.class);
    }
    Files.write(lastSegment(), whole);
    assertThat(journal.read("a", 0)).hasSize(3);
  }

  @Test
  void readers_and_a_verification_beside_a_writer_see_a_beginning_of_what_it_wrote()
      throws Exception {
    reopen(2000);
    int appends = 300;
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> beside = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        beside.add(
            threads.submit(() -> {
              while (journal.head() < appends) {
                List<Recorded> read = journal.read("a", 0);
                for (int at = 0; at < read.size(); at++) {
                  assertThat(read.get(at).version()).isEqualTo(at + 1);
                }
              }
            }));
      }
      beside.add(
          threads.submit(() -> {
            long seen = 0;
            while (seen < appends) {
              long head = journal.head();
              seen = Verification.of(directory).frames();
              assertThat(seen).isGreaterThanOrEqualTo(head);
            }
            return seen;
          }));
      for (int writer = 0; writer < 3; writer++) {
        beside.add(threads.submit(() -> append(1, appends / 3)));
      }
      for (Future<?> one : beside) {
        one.get();
      }
    }
  }

  @Test
  void a_directory_in_use_is_refused_and_says_by_which_process() {
    assertThatThrownBy(this::open)
        .isInstanceOf(JournalException.Locked.class)
        .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
        .hasMessageContaining("--data");
  }

  @Test
  void verifying_a_directory_without_a_journal_says_so() {
    assertThatThrownBy(() -> Verification.of(directory.resolve("nowhere")))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("--data");
  }

  @Test
  void an_interrupted_reader_does_not_stop_the_others() throws InterruptedException {
    append(1, 10);
    List<Recorded> read = new ArrayList<>();
    Thread interrupted =
        Thread.ofPlatform()
            .start(() -> {
              Thread.currentThread().interrupt();
              read.addAll(journal.read("a", 0));
            });
    interrupted.join();

    assertThat(read).hasSize(10);
    assertThat(journal.read("a", 0)).hasSize(10);
  }
}
