package dev.lobby.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// One file of the journal: a header, then frames back to back.
final class Segment implements Closeable {

  static final int HEADER_BYTES = 8 + 4 + 8 + Frame.HASH_BYTES;
  static final int FORMAT_VERSION = 1;

  private static final byte[] MAGIC = "LOBBYJNL".getBytes(StandardCharsets.US_ASCII);
  private static final String SUFFIX = ".segment";

  /// How much of a frame is read at once; most frames are shorter.
  private static final int READ_AHEAD_BYTES = 4096;

  private final Path path;
  private final long firstSequence;
  private volatile FileChannel reader;

  private Segment(Path path, long firstSequence) throws IOException {
    this.path = path;
    this.firstSequence = firstSequence;
    this.reader = FileChannel.open(path, StandardOpenOption.READ);
  }

  /// The segments of a directory in order of their first sequence, unchecked.
  static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  /// Creates an empty segment that is on the disk, under its final name and with its whole header,
  /// before it is used.
  static Segment create(Path directory, long firstSequence, byte[] previousHash)
      throws IOException {
    Path path = directory.resolve(String.format(Locale.ROOT, "%020d%s", firstSequence, SUFFIX));
    Path unfinished = directory.resolve(path.getFileName() + ".unfinished");
    ByteBuffer header =
        ByteBuffer.allocate(HEADER_BYTES)
            .put(MAGIC)
            .putInt(FORMAT_VERSION)
            .putLong(firstSequence)
            .put(previousHash)
            .flip();
    try (FileChannel out =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeFully(out, header);
      out.force(true);
    }
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel parent = FileChannel.open(directory, StandardOpenOption.READ)) {
      parent.force(true);
    }
    return new Segment(path, firstSequence);
  }

  /// Opens a segment and checks that it continues the journal where the one before it ended.
  ///
  /// @throws JournalException.Damaged when its header says otherwise
  static Segment open(Path path, long expectedFirst, byte[] previousHash) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
      readFully(in, header, 0);
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
    return new Segment(path, first);
  }

  Path path() {
    return path;
  }

  long firstSequence() {
    return firstSequence;
  }

  long size() throws IOException {
    return Files.size(path);
  }

  /// Maps the whole file for reading, as long as the arena is open.
  ByteBuffer map(Arena arena) throws IOException {
    try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
      return in.map(MapMode.READ_ONLY, 0, in.size(), arena).asByteBuffer();
    }
  }

  /// The bytes of the frame that starts at the offset.
  ByteBuffer readFrame(long offset) {
    ByteBuffer first = read(offset, READ_AHEAD_BYTES);
    long length = (long) Frame.PREFIX_BYTES + first.getInt(0) + first.getInt(4);
    return length <= first.limit() ? first : read(offset, Math.toIntExact(length));
  }

  private ByteBuffer read(long offset, int length) {
    ByteBuffer into = ByteBuffer.allocate(length);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          readFully(reader, into, offset);
          return into.flip();
        } catch (ClosedByInterruptException e) {
          // An interrupted thread closes the channel it reads from, under everybody else too.
          interrupted = Thread.interrupted();
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
        reader = FileChannel.open(path, StandardOpenOption.READ);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot open " + path + " again.", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static void readFully(FileChannel in, ByteBuffer into, long offset) throws IOException {
    while (into.hasRemaining()) {
      int read = in.read(into, offset + into.position());
      if (read < 0) {
        return;
      }
    }
  }
}
