package dev.lobby.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// A journal in the heap that keeps the promises of the interface but for durability; for tests and
/// trials.
public final class MemoryJournal implements Journal {

  private record Stored(StreamWrite write, long version, EventCodec.Encoded encoded) {}

  private record StoredFrame(Instant time, List<Stored> events) {}

  private final EventCodec codec;
  private final InstantSource clock;
  private final List<StoredFrame> frames = new ArrayList<>();
  private final StreamIndex index = new StreamIndex();
  private boolean closed;

  public MemoryJournal(EventCodec codec, InstantSource clock) {
    this.codec = codec;
    this.clock = clock;
  }

  @Override
  public synchronized AppendResult append(List<StreamWrite> writes) {
    if (writes.isEmpty()) {
      throw new IllegalArgumentException("An append needs at least one write.");
    }
    if (closed) {
      throw new JournalException("The journal is closed.");
    }
    List<EventCodec.Encoded> encoded =
        writes.stream().map(write -> codec.encode(write.event())).toList();
    // Refuses what would not fit a frame.
    Frame.Draft.of(writes, encoded, Sealer.NONE);
    long sequence = frames.size() + 1L;
    Instant time = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Map<String, Long> versions = new HashMap<>();
    List<Stored> stored = new ArrayList<>();
    List<Recorded> recorded = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      StreamWrite write = writes.get(i);
      long actual = versions.computeIfAbsent(write.stream(), index::version);
      if (write.expectedVersion() != StreamWrite.ANY && write.expectedVersion() != actual) {
        return new AppendResult.Conflict(write.stream(), write.expectedVersion(), actual);
      }
      versions.put(write.stream(), actual + 1);
      stored.add(new Stored(write, actual + 1, encoded.get(i)));
      recorded.add(
          new Recorded(write.stream(), actual + 1, sequence, time, write.subject(), write.event()));
    }
    frames.add(new StoredFrame(time, stored));
    stored.forEach(one -> index.add(one.write.stream(), sequence));
    notifyAll();
    return new AppendResult.Appended(recorded);
  }

  @Override
  public synchronized List<Recorded> read(
      String stream, long afterVersion, Predicate<String> types) {
    return index.read(stream, afterVersion, sequence -> frame(sequence, types, codec::decode));
  }

  private List<Recorded> frame(
      long sequence, Predicate<String> types, Function<EventCodec.Encoded, Event> decoder) {
    StoredFrame frame = frames.get(Math.toIntExact(sequence - 1));
    return frame.events.stream()
        .filter(stored -> types.test(stored.encoded.type()))
        .map(stored ->
            new Recorded(
                stored.write.stream(),
                stored.version,
                sequence,
                frame.time,
                stored.write.subject(),
                decoder.apply(stored.encoded)))
        .toList();
  }

  @Override
  public synchronized long version(String stream) {
    return index.version(stream);
  }

  @Override
  public synchronized long head() {
    return frames.size();
  }

  @Override
  public void replay(long afterSequence, long upToSequence, Consumer<Recorded> reader) {
    replay(afterSequence, upToSequence, codec::decode, reader);
  }

  @Override
  public void replayClear(long afterSequence, long upToSequence, Consumer<Recorded> reader) {
    replay(
        afterSequence,
        upToSequence,
        stored ->
            stored.sealed().length == 0
                ? codec.decode(stored)
                : codec.decodeErased(
                    new EventCodec.Encoded(
                        stored.type(), stored.version(), stored.clear(), new byte[0])),
        reader);
  }

  private void replay(
      long afterSequence,
      long upToSequence,
      Function<EventCodec.Encoded, Event> decoder,
      Consumer<Recorded> reader) {
    List<Recorded> events = new ArrayList<>();
    synchronized (this) {
      for (long sequence = afterSequence + 1;
          sequence <= Math.min(upToSequence, frames.size());
          sequence++) {
        events.addAll(frame(sequence, type -> true, decoder));
      }
    }
    events.forEach(reader);
  }

  /// Nothing is chained in memory, so a frame's place stands for what came before it.
  @Override
  public String hash(long sequence) {
    return Long.toHexString(sequence);
  }

  @Override
  public synchronized long awaitBeyond(long sequence, Duration timeout)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
    while (frames.size() <= sequence && !closed) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        break;
      }
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
    return frames.size();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
