package dev.lobby.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// A journal hurt anywhere either says so or gives exactly what was appended, but for its end.
class JournalDamageTest {

  private static final int SEGMENT_BYTES = 1200;

  private static Path whole = Path.of("");
  private static Path hurt = Path.of("");
  private static List<Path> segments = List.of();
  private static List<Recorded> events = List.of();

  /// How many events stood before the last batch, and before the last segment.
  private static final int BEFORE_LAST_BATCH = 13;

  private static int beforeLastSegment;

  @BeforeContainer
  static void writeJournal() throws Exception {
    whole = Files.createTempDirectory("journal-whole");
    hurt = Files.createTempDirectory("journal-hurt");
    GatedClock clock = new GatedClock(JournalContract.NOW);
    try (FileJournal journal = open(whole, clock)) {
      for (int i = 1; i < BEFORE_LAST_BATCH; i++) {
        journal.append(List.of(Note.to(i % 3 == 0 ? "b" : "a", i)));
      }
      clock.append(
          journal,
          List.of(Note.to("a", 13)),
          List.of(
              List.of(Note.to("b", 14)),
              List.of(Note.to("a", 15), Note.to("b", 16)),
              List.of(Note.to("a", 17))));
      events = all(journal);
    }
    segments = Segment.list(whole);
    // The last segment holds single appends and the last batch.
    beforeLastSegment =
        Integer.parseInt(segments.getLast().getFileName().toString().substring(0, 20)) - 1;
    assertThat(segments).hasSizeGreaterThan(2);
    assertThat(beforeLastSegment).isLessThan(BEFORE_LAST_BATCH);
  }

  @AfterContainer
  static void deleteJournals() throws IOException {
    for (Path directory : List.of(whole, hurt)) {
      try (var files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
    }
  }

  private static FileJournal open(Path directory, GatedClock clock) {
    return FileJournal.open(
        directory, Note.CODEC, clock, SEGMENT_BYTES, error -> fail("The journal gave up.", error));
  }

  private static List<Recorded> all(FileJournal journal) {
    List<Recorded> all = new ArrayList<>();
    journal.replay(0, journal.head(), all::add);
    return all;
  }

  @Property(tries = 500, seed = "20260302", shrinking = ShrinkingMode.OFF)
  void a_changed_byte_is_refused_or_costs_no_more_than_the_last_batch(
      @ForAll @IntRange(min = 0, max = 1 << 20) int place,
      @ForAll @IntRange(min = 1, max = 255) int change)
      throws IOException {
    check(
        place,
        (bytes, at) -> {
          bytes[at] ^= (byte) change;
          return bytes;
        },
        BEFORE_LAST_BATCH);
  }

  @Property(tries = 150, seed = "20260303", shrinking = ShrinkingMode.OFF)
  void a_cut_is_refused_or_leaves_a_beginning(@ForAll @IntRange(min = 0, max = 1 << 20) int place)
      throws IOException {
    check(place, Arrays::copyOf, beforeLastSegment);
  }

  /// What is done to a segment's bytes at a place.
  private interface Hurt {
    byte[] to(byte[] bytes, int at);
  }

  /// @param kept how many events are there at least when the journal opens
  private static void check(int place, Hurt hurting, int kept) throws IOException {
    long total = 0;
    for (Path segment : segments) {
      total += Files.size(segment);
    }
    long at = place % total;
    for (Path segment : segments) {
      byte[] bytes = Files.readAllBytes(segment);
      boolean here = at >= 0 && at < bytes.length;
      Files.write(hurt.resolve(segment.getFileName()), here ? hurting.to(bytes, (int) at) : bytes);
      at -= bytes.length;
    }

    long verified;
    try {
      verified = Verification.of(hurt).frames();
    } catch (JournalException.Damaged damaged) {
      verified = -1;
    }
    try (FileJournal journal = open(hurt, new GatedClock(Instant.EPOCH))) {
      List<Recorded> read = all(journal);
      assertThat(read.size()).isBetween(kept, events.size());
      assertThat(read).isEqualTo(events.subList(0, read.size()));
      assertThat(verified).isEqualTo(journal.head());
      assertThat(journal.append(List.of(Note.to("a", journal.version("a"), 99))))
          .isInstanceOf(AppendResult.Appended.class);
    } catch (JournalException.Damaged damaged) {
      // A body of an earlier segment is looked at only when it is read.
      assertThat(verified).isEqualTo(-1);
    }
    for (Path written : Segment.list(hurt)) {
      if (Collections.binarySearch(
              segments.stream().map(Path::getFileName).toList(), written.getFileName())
          < 0) {
        Files.delete(written);
      }
    }
  }
}
