package dev.lobby.dialogue;

import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.dialogue.Situation.Picked;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.knowledge.catalogue.Gap;
import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.PassageMatch;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of [Policy] that tell or offer what is known, or say plainly that nothing is.
final class AnswerRows {

  /// A silent turn, or a person after so many turns in a row without an answer.
  static final int DECLINES_UNTIL_PERSON = 2;

  /// How many articles are suggested at most.
  static final int SUGGESTIONS = 3;

  /// An article less likely than this is not worth a button.
  static final double WORTH_SUGGESTING = 0.05;

  /// Waiting for a person for these tells of no trouble.
  private static final Set<Reason> CALM = Set.of(Reason.PERSON, Reason.LEAD);

  /// Whether how one gets a card back from a machine is told, or offered to who waits for nobody.
  static boolean isTold(Situation s) {
    return (answer(s).say() instanceof Say.Answer(String id) && id.equals(Swallowed.ARTICLE))
        || (s.status() != Status.QUEUED
            && suggest(s).say() instanceof Say.Suggest(List<String> ids)
            && ids.contains(Swallowed.ARTICLE));
  }

  /// Whether the message asks for something that is known.
  static boolean isAnswered(Situation s) {
    return wanted(s).isPresent() || quotable(s).isPresent() || s.incident().isPresent();
  }

  /// The reason to bring somebody for an interest that is followed up though nothing was told of
  /// it; null for none. So nobody's is followed up without their knowing.
  static @Nullable Reason withLead(Situation s, Say say) {
    boolean open =
        say instanceof Say.Suggest || say instanceof Say.Withhold || say instanceof Say.Decline;
    return open && isLead(s, say) ? s.routeFor(Reason.LEAD) : null;
  }

  /// Stands above all that tells or offers something: what is held back is not replaced by the next
  /// best.
  static Verdict suitability(Situation s) {
    Optional<String> told =
        s.incident()
            .or(() -> wanted(s).filter(it -> !s.blocked().containsKey(it)))
            .or(() -> wanted(s).isPresent() ? Optional.empty() : quotable(s));
    String why = told.map(s.unsuitable()::get).orElse(null);
    return why == null
        ? Verdict.no("nothing is told that recommends what does not suit the customer")
        : Verdict.yes(new Say.Withhold(told.orElseThrow()), null, told.get() + ": " + why);
  }

  /// The passage that is quoted when no article is told.
  private static Optional<String> quotable(Situation s) {
    return passage(s).say() instanceof Say.Answer(String reference)
        ? Optional.of(reference)
        : Optional.empty();
  }

  static Verdict incident(Situation s) {
    return s.incident()
        .map(id ->
            Verdict.yes(new Say.Incident(id), null, "the message is about the incident " + id))
        .orElseGet(() -> Verdict.no("the message is about no incident"));
  }

  static Verdict answer(Situation s) {
    double needed = s.thresholds().answer();
    String article;
    String why;
    if (s.picked().orElse(null) instanceof Picked.Article(String id)) {
      article = id;
      why = "the customer picked " + id;
    } else if (s.matches().isEmpty() || s.matches().getFirst().probability() < needed) {
      double best = s.matches().isEmpty() ? 0 : s.matches().getFirst().probability();
      return Verdict.no("the best probability " + percent(best) + " is below " + percent(needed));
    } else {
      Match best = s.matches().getFirst();
      article = best.articleId();
      why =
          article
              + " has probability "
              + percent(best.probability())
              + ", at least "
              + percent(needed);
    }
    List<Gap> gaps = s.blocked().get(article);
    if (gaps != null) {
      return Verdict.no(
          why
              + ", and cannot be told: "
              + gaps.stream().map(Gap::en).collect(Collectors.joining("; ")));
    }
    if (isLead(s, new Say.Answer(article))) {
      return Verdict.yes(
          new Say.Answer(article),
          s.routeFor(Reason.LEAD),
          why + "; interest in a product that is followed up: also a lead");
    }
    return Verdict.yes(new Say.Answer(article), null, why);
  }

  /// Whether interest is followed up: where the customer is answered or offered something, or told
  /// that there is nothing, and where they wait for a person and tell of nothing else; not where
  /// they are in trouble, may be a danger to themselves or are with a person.
  static boolean isLead(Situation s, Say say) {
    boolean calm =
        switch (say) {
          case Say.Answer it -> true;
          case Say.Suggest it -> true;
          case Say.Decline it -> true;
          case Say.Withhold it -> true;
          case Say.Acknowledge(WordsKey words) -> waitsCalmly(s, words);
          case Say.Ask it -> false;
          case Say.Incident it -> false;
          case Say.Protocol it -> false;
          case Say.Silent it -> false;
        };
    boolean danger = s.ticket().filter(it -> it.reasons().has(Reason.SELF_HARM)).isPresent();
    return calm && !danger && s.hears(Signal.PRODUCT_INTEREST) && s.interestIsLead();
  }

  private static boolean waitsCalmly(Situation s, WordsKey words) {
    boolean waits =
        words == WordsKey.PERSON_QUEUED
            || words == WordsKey.PERSON_STILL_QUEUED
            || words == WordsKey.QUEUED_NOTED;
    return waits
        && s.ticket().map(OpenTicket::reason).filter(it -> !CALM.contains(it)).isEmpty()
        && Arrays.stream(Signal.values())
            .filter(s::hears)
            .allMatch(it -> it == Signal.PERSON || it == Signal.PRODUCT_INTEREST);
  }

  /// The article that the customer picked, or that is likely enough to be the one asked for.
  static Optional<String> wanted(Situation s) {
    if (s.picked().orElse(null) instanceof Picked.Article(String id)) {
      return Optional.of(id);
    }
    return s.matches().stream()
        .findFirst()
        .filter(best -> best.probability() >= s.thresholds().answer())
        .map(Match::articleId);
  }

  /// What was to be said or offered and cannot be told that day. What stands above the answers in
  /// the table was said in any case.
  static List<String> blocked(Situation s, Say say) {
    boolean noted =
        say instanceof Say.Acknowledge(WordsKey words)
            && (words == WordsKey.QUEUED_NOTED || words == WordsKey.COMPLAINT_NOTED);
    boolean below = say instanceof Say.Suggest || say instanceof Say.Decline;
    if (s.blocked().isEmpty() || !(noted || below)) {
      return List.of();
    }
    Optional<String> wanted = wanted(s).filter(s.blocked()::containsKey);
    if (wanted.isPresent() || noted) {
      return wanted.stream().toList();
    }
    List<Match> best = s.matches().stream().limit(SUGGESTIONS).toList();
    return together(best) < s.thresholds().suggest()
        ? List.of()
        : worth(best).stream().filter(s.blocked()::containsKey).toList();
  }

  private static double together(List<Match> best) {
    return best.stream().mapToDouble(Match::probability).sum();
  }

  private static List<String> worth(List<Match> best) {
    return best.stream()
        .filter(match -> match.probability() >= WORTH_SUGGESTING)
        .map(Match::articleId)
        .toList();
  }

  /// A passage counts against the articles on one scale: it is quoted only when it is likelier to
  /// answer than any of them.
  static Verdict passage(Situation s) {
    if (s.passages().isEmpty()) {
      return Verdict.no("no document has a passage for it, or none was looked for");
    }
    PassageMatch best = s.passages().getFirst();
    double needed = s.passageThresholds().answer();
    if (best.probability() < needed) {
      return Verdict.no(
          "the best passage "
              + best.reference()
              + " has "
              + percent(best.probability())
              + (needed > 1
                  ? ", and no threshold is proved to keep the budget"
                  : ", below " + percent(needed)));
    }
    if (!s.matches().isEmpty() && s.matches().getFirst().probability() > best.probability()) {
      return Verdict.no(
          "the article " + s.matches().getFirst().articleId() + " is likelier than any passage");
    }
    return Verdict.yes(
        new Say.Answer(best.reference()),
        null,
        best.reference()
            + " is quoted: it has probability "
            + percent(best.probability())
            + ", at least "
            + percent(needed));
  }

  static Verdict suggest(Situation s) {
    Thresholds thresholds = s.thresholds();
    if (wanted(s).filter(s.blocked()::containsKey).isPresent()) {
      return Verdict.no("what was asked for is known; nothing is offered in its place");
    }
    List<Match> best =
        s.matches().stream()
            .filter(match -> !s.blocked().containsKey(match.articleId()))
            .filter(match -> !s.unsuitable().containsKey(match.articleId()))
            .limit(SUGGESTIONS)
            .toList();
    double together = together(best);
    List<String> worth = worth(best);
    if (together < thresholds.suggest() || worth.isEmpty()) {
      return Verdict.no(
          "the three best together have "
              + percent(together)
              + ", below "
              + percent(thresholds.suggest()));
    }
    return Verdict.yes(
        new Say.Suggest(worth),
        null,
        "the right one is likely among the three best: together "
            + percent(together)
            + ", at least "
            + percent(thresholds.suggest()));
  }

  static Verdict suggestPassages(Situation s) {
    double needed = s.passageThresholds().suggest();
    List<PassageMatch> suitable =
        s.passages().stream().filter(it -> !s.unsuitable().containsKey(it.reference())).toList();
    double best = suitable.isEmpty() ? 0 : suitable.getFirst().probability();
    if (best < needed || suitable.isEmpty()) {
      return Verdict.no("no passage is likely enough to be offered");
    }
    return Verdict.yes(
        new Say.Suggest(
            suitable.stream()
                .limit(SUGGESTIONS)
                .filter(it -> it.probability() >= WORTH_SUGGESTING)
                .map(PassageMatch::reference)
                .toList()),
        null,
        "the best passage has "
            + percent(best)
            + ", at least "
            + percent(needed)
            + ": passages are offered for the customer to choose");
  }

  static Verdict decline(Situation s) {
    int turn = s.declines() + 1;
    boolean careful = s.hears(Signal.VULNERABLE) || s.hears(Signal.DISPUTED_TRANSACTION);
    if (careful) {
      return Verdict.yes(
          new Say.Decline(turn > 1 ? WordsKey.DECLINE_HANDOFF : WordsKey.DECLINE_CARE),
          s.routeFor(Reason.NO_ANSWER),
          "no approved answer for someone who needs care or misses money: a person is brought");
    }
    if (turn >= DECLINES_UNTIL_PERSON) {
      return Verdict.yes(
          new Say.Decline(WordsKey.DECLINE_HANDOFF),
          s.routeFor(Reason.NO_ANSWER),
          "no approved answer, turn " + turn + " in a row: a person is brought");
    }
    WordsKey words =
        s.understanding().language() == Language.NEITHER
                && s.understanding().text().codePoints().anyMatch(Character::isLetter)
            ? WordsKey.DECLINE_NEITHER
            : WordsKey.DECLINE;
    return Verdict.yes(
        new Say.Decline(words), null, "no approved answer: said plainly, a person offered");
  }

  private static String percent(double probability) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * probability);
  }
}
