package dev.lobby.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32C;

/// The file that wrapped keys stand in; the package's description has the format.
final class KeyFile implements AutoCloseable {
  static final int HEADER_BYTES = 8 + 4 + MasterKey.FINGERPRINT_BYTES;

  private static final byte[] MAGIC = "LOBBYKEY".getBytes(StandardCharsets.US_ASCII);
  private static final int FORMAT_VERSION = 1;
  private static final int PREFIX_BYTES = 2 + 4;
  private static final byte KEY = 1;
  private static final byte DESTROYED = 2;
  private static final int KEY_FIXED_BYTES = 1 + 8 + 8 + SecretKey256.WRAPPED_BYTES;
  private static final int DESTROYED_BYTES = 1 + 8 + 8;

  private final Path path;
  private final FileChannel channel;
  private final List<Stored> keys = new ArrayList<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock forcing = new ReentrantLock();
  private byte[] fingerprint = new byte[0];
  private long end;
  private volatile long forced;
  private volatile boolean broken;

  /// A key as it stands in the file.
  ///
  /// @param owner the id of the key that wraps it; 0 for the master key
  /// @param offset where its record begins
  /// @param destroyed whether the wrapped key is gone
  record Stored(long id, long owner, String name, long offset, boolean destroyed) {

    /// Returns where the wrapped key begins.
    private long wrappedAt() {
      return offset + PREFIX_BYTES + 1 + 8 + 8 + name.getBytes(StandardCharsets.UTF_8).length;
    }
  }

  private KeyFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /// Makes a file without keys, readable by its owner alone, on the disk when this returns.
  static void create(Path path, MasterKey master) {
    write(path, master.fingerprint(), List.of());
  }

  /// Puts a file with these records in the place of the one at `path`, or of none.
  private static void write(Path path, byte[] fingerprint, List<byte[]> records) {
    Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
    try {
      Files.deleteIfExists(unfinished);
      Files.createFile(unfinished, ownerOnly(path));
      try (FileChannel out = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        ByteBuffer header =
            ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(FORMAT_VERSION).put(fingerprint);
        writeFully(out, header.flip(), 0);
        long at = HEADER_BYTES;
        for (byte[] record : records) {
          writeFully(out, ByteBuffer.wrap(record), at);
          at += record.length;
        }
        out.force(true);
      }
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel directory =
          FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
        directory.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path + ".", e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /// Opens a file, and finishes destroying what was to be destroyed.
  ///
  /// @throws KeyException when it is no key file, belongs to another master key, or is damaged
  static KeyFile open(Path path, MasterKey master) {
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      KeyFile file = new KeyFile(path, channel);
      boolean open = false;
      try {
        file.load(master);
        open = true;
        return file;
      } finally {
        if (!open) {
          channel.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open " + path + ".", e);
    }
  }

  private void load(MasterKey master) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
      // Reads on until the end.
    }
    bytes.flip();
    byte[] magic = new byte[MAGIC.length];
    fingerprint = new byte[MasterKey.FINGERPRINT_BYTES];
    boolean whole = bytes.limit() >= HEADER_BYTES;
    if (whole) {
      bytes.get(magic);
    }
    if (!whole || !Arrays.equals(MAGIC, magic)) {
      throw new KeyException(path + " is no key file of Lobby. Restore it from its copy.");
    }
    int version = bytes.getInt();
    if (version != FORMAT_VERSION) {
      throw new KeyException(
          path
              + " has the format version "
              + version
              + ", this Lobby reads version "
              + FORMAT_VERSION
              + ".");
    }
    bytes.get(fingerprint);
    if (!Arrays.equals(fingerprint, master.fingerprint())) {
      throw new KeyException(
          "The master key is not the one that " + path + " was written with. Give the right one.");
    }
    List<Long> broken = new ArrayList<>();
    Set<Long> destroyed = new HashSet<>();
    List<Stored> read = new ArrayList<>();
    end = walk(bytes, read, destroyed, broken);
    for (long offset : broken) {
      if (!destroyed.contains(offset)) {
        throw new KeyException(
            path
                + " is damaged at byte "
                + offset
                + ": a key there is not what was written. Restore the file from its copy.");
      }
    }
    for (Stored key : read) {
      if (destroyed.contains(key.offset)) {
        // Zeros already, unless a crash came between.
        zero(key);
      }
      boolean gone = Arrays.equals(wrapped(key), new byte[SecretKey256.WRAPPED_BYTES]);
      keys.add(gone ? new Stored(key.id, key.owner, key.name, key.offset, true) : key);
    }
    channel.force(false);
    forced = end;
  }

  /// Reads all records.
  ///
  /// @param broken takes the offsets of records that are not what their checksum says
  /// @return where the last whole record ends
  private static long walk(
      ByteBuffer bytes, List<Stored> keys, Set<Long> destroyed, List<Long> broken) {
    int at = HEADER_BYTES;
    int whole = at;
    List<Long> suspects = new ArrayList<>();
    while (bytes.limit() - at > PREFIX_BYTES) {
      int length = Short.toUnsignedInt(bytes.getShort(at));
      if (length < DESTROYED_BYTES || length > bytes.limit() - at - PREFIX_BYTES) {
        break;
      }
      ByteBuffer body = bytes.slice(at + PREFIX_BYTES, length);
      CRC32C crc = new CRC32C();
      crc.update(body.duplicate());
      boolean good = (int) crc.getValue() == bytes.getInt(at + 2);
      byte kind = body.get();
      long id = body.getLong();
      long second = body.getLong();
      int next = at + PREFIX_BYTES + length;
      if (kind == KEY && length > KEY_FIXED_BYTES) {
        byte[] name = new byte[length - KEY_FIXED_BYTES];
        body.get(name);
        Stored key = new Stored(id, second, new String(name, StandardCharsets.UTF_8), at, false);
        if (good) {
          keys.add(key);
        } else {
          suspects.add((long) at);
          // A destroyed key fails its checksum, and is known by its place.
          keys.add(key);
        }
      } else if (good && kind == DESTROYED) {
        destroyed.add(second);
      } else {
        suspects.add((long) at);
      }
      at = next;
      if (good) {
        whole = next;
        broken.addAll(suspects);
        suspects.clear();
      }
    }
    int end = whole;
    keys.removeIf(key -> key.offset >= end);
    return end;
  }

  /// Returns the keys as they stood when the file was opened, in the order they were written.
  List<Stored> keys() {
    return List.copyOf(keys);
  }

  /// Appends a key; it is not on the disk before [#force].
  Stored append(long id, long owner, String name, byte[] wrapped) {
    writing.lock();
    try {
      Stored key = new Stored(id, owner, name, end, false);
      append(record(id, owner, name, wrapped));
      return key;
    } finally {
      writing.unlock();
    }
  }

  private static byte[] record(long id, long owner, String name, byte[] wrapped) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (KEY_FIXED_BYTES + bytes.length > 0xFFFF) {
      throw new IllegalArgumentException("The name of a key is too long.");
    }
    ByteBuffer body = ByteBuffer.allocate(KEY_FIXED_BYTES + bytes.length);
    body.put(KEY).putLong(id).putLong(owner).put(bytes).put(wrapped);
    return sealed(body.array());
  }

  private static byte[] sealed(byte[] body) {
    CRC32C crc = new CRC32C();
    crc.update(body);
    return ByteBuffer.allocate(PREFIX_BYTES + body.length)
        .putShort((short) body.length)
        .putInt((int) crc.getValue())
        .put(body)
        .array();
  }

  private void append(byte[] record) {
    if (broken) {
      throw new KeyException(path + " could not be forced. Look at the disk, restart Lobby.");
    }
    try {
      writeFully(channel, ByteBuffer.wrap(record), end);
      end += record.length;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path + ".", e);
    }
  }

  /// Returns when a key is on the disk; one force serves all who wait.
  void force(Stored key) {
    force(key.offset + 1);
  }

  private void force(long wanted) {
    if (forced >= wanted) {
      return;
    }
    forcing.lock();
    try {
      if (forced < wanted) {
        long reached = end();
        channel.force(false);
        forced = reached;
      }
    } catch (IOException e) {
      // Nobody knows what is on the disk, and a second try may say so wrongly.
      broken = true;
      throw new UncheckedIOException("Cannot force " + path + ". Look at the disk, restart.", e);
    } finally {
      forcing.unlock();
    }
  }

  private long end() {
    writing.lock();
    try {
      return end;
    } finally {
      writing.unlock();
    }
  }

  /// Cuts off what follows the last whole record, so that no part of it is taken for one later.
  void cutTorn() {
    writing.lock();
    try {
      channel.truncate(end);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path + ".", e);
    } finally {
      writing.unlock();
    }
  }

  /// Reads a wrapped key.
  byte[] wrapped(Stored key) {
    ByteBuffer wrapped = ByteBuffer.allocate(SecretKey256.WRAPPED_BYTES);
    try {
      while (wrapped.hasRemaining()
          && channel.read(wrapped, key.wrappedAt() + wrapped.position()) >= 0) {
        // Reads on until it is whole.
      }
      return wrapped.array();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path + ".", e);
    }
  }

  /// Destroys keys for good: none of them can be read when this returns.
  void destroy(List<Stored> gone) {
    writing.lock();
    try {
      for (Stored key : gone) {
        ByteBuffer body = ByteBuffer.allocate(DESTROYED_BYTES);
        body.put(DESTROYED).putLong(key.id).putLong(key.offset);
        append(sealed(body.array()));
      }
    } finally {
      writing.unlock();
    }
    force(end());
    try {
      for (Stored key : gone) {
        zero(key);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path + ".", e);
    }
  }

  private void zero(Stored key) throws IOException {
    writeFully(channel, ByteBuffer.allocate(SecretKey256.WRAPPED_BYTES), key.wrappedAt());
  }

  /// Puts a file with other wrapped keys in the place of this one, which must be closed then.
  ///
  /// @param rewrapped the keys with what is to stand in the new file
  static void replace(Path path, MasterKey master, List<Rewrapped> rewrapped) {
    write(
        path,
        master.fingerprint(),
        rewrapped.stream()
            .map(it -> record(it.key.id, it.key.owner, it.key.name, it.wrapped))
            .toList());
  }

  /// A key and its bytes, wrapped anew.
  record Rewrapped(Stored key, byte[] wrapped) {}

  private static void writeFully(FileChannel out, ByteBuffer bytes, long offset)
      throws IOException {
    long at = offset;
    while (bytes.hasRemaining()) {
      at += out.write(bytes, at);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close " + path + ".", e);
    }
  }
}
