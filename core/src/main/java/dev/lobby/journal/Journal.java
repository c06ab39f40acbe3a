package dev.lobby.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The append-only record of all events, in one order, over many streams.
///
/// Safe for use by many threads. What a read returns is durable.
public interface Journal extends AutoCloseable {

  /// The largest frame, header and body together, in bytes.
  int MAX_FRAME_BYTES = 1 << 20;

  /// Appends all writes as one frame, or none of them, and returns when they are durable.
  ///
  /// @throws IllegalArgumentException when there is no write, the frame would exceed
  ///   [#MAX_FRAME_BYTES], or a name is longer than 65,535 bytes or no valid Unicode
  /// @throws JournalException.Full when there is no room; nothing is stored, and the same append
  ///   may be tried again
  /// @throws JournalException when the journal is closed, could not be written, or the thread is
  ///   interrupted before the append is queued
  AppendResult append(List<StreamWrite> writes);

  /// The events of a stream whose version is greater than the one given, in order; empty when there
  /// are none.
  default List<Recorded> read(String stream, long afterVersion) {
    return read(stream, afterVersion, type -> true);
  }

  /// As [#read(String, long)], but only the events of some types; nothing of the others is decoded.
  ///
  /// @param types chooses by the wire name
  List<Recorded> read(String stream, long afterVersion, Predicate<String> types);

  /// How many events a stream holds; 0 when there is no such stream.
  long version(String stream);

  /// The sequence of the last durable frame; 0 when there is none.
  long head();

  /// Hands every event of the frames in `(afterSequence, upToSequence]` to the reader, in order.
  void replay(long afterSequence, long upToSequence, Consumer<Recorded> reader);

  /// As [#replay], with what is somebody's own left out: every event comes as it would if everybody
  /// were erased.
  void replayClear(long afterSequence, long upToSequence, Consumer<Recorded> reader);

  /// The sequence of the last frame that was appended before a time; 0 when there is none. Found by
  /// halves, since times grow with sequences.
  default long lastBefore(Instant time) {
    long before = 0;
    long last = head();
    AtomicReference<Instant> at = new AtomicReference<>(Instant.EPOCH);
    while (before < last) {
      long middle = before + (last - before + 1) / 2;
      replayClear(middle - 1, middle, recorded -> at.set(recorded.time()));
      if (at.get().isBefore(time)) {
        before = middle;
      } else {
        last = middle - 1;
      }
    }
    return before;
  }

  /// The hash of a frame, in hexadecimal, which stands for everything before it.
  ///
  /// @param sequence from 1 to [#head]
  String hash(long sequence);

  /// Waits until the head is beyond a sequence or the time is up.
  ///
  /// @return the head
  long awaitBeyond(long sequence, Duration timeout) throws InterruptedException;

  /// Lets the appends under way finish and releases the files.
  @Override
  void close();
}
