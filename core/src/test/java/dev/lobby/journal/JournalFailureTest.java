package dev.lobby.journal;

import static dev.lobby.journal.JournalContract.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A journal that cannot write any more, is closed in the middle, or meets an interrupted thread:
/// no caller waits for ever, and none is told what is not so.
class JournalFailureTest {

  @TempDir Path directory;

  private final GatedClock clock = new GatedClock(NOW);
  private final Queue<Throwable> fatal = new ConcurrentLinkedQueue<>();
  private FileJournal journal;

  @BeforeEach
  void openJournal() {
    journal = open(FileJournal.SEGMENT_BYTES, fatal::add);
  }

  private FileJournal open(int segmentBytes, Consumer<Throwable> onFatal) {
    return FileJournal.open(directory, Note.CODEC, clock, segmentBytes, onFatal);
  }

  @AfterEach
  void closeJournal() {
    clock.onPass(() -> {});
    journal.close();
  }

  private void reopen() {
    journal.close();
    clock.onPass(() -> {});
    journal = open(FileJournal.SEGMENT_BYTES, fatal::add);
  }

  /// What can go wrong under the writing thread.
  enum Trouble {
    /// An interrupted thread closes the channel it writes to.
    DISK {
      @Override
      void strike() {
        Thread.currentThread().interrupt();
      }
    },
    ERROR {
      @Override
      void strike() {
        throw new AssertionError("Out of something.");
      }
    };

    abstract void strike();
  }

  @ParameterizedTest
  @EnumSource
  void a_write_that_fails_is_fatal_once_and_every_caller_is_told(Trouble trouble) throws Exception {
    journal.append(List.of(Note.to("a", 1)));
    clock.shut();
    List<FutureTask<AppendResult>> appends = new ArrayList<>();
    appends.add(GatedClock.start(journal, List.of(Note.to("a", 2))));
    clock.awaitHeld();
    for (int i = 3; i < 10; i++) {
      appends.add(GatedClock.start(journal, List.of(Note.to("a", i))));
    }
    clock.onPass(trouble::strike);
    clock.open();

    for (FutureTask<AppendResult> append : appends) {
      assertThatThrownBy(append::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(JournalException.class);
    }
    assertThatThrownBy(() -> journal.append(List.of(Note.to("a", 10))))
        .isInstanceOf(JournalException.class);
    assertThat(journal.awaitBeyond(1, Duration.ofDays(1_000_000))).isEqualTo(1);
    assertThat(journal.read("a", 0)).hasSize(1);
    journal.close();
    assertThat(fatal).hasSize(1);
    assertThat(fatal.element())
        .isInstanceOf(
            trouble == Trouble.DISK ? ClosedByInterruptException.class : AssertionError.class);

    reopen();
    assertThat(journal.version("a")).isEqualTo(1);
  }

  @Test
  void callers_are_told_even_when_the_last_resort_fails() {
    journal.close();
    journal =
        open(
            FileJournal.SEGMENT_BYTES,
            error -> {
              throw new IllegalStateException("not now", error);
            });
    clock.onPass(Trouble.DISK::strike);

    assertThatThrownBy(() -> journal.append(List.of(Note.to("a", 1))))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("could not be written");
  }

  @Test
  void an_append_that_is_durable_is_acknowledged_though_the_next_segment_cannot_be_made()
      throws IOException {
    journal.close();
    journal = open(1, fatal::add);
    Files.createDirectory(directory.resolve("00000000000000000002.segment.unfinished"));

    assertThat(journal.append(List.of(Note.to("a", 1)))).isInstanceOf(AppendResult.Appended.class);
    assertThatThrownBy(() -> journal.append(List.of(Note.to("a", 2))))
        .isInstanceOf(JournalException.class);

    reopen();
    assertThat(fatal).hasSize(1);
    assertThat(journal.version("a")).isEqualTo(1);
  }

  @Test
  void an_interrupted_thread_appends_nothing() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> journal.append(List.of(Note.to("a", 1))))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();

    assertThat(journal.append(List.of(Note.to("a", 0, 2))))
        .isInstanceOf(AppendResult.Appended.class);
  }

  @Test
  void a_thread_interrupted_while_its_append_is_written_learns_what_became_of_it()
      throws Exception {
    clock.shut();
    boolean[] still = {false};
    FutureTask<AppendResult> append =
        new FutureTask<>(() -> {
          AppendResult result = journal.append(List.of(Note.to("a", 1)));
          still[0] = Thread.currentThread().isInterrupted();
          return result;
        });
    Thread thread = Thread.ofPlatform().start(append);
    clock.awaitHeld();
    thread.interrupt();
    clock.open();

    assertThat(append.get()).isInstanceOf(AppendResult.Appended.class);
    assertThat(still[0]).isTrue();
  }

  @Test
  void closing_from_an_interrupted_thread_frees_the_directory() {
    Thread.currentThread().interrupt();
    journal.close();
    assertThat(Thread.interrupted()).isTrue();

    reopen();
    assertThat(journal.append(List.of(Note.to("a", 1)))).isInstanceOf(AppendResult.Appended.class);
  }

  @Test
  void closing_among_many_appends_leaves_nobody_waiting_and_keeps_what_it_acknowledged()
      throws Exception {
    Random random = new Random(11);
    long known = 0;
    for (int round = 0; round < 20; round++) {
      List<Future<Long>> appenders = new ArrayList<>();
      long acknowledged = 0;
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 100; i++) {
          appenders.add(threads.submit(this::appendUntilClosed));
        }
        journal.awaitBeyond(journal.head() + random.nextInt(150), Duration.ofSeconds(10));
        Future<?> closing = threads.submit(() -> journal.close());
        journal.close();
        closing.get();
        for (Future<Long> appender : appenders) {
          acknowledged += appender.get();
        }
      }
      journal = open(20_000, fatal::add);
      known += acknowledged;
      assertThat(journal.version("a")).isEqualTo(known);
    }
    assertThat(known).isPositive();
    assertThat(fatal).isEmpty();
    assertThat(Verification.of(directory).frames()).isEqualTo(known);
  }

  private long appendUntilClosed() {
    long acknowledged = 0;
    try {
      while (true) {
        journal.append(List.of(Note.to("a", acknowledged)));
        acknowledged++;
      }
    } catch (JournalException e) {
      return acknowledged;
    }
  }

  @ParameterizedTest
  @EnumSource
  void more_callers_than_the_queue_holds_are_all_released(Trouble trouble) throws Exception {
    clock.shut();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> appenders = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        appenders.add(threads.submit(this::appendUntilClosed));
      }
      clock.awaitHeld();
      clock.onPass(trouble::strike);
      Future<?> closing = threads.submit(() -> journal.close());
      clock.open();
      closing.get();
      for (Future<Long> appender : appenders) {
        assertThat(appender.get()).isZero();
      }
    }
    assertThat(fatal).hasSize(1);
  }
}
