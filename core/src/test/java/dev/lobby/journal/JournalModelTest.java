package dev.lobby.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/// Whatever is done to a journal in whatever order, it holds what a list of lists would hold.
class JournalModelTest {

  private static final List<String> STREAMS = List.of("a", "b", "客户/😀");

  /// Something done to a journal.
  sealed interface Action {}

  private record Append(List<Write> writes) implements Action {}

  /// @param off how far the expected version is from the actual one
  /// @param any whether any version will do
  private record Write(int stream, int off, boolean any, int length) {}

  private record Reopen() implements Action {}

  /// The process is killed while it writes: some bytes of the last frame are missing.
  private record CutTail(int bytes) implements Action {}

  /// The process is killed while it writes: bytes that are no frame stand at the end, or room.
  private record TearTail(int bytes, boolean zeros) implements Action {}

  @Provide
  Arbitrary<List<Action>> actions() {
    Arbitrary<Write> write =
        Combinators.combine(
                Arbitraries.integers().between(0, STREAMS.size() - 1),
                Arbitraries.frequencyOf(
                    Tuple.of(8, Arbitraries.just(0)), Tuple.of(1, Arbitraries.of(-1, 1))),
                Arbitraries.of(true, false),
                Arbitraries.of(0, 1, 30, 5000))
            .as(Write::new);
    Arbitrary<Action> action =
        Arbitraries.frequencyOf(
            Tuple.of(
                8, write.list().ofMinSize(1).ofMaxSize(4).map(Append::new).map(Action.class::cast)),
            Tuple.of(2, Arbitraries.just(new Reopen())),
            Tuple.of(
                1,
                Arbitraries.integers().between(1, 400).map(CutTail::new).map(Action.class::cast)),
            Tuple.of(
                1,
                Combinators.combine(
                        Arbitraries.integers().between(1, 300), Arbitraries.of(true, false))
                    .as(TearTail::new)
                    .map(Action.class::cast)));
    return action.list().ofMaxSize(25);
  }

  @Property(tries = 50, seed = "20260301", shrinking = ShrinkingMode.BOUNDED)
  void a_journal_holds_what_was_appended(@ForAll("actions") List<Action> actions)
      throws IOException {
    try (World world = new World()) {
      actions.forEach(world::act);
      world.reopen();
      world.check();
    }
  }

  /// A journal and what it should hold.
  private static final class World implements AutoCloseable {
    private final Path directory = Files.createTempDirectory("journal-model");
    private final GatedClock clock = new GatedClock(Instant.EPOCH);
    private final Deque<List<Recorded>> frames = new ArrayDeque<>();
    private final Deque<Integer> lengths = new ArrayDeque<>();
    private final Map<String, Long> versions = new HashMap<>();
    private FileJournal journal = open();

    World() throws IOException {}

    private FileJournal open() {
      return FileJournal.open(
          directory, Raw.CODEC, clock, 1500, error -> fail("The journal gave up.", error));
    }

    void reopen() {
      journal.close();
      journal = open();
    }

    void act(Action action) {
      switch (action) {
        case Append append -> append(append);
        case Reopen reopen -> {
          reopen();
          check();
        }
        case CutTail(int bytes) -> cutTail(bytes);
        case TearTail(int bytes, boolean zeros) -> tearTail(bytes, zeros);
      }
    }

    private void append(Append append) {
      // Forwards and backwards, on both sides of 1970.
      clock.set(Instant.ofEpochSecond(500 - 100L * (frames.size() * 7 % 11), 123_456_789));
      Map<String, Long> after = new HashMap<>(versions);
      List<StreamWrite> writes = new ArrayList<>();
      List<Recorded> recorded = new ArrayList<>();
      AppendResult expected = null;
      int length = 12 + 58;
      for (Write one : append.writes) {
        String stream = STREAMS.get(one.stream);
        long actual = after.getOrDefault(stream, 0L);
        long version = one.any || actual + one.off < 0 ? StreamWrite.ANY : actual + one.off;
        Raw event = new Raw("t", 1, "c".repeat(one.length), "s");
        writes.add(new StreamWrite(stream, version, "p", event));
        if (expected == null && version != StreamWrite.ANY && version != actual) {
          expected = new AppendResult.Conflict(stream, version, actual);
        }
        after.put(stream, actual + 1);
        recorded.add(
            new Recorded(
                stream,
                actual + 1,
                frames.size() + 1L,
                clock.instant().minusNanos(789),
                "p",
                event));
        length += 96 + stream.getBytes(StandardCharsets.UTF_8).length + 2 + one.length + 1;
      }
      AppendResult result = journal.append(writes);
      if (expected != null) {
        assertThat(result).isEqualTo(expected);
        return;
      }
      assertThat(result).isEqualTo(new AppendResult.Appended(recorded));
      frames.add(recorded);
      lengths.add(length);
      versions.putAll(after);
    }

    private void cutTail(int bytes) {
      journal.close();
      try (FileChannel last = last()) {
        if (last.size() > Segment.HEADER_BYTES) {
          last.truncate(last.size() - 1 - bytes % lengths.removeLast());
          frames.removeLast().forEach(one -> versions.merge(one.stream(), -1L, Long::sum));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      journal = open();
    }

    private void tearTail(int bytes, boolean zeros) {
      journal.close();
      byte[] torn = new byte[bytes];
      if (!zeros) {
        new Random(bytes).nextBytes(torn);
      }
      try (FileChannel last = last()) {
        last.write(ByteBuffer.wrap(torn), last.size());
        int end = bytes;
        while (end > 0 && torn[end - 1] == 0) {
          end--;
        }
        assertThat(Verification.of(directory).tornBytes()).isEqualTo(end);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      journal = open();
    }

    private FileChannel last() throws IOException {
      return FileChannel.open(Segment.list(directory).getLast(), StandardOpenOption.WRITE);
    }

    void check() {
      List<Recorded> all = frames.stream().flatMap(List::stream).toList();
      List<Recorded> replayed = new ArrayList<>();
      journal.replay(0, Long.MAX_VALUE, replayed::add);
      assertThat(replayed).isEqualTo(all);
      assertThat(journal.head()).isEqualTo(frames.size());
      for (String stream : STREAMS) {
        List<Recorded> events = all.stream().filter(one -> one.stream().equals(stream)).toList();
        assertThat(journal.version(stream)).isEqualTo(events.size());
        assertThat(journal.read(stream, 0)).isEqualTo(events);
        assertThat(journal.read(stream, events.size() / 2))
            .isEqualTo(events.subList(events.size() / 2, events.size()));
      }
    }

    @Override
    public void close() throws IOException {
      journal.close();
      Verification verification = Verification.of(directory);
      assertThat(verification.frames()).isEqualTo(frames.size());
      assertThat(verification.tornBytes()).isZero();
      try (var files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
    }
  }
}
