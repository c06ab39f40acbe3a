package dev.lobby.knowledge.document;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Looks through the packed streams of a PDF before anything unpacks them into memory.
///
/// Pictures are never unpacked, and so are not looked at.
final class PdfStreams {
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OBJECT = " obj".getBytes(StandardCharsets.US_ASCII);

  /// What describes a stream is shorter.
  private static final int DESCRIBED_WITHIN = 4096;

  private PdfStreams() {}

  /// @throws UnreadableDocumentException when one unpacks to more than a part may have
  static void check(byte[] bytes, Blocks blocks) {
    long unpacked = 0;
    ReadingLimits limits = blocks.limits();
    byte[] out = new byte[1 << 16];
    for (int at = next(bytes, 0); at >= 0; at = next(bytes, at)) {
      String described = described(bytes, at - STREAM.length);
      if (!described.contains("Flate") || described.contains("/Image")) {
        continue;
      }
      int from = at;
      while (from < bytes.length && (bytes[from] == '\r' || bytes[from] == '\n')) {
        from++;
      }
      try (Inflater inflater = new Inflater()) {
        inflater.setInput(bytes, from, bytes.length - from);
        long own = 0;
        for (int read = inflater.inflate(out); read > 0; read = inflater.inflate(out)) {
          blocks.deadline().check();
          own += read;
          if (own > limits.partBytes() || unpacked + own > limits.unpackedBytes()) {
            throw UnreadableDocumentException.of(
                Problem.UNPACKS_TO_TOO_MUCH, blocks.file(), "at byte " + from);
          }
        }
        unpacked += own;
        at = from + (int) inflater.getBytesRead();
      } catch (DataFormatException e) {
        // The reader says what it makes of a stream that is broken or not packed.
      }
    }
  }

  /// Returns the place after the next `stream` from `from` on; -1 when there is none.
  private static int next(byte[] bytes, int from) {
    for (int i = from; i + STREAM.length < bytes.length; i++) {
      if (matches(bytes, i, STREAM)
          && (bytes[i + STREAM.length] == '\r' || bytes[i + STREAM.length] == '\n')) {
        return i + STREAM.length;
      }
    }
    return -1;
  }

  private static String described(byte[] bytes, int end) {
    int from = Math.max(0, end - DESCRIBED_WITHIN);
    for (int i = end; i > from; i--) {
      if (matches(bytes, i, OBJECT)) {
        from = i;
        break;
      }
    }
    return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
  }

  private static boolean matches(byte[] bytes, int at, byte[] what) {
    for (int i = 0; i < what.length; i++) {
      if (at + i >= bytes.length || bytes[at + i] != what[i]) {
        return false;
      }
    }
    return true;
  }
}
