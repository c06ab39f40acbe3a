package dev.lobby.journal;

import static dev.lobby.journal.JournalContract.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several appends in one batch.
class JournalGroupCommitTest {

  @TempDir Path directory;

  private final GatedClock clock = new GatedClock(NOW);
  private FileJournal journal;

  @BeforeEach
  void openJournal() {
    journal =
        FileJournal.open(
            directory,
            Note.CODEC,
            clock,
            FileJournal.SEGMENT_BYTES,
            error -> fail("The journal gave up.", error));
  }

  @AfterEach
  void closeJournal() {
    journal.close();
  }

  @Test
  void an_append_sees_the_earlier_ones_of_its_batch_and_a_refused_one_leaves_no_trace()
      throws Exception {
    List<AppendResult> results =
        clock.append(
            journal,
            List.of(Note.to("a", 0, 1)),
            List.of(
                List.of(Note.to("a", 1, 2)),
                List.of(Note.to("b", 0, 3), Note.to("a", 1, 4)),
                List.of(Note.to("b", 0, 5)),
                List.of(Note.to("b", 2, 6)),
                List.of(Note.to("b", 1, 7), Note.to("b", 2, 8))));

    assertThat(results.get(2)).isEqualTo(new AppendResult.Conflict("a", 1, 2));
    assertThat(results.get(4)).isEqualTo(new AppendResult.Conflict("b", 2, 1));
    List<Recorded> recorded = new ArrayList<>();
    for (int i : new int[] {0, 1, 3, 5}) {
      recorded.addAll(((AppendResult.Appended) results.get(i)).recorded());
    }
    assertThat(recorded)
        .extracting(Recorded::sequence, Recorded::stream, Recorded::version)
        .containsExactly(
            tuple(1, "a", 1),
            tuple(2, "a", 2),
            tuple(3, "b", 1),
            tuple(4, "b", 2),
            tuple(4, "b", 3));
    assertThat(all()).isEqualTo(recorded);

    journal.close();
    openJournal();
    assertThat(all()).isEqualTo(recorded);
  }

  private static Tuple tuple(long sequence, String stream, long version) {
    return Tuple.tuple(sequence, stream, version);
  }

  private List<Recorded> all() {
    List<Recorded> events = new ArrayList<>();
    journal.replay(0, journal.head(), events::add);
    return events;
  }

  @Test
  void nothing_of_a_batch_under_way_can_be_seen() throws Exception {
    clock.shut();
    FutureTask<AppendResult> append = GatedClock.start(journal, List.of(Note.to("a", 1)));
    clock.awaitHeld();

    assertThat(append.isDone()).isFalse();
    assertThat(journal.head()).isZero();
    assertThat(journal.version("a")).isZero();
    assertThat(journal.read("a", 0)).isEmpty();

    clock.open();
    assertThat(append.get()).isInstanceOf(AppendResult.Appended.class);
    assertThat(journal.version("a")).isEqualTo(1);
  }

  @Test
  void what_is_more_than_a_batch_may_hold_is_written_in_several() throws Exception {
    StreamWrite large = new StreamWrite("a", StreamWrite.ANY, "", new Note(1, "x".repeat(900_000)));
    clock.append(journal, List.of(Note.to("a", 1)), Collections.nCopies(12, List.of(large)));

    assertThat(journal.read("a", 1)).hasSize(12).allMatch(one -> one.event().equals(large.event()));
    assertThat(Verification.of(directory).frames()).isEqualTo(13);
  }

  @Test
  void a_batch_cut_at_any_byte_is_torn_and_keeps_its_whole_frames() throws Exception {
    clock.append(
        journal,
        List.of(Note.to("a", 1)),
        List.of(List.of(Note.to("a", 2)), List.of(Note.to("a", 3)), List.of(Note.to("a", 4))));
    List<Recorded> events = journal.read("a", 0);
    journal.close();
    Path segment = Segment.list(directory).getLast();
    byte[] whole = Files.readAllBytes(segment);
    int frame = (whole.length - Segment.HEADER_BYTES) / 4;

    for (int length = Segment.HEADER_BYTES + frame; length < whole.length; length += 7) {
      Files.write(segment, Arrays.copyOf(whole, length));
      int past = length - Segment.HEADER_BYTES;
      int torn = past % frame;
      // Zeros at the end are room.
      while (torn > 0 && whole[length - past % frame + torn - 1] == 0) {
        torn--;
      }
      Verification verification = Verification.of(directory);
      assertThat(verification.frames()).isEqualTo(past / frame);
      assertThat(verification.tornBytes()).isEqualTo(torn);
    }
    openJournal();
    assertThat(journal.read("a", 0)).isEqualTo(events.subList(0, 3));
  }

  @Test
  void a_hole_in_the_last_batch_is_torn_whatever_follows_in_the_batch() throws Exception {
    clock.append(
        journal,
        List.of(Note.to("a", 1)),
        List.of(List.of(Note.to("a", 2)), List.of(Note.to("a", 3)), List.of(Note.to("a", 4))));
    int frame = holeInSecondFrame();

    assertThat(Verification.of(directory).tornBytes()).isEqualTo(3L * frame);
    openJournal();
    assertThat(journal.version("a")).isEqualTo(1);
  }

  private int holeInSecondFrame() throws IOException {
    journal.close();
    Path segment = Segment.list(directory).getLast();
    byte[] bytes = Files.readAllBytes(segment);
    int frame = (bytes.length - Segment.HEADER_BYTES) / 4;
    int second = Segment.HEADER_BYTES + frame;
    Arrays.fill(bytes, second, second + frame, (byte) 0);
    Files.write(segment, bytes);
    return frame;
  }
}
