package dev.lobby.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.publishing.ReleaseEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final Journal journal = new MemoryJournal(World.codec(), new MovableClock(World.START));

  @AfterEach
  void close() {
    journal.close();
  }

  private void append(int number) {
    journal.append(
        List.of(
            new StreamWrite("a", StreamWrite.ANY, "", new ReleaseEvent.Activated("r" + number)),
            new StreamWrite("b", StreamWrite.ANY, "", new ReleaseEvent.Activated("s" + number))));
  }

  /// A view that remembers everything.
  private static final class Everything implements View {
    private final List<Recorded> seen = new CopyOnWriteArrayList<>();

    @Override
    public void apply(Recorded recorded) {
      seen.add(recorded);
    }

    @Override
    public String format() {
      return "everything 1";
    }
  }

  /// A view that digests nothing.
  private static final class Failing implements View {
    @Override
    public void apply(Recorded recorded) {
      throw new IllegalStateException("cannot take in " + recorded.event());
    }

    @Override
    public String format() {
      return "failing 1";
    }
  }

  private List<Recorded> all() {
    List<Recorded> all = new ArrayList<>();
    journal.replay(0, journal.head(), all::add);
    return all;
  }

  @Test
  void a_view_is_rebuilt_from_the_start_and_then_follows() throws Exception {
    append(1);
    Everything view = new Everything();
    try (Views views = new Views(journal, ViewStore.inMemory(), List.of(view))) {
      assertThat(views.watermark()).isEqualTo(1);
      assertThat(view.seen).isEqualTo(all());
      for (int i = 2; i <= 50; i++) {
        append(i);
      }
      assertThat(views.await(50, LONG)).isTrue();
      assertThat(view.seen).isEqualTo(all());
    }
  }

  @Test
  void a_view_that_fails_stops_neither_the_others_nor_the_watermark() throws Exception {
    append(1);
    Everything view = new Everything();
    try (Views views =
        new Views(journal, ViewStore.inMemory(), List.of(new Failing(), view, new Failing()))) {
      append(2);
      assertThat(views.await(2, LONG)).isTrue();
      append(3);
      assertThat(views.await(3, LONG)).isTrue();
      assertThat(view.seen).isEqualTo(all());
    }
  }

  @Test
  void a_follower_that_fails_stops_neither_the_others_nor_the_views() throws Exception {
    Everything view = new Everything();
    try (Views views = new Views(journal, ViewStore.inMemory(), List.of(view))) {
      CountDownLatch told = new CountDownLatch(2);
      views.onAdvance(head -> {
        throw new IllegalStateException("deaf");
      });
      views.onAdvance(head -> told.countDown());
      append(1);
      assertThat(views.await(1, LONG)).isTrue();
      append(2);
      assertThat(views.await(2, LONG)).isTrue();
      told.await();
      assertThat(view.seen).isEqualTo(all());
    }
  }

  @Test
  void whoever_waits_for_a_sequence_reads_what_was_written_up_to_it() throws Exception {
    Everything view = new Everything();
    try (Views views = new Views(journal, ViewStore.inMemory(), List.of(view));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> readers = new ArrayList<>();
      for (int i = 1; i <= 100; i++) {
        int sequence = i;
        readers.add(
            threads.submit(() ->
                views.await(sequence, LONG)
                    && view.seen.stream().anyMatch(one -> one.sequence() == sequence)));
      }
      for (int i = 1; i <= 100; i++) {
        append(i);
      }
      for (Future<Boolean> reader : readers) {
        assertThat(reader.get()).isTrue();
      }
    }
  }

  @Test
  void waiting_for_what_never_comes_ends_with_the_time() throws Exception {
    try (Views views = new Views(journal, ViewStore.inMemory(), List.of())) {
      assertThat(views.await(1, Duration.ofMillis(5))).isFalse();
      assertThat(views.await(0, Duration.ZERO)).isTrue();
    }
  }

  @Test
  void closed_views_take_in_nothing_more() {
    Everything view = new Everything();
    Views views = new Views(journal, ViewStore.inMemory(), List.of(view));
    views.close();
    append(1);
    assertThat(view.seen).isEmpty();
  }
}
