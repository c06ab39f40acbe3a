package dev.lobby.knowledge.evaluation;

import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.evaluation.HeldOutQuestions.Question;
import dev.lobby.knowledge.match.BinomialBound;
import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.PassageMatch;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Asks a release the questions that passages of its documents answer.
///
/// @param language what the questions are written in
/// @param asked how many a passage answers
/// @param found for how many of them the right passage is the best, whether or not it is quoted
/// @param byArticles how many of them an article is answered for, as it wins
/// @param quoted for how many of them a passage is quoted
/// @param wrong for how many of those another than the right one
/// @param offered for how many of them passages are offered
/// @param offeredRight for how many of those the right one is among the three
/// @param none how many questions nothing answers
/// @param noneQuoted for how many of those a passage is quoted
public record PassageEvaluation(
    Language language,
    int asked,
    int found,
    int byArticles,
    int quoted,
    int wrong,
    int offered,
    int offeredRight,
    int none,
    int noneQuoted) {

  /// Asks `release` the [HeldOutQuestions] in `file`, whose first column is the passage's
  /// reference; one result for each language.
  ///
  /// @throws MalformedTableException when the file is missing or wrong, or names a passage that the
  ///   release does not have
  public static List<PassageEvaluation> run(Release release, Path file) {
    List<Question> questions = HeldOutQuestions.read(file);
    for (Question question : questions) {
      if (question.isInScope() && release.quotation(question.article()).isEmpty()) {
        throw new MalformedTableException(
            file
                + ":"
                + question.line()
                + ": the release has no passage '"
                + question.article()
                + "'");
      }
    }
    return List.of(Language.ZH, Language.EN).stream()
        .map(language ->
            of(
                release,
                language,
                questions.stream().filter(it -> it.language() == language).toList()))
        .toList();
  }

  private static PassageEvaluation of(
      Release release, Language language, List<Question> questions) {
    int asked = 0;
    int found = 0;
    int byArticles = 0;
    int quoted = 0;
    int wrong = 0;
    int offered = 0;
    int offeredRight = 0;
    int none = 0;
    int noneQuoted = 0;
    for (Question question : questions) {
      Understanding understanding = release.interpreter().interpret(question.text());
      List<PassageMatch> passages = release.matcher().passages(understanding);
      Match article = release.matcher().match(understanding).getFirst();
      double best = passages.isEmpty() ? 0 : passages.getFirst().probability();
      boolean right =
          !passages.isEmpty() && passages.getFirst().reference().equals(question.article());
      boolean answered =
          article.probability() >= release.matcher().thresholds(understanding).answer();
      boolean quotes =
          !answered
              && best >= release.matcher().passageThresholds(understanding).answer()
              && best >= article.probability();
      boolean offers =
          !answered
              && !quotes
              && best >= release.matcher().passageThresholds(understanding).suggest();
      if (question.isInScope()) {
        asked++;
        found += right ? 1 : 0;
        byArticles += answered ? 1 : 0;
        quoted += quotes ? 1 : 0;
        wrong += quotes && !right ? 1 : 0;
        offered += offers ? 1 : 0;
        offeredRight +=
            offers && passages.stream().anyMatch(it -> it.reference().equals(question.article()))
                ? 1
                : 0;
      } else {
        none++;
        noneQuoted += quotes ? 1 : 0;
      }
    }
    return new PassageEvaluation(
        language, asked, found, byArticles, quoted, wrong, offered, offeredRight, none, noneQuoted);
  }

  /// Returns the figures as a sentence for people.
  public String sentence() {
    int all = quoted + noneQuoted;
    int allWrong = wrong + noneQuoted;
    return String.format(
        Locale.ROOT,
        "%s: of %d questions the right passage is found first for %d; an article is answered for"
            + " %d, a passage quoted for %d and offered for %d (%d with the right one); of %d that"
            + " nothing answers a passage is quoted for %d. Of all quoted %d are wrong (at most"
            + " %.1f %% by the upper 95 %% bound).",
        language.wire(),
        asked,
        found,
        byArticles,
        quoted,
        offered,
        offeredRight,
        none,
        noneQuoted,
        allWrong,
        100 * BinomialBound.upper(allWrong, all, 0.95));
  }
}
