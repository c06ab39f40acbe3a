package dev.lobby.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/// What a start has to know of a segment that is closed: checks every header, holds each against
/// the one before, and notes where frames are and in which streams.
///
/// It does what [SegmentWalk] does with [Frame#readHeader], without making anything of what nobody
/// asks for at a start: with three million events that is most of it. A segment is scanned by
/// itself, from what its own header says came before; whoever puts scans together has to see that
/// this is true.
final class SegmentScan {

  /// Sequence, forced and time.
  private static final int TO_PREVIOUS_HASH = 8 + 8 + 8;

  private ByteBuffer in;
  private final MessageDigest digest = Frame.sha256();
  private final CRC32C crc = new CRC32C();
  private final byte[] previous = new byte[Frame.HASH_BYTES];
  private final byte[] named = new byte[Frame.HASH_BYTES];

  /// Names by their bytes, so that each is made once.
  private final Map<ByteBuffer, String> names = new HashMap<>();

  private ByteBuffer lastKey = ByteBuffer.allocate(0);
  private String lastName = "";
  private long sequence;
  private int offset = Segment.HEADER_BYTES;
  private int[] offsets = new int[1024];
  private int[] writes = new int[1024];
  private int frames;
  private String[] streams = new String[4096];
  private int events;
  private long highestKey;
  private int torn;

  /// Frames that name what is blank; there are few.
  private final List<ByteBuffer> naming = new ArrayList<>();

  /// Whether the frame at hand is one.
  private boolean namesBlanks;

  private SegmentScan(ByteBuffer in) {
    this.in = in;
  }

  /// Scans a segment whose header has been checked.
  static SegmentScan of(ByteBuffer in) {
    SegmentScan scan = new SegmentScan(in);
    if (in.limit() >= Segment.HEADER_BYTES) {
      scan.sequence = in.getLong(Segment.FIRST_SEQUENCE_AT) - 1;
      in.get(Segment.PREVIOUS_HASH_AT, scan.previous);
      while (scan.next()) {
        // Goes on to the first that is not good.
      }
    }
    scan.torn = SegmentWalk.torn(in, scan.offset);
    // The memory is somebody else's from here on.
    scan.in = scan.lastKey = ByteBuffer.allocate(0);
    return scan;
  }

  private boolean next() {
    int length = Frame.lengthAt(in, offset);
    if (length == 0 || length > in.limit() - offset) {
      return false;
    }
    int headerLength = in.getInt(offset);
    ByteBuffer lengths = in.slice(offset, 8);
    ByteBuffer header = in.slice(offset + Frame.PREFIX_BYTES, headerLength);
    crc.reset();
    crc.update(lengths.duplicate());
    crc.update(header.duplicate());
    if ((int) crc.getValue() != in.getInt(offset + 8) || header.getLong(0) != sequence + 1) {
      return false;
    }
    header.get(TO_PREVIOUS_HASH, named);
    if (!Arrays.equals(named, previous) || !entries(header, in.getInt(offset + 4))) {
      return false;
    }
    if (namesBlanks) {
      naming.add(copy(length));
    }
    digest.update(lengths);
    digest.update(header.rewind());
    try {
      digest.digest(previous, 0, previous.length);
    } catch (DigestException e) {
      throw new IllegalStateException("A SHA-256 has 32 bytes.", e);
    }
    sequence++;
    offset += length;
    return true;
  }

  private ByteBuffer copy(int length) {
    byte[] bytes = new byte[length];
    in.get(offset, bytes);
    return ByteBuffer.wrap(bytes);
  }

  /// Notes a frame and its writes, or nothing when they are not what they should be.
  private boolean entries(ByteBuffer header, int bodyLength) {
    int at = TO_PREVIOUS_HASH + Frame.HASH_BYTES;
    int count = Short.toUnsignedInt(header.getShort(at));
    at += 2;
    int before = events;
    long parts = 0;
    namesBlanks = false;
    for (int i = 0; i < count; i++) {
      // Stream, expected version, subject, key, type, version, clear part, sealed part.
      int stream = at;
      at = afterString(header, at) + 8;
      at = afterString(header, at);
      int key = at;
      at = afterString(header, at + 8) + 2;
      int ends = at + 2 * (4 + Frame.HASH_BYTES);
      if (ends > header.limit()) {
        events = before;
        return false;
      }
      int clear = header.getInt(at);
      int sealed = header.getInt(at + 4 + Frame.HASH_BYTES);
      if (clear < 0 || sealed < 0) {
        events = before;
        return false;
      }
      parts += (long) clear + sealed;
      at = ends;
      highestKey = Math.max(highestKey, header.getLong(key));
      addStream(header.slice(stream + 2, Short.toUnsignedInt(header.getShort(stream))));
    }
    if (at != header.limit() || parts != bodyLength) {
      events = before;
      return false;
    }
    if (frames == offsets.length) {
      offsets = Arrays.copyOf(offsets, frames * 2);
      writes = Arrays.copyOf(writes, frames * 2);
    }
    offsets[frames] = offset;
    writes[frames++] = count;
    return true;
  }

  /// Where what follows a string begins; beyond the end when it does not fit.
  private static int afterString(ByteBuffer header, int at) {
    return at < 0 || at + 2 > header.limit()
        ? Integer.MAX_VALUE / 2
        : at + 2 + Short.toUnsignedInt(header.getShort(at));
  }

  private void addStream(ByteBuffer name) {
    if (!name.equals(lastKey)) {
      String known = names.get(name);
      if (known == null) {
        byte[] bytes = new byte[name.remaining()];
        name.get(0, bytes);
        known = new String(bytes, StandardCharsets.UTF_8);
        names.put(ByteBuffer.wrap(bytes), known);
      }
      lastKey = name;
      lastName = known;
    }
    if (events == streams.length) {
      streams = Arrays.copyOf(streams, events * 2);
    }
    namesBlanks |= lastName.equals(BlankEvent.STREAM);
    streams[events++] = lastName;
  }

  /// Where the scan ended.
  SegmentWalk.End end() {
    return new SegmentWalk.End(offset, sequence, previous.clone(), torn);
  }

  /// The highest id of a key that something is sealed with; 0 for none.
  long highestKey() {
    return highestKey;
  }

  /// Takes what was found into the indexes.
  ///
  /// @param segment the segment's number
  /// @return false when a frame that names what is blank is not what was written
  boolean remember(int segment, FramePositions positions, StreamIndex index, Blanks blanks) {
    long first = sequence - frames + 1;
    int event = 0;
    for (int frame = 0; frame < frames; frame++) {
      positions.add(segment, offsets[frame]);
      for (int i = 0; i < writes[frame]; i++) {
        index.add(streams[event++], first + frame);
      }
    }
    boolean good = true;
    for (ByteBuffer bytes : naming) {
      Frame named = Frame.readHeader(bytes, 0);
      good &= named != null && blanks.take(named, bytes, 0);
    }
    return good;
  }
}
