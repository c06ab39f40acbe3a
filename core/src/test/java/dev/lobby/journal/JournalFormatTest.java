package dev.lobby.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The committed journals of each format: every later Lobby reads them, and the one that writes the
/// format writes the same bytes.
class JournalFormatTest {

  private static final int SEGMENT_BYTES = 900;

  @TempDir Path directory;

  /// Appends made at one time: the first is a batch, the others together are another.
  private record Step(Instant time, List<List<StreamWrite>> appends) {}

  /// What the journal of format 1 holds.
  private static final List<Step> FORMAT_1 =
      List.of(
          step(
              "2026-03-01T08:00:00.123456Z",
              List.of(write("conversation/1", 0, "visitor/1", "both", 1, "{\"n\":1}", "你好 hello"))),
          step(
              "2026-03-01T08:00:01Z",
              List.of(write("conversation/1", 1, "visitor/1", "clear-only", 1, "{\"n\":2}", ""))),
          step(
              "1969-12-31T23:59:59.999999Z",
              List.of(write("conversation/1", -1, "", "sealed-only", 2, "", "{\"text\":\"再见\"}"))),
          step("0001-01-01T00:00:00Z", List.of(write("desk", -1, "", "nothing", 65535, "", ""))),
          step(
              "2026-03-01T08:00:02.5Z",
              List.of(
                  write("conversation/1", 3, "visitor/1", "both", 1, "a", "b"),
                  write("ticket/1", 0, "visitor/1", "both", 1, "c", "d"),
                  write("conversation/1", 4, "visitor/1", "both", 1, "e", "f"))),
          step(
              "9999-12-31T23:59:59.999999Z",
              List.of(
                  write(
                      "客户/海湾-😀",
                      0,
                      "人\u0000é e\u0301",
                      "意图·空",
                      7,
                      "\u0000\uFFFF",
                      "\uD83D\uDE00"))),
          step(
              "2026-03-01T08:00:03Z",
              List.of(
                  write("conversation/2", 0, "", "long", 1, "x".repeat(5000), "长".repeat(500)))),
          steps(
              "2026-03-01T08:00:04Z",
              List.of(
                  List.of(write("conversation/3", 0, "", "first batch", 1, "1", "")),
                  List.of(write("conversation/3", 1, "", "second batch", 1, "2", "")),
                  List.of(
                      write("conversation/3", 2, "", "second batch", 1, "3", ""),
                      write("conversation/4", 0, "", "second batch", 1, "", "4")),
                  List.of(write("conversation/3", -1, "", "second batch", 1, "5", "6")))));

  private static Step step(String time, List<StreamWrite> append) {
    return steps(time, List.of(append));
  }

  private static Step steps(String time, List<List<StreamWrite>> appends) {
    return new Step(Instant.parse(time), appends);
  }

  private static StreamWrite write(
      String stream,
      long expected,
      String subject,
      String type,
      int version,
      String clear,
      String sealed) {
    return new StreamWrite(stream, expected, subject, new Raw(type, version, clear, sealed));
  }

  private static FileJournal open(Path directory, GatedClock clock) {
    return FileJournal.open(
        directory, Raw.CODEC, clock, SEGMENT_BYTES, error -> fail("The journal gave up.", error));
  }

  private static Path committed() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(JournalFormatTest.class.getResource("/journal/format-1")).toURI());
  }

  /// Appends everything to an empty journal, and returns what was recorded.
  private static List<Recorded> write(Path directory) throws Exception {
    List<Recorded> recorded = new ArrayList<>();
    GatedClock clock = new GatedClock(Instant.EPOCH);
    try (FileJournal journal = open(directory, clock)) {
      for (Step step : FORMAT_1) {
        clock.set(step.time);
        for (AppendResult result :
            clock.append(
                journal, step.appends.getFirst(), step.appends.subList(1, step.appends.size()))) {
          recorded.addAll(((AppendResult.Appended) result).recorded());
        }
      }
    }
    return recorded;
  }

  @Test
  void the_same_appends_make_the_same_bytes() throws Exception {
    write(directory);

    List<Path> expected = Segment.list(committed());
    assertThat(expected).hasSizeGreaterThan(3);
    assertThat(Segment.list(directory))
        .extracting(Path::getFileName)
        .isEqualTo(expected.stream().map(Path::getFileName).toList());
    for (Path segment : expected) {
      assertThat(directory.resolve(segment.getFileName())).hasSameBinaryContentAs(segment);
    }
  }

  @Test
  void what_format_1_recorded_is_read_and_can_be_continued() throws Exception {
    List<Recorded> expected = write(directory.resolve("again"));
    Path copy = copy();
    try (FileJournal journal = open(copy, new GatedClock(Instant.EPOCH))) {
      List<Recorded> read = new ArrayList<>();
      journal.replay(0, journal.head(), read::add);
      assertThat(read).isEqualTo(expected);
      for (Recorded one : expected) {
        assertThat(journal.read(one.stream(), one.version() - 1)).startsWith(one);
      }
      assertThat(journal.append(List.of(write("conversation/1", 5, "", "more", 1, "", ""))))
          .isInstanceOf(AppendResult.Appended.class);
    }
    assertThat(Verification.of(copy))
        .returns(12L, Verification::frames)
        .returns(15L, Verification::events)
        .returns(0L, Verification::tornBytes);
  }

  @Test
  void format_1_is_known_by_the_hash_of_its_head() throws Exception {
    assertThat(Verification.of(committed()))
        .returns(
            "3ea949385cadcedd9f1cd76ba1a18492f9a5f313f0e017f35c48e5cd11a89c2f",
            Verification::headHash)
        .returns(Instant.parse("2026-03-01T08:00:04Z"), Verification::last);
  }

  private Path copy() throws IOException, URISyntaxException {
    Path copy = Files.createDirectory(directory.resolve("copy"));
    for (Path segment : Segment.list(committed())) {
      Files.copy(segment, copy.resolve(segment.getFileName()));
    }
    return copy;
  }
}
