package dev.lobby.publishing.overlap;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Contradictions;
import dev.lobby.knowledge.article.Contradictions.Contradiction;
import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.List;

/// Where two articles answer differently what customers ask of both.
///
/// @param language the language of the two answers
/// @param contradiction what each says
public record Disagreement(Language language, Contradiction contradiction) {

  /// Returns where two articles disagree, the likest sentences first.
  ///
  /// @param sameQuestion whether both are asked for with the same questions, so that their values
  ///   are compared in whatever words they stand
  static List<Disagreement> between(Article one, Article other, boolean sameQuestion) {
    List<Disagreement> found = new ArrayList<>();
    for (Language language : List.of(Language.ZH, Language.EN)) {
      List<Contradiction> contradictions =
          sameQuestion
              ? Contradictions.ofSameQuestion(one, other, language)
              : Contradictions.between(one, other, language);
      contradictions.forEach(it -> found.add(new Disagreement(language, it)));
    }
    return List.copyOf(found);
  }

  /// Returns where a clause of one says nearly what one of the other says, with other values.
  static List<Disagreement> ofClauses(Article one, Article other) {
    List<Disagreement> found = new ArrayList<>();
    for (Language language : List.of(Language.ZH, Language.EN)) {
      Contradictions.ofClauses(one, other, language)
          .forEach(it -> found.add(new Disagreement(language, it)));
    }
    return List.copyOf(found);
  }
}
