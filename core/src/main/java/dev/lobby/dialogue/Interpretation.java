package dev.lobby.dialogue;

import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.NotThis.RuledOut;
import dev.lobby.knowledge.search.ScoredPassage;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.intent.IntentScores;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalScore;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one release made of a message, or why nothing was made of it. The same release makes the
/// same of the same message on the same day, whenever it is asked.
///
/// @param text the message as it was written
/// @param synonyms those of the bank's terms in it, which were read as these
/// @param understanding what was understood, of the message as it was read
/// @param matches every article with its probability, likeliest first
/// @param passages the passages of documents that may answer, whoever asks and whenever, likeliest
///   first; none are looked for where an article is likely enough to be answered
/// @param exact the article that has the message as a phrasing or title
/// @param ruledOut the articles that say of the message that it is not theirs
/// @param failure why nothing was understood; null when something was
/// @param interpretMicros how long understanding took
/// @param matchMicros how long matching took
public record Interpretation(
    String text,
    List<Glossary.Synonym> synonyms,
    Understanding understanding,
    List<Match> matches,
    List<ScoredPassage> passages,
    Optional<String> exact,
    List<RuledOut> ruledOut,
    @Nullable String failure,
    long interpretMicros,
    long matchMicros) {

  /// Copies the lists.
  public Interpretation {
    synonyms = List.copyOf(synonyms);
    matches = List.copyOf(matches);
    ruledOut = List.copyOf(ruledOut);
    passages = List.copyOf(passages);
  }

  /// What a release makes of a message.
  ///
  /// @param day the day on which it was written, at the bank
  static Interpretation of(Release release, String text, LocalDate day) {
    long start = System.nanoTime();
    Understanding understanding = release.interpreter().interpret(text, day);
    return matched(release, understanding, (System.nanoTime() - start) / 1000);
  }

  /// What a release makes of a message that its interpreter has understood already.
  public static Interpretation of(Release release, Understanding understanding) {
    return matched(release, understanding, 0);
  }

  private static Interpretation matched(
      Release release, Understanding written, long interpretMicros) {
    long start = System.nanoTime();
    // What the bank's own words are already needs no other.
    Glossary.Reading reading =
        release.matcher().exact(written).isPresent()
            ? new Glossary.Reading(written.text(), List.of())
            : release.glossary().read(written.text());
    Understanding understanding =
        reading.synonyms().isEmpty()
            ? written
            : written.readAs(release.interpreter().interpret(reading.text()));
    List<Match> matches = release.matcher().match(understanding);
    double best = matches.isEmpty() ? 0 : matches.getFirst().probability();
    List<ScoredPassage> passages =
        best >= release.matcher().thresholds(understanding).answer()
            ? List.of()
            : release.matcher().find(understanding);
    long matched = System.nanoTime();
    return new Interpretation(
        written.text(),
        reading.synonyms(),
        understanding,
        matches,
        passages,
        release.matcher().exact(understanding),
        release.matcher().ruledOut(understanding),
        null,
        interpretMicros,
        (matched - start) / 1000);
  }

  /// Nothing was understood.
  static Interpretation failed(String text, String why) {
    Understanding nothing =
        new Understanding(
            text,
            Language.of(text),
            IntentScores.even(List.of()),
            Optional.empty(),
            new EnumMap<>(Signal.class),
            Optional.empty(),
            List.of());
    return new Interpretation(
        text, List.of(), nothing, List.of(), List.of(), Optional.empty(), List.of(), why, 0, 0);
  }

  /// This one with what a question in it asks for, where it tells something else, too.
  Interpretation asking(Interpretation question) {
    return new Interpretation(
        text,
        synonyms,
        understanding,
        question.matches,
        question.passages,
        exact,
        question.ruledOut,
        failure,
        interpretMicros + question.interpretMicros,
        matchMicros + question.matchMicros);
  }

  /// This one with the interest that was heard in a part of it, and what that part asks for.
  Interpretation interestedAs(Interpretation part) {
    Map<Signal, SignalScore> signals = new EnumMap<>(Signal.class);
    signals.putAll(understanding.signals());
    Optional.ofNullable(part.understanding.signals().get(Signal.PRODUCT_INTEREST))
        .ifPresent(it -> signals.put(Signal.PRODUCT_INTEREST, it));
    return asking(part)
        .with(
            new Understanding(
                understanding.text(),
                understanding.language(),
                understanding.intents(),
                understanding.meaning(),
                signals,
                understanding.mood(),
                understanding.feedback(),
                understanding.acts(),
                understanding.entities(),
                understanding.embeddings()));
  }

  /// This one with another understanding of the same words, which names other things.
  public Interpretation with(Understanding named) {
    return new Interpretation(
        text,
        synonyms,
        named,
        matches,
        passages,
        exact,
        ruledOut,
        failure,
        interpretMicros,
        matchMicros);
  }
}
