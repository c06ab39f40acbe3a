package dev.lobby.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
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
  private static final String UNFINISHED = ".unfinished";

  /// How much of a frame is read at once; most frames are shorter.
  private static final int READ_AHEAD_BYTES = 4096;

  private final Path path;
  private volatile FileChannel reader;

  private Segment(Path path) throws IOException {
    this.path = path;
    this.reader = FileChannel.open(path, StandardOpenOption.READ);
  }

  /// The segments of a directory in order of their first sequence, unchecked.
  static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  /// Removes what a crash in the middle of [#create] left; it holds no frame.
  static void removeUnfinished(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().endsWith(SUFFIX + UNFINISHED)) {
          Files.delete(file);
        }
      }
    }
  }

  private static String name(long firstSequence) {
    return String.format(Locale.ROOT, "%020d%s", firstSequence, SUFFIX);
  }

  /// Creates an empty segment that is on the disk, under its final name and with its whole header,
  /// before it is used.
  static Segment create(Path directory, long firstSequence, byte[] previousHash)
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
    forceDirectory(directory);
    return new Segment(path);
  }

  /// Forces which files a directory holds.
  static void forceDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Opens a segment and checks that it continues the journal where the one before it ended.
  ///
  /// @throws JournalException.Damaged when its header says otherwise
  static Segment open(Path path, long expectedFirst, byte[] previousHash) throws IOException {
    if (!path.getFileName().toString().equals(name(expectedFirst))) {
      throw new JournalException.Damaged(
          path, 0, "the segment " + name(expectedFirst) + " should stand here.");
    }
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
    return new Segment(path);
  }

  Path path() {
    return path;
  }

  /// Reads the whole file, into memory that is held as long as the arena is open.
  ///
  /// Mapping it would turn a bad disk, or a cut by a server starting beside us, into a fault of the
  /// virtual machine.
  ByteBuffer load(Arena arena) throws IOException {
    try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer bytes = arena.allocate(in.size()).asByteBuffer();
      readFully(in, bytes, 0);
      return bytes.flip();
    }
  }

  /// The bytes from the offset on, and all of the frame when one starts there.
  ByteBuffer readFrame(long offset) {
    ByteBuffer first = read(offset, READ_AHEAD_BYTES);
    int length = Frame.lengthAt(first, 0);
    return length <= first.limit() ? first : read(offset, length);
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
