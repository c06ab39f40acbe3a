package dev.lobby.keys;

import dev.lobby.journal.AtomicFile;
import dev.lobby.journal.Disk;
import dev.lobby.journal.DiskFile;
import dev.lobby.journal.JournalException;
import dev.lobby.keys.KeyRecords.Stored;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The file that wrapped keys stand in; the package's description has the format.
///
/// On a full disk it refuses and goes on. After any other failure to write or to force it nobody
/// knows which keys are on the disk, and a second force may say that they are though they are not:
/// then the process ends, as it does for the journal. Left running, it would refuse every visitor
/// without a key and look alive.
final class KeyFile implements AutoCloseable {
  static final int HEADER_BYTES = 8 + 4 + MasterKey.FINGERPRINT_BYTES;

  private static final Logger LOG = System.getLogger(KeyFile.class.getName());
  private static final byte[] MAGIC = "LOBBYKEY".getBytes(StandardCharsets.US_ASCII);
  private static final int FORMAT_VERSION = 1;

  private final Disk disk;
  private final Path path;
  private final Consumer<Throwable> fatal;
  private final List<Stored> keys;
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock forcing = new ReentrantLock();
  private volatile DiskFile file;
  private long end;
  private volatile long forced;
  private volatile boolean broken;
  private volatile boolean closed;

  private KeyFile(
      Disk disk, Path path, Consumer<Throwable> fatal, DiskFile file, KeyRecords.Content content) {
    this.disk = disk;
    this.path = path;
    this.fatal = fatal;
    this.file = file;
    this.keys = content.keys();
    this.end = content.end();
    this.forced = content.end();
  }

  /// Makes a file without keys, readable by its owner alone, on the disk when this returns.
  ///
  /// @throws JournalException.Full when there is no room
  static void create(Disk disk, Path path, MasterKey master) {
    replace(disk, path, master, List.of());
  }

  /// Puts a file with these keys in the place of the one at `path`, which must be closed, or of
  /// none.
  ///
  /// @param rewrapped the keys with what is to stand in the new file
  /// @throws JournalException.Full when there is no room; the old file is still there
  static void replace(Disk disk, Path path, MasterKey master, List<Rewrapped> rewrapped) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(
        ByteBuffer.allocate(HEADER_BYTES)
            .put(MAGIC)
            .putInt(FORMAT_VERSION)
            .put(master.fingerprint())
            .array());
    for (Rewrapped each : rewrapped) {
      Stored key = each.key;
      content.writeBytes(KeyRecords.key(key.id(), key.owner(), key.name(), each.wrapped));
    }
    try {
      AtomicFile.putSecret(disk, path, content.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path + ".", e);
    }
  }

  /// A key and its bytes, wrapped anew.
  record Rewrapped(Stored key, byte[] wrapped) {}

  /// Opens a file, cuts off what a crash left of records nobody used, and finishes destroying what
  /// was to be destroyed.
  ///
  /// @param highestUsed the highest id of a key that something is sealed with
  /// @param erased the ids of the keys of people who were erased
  /// @param fatal what ends the process
  /// @throws KeyException when it is no key file, belongs to another master key, is damaged, or
  ///   misses a key; nothing was changed then
  static KeyFile open(
      Disk disk,
      Path path,
      MasterKey master,
      long highestUsed,
      Collection<Long> erased,
      Predicate<String> blanked,
      Consumer<Throwable> fatal) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(disk.content(path));
      checkHeader(path, bytes, master);
      KeyRecords.Content content = KeyRecords.read(path, bytes, HEADER_BYTES, highestUsed);
      content.check(path, highestUsed, erased, blanked);
      // Of another master key, or of people who were erased since, when it comes from long ago.
      AtomicFile.removeUnfinished(disk, path);
      KeyFile file = new KeyFile(disk, path, fatal, disk.openForWriting(path), content);
      try {
        file.recover(bytes.limit(), content.toZero());
        return file;
      } catch (Throwable e) {
        file.close();
        throw e;
      }
    } catch (Disk.Full e) {
      throw new JournalException.Full(path, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open " + path + ".", e);
    }
  }

  private static void checkHeader(Path path, ByteBuffer bytes, MasterKey master) {
    byte[] magic = new byte[MAGIC.length];
    boolean whole = bytes.limit() >= HEADER_BYTES;
    if (whole) {
      bytes.get(magic);
    }
    if (!whole || !Arrays.equals(MAGIC, magic)) {
      throw new KeyException(path + " is no key file of Lobby. Restore it from its newest copy.");
    }
    int version = bytes.getInt();
    if (version != FORMAT_VERSION) {
      throw new KeyException(
          path
              + " has the format version "
              + version
              + ", this Lobby reads version "
              + FORMAT_VERSION
              + ". Start the Lobby that wrote it, or restore the file from its newest copy.");
    }
    byte[] fingerprint = new byte[MasterKey.FINGERPRINT_BYTES];
    bytes.get(fingerprint);
    if (!Arrays.equals(fingerprint, master.fingerprint())) {
      throw new KeyException(
          "The master key is not the one that "
              + path
              + " was written with. Give the right one; if it is the right one, restore the file from"
              + " its newest copy.");
    }
  }

  private void recover(long size, List<Stored> toZero) throws IOException {
    if (size > end) {
      LOG.log(
          Level.WARNING,
          "Cut {0} bytes of keys that nothing was sealed with from {1} at byte {2}.",
          size - end,
          path,
          end);
      file.truncate(end);
    }
    // What a killed process wrote can be read back and yet not be on the disk, and so can the name
    // of a file it put in the place of another: what is appended now would go with it.
    file.force(true);
    AtomicFile.forceName(disk, path);
    if (!toZero.isEmpty()) {
      for (Stored key : toZero) {
        zero(key);
      }
      file.force(false);
    }
  }

  /// Returns the keys as they stood when the file was opened, in the order they were written.
  List<Stored> keys() {
    return keys;
  }

  /// Appends a key; it is not on the disk before [#force].
  ///
  /// @throws JournalException.Full when there is no room; nothing was appended then
  Stored append(long id, long owner, String name, byte[] wrapped) {
    writing.lock();
    try {
      Stored key = new Stored(id, owner, name, end, false);
      append(KeyRecords.key(id, owner, name, wrapped));
      return key;
    } finally {
      writing.unlock();
    }
  }

  private void append(byte[] records) {
    refuseWhenBroken();
    try {
      write(records, end);
      end += records.length;
    } catch (Disk.Full e) {
      takeBack();
      throw new JournalException.Full(path, e);
    } catch (IOException e) {
      throw fail(e);
    }
  }

  /// Takes back what may be there of records that found no room.
  private void takeBack() {
    try {
      steadily(it -> {
        it.truncate(end);
        return it;
      });
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "Part of a key is left in {0}; the next one takes its place, or a start cuts it: {1}",
          path,
          e);
    }
  }

  private void refuseWhenBroken() {
    if (broken) {
      throw new KeyException(
          path + " could not be written or forced. Look at the disk, then start Lobby again.");
    }
  }

  private KeyException fail(IOException e) {
    broken = true;
    fatal.accept(e);
    return new KeyException(
        path + " could not be written or forced. Look at the disk, then start Lobby again.", e);
  }

  /// Returns when a key is on the disk; one force serves all who wait.
  void force(Stored key) {
    force(key.offset() + 1);
  }

  private void force(long wanted) {
    if (forced >= wanted) {
      return;
    }
    forcing.lock();
    try {
      refuseWhenBroken();
      if (forced < wanted) {
        long reached = end();
        forceAll();
        forced = reached;
      }
    } catch (IOException e) {
      throw fail(e);
    } finally {
      forcing.unlock();
    }
  }

  private void forceAll() throws IOException {
    steadily(it -> {
      it.force(false);
      return it;
    });
  }

  private long end() {
    writing.lock();
    try {
      return end;
    } finally {
      writing.unlock();
    }
  }

  /// Reads a wrapped key.
  byte[] wrapped(Stored key) {
    try {
      return steadily(it -> {
        byte[] wrapped = new byte[SecretKey256.WRAPPED_BYTES];
        it.read(ByteBuffer.wrap(wrapped), key.wrappedAt());
        return wrapped;
      });
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path + ".", e);
    }
  }

  /// Destroys keys for good: none of them can be read when this returns. Nobody may append
  /// meanwhile.
  ///
  /// @param gone subjects' keys before those they wrap, so that of the records a crash leaves some
  ///   of none says that a key is destroyed whose owner is not
  /// @throws JournalException.Full when there is no room to say so; doing it once more is harmless
  void destroy(List<Stored> gone) {
    if (gone.isEmpty()) {
      return;
    }
    // What stands before records that destroy was forced: a start takes them as proof of it.
    force(end());
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    gone.forEach(key -> records.writeBytes(KeyRecords.destroyed(key)));
    writing.lock();
    try {
      append(records.toByteArray());
    } finally {
      writing.unlock();
    }
    force(end());
    try {
      for (Stored key : gone) {
        zero(key);
      }
      forceAll();
    } catch (Disk.Full e) {
      throw new JournalException.Full(path, e);
    } catch (IOException e) {
      throw fail(e);
    }
  }

  private void zero(Stored key) throws IOException {
    write(new byte[SecretKey256.WRAPPED_BYTES], key.wrappedAt());
  }

  private void write(byte[] bytes, long offset) throws IOException {
    steadily(it -> {
      it.write(ByteBuffer.wrap(bytes), offset);
      return it;
    });
  }

  private interface Operation<T> {
    T on(DiskFile file) throws IOException;
  }

  /// Does something to the file, and once more when an interrupted thread has closed it, as it does
  /// under everybody else too.
  private <T> T steadily(Operation<T> operation) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return operation.on(file);
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
          reopen(e);
        } catch (ClosedChannelException e) {
          reopen(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void reopen(ClosedChannelException cause) throws IOException {
    if (closed) {
      throw cause;
    }
    if (!file.isOpen()) {
      file = disk.openForWriting(path);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close " + path + ".", e);
    }
  }
}
