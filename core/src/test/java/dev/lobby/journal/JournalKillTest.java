package dev.lobby.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that appends from many threads is killed with `kill -9`, again and again on the same
/// journal: what it acknowledged is there once, whenever that was.
class JournalKillTest {

  private static final int SEGMENT_BYTES = 50_000;

  @TempDir Path directory;

  /// The process: says `open`, then appends for ever and says every number that is acknowledged.
  static final class Appender {
    private static final int THREADS = 16;

    public static void main(String[] arguments) {
      FileJournal journal = open(Path.of(arguments[0]));
      long first = Long.parseLong(arguments[1]);
      System.out.println("open");
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < THREADS; i++) {
          long start = first + i;
          threads.execute(() -> {
            for (long number = start; ; number += THREADS) {
              String text = "x".repeat((int) (number * 31 % 700));
              journal.append(
                  List.of(
                      new StreamWrite(
                          "stream/" + number % 7, StreamWrite.ANY, "", new Note(number, text))));
              System.out.println(number);
            }
          });
        }
      }
    }
  }

  private static FileJournal open(Path directory) {
    return FileJournal.open(
        directory,
        Note.CODEC,
        InstantSource.system(),
        SEGMENT_BYTES,
        error -> Runtime.getRuntime().halt(74));
  }

  @Test
  void six_kills_lose_nothing_acknowledged() throws Exception {
    killAgainAndAgain(6, 1);
  }

  @Test
  @Tag("long")
  @Timeout(1800)
  void two_hundred_kills_lose_nothing_acknowledged() throws Exception {
    killAgainAndAgain(200, 2);
  }

  private void killAgainAndAgain(int times, long seed) throws Exception {
    Random random = new Random(seed);
    BitSet acknowledged = new BitSet();
    BitSet stored = new BitSet();
    long head = 0;
    for (int round = 0; round < times; round++) {
      // Numbers of its own for each process.
      appendUntilKilled(acknowledged, acknowledged.length() + 1000, random);
      Verification verification = Verification.of(directory);
      try (FileJournal journal = open(directory)) {
        assertThat(journal.head()).isEqualTo(verification.frames());
        journal.replay(head, Long.MAX_VALUE, one -> store(stored, one));
        head = journal.head();
      }
      BitSet lost = (BitSet) acknowledged.clone();
      lost.andNot(stored);
      assertThat(lost.isEmpty()).as("lost in round " + round + ": " + lost).isTrue();
    }
    BitSet all = new BitSet();
    try (FileJournal journal = open(directory)) {
      journal.replay(0, Long.MAX_VALUE, one -> store(all, one));
    }
    assertThat(all).isEqualTo(stored);
    assertThat(Verification.of(directory).tornBytes()).isZero();
    assertThat(acknowledged.cardinality()).isGreaterThan(times * 20);
    System.out.printf(
        "killed %d times: %d appends acknowledged, %d frames in %d segments%n",
        times, acknowledged.cardinality(), head, Segment.list(directory).size());
  }

  private static void store(BitSet stored, Recorded one) {
    Note note = (Note) one.event();
    assertThat(note.text()).hasSize((int) (note.number() * 31 % 700));
    assertThat(stored.get((int) note.number())).as(note.number() + " is there twice").isFalse();
    stored.set((int) note.number());
  }

  /// Kills the process as soon as it has opened the journal, or has acknowledged some appends.
  private void appendUntilKilled(BitSet acknowledged, long first, Random random)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Appender.class.getName(),
                directory.toString(),
                Long.toString(first))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int left = random.nextInt(10) == 0 ? 0 : random.nextInt(600);
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      String line = said.readLine();
      assertThat(line).isEqualTo("open");
      while (left > 0 && (line = said.readLine()) != null) {
        acknowledged.set(Integer.parseInt(line));
        left--;
      }
      // Process.destroyForcibly would close what it said.
      process.toHandle().destroyForcibly();
      // What it still said before it was killed; the last line may be cut short.
      StringBuilder rest = new StringBuilder();
      for (int next = said.read(); next >= 0; next = said.read()) {
        rest.append((char) next);
        if (next == '\n') {
          acknowledged.set(Integer.parseInt(rest.toString().strip()));
          rest.setLength(0);
        }
      }
    }
    assertThat(process.waitFor()).isNotZero();
  }
}
