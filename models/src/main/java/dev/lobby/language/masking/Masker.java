package dev.lobby.language.masking;

import java.util.ArrayList;
import java.util.List;

/// Replaces what is sensitive in a text: `6222 0212 3456 7894` becomes `⟦card ••••7894⟧`.
///
/// Masking a masked text changes nothing. Any text is accepted, and the time taken is linear in its
/// length.
public final class Masker {
  private Masker() {}

  /// Returns `text` with every card, identity and account number and every password replaced.
  public static Masked mask(String text) {
    List<SensitiveSpan> spans = SensitiveSpans.in(text);
    if (spans.isEmpty()) {
      return new Masked(text, List.of());
    }
    StringBuilder masked = new StringBuilder(text.length());
    List<Mask> masks = new ArrayList<>();
    int done = 0;
    for (SensitiveSpan span : spans) {
      masked.append(text, done, span.start());
      done = span.end();
      int start = masked.length();
      String tail = tail(span);
      masked.append(MaskToken.of(span.kind(), tail));
      masks.add(new Mask(span.kind(), span.start(), done, start, masked.length(), tail));
    }
    return new Masked(masked.append(text, done, text.length()).toString(), masks);
  }

  private static String tail(SensitiveSpan span) {
    int length = span.number().length();
    return span.number().substring(length - Math.min(length, span.kind().shown()));
  }
}
