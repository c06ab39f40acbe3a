package dev.lobby.language.masking;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What stands in a masked text in place of a number: `⟦card ••••8830⟧`.
final class MaskToken {
  /// Stands in a folded text wherever nothing may be read.
  static final char OPAQUE = '⟦';

  private static final Pattern TOKEN =
      Pattern.compile(
          "⟦(?:"
              + Arrays.stream(SensitiveKind.values())
                  .map(SensitiveKind::word)
                  .collect(Collectors.joining("|"))
              + ") ••••[0-9a-z]{0,4}⟧");

  private MaskToken() {}

  static String of(SensitiveKind kind, String tail) {
    return "⟦" + kind.word() + " ••••" + tail + "⟧";
  }

  /// Returns `folded` with the tokens made opaque, of the same length.
  static String hide(String folded) {
    return folded.indexOf(OPAQUE) < 0
        ? folded
        : TOKEN
            .matcher(folded)
            .replaceAll(token -> String.valueOf(OPAQUE).repeat(token.end() - token.start()));
  }
}
