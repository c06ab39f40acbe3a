package dev.lobby.dialogue;

import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.language.Language;
import java.util.List;
import java.util.Optional;

/// What somebody reads whose complaint goes on and who says something grave beside it, which
/// answers no question: that they go to a regulator, a court or the press, or that collectors drag
/// others into it. They read that it was heard and where it stands.
final class HeardBeside {

  private HeardBeside() {}

  /// What they read before the question that they are asked.
  ///
  /// @param number of the complaint the questions are about; empty for none
  static Optional<Wording.Words> beforeQuestion(
      Deliberation deliberation, Optional<String> number) {
    boolean asked =
        deliberation.decision().say() instanceof Say.Ask(String flow)
            && deliberation
                .release()
                .flow(flow)
                .filter(it -> it.starts() == Flow.Start.COMPLAINT)
                .isPresent();
    Language language = deliberation.language();
    return !asked
        ? Optional.empty()
        : ComplaintProgress.isThreat(deliberation)
            ? number.map(it -> said(threat(it, language)))
            : number
                .filter(it -> DebtCollectors.dragIn(deliberation.interpretation().text()))
                .map(it -> said(collectors(it, language)));
  }

  /// What they read in place of words of the bank's; empty where those say enough.
  static Optional<Wording.Words> insteadOf(
      WordsKey key, Deliberation deliberation, Optional<String> number) {
    return key == WordsKey.COMPLAINT_NOTED
            && DebtCollectors.dragIn(deliberation.interpretation().text())
        ? number.map(it ->
            said(
                collectors(it, deliberation.language())
                    + (deliberation.language() == Language.EN
                        ? " If this is another matter, reply \"another complaint\" and I will"
                            + " register it."
                        : "如果是另一件事，请回复“另一件投诉”，我另行登记。")))
        : Optional.empty();
  }

  private static String threat(String number, Language language) {
    return language == Language.EN
        ? "I hear that you may take this further; that is noted in complaint "
            + number
            + ", which is now looked at as a major one."
        : "您说的要找监管、法院或媒体，我记进投诉 " + number + " 了，会按重大投诉来看。";
  }

  private static String collectors(String number, Language language) {
    return language == Language.EN
        ? "I am sorry; having others dragged into this is upsetting. It is now part of complaint "
            + number
            + ", and the colleague who handles it will see it."
        : "牵连到身边的人，确实让人难受，抱歉。这条我加进投诉 " + number + " 了，处理的同事会看到。";
  }

  private static Wording.Words said(String text) {
    return new Wording.Words(text, List.of(), List.of());
  }
}
