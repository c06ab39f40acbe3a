package dev.lobby.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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

  /// Walks until the end or the first bad frame, headers only.
  ///
  /// @param in the segment's bytes
  /// @param from where to start: where another walk of the segment ended, or its start
  static End walk(ByteBuffer in, End from, Visitor visitor) {
    return walk(in, from, null, Long.MAX_VALUE, visitor);
  }

  /// As [#walk(ByteBuffer, End, Visitor)], and bodies are held against their hashes too, but for
  /// the parts that are blank: those known to be, and those a later frame of the segment names. The
  /// visitor must make known what a frame names.
  static End walk(ByteBuffer in, End from, Blanks known, Visitor visitor) {
    End end = walk(in, from, known, Long.MAX_VALUE, visitor);
    while (!end.clean()) {
      End further = beyondBlanks(in, end, known, visitor);
      if (further.sequence == end.sequence) {
        return end;
      }
      end = walk(in, further, known, Long.MAX_VALUE, visitor);
    }
    return end;
  }

  /// Walks on when what looks bad is named to be blank by a later frame. Such a frame must stand
  /// itself: it does not when it belongs to a batch that is cut.
  private static End beyondBlanks(ByteBuffer in, End from, Blanks known, Visitor visitor) {
    long upTo = Long.MAX_VALUE;
    while (true) {
      Blanks ahead = new Blanks(known);
      walk(in, from, null, upTo, (frame, offset) -> ahead.take(frame, in, offset));
      if (ahead.last() == 0) {
        return from;
      }
      End end = walk(in, from, ahead, upTo, (frame, offset) -> {});
      if (end.sequence >= ahead.last()) {
        walk(in, from, null, end.sequence, (frame, offset) -> known.take(frame, in, offset));
        return walk(in, from, known, end.sequence, visitor);
      }
      upTo = end.sequence;
    }
  }

  /// @param named the parts that are not looked at; null when no body is
  /// @param upTo the sequence after which it stops
  private static End walk(
      ByteBuffer in, End from, @Nullable Blanks named, long upTo, Visitor visitor) {
    int offset = from.offset;
    long sequence = from.sequence;
    byte[] hash = from.hash;
    while (offset < in.limit() && sequence < upTo) {
      Frame frame = Frame.readHeader(in, offset);
      if (frame == null
          || frame.sequence() != sequence + 1
          || !Arrays.equals(frame.previousHash(), hash)
          || in.limit() - offset < frame.length()
          || (named != null && frame.readBody(in, offset, named) == null)) {
        break;
      }
      visitor.frame(frame, offset);
      sequence = frame.sequence();
      hash = frame.hash(in, offset);
      offset += frame.length();
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
