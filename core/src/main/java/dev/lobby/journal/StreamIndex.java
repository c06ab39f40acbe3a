package dev.lobby.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/// Where each stream's events stand: for every version of a stream, the sequence of the frame that
/// holds it.
///
/// Written by one thread, read by many.
final class StreamIndex {

  private final ConcurrentHashMap<String, Sequences> streams = new ConcurrentHashMap<>();

  void add(String stream, long sequence) {
    streams.computeIfAbsent(stream, name -> new Sequences()).add(sequence);
  }

  long version(String stream) {
    Sequences sequences = streams.get(stream);
    return sequences == null ? 0 : sequences.size();
  }

  /// The stream's events after a version, in order.
  ///
  /// @param frames gives the events of the frame with a sequence
  List<Recorded> read(String stream, long afterVersion, LongFunction<List<Recorded>> frames) {
    Sequences sequences = streams.get(stream);
    if (sequences == null) {
      return List.of();
    }
    List<Recorded> events = new ArrayList<>();
    long previous = 0;
    // An append with several events for the stream repeats its sequence.
    for (long sequence : sequences.after(afterVersion)) {
      if (sequence != previous) {
        for (Recorded event : frames.apply(sequence)) {
          if (event.stream().equals(stream) && event.version() > afterVersion) {
            events.add(event);
          }
        }
        previous = sequence;
      }
    }
    return events;
  }

  /// The version of the first event of the stream in the frame with that sequence.
  long firstVersion(String stream, long sequence) {
    Sequences sequences = streams.get(stream);
    return sequences == null ? 0 : sequences.firstIndexOf(sequence) + 1;
  }

  /// The sequence of each of the stream's events, in order.
  LongStream sequences(String stream) {
    Sequences sequences = streams.get(stream);
    return sequences == null ? LongStream.empty() : Arrays.stream(sequences.after(0));
  }

  private static final class Sequences {
    private long[] values = new long[4];
    private int size;

    synchronized void add(long sequence) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = sequence;
    }

    synchronized int size() {
      return size;
    }

    synchronized long[] after(long version) {
      return version >= size ? new long[0] : Arrays.copyOfRange(values, (int) version, size);
    }

    synchronized int firstIndexOf(long sequence) {
      int at = Arrays.binarySearch(values, 0, size, sequence);
      while (at > 0 && values[at - 1] == sequence) {
        at--;
      }
      return at;
    }
  }
}
