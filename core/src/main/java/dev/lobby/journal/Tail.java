package dev.lobby.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// The end of the journal, where it is written: the last segment's file, with room made ahead.
///
/// Only the writing thread touches it once the journal is open.
final class Tail {

  /// How far a segment's file is made to reach beyond what is written in it, at most. As much is
  /// written twice, first as zeros; then a force has no new length to write, and a full disk is met
  /// before a batch and not in it. All of a segment at once would hold up its first batch for long.
  private static final int ROOM_BYTES = 4 << 20;

  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 18).asReadOnlyBuffer();

  private final Disk disk;
  private final int segmentBytes;
  private DiskFile out;
  private long size;

  /// How far the file reaches: zeros from [#size] on.
  private long room;

  private long forceNanos;

  /// How many bytes were written beyond [#size].
  private int unforced;

  /// @param file the last segment
  /// @param size where the next frame goes in it
  /// @param segmentBytes how long a segment is at least before the next is begun
  Tail(Disk disk, Path file, long size, int segmentBytes) throws IOException {
    this.disk = disk;
    this.segmentBytes = segmentBytes;
    this.size = size;
    this.out = disk.openForWriting(file);
    this.room = out.size();
    // What a killed process wrote can be read back and yet not be on the disk.
    out.force(true);
  }

  /// Where the next frame goes in the last segment.
  long size() {
    return size;
  }

  /// How long the last force took; 0 before the first.
  long forceNanos() {
    return forceNanos;
  }

  /// Whether the segment is long enough for the next to be begun.
  boolean isLongEnough() {
    return size >= segmentBytes;
  }

  /// Writes a batch at the end; it counts from the force on.
  ///
  /// @throws Disk.Full when there is no room; nothing of the batch is left then
  void write(ByteBuffer batch) throws IOException {
    unforced = batch.remaining();
    try {
      makeRoom(size + unforced);
      out.write(batch, size);
    } catch (Disk.Full e) {
      takeBack();
      throw e;
    }
  }

  /// Forces what was written last.
  ///
  /// @throws IOException when nobody knows any more what is on the disk, also as [Disk.Full]
  void force() throws IOException {
    long start = System.nanoTime();
    out.force(false);
    forceNanos = System.nanoTime() - start;
    size += unforced;
    unforced = 0;
  }

  /// Makes the file reach a byte, and for the batches to come some way beyond it.
  private void makeRoom(long end) throws IOException {
    if (end <= room) {
      return;
    }
    long wanted = Math.max(end, Math.min(segmentBytes, room + ROOM_BYTES));
    try {
      while (room < wanted) {
        int length = (int) Math.min(wanted - room, ZEROS.capacity());
        out.write(ZEROS.slice(0, length), room);
        room += length;
      }
    } catch (Disk.Full e) {
      out.truncate(room);
      if (room < end) {
        throw e;
      }
    }
    out.force(true);
  }

  /// Takes back what may be there of a batch that found no room. It is told to be not stored, so it
  /// must not come back after a crash.
  private void takeBack() throws IOException {
    out.truncate(size);
    out.force(true);
    room = size;
  }

  /// Ends the file with what is written in it.
  void giveBackRoom() throws IOException {
    if (room > size) {
      out.truncate(size);
      room = size;
    }
  }

  /// Goes on in a segment that was just made.
  void goTo(Path next) throws IOException {
    out.close();
    out = disk.openForWriting(next);
    size = Segment.HEADER_BYTES;
    room = size;
  }

  void close() throws IOException {
    out.close();
  }
}
