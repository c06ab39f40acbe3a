package dev.lobby.journal;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which parts of bodies the journal's events have named to be blank.
///
/// A stream is blank up to a sequence, so memory grows by some 100 bytes with each stream of which
/// something is, however many events it has. Written by one thread, read by many.
final class Blanks {

  private final @Nullable Blanks known;
  private final Map<String, Long> clear = new ConcurrentHashMap<>();
  private final Map<String, Long> sealed = new ConcurrentHashMap<>();
  private final TreeSet<Long> unfinished = new TreeSet<>();
  private long last;

  Blanks() {
    this.known = null;
  }

  /// One that names what another does, and more.
  Blanks(Blanks known) {
    this.known = known;
  }

  /// Whether a stream's sealed part in a frame is blank.
  boolean sealed(String stream, long sequence) {
    return sequence <= sealed.getOrDefault(stream, 0L)
        || (known != null && known.sealed(stream, sequence));
  }

  /// Whether a stream's clear part in a frame is blank.
  boolean clear(String stream, long sequence) {
    return sequence <= clear.getOrDefault(stream, 0L)
        || (known != null && known.clear(stream, sequence));
  }

  /// Takes in an event of the journal's own.
  void take(long sequence, BlankEvent event) {
    switch (event) {
      case BlankEvent.Named(List<Blank> blanks) -> {
        for (Blank blank : blanks) {
          // What names parts was durable before it was named.
          long upTo = Math.min(blank.upToSequence(), sequence - 1);
          sealed.merge(blank.stream(), upTo, Math::max);
          if (blank.clear()) {
            clear.merge(blank.stream(), upTo, Math::max);
          }
        }
        unfinished.add(sequence);
        last = Math.max(last, sequence);
      }
      case BlankEvent.Done(long named) -> unfinished.remove(named);
    }
  }

  /// Takes in what a frame names.
  ///
  /// @param in the segment's bytes
  /// @param offset where the frame starts
  /// @return false when it names something, but its body is not what was written
  boolean take(Frame frame, ByteBuffer in, int offset) {
    if (!holdsNames(frame)) {
      return true;
    }
    int at = offset + Frame.PREFIX_BYTES + frame.headerLength();
    for (Frame.Write write : frame.writes()) {
      if (write.type().startsWith(BlankEvent.TYPES)) {
        if (in.limit() - at < write.clearLength()) {
          return false;
        }
        byte[] own = new byte[write.clearLength()];
        in.get(at, own);
        if (!Frame.hashes(own, write.clearHash())) {
          return false;
        }
        take(frame.sequence(), BlankEvent.decode(write.type(), write.version(), own));
      }
      at += write.clearLength() + write.sealedLength();
    }
    return true;
  }

  private static boolean holdsNames(Frame frame) {
    // Without a stream of it, as every frame at start comes by here.
    for (Frame.Write write : frame.writes()) {
      if (write.type().startsWith(BlankEvent.TYPES)) {
        return true;
      }
    }
    return false;
  }

  /// The sequence of the last frame that named something; 0 when none did.
  long last() {
    return last;
  }

  /// The sequences of frames that named what may not be overwritten yet.
  Collection<Long> unfinished() {
    return List.copyOf(unfinished);
  }
}
