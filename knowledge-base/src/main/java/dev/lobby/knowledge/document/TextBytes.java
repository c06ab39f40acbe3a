package dev.lobby.knowledge.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The text in bytes whose encoding nobody tells.
public final class TextBytes {
  /// What Chinese Windows writes when it does not write UTF-8.
  private static final Charset GB18030 = Charset.forName("GB18030");

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private TextBytes() {}

  /// Returns the text: in UTF-16 when a byte order mark says so, else in UTF-8 or GB18030,
  /// whichever the bytes are wholly valid in; empty when they are in neither.
  public static Optional<String> decode(byte[] bytes) {
    if (isMarked(bytes)) {
      return decode(bytes, StandardCharsets.UTF_16);
    }
    return decode(bytes, StandardCharsets.UTF_8).or(() -> decode(bytes, GB18030));
  }

  /// Returns whether nothing but their being valid in it speaks for GB18030: most texts in Latin-1
  /// are, too.
  static boolean isGuessed(byte[] bytes) {
    return !isMarked(bytes) && decode(bytes, StandardCharsets.UTF_8).isEmpty();
  }

  private static boolean isMarked(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int mark = Byte.toUnsignedInt(bytes[0]) << 8 | Byte.toUnsignedInt(bytes[1]);
    return mark == BYTE_ORDER_MARK || mark == Integer.reverseBytes(BYTE_ORDER_MARK) >>> 16;
  }

  private static Optional<String> decode(byte[] bytes, Charset charset) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return Optional.of(
          !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
