package dev.lobby.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One file of the journal: a header, then frames back to back, then zeros or nothing.
final class Segment implements Closeable {

  static final int FIRST_SEQUENCE_AT = 8 + 4;
  static final int PREVIOUS_HASH_AT = FIRST_SEQUENCE_AT + 8;
  static final int HEADER_BYTES = PREVIOUS_HASH_AT + Frame.HASH_BYTES;
  static final int FORMAT_VERSION = 1;

  private static final byte[] MAGIC = "LOBBYJNL".getBytes(StandardCharsets.US_ASCII);
  private static final String SUFFIX = ".segment";
  private static final String UNFINISHED = ".unfinished";

  /// How much of a frame is read at once; most frames are shorter.
  private static final int READ_AHEAD_BYTES = 8192;

  private static final int MUCH = 1 << 20;

  private final Disk disk;
  private final Path path;
  private volatile DiskFile reader;

  private Segment(Disk disk, Path path) throws IOException {
    this.disk = disk;
    this.path = path;
    this.reader = disk.openForReading(path);
  }

  /// The segments of a directory in order of their first sequence, unchecked.
  static List<Path> list(Path directory) throws IOException {
    return list(Disk.LOCAL, directory);
  }

  /// As [#list(Path)], on any disk.
  static List<Path> list(Disk disk, Path directory) throws IOException {
    return disk.list(directory).stream()
        .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
        .toList();
  }

  /// Removes what a crash in the middle of [#create] left; it holds no frame.
  static void removeUnfinished(Disk disk, Path directory) throws IOException {
    for (Path file : disk.list(directory)) {
      if (file.getFileName().toString().endsWith(SUFFIX + UNFINISHED)) {
        disk.delete(file);
      }
    }
  }

  private static String name(long firstSequence) {
    return String.format(Locale.ROOT, "%020d%s", firstSequence, SUFFIX);
  }

  /// Creates an empty segment that is on the disk, under its final name and with its whole header,
  /// before it is used. When that fails, nothing stands in the way of trying again.
  static Segment create(Disk disk, Path directory, long firstSequence, byte[] previousHash)
      throws IOException {
    Path path = directory.resolve(name(firstSequence));
    Path unfinished = directory.resolve(name(firstSequence) + UNFINISHED);
    ByteBuffer header =
        ByteBuffer.allocate(HEADER_BYTES)
            .put(MAGIC)
            .putInt(FORMAT_VERSION)
            .putLong(firstSequence)
            .put(previousHash)
            .flip();
    try (DiskFile out = disk.create(unfinished)) {
      out.write(header, 0);
      out.force(true);
    }
    disk.rename(unfinished, path);
    disk.forceDirectory(directory);
    return new Segment(disk, path);
  }

  /// Opens a segment and checks that it continues the journal where the one before it ended.
  ///
  /// @throws JournalException.Damaged when its header says otherwise
  static Segment open(Disk disk, Path path, long expectedFirst, byte[] previousHash)
      throws IOException {
    if (!path.getFileName().toString().equals(name(expectedFirst))) {
      throw new JournalException.Damaged(
          path, 0, "the segment " + name(expectedFirst) + " should stand here.");
    }
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    try (DiskFile in = disk.openForReading(path)) {
      in.read(header, 0);
    }
    header.flip();
    if (header.remaining() < HEADER_BYTES) {
      throw new JournalException.Damaged(path, 0, "its header is cut short.");
    }
    byte[] magic = new byte[MAGIC.length];
    header.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new JournalException.Damaged(path, 0, "it is no segment of a Lobby journal.");
    }
    int version = header.getInt();
    if (version != FORMAT_VERSION) {
      throw new JournalException.Damaged(
          path,
          8,
          "its format version is "
              + version
              + ", this Lobby reads version "
              + FORMAT_VERSION
              + ".");
    }
    long first = header.getLong();
    if (first != expectedFirst) {
      throw new JournalException.Damaged(
          path,
          12,
          "it begins with sequence " + first + " where " + expectedFirst + " should follow.");
    }
    byte[] hash = new byte[Frame.HASH_BYTES];
    header.get(hash);
    if (!Arrays.equals(hash, previousHash)) {
      throw new JournalException.Damaged(path, 20, "it does not continue the segment before it.");
    }
    return new Segment(disk, path);
  }

  Path path() {
    return path;
  }

  /// Reads the whole file, into memory that is held as long as the arena is open.
  ///
  /// Mapping it would turn a bad disk, or a cut by a server starting beside us, into a fault of the
  /// virtual machine.
  ByteBuffer load(Arena arena) throws IOException {
    try (DiskFile in = disk.openForReading(path)) {
      ByteBuffer bytes = arena.allocate(in.size()).asByteBuffer();
      in.read(bytes, 0);
      return bytes.flip();
    }
  }

  /// As [#load(Arena)], of a segment that is not open.
  ///
  /// @param buffer what to read it into when it is large enough
  static ByteBuffer load(Disk disk, Path path, ByteBuffer buffer) throws IOException {
    try (DiskFile in = disk.openForReading(path)) {
      int size = Math.toIntExact(in.size());
      ByteBuffer bytes = buffer.capacity() < size ? room(size) : buffer;
      in.read(bytes.clear().limit(size), 0);
      return bytes.flip();
    }
  }

  /// Memory for a segment of a size or a little more, as segments differ. What is little is cheaper
  /// in the heap; of much the system would make a copy outside first.
  private static ByteBuffer room(int size) {
    int capacity = size + size / 8;
    return capacity < MUCH ? ByteBuffer.allocate(capacity) : ByteBuffer.allocateDirect(capacity);
  }

  /// The bytes from the offset on, and all of the frame when one starts there.
  ByteBuffer readFrame(long offset) {
    ByteBuffer first = read(offset, READ_AHEAD_BYTES);
    int length = Frame.lengthAt(first, 0);
    return length <= first.limit() ? first : read(offset, length);
  }

  /// The bytes from the offset on, as many as asked for or as there are.
  ByteBuffer read(long offset, int length) {
    ByteBuffer into = ByteBuffer.allocate(length);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          reader.read(into, offset);
          return into.flip();
        } catch (ClosedByInterruptException e) {
          // An interrupted thread closes the channel it reads from, under everybody else too.
          interrupted |= Thread.interrupted();
          into.clear();
          reopen();
        } catch (ClosedChannelException e) {
          into.clear();
          reopen();
        } catch (IOException e) {
          throw new UncheckedIOException("Cannot read " + path + " at byte " + offset + ".", e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void reopen() {
    if (!reader.isOpen()) {
      try {
        reader = disk.openForReading(path);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot open " + path + " again.", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
