package dev.lobby.publishing.gate;

import dev.lobby.conversation.Reason;
import dev.lobby.dialogue.Deliberation;
import dev.lobby.knowledge.match.Match;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a release says to a message, for people to look at.
///
/// @param say the kind of [decision][dev.lobby.dialogue.Say]
/// @param articles what it rests on, as `article@version`
/// @param route whom it brings; null for nobody
/// @param likeliest the three likeliest articles that this customer may be told
/// @param answerThreshold the probability from which an article is answered
/// @param words what the customer reads; empty when that is nothing
public record Said(
    String say,
    List<String> articles,
    @Nullable String route,
    List<Candidate> likeliest,
    double answerThreshold,
    String words) {

  private static final int LIKELIEST = 3;

  /// An article and the probability that it is the right one.
  public record Candidate(String article, double probability) {}

  static Said of(Deliberation deliberation) {
    return new Said(
        deliberation.decision().say().wire(),
        deliberation.versions(),
        deliberation.decision().route().map(Reason::wire).orElse(null),
        deliberation.sayable().stream().limit(LIKELIEST).map(Said::candidate).toList(),
        deliberation
            .release()
            .matcher()
            .thresholds(deliberation.interpretation().understanding())
            .answer(),
        deliberation.words());
  }

  private static Candidate candidate(Match match) {
    return new Candidate(match.articleId(), match.probability());
  }
}
