package dev.lobby.journal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// Reads a journal's segments when it is opened: checks every header, remembers where each frame
/// and event is, and cuts what is left of a batch that was never acknowledged.
final class SegmentLoader {

  private static final Logger LOG = System.getLogger(SegmentLoader.class.getName());

  /// From how many closed segments on they are scanned by several threads.
  private static final int MANY_SEGMENTS = 8;

  private final Disk disk;
  private final List<Segment> segments;
  private final FramePositions positions;
  private final StreamIndex index;
  private final Blanks blanks;

  private long head;
  private byte[] lastHash = new byte[Frame.HASH_BYTES];
  private long tailSize = Segment.HEADER_BYTES;
  private long highestKey;

  /// @param segments, positions, index, blanks are filled
  SegmentLoader(
      Disk disk,
      List<Segment> segments,
      FramePositions positions,
      StreamIndex index,
      Blanks blanks) {
    this.disk = disk;
    this.segments = segments;
    this.positions = positions;
    this.index = index;
    this.blanks = blanks;
  }

  /// The sequence of the last frame; 0 for none.
  long head() {
    return head;
  }

  /// The hash of the last frame, which the next one names.
  byte[] lastHash() {
    return lastHash;
  }

  /// Where the next frame goes in the last segment.
  long tailSize() {
    return tailSize;
  }

  /// The highest id of a key that something was sealed with; 0 for none.
  long highestKey() {
    return highestKey;
  }

  /// Reads the segments in their order; those that are closed are scanned by several threads ahead.
  ///
  /// @throws JournalException.Damaged when what was durable is not what was written
  void read(List<Path> files) throws IOException {
    int closed = Math.max(0, files.size() - 1);
    int threads = closed < MANY_SEGMENTS ? 0 : scanners(Runtime.getRuntime());
    try (ExecutorService pool = threads == 0 ? null : Executors.newFixedThreadPool(threads)) {
      Executor scanners = pool == null ? Runnable::run : pool;
      Deque<Future<SegmentScan>> ahead = new ArrayDeque<>();
      Queue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();
      int begun = 0;
      for (int i = 0; i < closed; i++) {
        while (begun < closed && begun <= i + threads) {
          Path file = files.get(begun++);
          FutureTask<SegmentScan> scan = new FutureTask<>(() -> scan(file, buffers));
          ahead.add(scan);
          scanners.execute(scan);
        }
        load(files.get(i), ahead.remove());
      }
    }
    if (!files.isEmpty()) {
      loadLast(files.getLast());
    }
  }

  /// How many threads scan at once: each holds a segment outside the heap, where the JVM gives no
  /// more than the heap may have, and a small machine with many processors must start too.
  private static int scanners(Runtime machine) {
    long fit = machine.maxMemory() / (4L * FileJournal.SEGMENT_BYTES);
    return Math.clamp(fit, 1, machine.availableProcessors());
  }

  /// Memory to read a segment into is made once for each thread: it is filled with zeros first.
  private SegmentScan scan(Path file, Queue<ByteBuffer> buffers) throws IOException {
    ByteBuffer free = buffers.poll();
    ByteBuffer bytes = Segment.load(disk, file, free == null ? ByteBuffer.allocate(0) : free);
    SegmentScan scan = SegmentScan.of(bytes);
    buffers.add(bytes);
    return scan;
  }

  private void load(Path file, Future<SegmentScan> scanned) throws IOException {
    Segment segment = Segment.open(disk, file, head + 1, lastHash);
    SegmentScan scan;
    try {
      scan = scanned.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The start was interrupted.", e);
    }
    SegmentWalk.End end = scan.end();
    if (!end.clean()) {
      throw notWritten(file, end);
    }
    if (!scan.remember(segments.size(), positions, index, blanks)) {
      throw new JournalException.Damaged(
          file, 0, "a frame that names what is blank is not what was written.");
    }
    segments.add(segment);
    highestKey = Math.max(highestKey, scan.highestKey());
    head = end.sequence();
    lastHash = end.hash();
  }

  private static JournalException.Damaged notWritten(Path file, SegmentWalk.End end) {
    return new JournalException.Damaged(
        file, end.offset(), "frame " + (end.sequence() + 1) + " is not what was written.");
  }

  private void loadLast(Path file) throws IOException {
    Segment segment = Segment.open(disk, file, head + 1, lastHash);
    int ordinal = segments.size();
    segments.add(segment);
    try (Arena arena = Arena.ofConfined()) {
      ByteBuffer bytes = segment.load(arena);
      SegmentWalk.Visitor remember =
          (frame, offset) -> {
            remember(frame.writes(), frame.sequence(), ordinal, offset);
            if (!blanks.take(frame, bytes, offset)) {
              throw new JournalException.Damaged(
                  file, offset, "frame " + frame.sequence() + " is not what was written.");
            }
          };
      SegmentWalk.End start = SegmentWalk.start(head, lastHash);
      SegmentWalk.End end = SegmentWalk.walk(bytes, start, blanks, remember);
      if (!end.clean()) {
        if (SegmentWalk.laterFrameNamesAsForced(bytes, end.offset() + 1, end.sequence() + 1)) {
          throw notWritten(file, end);
        }
        LOG.log(
            Level.WARNING,
            "Cut {0} bytes of a batch that was never acknowledged from {1} at byte {2}.",
            end.torn(),
            file.getFileName(),
            end.offset());
        try (DiskFile torn = disk.openForWriting(file)) {
          torn.truncate(end.offset());
          torn.force(true);
        }
      }
      head = end.sequence();
      lastHash = end.hash();
      tailSize = end.offset();
    }
  }

  private void remember(List<Frame.Write> writes, long sequence, int segment, long offset) {
    positions.add(segment, offset);
    for (Frame.Write write : writes) {
      index.add(write.stream(), sequence);
      highestKey = Math.max(highestKey, write.keyId());
    }
  }
}
