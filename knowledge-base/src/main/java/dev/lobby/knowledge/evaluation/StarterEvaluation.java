package dev.lobby.knowledge.evaluation;

import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.evaluation.HeldOutQuestions.Question;
import dev.lobby.knowledge.match.BinomialBound;
import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Asks a built release the questions that its training was kept from.
public final class StarterEvaluation {
  private final List<Prediction> predictions = new ArrayList<>();
  private double threshold = 1;
  private int inScope;
  private int answered;
  private int wrong;
  private int suggested;
  private int suggestedRight;
  private int outOfScope;
  private int outOfScopeAnswered;
  private int outOfScopeDeclined;

  private StarterEvaluation() {}

  /// Asks `release` the [HeldOutQuestions] in `file`; one result for each language that has any,
  /// `starter-zh` and `starter-en`.
  ///
  /// Each is answered, suggested on or declined by the thresholds that hold for it in use.
  ///
  /// @throws MalformedTableException when the file is missing or wrong, names an article that the
  ///   release does not have, or has no question in scope in a language
  public static List<Measured> run(Release release, Path file) {
    List<Question> questions = HeldOutQuestions.read(file);
    for (Question question : questions) {
      if (question.isInScope() && release.article(question.article()).isEmpty()) {
        throw new MalformedTableException(
            file
                + ":"
                + question.line()
                + ": the release has no article '"
                + question.article()
                + "'");
      }
    }
    List<Measured> measured = new ArrayList<>();
    for (Language language : List.of(Language.ZH, Language.EN)) {
      List<Question> own = questions.stream().filter(it -> it.language() == language).toList();
      if (own.stream().anyMatch(Question::isInScope)) {
        StarterEvaluation evaluation = new StarterEvaluation();
        own.forEach(it -> evaluation.ask(release, it));
        measured.add(evaluation.measured("starter-" + language.wire()));
      }
    }
    return measured;
  }

  private void ask(Release release, Question question) {
    Understanding understanding = release.interpreter().interpret(question.text());
    List<Match> matches = release.matcher().match(understanding);
    Thresholds thresholds = release.matcher().thresholds(understanding);
    if (understanding.language() == question.language()) {
      threshold = thresholds.answer();
    }
    double confidence = matches.getFirst().probability();
    List<Prediction.Choice> three = Prediction.best(matches);
    boolean answers = confidence >= thresholds.answer();
    boolean suggests =
        !answers
            && three.stream().mapToDouble(Prediction.Choice::probability).sum()
                >= thresholds.suggest();
    if (!question.isInScope()) {
      predictions.add(Prediction.outOfScope(three, confidence));
      outOfScope++;
      outOfScopeAnswered += answers ? 1 : 0;
      outOfScopeDeclined += answers || suggests ? 0 : 1;
      return;
    }
    Prediction prediction = new Prediction(List.of(question.article()), three, confidence);
    predictions.add(prediction);
    inScope++;
    answered += answers ? 1 : 0;
    wrong += answers && !prediction.isRight() ? 1 : 0;
    suggested += suggests ? 1 : 0;
    suggestedRight += suggests && prediction.isAmong(3) ? 1 : 0;
  }

  private Measured measured(String set) {
    SetResult result =
        SetResult.of(set, predictions, threshold)
            .with(Figure.ANSWERED, (double) answered / inScope)
            .with(Figure.SUGGESTED, (double) suggested / inScope);
    if (answered > 0) {
      BinomialBound.Interval interval = BinomialBound.interval(wrong, answered, 0.95);
      result =
          result
              .with(Figure.WRONG, (double) wrong / answered)
              .with(Figure.WRONG_LOW, interval.low())
              .with(Figure.WRONG_HIGH, interval.high());
    }
    if (suggested > 0) {
      result = result.with(Figure.SUGGESTED_RIGHT, (double) suggestedRight / suggested);
    }
    if (outOfScope > 0) {
      result =
          result
              .with(Figure.OOS_RECALL, 1 - (double) outOfScopeAnswered / outOfScope)
              .with(Figure.OOS_DECLINED, (double) outOfScopeDeclined / outOfScope);
    }
    return new Measured(result, predictions);
  }
}
