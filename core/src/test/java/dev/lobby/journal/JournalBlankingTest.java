package dev.lobby.journal;

import static dev.lobby.journal.JournalContract.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is blanked is gone from the disk, everything else is what it was, and the chain holds.
class JournalBlankingTest {

  private static final int SEGMENT_BYTES = 6000;
  private static final int BLOCK = 4096;

  @TempDir Path folder;
  private Path directory;
  private final GatedClock clock = new GatedClock(NOW);

  @BeforeEach
  void path() {
    directory = folder.resolve("journal");
  }

  private FileJournal open() {
    return open(directory);
  }

  private FileJournal open(Path where) {
    return FileJournal.open(
        where, Note.CODEC, clock, SEGMENT_BYTES, error -> fail("The journal gave up.", error));
  }

  private static String text(long number) {
    return "word-" + number + "-" + "x".repeat(300);
  }

  private static StreamWrite note(String stream, long number) {
    return new StreamWrite(stream, StreamWrite.ANY, "", new Note(number, text(number)));
  }

  /// Appends over several segments: every frame a note to `a` and one to `b`.
  private static void appends(FileJournal journal, int from, int to) {
    for (int i = from; i < to; i++) {
      journal.append(List.of(note("a", i), note("b", 1000 + i)));
    }
  }

  private static void blank(FileJournal journal, String stream, long upTo, boolean clear) {
    assertThat(journal.blank(List.of(new Blank(stream, upTo, clear)), List.of()))
        .isInstanceOf(AppendResult.Appended.class);
  }

  private static List<Event> events(FileJournal journal, String stream) {
    return journal.read(stream, 0).stream().map(Recorded::event).toList();
  }

  private static boolean stands(Path where, long number) throws IOException {
    for (Path segment : Segment.list(where)) {
      String all = Files.readString(segment, StandardCharsets.ISO_8859_1);
      if (all.contains("word-" + number + "-")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void what_people_own_is_gone_from_closed_segments_and_the_open_one_and_the_rest_stays()
      throws IOException {
    try (FileJournal journal = open()) {
      appends(journal, 0, 40);
      assertThat(Segment.list(directory)).hasSizeGreaterThan(3);
      BlankExtent before = journal.extent(List.of(new Blank("a", 39, false)));
      assertThat(before).isEqualTo(new BlankExtent(39, sum(0, 39)));

      blank(journal, "a", 39, false);

      List<Event> a = events(journal, "a");
      assertThat(a).hasSize(40);
      for (int i = 0; i < 39; i++) {
        assertThat(a.get(i)).isEqualTo(new Note(i, ""));
      }
      assertThat(a.getLast()).isEqualTo(new Note(39, text(39)));
      assertThat(events(journal, "b").getFirst()).isEqualTo(new Note(1000, text(1000)));
      assertThat(journal.extent(List.of(new Blank("a", 39, false))).bytes()).isZero();
      appends(journal, 40, 50);
    }
    for (int i = 0; i < 39; i++) {
      assertThat(stands(directory, i)).as("text " + i).isFalse();
      assertThat(stands(directory, 1000 + i)).as("text " + (1000 + i)).isTrue();
    }
    assertThat(Verification.of(directory))
        .returns(52L, Verification::frames)
        .returns(39L, Verification::blanked)
        .returns(0, Verification::unfinished);
    try (FileJournal journal = open()) {
      assertThat(journal.version("a")).isEqualTo(50);
      assertThat(events(journal, "a").get(5)).isEqualTo(new Note(5, ""));
      assertThat(events(journal, "a").get(45)).isEqualTo(new Note(45, text(45)));
    }
  }

  private static long sum(int from, int to) {
    long bytes = 0;
    for (int i = from; i < to; i++) {
      bytes += text(i).length();
    }
    return bytes;
  }

  @Test
  void of_an_event_whose_clear_part_went_too_only_its_place_is_left() throws IOException {
    try (FileJournal journal = open()) {
      appends(journal, 0, 3);
      blank(journal, "a", 2, true);
      assertThat(events(journal, "a"))
          .containsExactly(
              new BlankedEvent("note", 1), new BlankedEvent("note", 1), new Note(2, text(2)));
      assertThat(journal.read("a", 2).getFirst().version()).isEqualTo(3);
    }
    assertThat(Verification.of(directory).blanked()).isEqualTo(2);
    try (FileJournal journal = open()) {
      assertThat(events(journal, "a").getFirst()).isEqualTo(new BlankedEvent("note", 1));
    }
  }

  @Test
  void what_is_written_alongside_stands_in_the_frame_that_names_it() {
    try (FileJournal journal = open()) {
      appends(journal, 0, 2);
      AppendResult result =
          journal.blank(List.of(new Blank("a", 2, false)), List.of(note("who", 7)));
      assertThat(((AppendResult.Appended) result).recorded().getFirst().event())
          .isEqualTo(new Note(7, text(7)));
      assertThat(
              journal.blank(
                  List.of(new Blank("b", 2, false)),
                  List.of(new StreamWrite("who", 0, "", new Note(8, "")))))
          .isInstanceOf(AppendResult.Conflict.class);
      assertThat(events(journal, "b").getFirst()).isEqualTo(new Note(1000, text(1000)));
    }
  }

  @Test
  void what_is_not_there_or_is_the_journals_own_cannot_be_blanked() {
    try (FileJournal journal = open()) {
      appends(journal, 0, 2);
      blank(journal, "a", 2, false);
      for (Blank wrong :
          List.of(
              new Blank("c", 1, false),
              new Blank("a", 99, false),
              new Blank(BlankEvent.STREAM, 3, true))) {
        assertThatThrownBy(() -> journal.blank(List.of(wrong), List.of()))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(wrong.stream());
      }
      assertThatThrownBy(() -> journal.append(List.of(note(BlankEvent.STREAM, 1))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the journal's own");
    }
  }

  private static int indexOf(byte[] in, String what) {
    return new String(in, StandardCharsets.ISO_8859_1).indexOf(what);
  }

  @Test
  void zeros_that_nobody_named_are_damage_also_beside_what_is_blank() throws IOException {
    try (FileJournal journal = open()) {
      appends(journal, 0, 40);
      blank(journal, "a", 40, false);
    }
    Path first = Segment.list(directory).getFirst();
    byte[] whole = Files.readAllBytes(first);
    int part = indexOf(whole, "word-1003-");
    byte[] hurt = whole.clone();
    Arrays.fill(hurt, part, part + text(1003).length(), (byte) 0);
    Files.write(first, hurt);
    assertThatThrownBy(() -> Verification.of(directory))
        .isInstanceOf(JournalException.Damaged.class)
        .hasMessageContaining("frame 4 ");
    try (FileJournal journal = open()) {
      assertThatThrownBy(() -> journal.read("b", 3)).isInstanceOf(JournalException.Damaged.class);
      assertThat(journal.read("a", 39).getFirst().event()).isEqualTo(new Note(39, ""));
    }
    // Whole blocks, wherever they begin.
    int refused = 0;
    for (int at = 0; at + BLOCK <= whole.length; at += 512) {
      hurt = whole.clone();
      Arrays.fill(hurt, at, at + BLOCK, (byte) 0);
      Files.write(first, hurt);
      assertThatThrownBy(() -> Verification.of(directory))
          .isInstanceOf(JournalException.Damaged.class);
      refused++;
    }
    assertThat(refused).isGreaterThan(3);
  }

  @Test
  void a_name_that_is_damaged_excuses_nothing() throws IOException {
    try (FileJournal journal = open()) {
      appends(journal, 0, 2);
      blank(journal, "a", 2, false);
      appends(journal, 2, 4);
    }
    Path segment = Segment.list(directory).getFirst();
    byte[] bytes = Files.readAllBytes(segment);
    // Behind the type in the header come version, lengths and hashes; its body names the stream.
    int header = indexOf(bytes, BlankEvent.NAMED);
    int name = header + BlankEvent.NAMED.length() + 2 + 4 + 32 + 4 + 32 + 4 + 2;
    assertThat(bytes[name]).isEqualTo((byte) 'a');
    bytes[name] = 'c';
    Files.write(segment, bytes);
    assertThatThrownBy(() -> Verification.of(directory))
        .isInstanceOf(JournalException.Damaged.class)
        .hasMessageContaining("frame 1 ");
    assertThatThrownBy(this::open).isInstanceOf(JournalException.Damaged.class);
  }

  @Test
  void appends_and_reads_go_on_beside_a_blanking() throws Exception {
    try (FileJournal journal = open()) {
      appends(journal, 0, 100);
      AtomicBoolean enough = new AtomicBoolean();
      AtomicLong appended = new AtomicLong(100);
      List<Throwable> wrong = new ArrayList<>();
      Thread busy =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  while (!enough.get()) {
                    appends(journal, (int) appended.get(), (int) appended.get() + 1);
                    appended.incrementAndGet();
                    for (Event event : events(journal, "a")) {
                      Note note = (Note) event;
                      if (!note.text().isEmpty() && !note.text().equals(text(note.number()))) {
                        throw new AssertionError(note.toString());
                      }
                    }
                  }
                } catch (Throwable e) {
                  synchronized (wrong) {
                    wrong.add(e);
                  }
                }
              });
      for (int i = 0; i < 20; i++) {
        blank(journal, "a", journal.head() - 5, false);
      }
      enough.set(true);
      busy.join();
      assertThat(wrong).isEmpty();
      assertThat(events(journal, "b").getLast())
          .isEqualTo(new Note(999 + appended.get(), text(999 + appended.get())));
    }
    assertThat(Verification.of(directory).unfinished()).isZero();
  }

  @Test
  void a_check_beside_a_journal_that_blanks_finds_it_whole() throws Exception {
    try (FileJournal journal = open()) {
      appends(journal, 0, 60);
      AtomicBoolean enough = new AtomicBoolean();
      Thread busy =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 60; !enough.get(); i++) {
                  appends(journal, i, i + 1);
                  blank(journal, "a", journal.head(), false);
                }
              });
      try {
        for (int i = 0; i < 40; i++) {
          assertThat(Verification.of(directory).frames()).isGreaterThanOrEqualTo(60);
        }
        Backup.of(directory, folder.resolve("backup"));
      } finally {
        enough.set(true);
        busy.join();
      }
    }
    assertThat(Verification.of(folder.resolve("backup")).frames()).isGreaterThan(60);
    Verification copied = Backup.of(directory, folder.resolve("backup"));
    assertThat(Verification.of(folder.resolve("backup"))).isEqualTo(copied);
  }

  @Test
  void a_backup_onto_an_earlier_one_blanks_that_too() throws IOException {
    Path backup = folder.resolve("backup");
    try (FileJournal journal = open()) {
      appends(journal, 0, 40);
      Backup.of(directory, backup);
      assertThat(stands(backup, 3)).isTrue();

      blank(journal, "a", 40, false);
      Verification copied = Backup.of(directory, backup);

      assertThat(copied.blanked()).isEqualTo(40);
      assertThat(Verification.of(backup)).isEqualTo(copied);
      for (int i = 0; i < 40; i++) {
        assertThat(stands(backup, i)).isFalse();
      }
      // And once more, when nothing is new.
      assertThat(Backup.of(directory, backup)).isEqualTo(copied);
    }
    byte[] bytes = Files.readAllBytes(first(backup));
    bytes[indexOf(bytes, "word-1003-")] ^= 1;
    Files.write(first(backup), bytes);
    assertThatThrownBy(() -> Backup.of(directory, backup))
        .hasMessageContaining("no earlier copy of this journal");
    try (FileJournal restored = open(directory)) {
      assertThat(events(restored, "a").get(3)).isEqualTo(new Note(3, ""));
    }
  }

  private static Path first(Path where) throws IOException {
    return Segment.list(where).getFirst();
  }

  @Test
  void the_stand_alone_check_tells_how_much_was_blanked() throws IOException {
    try (FileJournal journal = open()) {
      appends(journal, 0, 40);
      blank(journal, "a", 40, false);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        VerifyMain.run(
            new String[] {directory.toString()},
            new PrintStream(out, true, StandardCharsets.UTF_8),
            System.err);
    assertThat(code).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("is whole", "blanked      40 frames");
  }
}
