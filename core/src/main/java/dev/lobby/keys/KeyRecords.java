package dev.lobby.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The records of a key file as bytes; the package's description has the format.
///
/// Reading must tell two things apart that look alike, a record a crash left unfinished and one
/// that was damaged later. What stands before the first record of a key that something is sealed
/// with was forced, and so was what stands before records that destroy. Whatever is broken there is
/// damage; what is broken after that was used by nobody, and is cut with all that follows it.
final class KeyRecords {
  private static final int PREFIX_BYTES = 2 + 4;
  private static final byte KEY = 1;
  private static final byte DESTROYED = 2;
  private static final int KEY_FIXED_BYTES = 1 + 8 + 8 + SecretKey256.WRAPPED_BYTES;

  /// Without the checksum that says what else the destroyed record holds, as older files have it.
  private static final int SHORT_DESTROYED_BYTES = 1 + 8 + 8;

  private static final int DESTROYED_BYTES = SHORT_DESTROYED_BYTES + 4;

  private KeyRecords() {}

  /// A key as it stands in the file.
  ///
  /// @param owner the id of the key that wraps it; 0 for the master key
  /// @param offset where its record begins
  /// @param destroyed whether the wrapped key is gone
  record Stored(long id, long owner, String name, long offset, boolean destroyed) {

    /// Returns where the wrapped key begins.
    long wrappedAt() {
      return offset + PREFIX_BYTES + 1 + 8 + 8 + name.getBytes(StandardCharsets.UTF_8).length;
    }

    Stored asDestroyed() {
      return new Stored(id, owner, name, offset, true);
    }
  }

  /// What a file holds.
  ///
  /// @param keys in the order they were written, those of which a later record holds too
  /// @param toZero those that were to be destroyed and are not yet overwritten
  /// @param end where the last good record ends
  record Content(List<Stored> keys, List<Stored> toZero, long end) {

    /// Makes sure that no key is missing.
    ///
    /// @param highestUsed the highest id of a key that something is sealed with
    /// @param erased the ids of the keys of people who were erased
    /// @param blanked whether a stream's words were blanked, and its key with them
    /// @throws KeyException when one is
    void check(Path path, long highestUsed, Collection<Long> erased, Predicate<String> blanked) {
      Map<Long, Stored> byId = new HashMap<>();
      keys.forEach(key -> byId.put(key.id, key));
      long lastId = byId.keySet().stream().mapToLong(id -> id).max().orElse(0);
      if (highestUsed > lastId) {
        throw missing(path, highestUsed);
      }
      for (Stored key : byId.values()) {
        Stored owner = byId.get(key.owner);
        if (key.owner != 0 && owner == null) {
          throw missing(path, key.owner);
        }
        if (owner != null
            && key.destroyed
            && !owner.destroyed
            && !erased.contains(owner.id)
            && !blanked.test(key.name)) {
          throw new KeyException(
              path
                  + " has lost the key "
                  + key.id
                  + ": it is destroyed, and nobody erased its owner. Restore the file from its newest"
                  + " copy.");
        }
      }
    }
  }

  static KeyException missing(Path path, long id) {
    return new KeyException(
        path
            + " has no key "
            + id
            + ", which the journal needs: it is older than the journal, or was cut."
            + " Restore the file from its newest copy.");
  }

  /// The record of a key.
  static byte[] key(long id, long owner, String name, byte[] wrapped) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (KEY_FIXED_BYTES + bytes.length > 0xFFFF) {
      throw new IllegalArgumentException("The name of a key is too long.");
    }
    ByteBuffer body = ByteBuffer.allocate(KEY_FIXED_BYTES + bytes.length);
    body.put(KEY).putLong(id).putLong(owner).put(bytes).put(wrapped);
    return withChecksum(body.array());
  }

  /// The record that says that a key is destroyed.
  static byte[] destroyed(Stored key) {
    byte[] zeroed = key(key.id, key.owner, key.name, new byte[SecretKey256.WRAPPED_BYTES]);
    ByteBuffer body = ByteBuffer.allocate(DESTROYED_BYTES);
    body.put(DESTROYED).putLong(key.id).putLong(key.offset);
    body.putInt(ByteBuffer.wrap(zeroed).getInt(2));
    return withChecksum(body.array());
  }

  private static byte[] withChecksum(byte[] body) {
    return ByteBuffer.allocate(PREFIX_BYTES + body.length)
        .putShort((short) body.length)
        .putInt(crc(ByteBuffer.wrap(body)))
        .put(body)
        .array();
  }

  private static int crc(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate());
    return (int) crc.getValue();
  }

  /// A record as it stands in the file, whole or not.
  private record Item(long offset, ByteBuffer body, boolean good) {

    private byte kind() {
      return body.get(0);
    }

    private long id() {
      return body.getLong(1);
    }

    private long second() {
      return body.getLong(9);
    }

    /// Whether it is as long as the record of a key, whatever else it says.
    private boolean isKeySized() {
      return body.limit() > KEY_FIXED_BYTES;
    }

    private boolean isKey() {
      return good && kind() == KEY && isKeySized();
    }

    private boolean isDestroyed() {
      return good && kind() == DESTROYED && !isKeySized();
    }

    private byte[] part(int from, int length) {
      byte[] part = new byte[length];
      body.get(from, part);
      return part;
    }

    private Stored key(boolean destroyed) {
      byte[] name = part(SHORT_DESTROYED_BYTES, body.limit() - KEY_FIXED_BYTES);
      return new Stored(
          id(), second(), new String(name, StandardCharsets.UTF_8), offset, destroyed);
    }

    private boolean isZeroed() {
      return Arrays.equals(
          part(body.limit() - SecretKey256.WRAPPED_BYTES, SecretKey256.WRAPPED_BYTES),
          new byte[SecretKey256.WRAPPED_BYTES]);
    }

    /// Whether another record says of this one that it is destroyed, and it holds what it held but
    /// for the key.
    private boolean isDestroyedBy(@Nullable Item destroyer) {
      if (destroyer == null || !isKeySized() || kind() != KEY || destroyer.id() != id()) {
        return false;
      }
      if (destroyer.body.limit() < DESTROYED_BYTES) {
        return true;
      }
      byte[] zeroed = part(0, body.limit());
      Arrays.fill(zeroed, zeroed.length - SecretKey256.WRAPPED_BYTES, zeroed.length, (byte) 0);
      return crc(ByteBuffer.wrap(zeroed)) == destroyer.body.getInt(SHORT_DESTROYED_BYTES);
    }
  }

  /// Reads all records.
  ///
  /// @param bytes the whole file
  /// @param begin where the records begin
  /// @param highestUsed the highest id of a key that something is sealed with
  /// @throws KeyException when a record that was forced is not what was written
  static Content read(Path path, ByteBuffer bytes, int begin, long highestUsed) {
    List<Item> items = items(bytes, begin);
    Map<Long, Item> destroyers = new HashMap<>();
    items.stream().filter(Item::isDestroyed).forEach(item -> destroyers.put(item.second(), item));
    long sure = sure(items, highestUsed);
    List<Stored> keys = new ArrayList<>();
    List<Stored> toZero = new ArrayList<>();
    long end = begin;
    for (Item item : items) {
      Item destroyer = destroyers.get(item.offset);
      if (item.isDestroyedBy(destroyer)) {
        keys.add(item.key(true));
        if (!item.isZeroed()) {
          toZero.add(keys.getLast());
        }
      } else if (item.isKey() && destroyer == null) {
        keys.add(item.key(item.isZeroed()));
      } else if (!item.isDestroyed()) {
        if (item.offset < sure || destroyer != null) {
          throw new KeyException(
              path
                  + " is damaged at byte "
                  + item.offset
                  + ": a key there is not what was written. Restore the file from its newest copy.");
        }
        break;
      }
      end = item.offset + PREFIX_BYTES + item.body.limit();
    }
    return new Content(keys, toZero, end);
  }

  private static List<Item> items(ByteBuffer bytes, int begin) {
    List<Item> items = new ArrayList<>();
    int at = begin;
    while (bytes.limit() - at > PREFIX_BYTES) {
      int length = Short.toUnsignedInt(bytes.getShort(at));
      if (length < SHORT_DESTROYED_BYTES || length > bytes.limit() - at - PREFIX_BYTES) {
        break;
      }
      ByteBuffer body = bytes.slice(at + PREFIX_BYTES, length);
      items.add(new Item(at, body, crc(body) == bytes.getInt(at + 2)));
      at += PREFIX_BYTES + length;
    }
    return items;
  }

  /// Returns up to where all records were forced for certain.
  private static long sure(List<Item> items, long highestUsed) {
    long sure = 0;
    Set<Long> seen = new HashSet<>();
    long run = -1;
    for (Item item : items) {
      // Records that destroy are written together, after all before them were forced.
      run = item.isKeySized() ? -1 : run < 0 ? item.offset : run;
      if (item.isDestroyed()) {
        sure = Math.max(sure, run);
      } else if (item.isKey() && seen.add(item.id()) && item.id() <= highestUsed) {
        sure = Math.max(sure, item.offset);
      }
    }
    return sure;
  }
}
