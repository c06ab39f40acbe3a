package dev.lobby.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes and one directory.
class JournalLockTest {

  @TempDir Path directory;

  /// The other process: appends for ever and says what was acknowledged, or why it may not.
  static final class Other {
    public static void main(String[] arguments) {
      try (FileJournal journal = open(Path.of(arguments[0]))) {
        while (true) {
          journal.append(List.of(Note.to("a", 1)));
          System.out.println(journal.version("a"));
        }
      } catch (JournalException.Locked e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private static FileJournal open(Path directory) {
    return FileJournal.open(directory, Note.CODEC, InstantSource.system());
  }

  private Process other() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Other.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void a_second_try_in_one_process_does_not_let_another_process_in() throws Exception {
    try (FileJournal journal = open(directory)) {
      assertThatThrownBy(() -> open(directory)).isInstanceOf(JournalException.Locked.class);
      assertThatThrownBy(() -> open(directory.resolve(".")))
          .isInstanceOf(JournalException.Locked.class);

      Process other = other();
      try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
        assertThat(said.readLine()).contains(Long.toString(ProcessHandle.current().pid()));
      } finally {
        other.destroyForcibly();
      }
      assertThat(journal.append(List.of(Note.to("a", 1))))
          .isInstanceOf(AppendResult.Appended.class);
    }
  }

  @Test
  void a_killed_process_leaves_the_directory_free_and_what_it_acknowledged() throws Exception {
    Process other = other();
    long acknowledged = 0;
    try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
      while (acknowledged < 50) {
        acknowledged = Long.parseLong(said.readLine());
      }
      assertThatThrownBy(() -> open(directory))
          .isInstanceOf(JournalException.Locked.class)
          .hasMessageContaining(Long.toString(other.pid()));
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();

    try (FileJournal journal = open(directory)) {
      assertThat(journal.version("a")).isGreaterThanOrEqualTo(acknowledged);
      assertThat(journal.read("a", 0)).hasSize((int) journal.version("a"));
    }
  }
}
