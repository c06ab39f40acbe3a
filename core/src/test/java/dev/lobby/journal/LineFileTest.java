package dev.lobby.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.journal.SimulatedDisk.Loss;
import dev.lobby.journal.SimulatedDisk.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFileTest {
  private static final Path FILE = Path.of("/lines");

  @TempDir private Path directory = Path.of("");
  private SimulatedDisk disk = new SimulatedDisk(Plan.nothing());

  private void append(String line) throws IOException {
    LineFile.append(disk, FILE, line, "whole"::equals);
  }

  private LineFile.Content read() throws IOException {
    return LineFile.read(disk, FILE);
  }

  private void put(String content) {
    disk.put(FILE, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void lines_are_there_whatever_a_crash_loses_and_so_is_the_name_of_the_file() throws IOException {
    append("one");
    append("zwei 二");
    disk = disk.afterCrash(Loss.ALL_LOST, new Random(1), Plan.nothing());
    assertThat(read()).isEqualTo(new LineFile.Content(List.of("one", "zwei 二"), ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two, cut", "\0\0\0\0", "tw\0\0\n", "\0\n"})
  void what_a_crash_left_is_told_apart_and_the_next_line_takes_its_place(String torn)
      throws IOException {
    put("one\n" + torn);
    assertThat(read()).isEqualTo(new LineFile.Content(List.of("one"), torn.replace("\n", "")));
    append("three");
    assertThat(read()).isEqualTo(new LineFile.Content(List.of("one", "three"), ""));
  }

  @Test
  void a_whole_line_without_its_end_is_kept() throws IOException {
    put("one\nwhole");
    append("three");
    assertThat(read().lines()).containsExactly("one", "whole", "three");
  }

  @Test
  void more_than_a_crash_breaks_is_no_torn_line_and_is_not_cut() throws IOException {
    String broken = "one\n" + "\0".repeat(400);
    put(broken);
    assertThat(read().lines()).containsExactly("one", "\0".repeat(400));
    assertThatThrownBy(() -> append("two"))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("/lines is damaged at byte 4")
        .hasMessageContaining("newest copy");
    assertThat(disk.content(FILE)).isEqualTo(broken.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void a_long_file_grows_like_a_short_one() throws IOException {
    put("a line of some length\n".repeat(1000));
    append("one");
    assertThat(read().lines()).hasSize(1001).endsWith("one");
    put("x".repeat(20_000) + "\n" + "y".repeat(20_000) + "\n");
    append("two");
    assertThat(read().lines()).hasSize(3).endsWith("two");
  }

  @Test
  void a_full_disk_refuses_a_line_and_takes_the_next() throws IOException {
    append("one");
    for (int room = 0; room < 6; room++) {
      disk.fill(room);
      assertThatThrownBy(() -> append("twelve"))
          .isInstanceOf(JournalException.Full.class)
          .hasMessageContaining("/lines")
          .hasMessageContaining("Free space");
      assertThat(read()).isEqualTo(new LineFile.Content(List.of("one"), ""));
    }
    disk.makeRoom();
    append("two");
    assertThat(read().lines()).containsExactly("one", "two");
  }

  @Test
  void a_real_disk_does_the_same() throws IOException {
    Path file = directory.resolve("lines");
    LineFile.append(Disk.LOCAL, file, "one", line -> false);
    try (DiskFile out = Disk.LOCAL.openForAppending(file)) {
      out.write(java.nio.ByteBuffer.wrap(new byte[] {'c', 'u', 't'}), out.size());
    }
    assertThat(LineFile.read(Disk.LOCAL, file).torn()).isEqualTo("cut");
    LineFile.append(Disk.LOCAL, file, "two", line -> false);
    assertThat(LineFile.read(Disk.LOCAL, file))
        .isEqualTo(new LineFile.Content(List.of("one", "two"), ""));
  }
}
