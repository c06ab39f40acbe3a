package dev.lobby.dialogue;

import dev.lobby.conversation.Trace;
import dev.lobby.knowledge.Release;
import dev.lobby.language.Language;
import java.time.LocalDate;
import java.util.Optional;

/// What a release would say to a message that opens a conversation; nothing is written.
///
/// @param trace why
/// @param words what the customer would read; empty when that is nothing
public record Trial(Trace trace, String words) {

  /// Somebody the bank knows; no id is like it.
  private static final String ANYBODY = "k-";

  /// Tries a message, the way a customer's goes.
  ///
  /// @param day the day on which it would be written, at the bank
  public static Trial of(Release release, String text, LocalDate day) {
    Interpretation interpretation = Interpretation.of(release, text, day);
    Language heard = interpretation.understanding().language();
    long start = System.nanoTime();
    Deliberation deliberation =
        Deliberation.of(
            release,
            Standing.first(ANYBODY, heard == Language.EN ? Language.EN : Language.ZH),
            interpretation,
            day,
            any -> false,
            Optional::empty,
            Deliberation.StandIns.NONE);
    return new Trial(
        Traces.of(deliberation, (System.nanoTime() - start) / 1000), deliberation.words());
  }
}
