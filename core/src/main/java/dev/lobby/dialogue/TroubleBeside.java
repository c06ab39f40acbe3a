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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Trouble that is told in the same message as an interest, and before it, or beside a complaint.
///
/// The guards judge a message as a whole, and what somebody would like to buy drowns what they
/// complain of: "you overcharged me 50" is heard, and not with "also I have 300000 to put in a
/// deposit" behind it. What stands before the wish is judged by itself, and what is likely in that
/// is heard in the message. A complaint in so many words drowns that somebody cannot pay: each part
/// of it is judged by itself for that.
final class TroubleBeside {

  /// Everything a guard listens for that is no business.
  private static final Set<Signal> TROUBLE =
      EnumSet.complementOf(EnumSet.of(Signal.PRODUCT_INTEREST, Signal.PERSON, Signal.ABUSE));

  private static final double LIKELY = 0.5;

  private static final Pattern PART = Pattern.compile("[^,，。.!！?？;；\\n]+");

  /// As many parts of a complaint are judged.
  private static final int MOST = 4;

  /// Fewer letters tell of no hardship.
  private static final int LEAST = 9;

  private TroubleBeside() {}

  /// What was made of a message, with the trouble that its interest drowns.
  static Interpretation heard(Release release, Interpretation whole, LocalDate day) {
    if (whole.failure() != null || whole.exact().isPresent()) {
      return whole;
    }
    Interpretation heard =
        Complaining.isDeclared(whole.text()) && !whole.understanding().hears(Signal.HARDSHIP)
            ? hardship(release, whole, day)
            : whole;
    return InterestBeside.wishes(whole.text()).stream()
        .findFirst()
        .filter(
            at -> InterestBeside.isPlain(of(release, InterestBeside.wish(whole.text(), at), day)))
        .map(at -> of(release, whole.text().substring(0, at), day))
        .map(before -> heard.with(with(heard.understanding(), before, TROUBLE)))
        .orElse(heard);
  }

  private static Interpretation hardship(Release release, Interpretation whole, LocalDate day) {
    return PART.matcher(whole.text())
        .results()
        .map(MatchResult::group)
        .filter(it -> FlowEngine.letters(it) >= LEAST && !Complaining.isDeclared(it))
        .limit(MOST)
        .map(it -> of(release, it, day))
        .filter(it -> it.hears(Signal.HARDSHIP))
        .reduce(
            whole,
            (all, part) -> all.with(with(all.understanding(), part, EnumSet.of(Signal.HARDSHIP))),
            (one, other) -> other);
  }

  private static Understanding of(Release release, String words, LocalDate day) {
    return Interpretation.of(release, words, day).understanding();
  }

  private static Understanding with(Understanding whole, Understanding before, Set<Signal> heard) {
    Map<Signal, SignalScore> signals = new EnumMap<>(Signal.class);
    signals.putAll(whole.signals());
    before
        .signals()
        .forEach((signal, score) -> {
          if (heard.contains(signal) && score.fired() && score.score() >= LIKELY) {
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
