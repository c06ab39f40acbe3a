package dev.lobby.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The header of one frame; the layout is in the package's description.
///
/// @param sequence the frame's place in the journal, from 1
/// @param forced the last sequence that was durable before this frame's batch was written
/// @param timeMicros when it was appended, in microseconds since the epoch
/// @param previousHash the hash of the frame before it
/// @param writes what it holds
/// @param headerLength the length of the header in bytes
/// @param bodyLength the length of the body in bytes
record Frame(
    long sequence,
    long forced,
    long timeMicros,
    byte[] previousHash,
    List<Write> writes,
    int headerLength,
    int bodyLength) {

  static final int PREFIX_BYTES = 12;
  static final int HASH_BYTES = 32;

  /// Sequence, forced, time, previous hash and the number of writes.
  private static final int FIXED_HEADER_BYTES = 8 + 8 + 8 + HASH_BYTES + 2;

  /// A write's entry without its three names. The largest frame holds fewer than 11,000 entries, so
  /// their number fits its two bytes.
  private static final int FIXED_ENTRY_BYTES = 3 * 2 + 8 + 8 + 2 + 2 * (4 + HASH_BYTES);

  private static final int MAX_SHORT = 0xFFFF;
  private static final byte[] NOTHING = new byte[0];

  /// Only copied, never used, so that threads do not meet in it.
  private static final MessageDigest SHA_256 = findSha256();

  /// One write's entry in the header.
  record Write(
      String stream,
      long expectedVersion,
      String subject,
      long keyId,
      String type,
      int version,
      int clearLength,
      byte[] clearHash,
      int sealedLength,
      byte[] sealedHash) {}

  /// A frame's parts that do not depend on its place in the journal, encoded by the caller so that
  /// the one writing thread has little left to do.
  ///
  /// @param entries the number of writes and their header entries
  /// @param body the clear and sealed bytes
  record Draft(byte[] entries, byte[] body) {

    /// @param sealer seals what is somebody's own
    /// @throws IllegalArgumentException when the writes do not fit a frame
    static Draft of(List<StreamWrite> writes, List<EventCodec.Encoded> encoded, Sealer sealer) {
      long entryBytes = 0;
      long bodyBytes = 0;
      List<byte[][]> names = new ArrayList<>(writes.size());
      List<Sealer.Sealed> sealed = new ArrayList<>(writes.size());
      if (writes.size() > 1) {
        sealer.prepare(own(writes, encoded));
      }
      for (int i = 0; i < writes.size(); i++) {
        StreamWrite write = writes.get(i);
        EventCodec.Encoded event = encoded.get(i);
        if (event.version() < 0 || event.version() > MAX_SHORT) {
          throw new IllegalArgumentException(
              "The version " + event.version() + " of " + event.type() + " is no u16.");
        }
        byte[][] strings = {bytes(write.stream()), bytes(write.subject()), bytes(event.type())};
        names.add(strings);
        sealed.add(sealer.seal(write, event.sealed()));
        entryBytes += FIXED_ENTRY_BYTES;
        entryBytes += strings[0].length + strings[1].length + strings[2].length;
        bodyBytes += (long) event.clear().length + sealed.get(i).bytes().length;
      }
      long frameBytes = PREFIX_BYTES + FIXED_HEADER_BYTES + entryBytes + bodyBytes;
      if (frameBytes > Journal.MAX_FRAME_BYTES) {
        throw new IllegalArgumentException(
            "One append is "
                + frameBytes
                + " bytes; at most "
                + Journal.MAX_FRAME_BYTES
                + " are allowed.");
      }
      ByteBuffer entries = ByteBuffer.allocate(2 + (int) entryBytes);
      ByteBuffer body = ByteBuffer.allocate((int) bodyBytes);
      entries.putShort((short) writes.size());
      MessageDigest digest = sha256();
      for (int i = 0; i < writes.size(); i++) {
        EventCodec.Encoded event = encoded.get(i);
        byte[][] strings = names.get(i);
        putString(entries, strings[0]);
        entries.putLong(writes.get(i).expectedVersion());
        putString(entries, strings[1]);
        entries.putLong(sealed.get(i).keyId());
        putString(entries, strings[2]);
        entries.putShort((short) event.version());
        entries.putInt(event.clear().length).put(digest.digest(event.clear()));
        byte[] own = sealed.get(i).bytes();
        entries.putInt(own.length).put(digest.digest(own));
        body.put(event.clear()).put(own);
      }
      return new Draft(entries.array(), body.array());
    }

    /// The writes that hold something of their subject's own.
    private static List<StreamWrite> own(
        List<StreamWrite> writes, List<EventCodec.Encoded> encoded) {
      List<StreamWrite> own = new ArrayList<>();
      for (int i = 0; i < writes.size(); i++) {
        if (encoded.get(i).sealed().length > 0) {
          own.add(writes.get(i));
        }
      }
      return own;
    }

    int frameLength() {
      return PREFIX_BYTES + FIXED_HEADER_BYTES - 2 + entries.length + body.length;
    }

    /// Writes the whole frame to the buffer and returns its hash.
    byte[] writeTo(
        ByteBuffer out, long sequence, long forced, long timeMicros, byte[] previousHash) {
      int headerLength = FIXED_HEADER_BYTES - 2 + entries.length;
      int start = out.position();
      out.putInt(headerLength).putInt(body.length).putInt(0);
      out.putLong(sequence).putLong(forced).putLong(timeMicros).put(previousHash).put(entries);
      out.putInt(start + 8, checksum(out, start, headerLength));
      byte[] hash = hash(out, start, headerLength);
      out.put(body);
      return hash;
    }
  }

  /// The length in bytes of the frame that starts at the offset, by its first bytes alone; 0 when
  /// no frame starts with them.
  static int lengthAt(ByteBuffer in, int offset) {
    if (in.limit() - offset < PREFIX_BYTES) {
      return 0;
    }
    int headerLength = in.getInt(offset);
    int bodyLength = in.getInt(offset + 4);
    long length = (long) PREFIX_BYTES + headerLength + bodyLength;
    return headerLength < FIXED_HEADER_BYTES || bodyLength < 0 || length > Journal.MAX_FRAME_BYTES
        ? 0
        : (int) length;
  }

  /// Reads the frame that starts at the given offset, header only.
  ///
  /// @param in the segment's bytes
  /// @return the frame, or null when there is no valid header there
  static @Nullable Frame readHeader(ByteBuffer in, int offset) {
    if (lengthAt(in, offset) == 0) {
      return null;
    }
    int headerLength = in.getInt(offset);
    int bodyLength = in.getInt(offset + 4);
    if (headerLength > in.limit() - offset - PREFIX_BYTES) {
      return null;
    }
    if (in.getInt(offset + 8) != checksum(in, offset, headerLength)) {
      return null;
    }
    ByteBuffer header = in.slice(offset + PREFIX_BYTES, headerLength);
    try {
      long sequence = header.getLong();
      long forced = header.getLong();
      long time = header.getLong();
      byte[] previousHash = takeHash(header);
      int count = Short.toUnsignedInt(header.getShort());
      List<Write> writes = new ArrayList<>(count);
      long parts = 0;
      for (int i = 0; i < count; i++) {
        Write write =
            new Write(
                takeString(header),
                header.getLong(),
                takeString(header),
                header.getLong(),
                takeString(header),
                Short.toUnsignedInt(header.getShort()),
                header.getInt(),
                takeHash(header),
                header.getInt(),
                takeHash(header));
        if (write.clearLength < 0 || write.sealedLength < 0) {
          return null;
        }
        parts += (long) write.clearLength + write.sealedLength;
        writes.add(write);
      }
      if (header.hasRemaining() || parts != bodyLength) {
        return null;
      }
      return new Frame(sequence, forced, time, previousHash, writes, headerLength, bodyLength);
    } catch (BufferUnderflowException e) {
      return null;
    }
  }

  /// This frame's own hash.
  ///
  /// @param in the segment's bytes
  /// @param offset where the frame starts
  byte[] hash(ByteBuffer in, int offset) {
    return hash(in, offset, headerLength);
  }

  Instant time() {
    return Instant.EPOCH.plus(timeMicros, ChronoUnit.MICROS);
  }

  int length() {
    return PREFIX_BYTES + headerLength + bodyLength;
  }

  /// The clear and sealed bytes of each write.
  ///
  /// @param in the segment's bytes
  /// @param offset where the frame starts
  /// @param blank the parts that are not looked at, and come back empty
  /// @return the parts in order, or null when a part is missing or is not what its hash says
  @Nullable List<EventCodec.Encoded> readBody(ByteBuffer in, int offset, Blanks blank) {
    return readBody(in, offset, blank, write -> true, true);
  }

  /// As [#readBody(ByteBuffer, int, Blanks)], but nothing of writes that are not wanted, and of the
  /// others the sealed bytes only when they are asked for; what is left out is empty too.
  @Nullable List<EventCodec.Encoded> readBody(
      ByteBuffer in, int offset, Blanks blank, Predicate<Write> writesWanted, boolean sealedToo) {
    int at = offset + PREFIX_BYTES + headerLength;
    if (in.limit() - at < bodyLength) {
      return null;
    }
    List<EventCodec.Encoded> events = new ArrayList<>(writes.size());
    MessageDigest digest = sha256();
    for (Write write : writes) {
      boolean wanted = writesWanted.test(write);
      byte[] clear =
          wanted && !blank.clear(write.stream, sequence)
              ? part(in, at, write.clearLength, write.clearHash, digest)
              : NOTHING;
      at += write.clearLength;
      byte[] sealed =
          wanted && sealedToo && !blank.sealed(write.stream, sequence)
              ? part(in, at, write.sealedLength, write.sealedHash, digest)
              : NOTHING;
      at += write.sealedLength;
      if (clear == null || sealed == null) {
        return null;
      }
      events.add(new EventCodec.Encoded(write.type, write.version, clear, sealed));
    }
    return events;
  }

  /// The bytes of a part; null when they are not what their hash says.
  private static byte @Nullable [] part(
      ByteBuffer in, int at, int length, byte[] hash, MessageDigest digest) {
    byte[] bytes = new byte[length];
    in.get(at, bytes);
    return Arrays.equals(digest.digest(bytes), hash) ? bytes : null;
  }

  /// A part of a body.
  ///
  /// @param from where it begins in the segment
  record Part(int from, int length) {}

  /// The parts that are blank or to be overwritten.
  ///
  /// @param offset where the frame starts
  List<Part> blankParts(Blanks blank, int offset) {
    List<Part> parts = new ArrayList<>();
    int at = offset + PREFIX_BYTES + headerLength;
    for (Write write : writes) {
      if (write.clearLength > 0 && blank.clear(write.stream, sequence)) {
        parts.add(new Part(at, write.clearLength));
      }
      at += write.clearLength;
      if (write.sealedLength > 0 && blank.sealed(write.stream, sequence)) {
        parts.add(new Part(at, write.sealedLength));
      }
      at += write.sealedLength;
    }
    return parts;
  }

  /// Whether bytes have a hash.
  static boolean hashes(byte[] bytes, byte[] hash) {
    return Arrays.equals(sha256().digest(bytes), hash);
  }

  /// A digest of its own for the caller. It is a copy, since finding one takes longer than hashing
  /// a frame does.
  static MessageDigest sha256() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Every JDK can copy its SHA-256.", e);
    }
  }

  private static MessageDigest findSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private static int checksum(ByteBuffer in, int offset, int headerLength) {
    CRC32C crc = new CRC32C();
    crc.update(in.slice(offset, 8));
    crc.update(in.slice(offset + PREFIX_BYTES, headerLength));
    return (int) crc.getValue();
  }

  private static byte[] hash(ByteBuffer in, int offset, int headerLength) {
    MessageDigest digest = sha256();
    digest.update(in.slice(offset, 8));
    digest.update(in.slice(offset + PREFIX_BYTES, headerLength));
    return digest.digest();
  }

  private static byte[] bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_SHORT) {
      throw new IllegalArgumentException(
          "A name of " + bytes.length + " bytes is longer than 65535.");
    }
    if (!new String(bytes, StandardCharsets.UTF_8).equals(text)) {
      // It would be read back as another name.
      throw new IllegalArgumentException("A name holds half of a surrogate pair.");
    }
    return bytes;
  }

  private static void putString(ByteBuffer out, byte[] bytes) {
    out.putShort((short) bytes.length).put(bytes);
  }

  private static String takeString(ByteBuffer in) {
    byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] takeHash(ByteBuffer in) {
    byte[] hash = new byte[HASH_BYTES];
    in.get(hash);
    return hash;
  }
}
