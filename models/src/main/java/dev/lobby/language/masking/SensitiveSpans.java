package dev.lobby.language.masking;

import dev.lobby.language.text.FoldedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds what is sensitive in a text.
public final class SensitiveSpans {
  private static final int ROUNDS = 4;

  private SensitiveSpans() {}

  /// A sensitive place in a folded text.
  ///
  /// @param number as in [SensitiveSpan]
  record Found(SensitiveKind kind, int start, int end, String number) {}

  /// Returns the sensitive places of `text`, in order and apart from one another; any text is
  /// accepted.
  public static List<SensitiveSpan> in(String text) {
    return in(FoldedText.of(text));
  }

  /// Returns the sensitive places of the text that was folded, with their offsets in the original.
  public static List<SensitiveSpan> in(FoldedText folded) {
    String readable = MaskToken.hide(folded.text());
    List<Found> found = new ArrayList<>();
    // What is hidden may change how its neighbours read, so it is read again until nothing more
    // comes up; masking a masked text then finds nothing either.
    for (int round = 0; round < ROUNDS; round++) {
      List<Found> more = find(readable);
      if (more.isEmpty()) {
        break;
      }
      found.addAll(more);
      readable = hide(readable, more);
    }
    // Apart in the original, because one character of it may fold to several.
    return apart(
        found.stream()
            .map(one ->
                new SensitiveSpan(
                    one.kind,
                    folded.originalStart(one.start),
                    folded.originalEnd(one.end),
                    one.number))
            .sorted(
                Comparator.comparingInt(SensitiveSpan::start).thenComparingInt(span -> -span.end()))
            .toList());
  }

  private static List<Found> find(String readable) {
    DigitText digits = DigitText.of(readable);
    List<Found> found = new ArrayList<>(CheckedNumbers.in(digits));
    found.addAll(Ibans.in(readable));
    found.addAll(AnnouncedNumbers.in(readable, digits));
    return found;
  }

  private static String hide(String text, List<Found> found) {
    StringBuilder hidden = new StringBuilder(text);
    for (Found one : found) {
      for (int i = one.start; i < one.end; i++) {
        hidden.setCharAt(i, MaskToken.OPAQUE);
      }
    }
    return hidden.toString();
  }

  /// Lets places that overlap become one, under the name of the strongest of them.
  private static List<SensitiveSpan> apart(List<SensitiveSpan> sorted) {
    List<SensitiveSpan> apart = new ArrayList<>();
    for (SensitiveSpan next : sorted) {
      if (apart.isEmpty() || apart.getLast().end() <= next.start()) {
        apart.add(next);
      } else {
        apart.set(apart.size() - 1, merged(apart.getLast(), next));
      }
    }
    return List.copyOf(apart);
  }

  private static SensitiveSpan merged(SensitiveSpan first, SensitiveSpan second) {
    SensitiveSpan strong = first.kind().compareTo(second.kind()) <= 0 ? first : second;
    boolean equal = first.start() == second.start() && first.end() == second.end();
    if (equal || first.end() >= second.end()) {
      return equal ? strong : first;
    }
    if (first.start() == second.start()) {
      return second;
    }
    // The end of a number that begins in another one is no tail to show.
    return new SensitiveSpan(strong.kind(), first.start(), second.end(), "");
  }
}
