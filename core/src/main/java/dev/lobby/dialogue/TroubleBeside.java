package dev.lobby.dialogue;

import dev.lobby.knowledge.Release;
import dev.lobby.language.Understanding;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalScore;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Trouble that is told in the same message as an interest, and before it.
///
/// The guards judge a message as a whole, and what somebody would like to buy drowns what they
/// complain of: "you overcharged me 50" is heard, and not with "also I have 300000 to put in a
/// deposit" behind it. What stands before the wish is judged by itself, and what is likely in that
/// is heard in the message.
final class TroubleBeside {

  /// Everything a guard listens for that is no business.
  private static final Set<Signal> TROUBLE =
      EnumSet.complementOf(EnumSet.of(Signal.PRODUCT_INTEREST, Signal.PERSON, Signal.ABUSE));

  private static final double LIKELY = 0.5;

  private TroubleBeside() {}

  /// What was made of a message, with the trouble that its interest drowns.
  static Interpretation heard(Release release, Interpretation whole, LocalDate day) {
    if (whole.failure() != null || whole.exact().isPresent()) {
      return whole;
    }
    return InterestBeside.wishes(whole.text()).stream()
        .findFirst()
        .filter(
            at -> InterestBeside.isPlain(of(release, InterestBeside.wish(whole.text(), at), day)))
        .map(at -> of(release, whole.text().substring(0, at), day))
        .map(before -> whole.with(with(whole.understanding(), before)))
        .orElse(whole);
  }

  private static Understanding of(Release release, String words, LocalDate day) {
    return Interpretation.of(release, words, day).understanding();
  }

  private static Understanding with(Understanding whole, Understanding before) {
    Map<Signal, SignalScore> signals = new EnumMap<>(Signal.class);
    signals.putAll(whole.signals());
    before
        .signals()
        .forEach((signal, score) -> {
          if (TROUBLE.contains(signal) && score.fired() && score.score() >= LIKELY) {
            signals.put(signal, score);
          }
        });
    return new Understanding(
        whole.text(),
        whole.language(),
        whole.intents(),
        whole.meaning(),
        signals,
        whole.mood(),
        whole.feedback(),
        whole.acts(),
        whole.entities(),
        whole.embeddings());
  }
}
