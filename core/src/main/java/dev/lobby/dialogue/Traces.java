package dev.lobby.dialogue;

import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Trace;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Variant;
import dev.lobby.knowledge.document.Quotation;
import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.PassageMatch;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.publishing.incident.Incident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes down why a decision was taken.
public final class Traces {

  private static final int CANDIDATES = 5;

  /// A message may name a thousand things, and nobody reads on.
  private static final int ENTITIES = 20;

  private Traces() {}

  static Trace of(Deliberation deliberation, long decideMicros) {
    Interpretation interpretation = deliberation.interpretation();
    @Nullable String failure = interpretation.failure();
    Release release = deliberation.release();
    Understanding understanding = interpretation.understanding();
    Decision decision = deliberation.decision();
    Language titles = deliberation.language();
    Thresholds thresholds = release.matcher().thresholds(understanding);
    return new Trace(
        failure == null ? Trace.DECIDED : Trace.FAILED,
        failure,
        release.id(),
        understanding.language().wire(),
        understanding.signals().entrySet().stream()
            .map(signal ->
                new Trace.SignalHeard(
                    signal.getKey().wire(),
                    signal.getValue().score(),
                    signal.getValue().threshold(),
                    signal.getValue().fired()))
            .toList(),
        understanding
            .mood()
            .map(mood -> new Trace.MoodHeard(mood.sentiment(), mood.urgency()))
            .orElse(null),
        entities(understanding),
        interpretation.matches().stream()
            .limit(CANDIDATES)
            .map(match -> candidate(match, release, titles))
            .toList(),
        thresholds.answer(),
        thresholds.suggest(),
        deliberation.passages().isEmpty()
            ? null
            : new Trace.PassagesFound(
                release.matcher().passageThresholds(understanding).answer(),
                deliberation.passages().stream().map(it -> passage(it, release)).toList()),
        decision.why(),
        decision.say().wire(),
        articles(decision.say()),
        decision.route().map(Reason::wire).orElse(null),
        interpretation.interpretMicros(),
        interpretation.matchMicros(),
        decideMicros,
        interpretation.ruledOut().isEmpty()
            ? null
            : interpretation.ruledOut().stream()
                .limit(CANDIDATES)
                .map(it ->
                    new Trace.RuledOut(
                        it.article(),
                        release.article(it.article()).map(own -> own.title(titles)).orElse(""),
                        it.question(),
                        it.similarity()))
                .toList(),
        deliberation.reader().map(it -> reader(it, release, decision.say())).orElse(null),
        interpretation.synonyms().isEmpty()
            ? null
            : interpretation.synonyms().stream()
                .limit(ENTITIES)
                .map(it -> new Trace.Synonym(it.written(), it.term()))
                .toList());
  }

  /// What a message names, as it is written down.
  static List<Trace.EntityHeard> entities(Understanding understanding) {
    return understanding.entities().stream()
        .limit(ENTITIES)
        .map(entity ->
            new Trace.EntityHeard(entity.kind().wire(), entity.text(), entity.value().normalised()))
        .toList();
  }

  private static Trace.Reader reader(Variant.Reader reader, Release release, Say say) {
    String variant =
        articles(say).stream()
            .findFirst()
            .flatMap(said ->
                release
                    .article(said)
                    .flatMap(article -> Variant.of(article.extras().variants(), reader))
                    .or(() ->
                        release.quotation(said).flatMap(it -> it.document().terms().readers())))
            .map(Variant::readers)
            .orElse("");
    return new Trace.Reader(
        reader.channel(),
        reader.signedIn(),
        reader.tier().orElse(null),
        reader.holds().isEmpty() ? null : reader.holds().stream().sorted().toList(),
        variant);
  }

  private static Trace.Candidate candidate(Match match, Release release, Language titles) {
    Article article = release.article(match.articleId()).orElseThrow();
    return new Trace.Candidate(
        article.id(), article.version(), article.title(titles), match.probability());
  }

  private static Trace.PassageCandidate passage(PassageMatch match, Release release) {
    Quotation quotation = release.quotation(match.reference()).orElseThrow();
    return new Trace.PassageCandidate(
        match.reference(),
        quotation.document().version(),
        String.join(" › ", quotation.passage().headings()),
        match.probability(),
        match.meaning(),
        match.words(),
        match.article());
  }

  /// The ids of the articles, and the references of the passages, something said rests on.
  public static List<String> articles(Say say) {
    return switch (say) {
      case Say.Answer(String article) -> List.of(article);
      case Say.Incident(String id) -> List.of(id);
      case Say.Suggest(List<String> articles) -> articles;
      case Say.Acknowledge a -> List.of();
      case Say.Ask a -> List.of();
      case Say.Protocol p -> List.of();
      case Say.Decline d -> List.of();
      // Nobody was told it.
      case Say.Withhold w -> List.of();
      case Say.Silent s -> List.of();
    };
  }

  private static String version(String id, Release release) {
    return Quotation.isReference(id)
        ? release.quotation(id).map(it -> it.document().version()).orElse("")
        : release.article(id).map(Article::version).orElse("");
  }

  /// The same as `article@version`, of a passage `document#number@version`.
  static List<String> versions(Say say, Release release) {
    if (say instanceof Say.Incident(String id)) {
      return List.of(id + "@" + Incident.VERSION);
    }
    return articles(say).stream().map(id -> id + "@" + version(id, release)).toList();
  }
}
