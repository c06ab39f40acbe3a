package dev.lobby.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Overwrites named parts of frames with zeros, in place.
///
/// It writes through a file of its own, and only within frames that are durable: the journal's
/// writing thread writes beyond them, so neither waits for the other. What it writes over the same
/// again changes nothing, so whatever a crash leaves half done is done by doing it once more.
final class Blanking {

  private final Disk disk;
  private final List<Segment> segments;
  private final FramePositions positions;
  private final StreamIndex index;

  Blanking(Disk disk, List<Segment> segments, FramePositions positions, StreamIndex index) {
    this.disk = disk;
    this.segments = segments;
    this.positions = positions;
    this.index = index;
  }

  /// Makes sure that all of it is there to be blanked.
  ///
  /// @param head the last durable frame
  /// @throws IllegalArgumentException naming what is not
  void check(List<Blank> named, long head) {
    for (Blank blank : named) {
      if (index.version(blank.stream()) == 0
          || blank.stream().equals(BlankEvent.STREAM)
          || blank.upToSequence() > head) {
        throw new IllegalArgumentException(
            "There is no stream "
                + blank.stream()
                + " up to frame "
                + blank.upToSequence()
                + " that could be blanked.");
      }
    }
  }

  /// The frames that hold some of it, ascending.
  private long[] sequences(List<Blank> blanks) {
    return blanks.stream()
        .flatMapToLong(
            blank -> index.sequences(blank.stream()).takeWhile(one -> one <= blank.upToSequence()))
        .sorted()
        .distinct()
        .toArray();
  }

  /// What is not zeros yet of parts that may be blanked.
  BlankExtent extent(List<Blank> blanks) {
    Blanks named = new Blanks();
    named.take(Long.MAX_VALUE, new BlankEvent.Named(blanks));
    long frames = 0;
    long bytes = 0;
    for (long sequence : sequences(blanks)) {
      long before = bytes;
      for (Part part : parts(named, sequence)) {
        bytes += part.length;
      }
      frames += bytes > before ? 1 : 0;
    }
    return new BlankExtent(frames, bytes);
  }

  /// Overwrites what is named; it is on the disk when this returns.
  ///
  /// @param named all that is, so that a frame is written once for whatever it holds
  void overwrite(Blanks named, List<Blank> blanks) throws IOException {
    DiskFile out = null;
    int open = -1;
    try {
      for (long sequence : sequences(blanks)) {
        int segment = FramePositions.segment(positions.get(sequence));
        if (segment != open) {
          finish(out);
          out = null;
          open = segment;
        }
        if (out == null) {
          // Forced at the end also when all is zeros: a killed process may have written them.
          out = disk.openForWriting(segments.get(segment).path());
        }
        for (Part part : parts(named, sequence)) {
          out.write(ByteBuffer.allocate(part.length), part.offset);
        }
      }
      finish(out);
      out = null;
    } finally {
      if (out != null) {
        out.close();
      }
    }
  }

  private static void finish(@Nullable DiskFile out) throws IOException {
    if (out != null) {
      out.force(false);
      out.close();
    }
  }

  /// A part of a body.
  ///
  /// @param offset where it is in its segment
  private record Part(long offset, int length) {}

  private List<Part> parts(Blanks named, long sequence) {
    long position = positions.get(sequence);
    Segment segment = segments.get(FramePositions.segment(position));
    long offset = FramePositions.offset(position);
    ByteBuffer bytes = segment.readFrame(offset);
    Frame frame = Frame.readHeader(bytes, 0);
    if (frame == null || frame.sequence() != sequence || bytes.limit() < frame.length()) {
      throw new JournalException.Damaged(
          segment.path(), offset, "frame " + sequence + " is not what was written.");
    }
    return frame.blankParts(named, 0).stream()
        .filter(part -> !isZeros(bytes.slice(part.from(), part.length())))
        .map(part -> new Part(offset + part.from(), part.length()))
        .toList();
  }

  private static boolean isZeros(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (bytes.get() != 0) {
        return false;
      }
    }
    return true;
  }
}
