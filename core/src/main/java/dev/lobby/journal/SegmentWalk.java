package dev.lobby.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Walks the frames of one segment from its start and holds each against the one before it.
final class SegmentWalk {

  /// Sees each good frame.
  interface Visitor {
    /// @param frame the frame's header
    /// @param offset where the frame starts in the segment, in bytes
    void frame(Frame frame, int offset);
  }

  /// Where a walk ended.
  ///
  /// @param offset the first byte after the last good frame
  /// @param sequence the last good frame's sequence
  /// @param hash the last good frame's hash
  /// @param torn how many bytes after that are not just room for more frames, which is zeros
  record End(int offset, long sequence, byte[] hash, int torn) {

    /// Whether nothing but room follows.
    boolean clean() {
      return torn == 0;
    }
  }

  private SegmentWalk() {}

  /// Where a walk starts that has seen nothing of its segment.
  ///
  /// @param sequence the sequence before the segment's first
  /// @param hash the hash of the frame before the segment's first
  static End start(long sequence, byte[] hash) {
    return new End(Segment.HEADER_BYTES, sequence, hash, 0);
  }

  /// Walks until the end or the first bad frame.
  ///
  /// @param in the segment's bytes
  /// @param from where to start: where another walk of the segment ended, or its start
  /// @param bodies whether bodies are held against their hashes too
  static End walk(ByteBuffer in, End from, boolean bodies, Visitor visitor) {
    int offset = from.offset;
    long sequence = from.sequence;
    byte[] hash = from.hash;
    while (offset < in.limit()) {
      Frame frame = Frame.readHeader(in, offset);
      if (frame == null
          || frame.sequence() != sequence + 1
          || !Arrays.equals(frame.previousHash(), hash)
          || in.limit() - offset < frame.length()
          || (bodies && frame.readBody(in, offset) == null)) {
        break;
      }
      visitor.frame(frame, offset);
      offset += frame.length();
      sequence = frame.sequence();
      hash = frame.hash();
    }
    return new End(offset, sequence, hash, torn(in, offset));
  }

  /// How many bytes from an offset on are not just zeros to the end.
  static int torn(ByteBuffer in, int offset) {
    int end = in.limit();
    while (end > offset && in.get(end - 1) == 0) {
      end--;
    }
    return end - offset;
  }

  /// Whether any valid later frame from the offset on names a sequence as forced before it was
  /// written.
  ///
  /// Every byte is tried as a frame's start, because a bad frame's lengths cannot be trusted.
  static boolean laterFrameNamesAsForced(ByteBuffer in, int from, long sequence) {
    for (int offset = from; offset < in.limit() - Frame.PREFIX_BYTES; offset++) {
      Frame frame = Frame.readHeader(in, offset);
      if (frame != null && frame.forced() >= sequence && frame.forced() < frame.sequence()) {
        return true;
      }
    }
    return false;
  }
}
