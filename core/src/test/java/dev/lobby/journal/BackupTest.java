package dev.lobby.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final int SEGMENT_BYTES = 4096;

  @TempDir Path folder;
  private Path journal;
  private Path backup;

  @BeforeEach
  void paths() {
    journal = folder.resolve("journal");
    backup = folder.resolve("backup");
  }

  private FileJournal open(Path directory) {
    return FileJournal.open(
        directory, Note.CODEC, InstantSource.system(), SEGMENT_BYTES, cause -> {});
  }

  private static void append(FileJournal journal, String text) {
    journal.append(List.of(new StreamWrite("notes", StreamWrite.ANY, "", new Note(0, text))));
  }

  @Test
  void a_backup_beside_a_busy_journal_holds_everything_acknowledged_before() throws Exception {
    AtomicLong acknowledged = new AtomicLong();
    AtomicBoolean enough = new AtomicBoolean();
    try (FileJournal busy = open(journal)) {
      append(busy, "first");
      acknowledged.incrementAndGet();
      Thread writer =
          Thread.ofPlatform()
              .start(() -> {
                while (!enough.get()) {
                  append(busy, "text " + acknowledged.get());
                  acknowledged.incrementAndGet();
                }
              });
      try {
        for (int i = 0; i < 15; i++) {
          long before = acknowledged.get();
          Verification copied = Backup.of(journal, backup);
          assertThat(copied.frames()).isGreaterThanOrEqualTo(before);
          assertThat(Verification.of(backup)).isEqualTo(copied);
        }
      } finally {
        enough.set(true);
        writer.join();
      }
    }
    Backup.of(journal, backup);
    try (FileJournal restored = open(backup)) {
      assertThat(restored.head()).isEqualTo(acknowledged.get());
      append(restored, "and on");
      assertThat(restored.read("notes", acknowledged.get())).hasSize(1);
    }
  }

  @Test
  void a_second_backup_leaves_what_is_there_already() throws IOException {
    try (FileJournal open = open(journal)) {
      for (int i = 0; i < 100; i++) {
        append(open, "text " + i);
      }
    }
    Backup.of(journal, backup);
    Path first = Segment.list(Disk.LOCAL, backup).getFirst();
    Path last = Segment.list(Disk.LOCAL, backup).getLast();
    FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(first, longAgo);
    Files.setLastModifiedTime(last, longAgo);
    try (FileJournal open = open(journal)) {
      append(open, "one more");
    }
    assertThat(Backup.of(journal, backup).frames()).isEqualTo(101);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(longAgo);
    assertThat(Files.getLastModifiedTime(last)).isNotEqualTo(longAgo);
  }

  @Test
  void damage_is_not_backed_up_over_a_good_copy() throws IOException {
    try (FileJournal open = open(journal)) {
      for (int i = 0; i < 100; i++) {
        append(open, "text " + i);
      }
    }
    Verification good = Backup.of(journal, backup);
    Path first = Segment.list(Disk.LOCAL, journal).getFirst();
    byte[] bytes = Files.readAllBytes(first);
    bytes[bytes.length / 2] ^= 1;
    Files.write(first, bytes);
    assertThatThrownBy(() -> Backup.of(journal, backup))
        .isInstanceOf(JournalException.Damaged.class);
    assertThat(Verification.of(backup)).isEqualTo(good);
  }

  @Test
  void another_journal_is_not_mixed_in() throws IOException {
    try (FileJournal open = open(journal)) {
      append(open, "text");
    }
    try (FileJournal longer = open(backup)) {
      for (int i = 0; i < 100; i++) {
        append(longer, "other " + i);
      }
    }
    assertThatThrownBy(() -> Backup.of(journal, backup))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("holds another journal");
  }

  @Test
  void a_copy_of_another_journal_is_not_written_over() throws IOException {
    try (FileJournal open = open(journal);
        FileJournal other = open(folder.resolve("other"))) {
      append(open, "text");
      append(other, "other");
    }
    Verification good = Backup.of(folder.resolve("other"), backup);
    assertThatThrownBy(() -> Backup.of(journal, backup))
        .hasMessageContaining("no earlier copy of this journal");
    assertThat(Verification.of(backup)).isEqualTo(good);
  }
}
