package dev.lobby.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.publishing.ReleaseEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewStoreTest {

  @TempDir private Path directory;
  private Journal journal = new MemoryJournal(World.codec(), new MovableClock(World.START));

  @AfterEach
  void close() {
    journal.close();
  }

  /// A view that counts the events of each stream.
  private static final class Counts implements View {
    private record Count(long events, long lastSequence) {}

    private final Table<Count> counts;
    private final String format;
    private final List<Long> handed = new ArrayList<>();

    Counts(ViewStore store, String format) {
      this.counts = store.table("counts", Count.class);
      this.format = format;
    }

    @Override
    public String format() {
      return format;
    }

    @Override
    public void apply(Recorded recorded) {
      handed.add(recorded.sequence());
      Count before = counts.get(recorded.stream());
      counts.put(
          recorded.stream(),
          new Count(before == null ? 1 : before.events + 1, recorded.sequence()));
    }

    long of(String stream) {
      Count count = counts.get(stream);
      return count == null ? 0 : count.events;
    }
  }

  private void append(int from, int to) {
    for (int i = from; i < to; i++) {
      journal.append(
          List.of(
              new StreamWrite(
                  "s" + i % 7, StreamWrite.ANY, "", new ReleaseEvent.Activated("r" + i))));
    }
  }

  /// Brings the views up to date and closes them.
  ///
  /// @return the sequences that were handed to the view
  private List<Long> run(String format, boolean well) {
    ViewStore store = ViewStore.open(directory);
    Counts counts = new Counts(store, format);
    Views views = new Views(journal, store, List.of(counts));
    for (int i = 0; i < 7; i++) {
      assertThat(counts.of("s" + i)).as("s" + i).isEqualTo(journal.version("s" + i));
    }
    views.close();
    if (well) {
      store.close();
    } else {
      // What a killed process leaves: whatever was written, and nothing that says it is whole.
      store.abandon();
    }
    return counts.handed;
  }

  @Test
  void after_an_end_only_what_is_new_is_taken_in() {
    append(0, 100);
    assertThat(run("counts 1", true)).hasSize(100);
    append(100, 130);
    assertThat(run("counts 1", true)).hasSize(30).startsWith(101L);
    assertThat(run("counts 1", true)).isEmpty();
  }

  @Test
  void after_a_crash_everything_is_folded_anew() {
    append(0, 100);
    run("counts 1", true);
    append(100, 130);
    assertThat(run("counts 1", false)).hasSize(30);
    assertThat(run("counts 1", true)).hasSize(130);
    assertThat(run("counts 1", true)).isEmpty();
  }

  @Test
  void another_format_is_folded_anew() {
    append(0, 100);
    run("counts 1", true);
    assertThat(run("counts 2", true)).hasSize(100);
    assertThat(run("counts 2", true)).isEmpty();
  }

  @Test
  void the_views_of_another_journal_are_not_taken_for_this_ones() {
    append(0, 100);
    run("counts 1", true);
    journal.close();
    journal = new MemoryJournal(World.codec(), new MovableClock(World.START));
    append(3, 60);
    assertThat(run("counts 1", true)).as("a shorter one").hasSize(57);
  }

  @Test
  void a_damaged_file_or_marker_is_folded_anew() throws IOException {
    append(0, 100);
    Random random = new Random(4);
    for (String name : List.of("tables.mapdb", ViewStore.CLEAN)) {
      for (int i = 0; i < 10; i++) {
        run("counts 1", true);
        Path file = directory.resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        // A header that is not one, then files cut short, down to nothing.
        Files.write(file, i == 0 ? new byte[bytes.length] : cut(bytes, random));
        assertThat(run("counts 1", true)).as("%s, %d", name, i).hasSizeBetween(0, 100);
      }
    }
  }

  private static byte[] cut(byte[] bytes, Random random) {
    return Arrays.copyOf(bytes, random.nextInt(Math.min(bytes.length, 8192)));
  }

  @Test
  void a_table_holds_what_a_map_would_however_little_is_at_hand() {
    Random random = new Random(5);
    ViewStore store = ViewStore.open(directory);
    Table<String> table = store.table("words", String.class, 8);
    Map<String, String> expected = new HashMap<>();
    for (int i = 0; i < 5000; i++) {
      String key = "k" + random.nextInt(200);
      switch (random.nextInt(4)) {
        case 0 -> {
          table.remove(key);
          expected.remove(key);
        }
        case 1 -> assertThat(table.get(key)).isEqualTo(expected.get(key));
        default -> {
          table.put(key, "值" + i);
          expected.put(key, "值" + i);
        }
      }
    }
    assertThat(table.all()).containsExactlyInAnyOrderElementsOf(expected.values());
    store.close();
  }

  @Test
  void an_ordered_table_gives_the_last_first_and_only_those_of_the_prefix() {
    ViewStore store = ViewStore.inMemory();
    OrderedTable<String> table = store.orderedTable("lines", String.class);
    for (int i = 0; i < 100; i++) {
      table.put("a/" + String.format(Locale.ROOT, "%03d", i), "a" + i);
      table.put("ab/" + i, "ab" + i);
    }
    assertThat(table.last("a/", line -> true, 3)).containsExactly("a99", "a98", "a97");
    assertThat(table.last("a/", line -> line.endsWith("0"), 2)).containsExactly("a90", "a80");
    assertThat(table.last("b/", line -> true, 2)).isEmpty();
    store.close();
  }

  /// A value that cannot be written before somebody lets it.
  private static final class Stuck {
    private final CountDownLatch released = new CountDownLatch(1);

    @JsonValue
    String words() throws InterruptedException {
      released.await();
      return "released";
    }
  }

  @Test
  void a_call_that_does_not_end_is_noticed_and_named() throws Exception {
    CompletableFuture<String> noticed = new CompletableFuture<>();
    ViewStore store = ViewStore.open(directory, Duration.ofMillis(200), noticed::complete);
    Table<Stuck> table = store.table("slow", Stuck.class);
    Stuck value = new Stuck();
    table.put("a", value);
    Thread flushing = Thread.ofPlatform().start(table::flush);
    assertThat(noticed.get()).isEqualTo("slow");
    value.released.countDown();
    flushing.join();
    store.close();
  }

  @Test
  void calls_that_end_are_not_noticed_however_many_there_are() {
    CompletableFuture<String> noticed = new CompletableFuture<>();
    ViewStore store = ViewStore.open(directory, Duration.ofMillis(20), noticed::complete);
    Table<String> table = store.table("quick", String.class);
    long begun = System.nanoTime();
    for (int i = 0; System.nanoTime() - begun < Duration.ofMillis(300).toNanos(); i++) {
      table.put("k" + i % 50, "v" + i);
      assertThat(table.get("k" + i % 50)).isEqualTo("v" + i);
    }
    assertThat(noticed).isNotDone();
    store.close();
  }

  @Test
  void looking_through_many_values_of_an_ordered_table_is_not_taken_for_a_loop() {
    CompletableFuture<String> noticed = new CompletableFuture<>();
    ViewStore store = ViewStore.open(directory, Duration.ofMillis(500), noticed::complete);
    OrderedTable<String> table = store.orderedTable("lines", String.class);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      String value = String.format(Locale.ROOT, "%03d", i);
      table.put("a/" + value, value);
      table.put("b/" + value, "b" + value);
      expected.add(value);
    }
    assertThat(table.all("a/", ViewStoreTest::slowly).values()).containsExactlyElementsOf(expected);
    assertThat(table.last("a/", ViewStoreTest::slowly, 1000))
        .containsExactlyElementsOf(expected.reversed());
    assertThat(noticed).isNotDone();
    store.close();
  }

  /// Takes a millisecond over a value.
  private static boolean slowly(String value) {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < Duration.ofMillis(1).toNanos()) {
      Thread.onSpinWait();
    }
    return !value.isEmpty();
  }

  /// A view that does something of its own at one event.
  private record At(long sequence, Runnable does) implements View {
    @Override
    public String format() {
      return "";
    }

    @Override
    public void apply(Recorded recorded) {
      if (recorded.sequence() == sequence) {
        does.run();
      }
    }
  }

  @Test
  void an_error_in_the_middle_of_an_event_leaves_no_marker() throws InterruptedException {
    append(0, 100);
    CountDownLatch reached = new CountDownLatch(1);
    ViewStore store = ViewStore.open(directory);
    Counts counts = new Counts(store, "counts 1");
    At fails =
        new At(
            101,
            () -> {
              reached.countDown();
              throw new StackOverflowError();
            });
    Views views = new Views(journal, store, List.of(counts, fails));
    append(100, 101);
    reached.await();
    views.close();
    store.close();
    assertThat(run("counts 1", true)).hasSize(101);
  }

  @Test
  void closing_does_not_disturb_an_event_that_is_being_taken_in() throws InterruptedException {
    append(0, 100);
    CountDownLatch reached = new CountDownLatch(1);
    CompletableFuture<Thread> closing = new CompletableFuture<>();
    ViewStore store = ViewStore.open(directory);
    Counts counts = new Counts(store, "counts 1");
    Table<String> large = store.table("large", String.class, 8);
    At grows =
        new At(
            101,
            () -> {
              reached.countDown();
              Thread closer = closing.join();
              while (closer.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
              }
              for (int i = 0; i < 10_000; i++) {
                large.put("k" + i, "so that the file must grow ".repeat(50));
              }
            });
    Views views = new Views(journal, store, List.of(counts, grows));
    append(100, 101);
    reached.await();
    Thread closer = Thread.ofPlatform().start(views::close);
    closing.complete(closer);
    closer.join();
    store.close();
    assertThat(run("counts 1", true)).isEmpty();
  }
}
