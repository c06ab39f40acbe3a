package dev.lobby.knowledge.evaluation;

import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.language.Understanding;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.intent.LabelledUtterance;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Trains on a bank's FAQ and asks it somebody's questions, the way a release would be asked.
///
/// Weights and thresholds come from the knowledge alone, and so does the choice whether the words
/// of an answer help to find it (by the log-loss of held-out questions); every test question is
/// looked at once.
public final class FaqEvaluation {
  private static final int CONFLICTS_SHOWN = 10;

  /// So many answers without a mistake are the fewest that bear out a share of 2 % wrong ones
  /// ([dev.lobby.knowledge.match.Budget]).
  private static final int QUESTIONS_MIN = 150;

  private FaqEvaluation() {}

  /// How the questions were answered; all but the last four are counts.
  ///
  /// @param articles how many entries the knowledge has
  /// @param phrasings how many questions they were trained on
  /// @param total how many test questions there are
  /// @param unknownLabels how many of them belong to an entry that the knowledge does not have;
  ///   they count as wrong
  /// @param top1 how many have the right entry first
  /// @param top3 how many have it among the first three
  /// @param answered how many reach the answer threshold
  /// @param right how many of those were answered rightly
  /// @param wrong how many of those were answered wrongly
  /// @param suggested how many more reach the suggest threshold
  /// @param suggestedRight how many of those have the right entry among the three
  /// @param bm25Top1 how many have the right entry first by BM25 alone
  /// @param conflicts a sentence for each question that stands under several entries
  /// @param thresholds what was answered and suggested by
  /// @param trainingSeconds how long training took
  /// @param seconds how long all of it took
  public record Result(
      int articles,
      int phrasings,
      int total,
      int unknownLabels,
      int top1,
      int top3,
      int answered,
      int right,
      int wrong,
      int suggested,
      int suggestedRight,
      int bm25Top1,
      List<String> conflicts,
      Thresholds thresholds,
      double trainingSeconds,
      double seconds) {

    /// Copies the conflicts.
    public Result {
      conflicts = List.copyOf(conflicts);
    }

    /// Returns why what was answered tells nothing; empty when the knowledge is large enough.
    public Optional<String> tooSmall() {
      if (articles < 2) {
        return Optional.of("a single entry is found whatever is asked; two at least are needed");
      }
      return phrasings < QUESTIONS_MIN
          ? Optional.of(
              phrasings
                  + " questions are too few to set a threshold by; only what is known word for word"
                  + " is sure to be answered, and some "
                  + QUESTIONS_MIN
                  + " or more are needed")
          : Optional.empty();
    }

    /// Returns the result as a table for people.
    public String table() {
      StringBuilder warnings = new StringBuilder();
      conflicts.stream()
          .limit(CONFLICTS_SHOWN)
          .forEach(it -> warnings.append("conflict             ").append(it).append('\n'));
      if (conflicts.size() > CONFLICTS_SHOWN) {
        warnings.append(
            String.format(
                Locale.ROOT,
                "                     and %d more%n",
                conflicts.size() - CONFLICTS_SHOWN));
      }
      tooSmall().ifPresent(it -> warnings.append("too small            ").append(it).append('\n'));
      return warnings + figures();
    }

    private String figures() {
      return String.format(
          Locale.ROOT,
          """
          knowledge            %6d entries, %d questions
          test                 %6d questions%s
          top-1                %6d  %5.1f %%   (BM25 alone %.1f %%)
          top-3                %6d  %5.1f %%
          answered             %6d  %5.1f %%   from %.3f on
            wrong              %6d  %5.1f %%   of those answered
          suggested            %6d  %5.1f %%   from %.3f on
            right among three  %6d  %5.1f %%   of those suggested
          seconds              %6.1f          training %.1f
          """,
          articles,
          phrasings,
          total,
          unknownLabels == 0
              ? ""
              : ", " + unknownLabels + " of entries not in the knowledge (wrong)",
          top1,
          percent(top1, total),
          percent(bm25Top1, total),
          top3,
          percent(top3, total),
          answered,
          percent(answered, total),
          thresholds.answer(),
          wrong,
          percent(wrong, answered),
          suggested,
          percent(suggested, total),
          thresholds.suggest(),
          suggestedRight,
          percent(suggestedRight, suggested),
          seconds,
          trainingSeconds);
    }

    private static double percent(int part, int whole) {
      return whole == 0 ? 0 : 100.0 * part / whole;
    }
  }

  /// Trains on `knowledge` and asks the questions in `test`.
  ///
  /// @param knowledge a CSV with the columns `id`, `answer`, `question` and, if wanted, `language`
  /// @param test a CSV with a column `category` or `id` and a column `text` or `question`; or a TSV
  ///   without header, the id before the question
  /// @param embedders the sentence encoders to train with
  /// @throws MalformedTableException when a file is wrong, naming file, line and column
  public static Result run(Path knowledge, Path test, Embedders embedders) {
    long start = System.nanoTime();
    List<LabelledUtterance> asked = Questions.test(test);
    List<LabelledUtterance> learnt = Questions.knowledge(knowledge);
    try (Trial trial = Trial.train(learnt, Questions.answers(knowledge), List.of(), embedders)) {
      Tally tally = new Tally(trial.thresholds());
      for (LabelledUtterance question : asked) {
        Understanding understanding = trial.interpreter().interpret(question.text());
        tally.count(question.label(), trial.ask(understanding));
        tally.unknown += trial.articles().contains(question.label()) ? 0 : 1;
        tally.bm25 +=
            trial.byWords(understanding).filter(question.label()::equals).map(it -> 1).orElse(0);
      }
      return tally.result(
          trial.articles().size(),
          trial.questions(),
          Questions.conflicts(learnt),
          trial.trainingSeconds(),
          (System.nanoTime() - start) / 1e9);
    }
  }

  /// Counts while the questions are asked.
  private static final class Tally {
    private final Thresholds thresholds;
    private int total;
    private int unknown;
    private int top1;
    private int top3;
    private int answered;
    private int right;
    private int suggested;
    private int suggestedRight;
    private int bm25;

    Tally(Thresholds thresholds) {
      this.thresholds = thresholds;
    }

    void count(String label, List<Match> matches) {
      List<Match> three = matches.subList(0, Math.min(3, matches.size()));
      Match best = three.getFirst();
      // Without any evidence all are at 0 and their order means nothing.
      boolean first = best.probability() > 0 && best.articleId().equals(label);
      boolean among =
          three.stream().anyMatch(it -> it.probability() > 0 && it.articleId().equals(label));
      total++;
      top1 += first ? 1 : 0;
      top3 += among ? 1 : 0;
      if (best.probability() >= thresholds.answer()) {
        answered++;
        right += first ? 1 : 0;
      } else if (three.stream().mapToDouble(Match::probability).sum() >= thresholds.suggest()) {
        suggested++;
        suggestedRight += among ? 1 : 0;
      }
    }

    Result result(
        int articles,
        int phrasings,
        List<String> conflicts,
        double trainingSeconds,
        double seconds) {
      return new Result(
          articles,
          phrasings,
          total,
          unknown,
          top1,
          top3,
          answered,
          right,
          answered - right,
          suggested,
          suggestedRight,
          bm25,
          conflicts,
          thresholds,
          trainingSeconds,
          seconds);
    }
  }
}
