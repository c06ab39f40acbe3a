package dev.lobby.console.supervisor;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Texts to be found as bytes, in UTF-8 and both orders of UTF-16, all of them in one pass.
final class Needles {
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

  /// Which low halves of first eight bytes there are at all.
  private final boolean[] possible = new boolean[1 << 16];

  private final Map<Long, List<Needle>> byStart = new HashMap<>();

  private record Needle(String text, byte[] bytes) {
    boolean isAt(byte[] file, int at) {
      return at + bytes.length <= file.length
          && Arrays.equals(file, at, at + bytes.length, bytes, 0, bytes.length);
    }
  }

  /// @param texts each of eight bytes or more
  Needles(List<String> texts) {
    for (String text : texts) {
      for (Charset charset : CHARSETS) {
        byte[] bytes = text.getBytes(charset);
        long start = ByteBuffer.wrap(bytes).getLong();
        possible[(char) start] = true;
        byStart.computeIfAbsent(start, it -> new ArrayList<>()).add(new Needle(text, bytes));
      }
    }
  }

  /// The texts that stand in a file.
  Set<String> in(byte[] file) {
    Set<String> found = new HashSet<>();
    ByteBuffer bytes = ByteBuffer.wrap(file);
    for (int at = 0; at + Long.BYTES <= file.length; at++) {
      long start = bytes.getLong(at);
      if (possible[(char) start]) {
        for (Needle needle : byStart.getOrDefault(start, List.of())) {
          if (needle.isAt(file, at)) {
            found.add(needle.text());
          }
        }
      }
    }
    return found;
  }
}
