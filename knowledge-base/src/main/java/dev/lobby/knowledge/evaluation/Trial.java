package dev.lobby.knowledge.evaluation;

import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.Matcher;
import dev.lobby.knowledge.match.MatcherTraining;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.knowledge.search.PhrasingIndex;
import dev.lobby.language.Interpreter;
import dev.lobby.language.Understanding;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.intent.LabelledUtterance;
import dev.lobby.language.signal.SignalDetector;
import dev.lobby.language.text.NormalForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.store.ByteBuffersDirectory;

/// A matcher trained on somebody's questions and asked the way a release is.
///
/// Everything is set on the questions it learns from, the choice among them whether the words of an
/// answer help to find it: by the log-loss of held-out questions.
final class Trial implements AutoCloseable {
  /// With more questions than this, what an answer adds is not worth training twice for.
  private static final int FEW_QUESTIONS = 3_000;

  private final List<String> articles;
  private final int questions;
  private final double trainingSeconds;
  private final Thresholds thresholds;
  private final ByteBuffersDirectory directory;
  private final PhrasingIndex index;
  private final Interpreter interpreter;
  private final Matcher matcher;

  private Trial(
      List<String> articles,
      List<LabelledUtterance> learnt,
      List<LabelledUtterance> indexed,
      MatcherTraining.Trained trained,
      Embedders embedders,
      long start)
      throws IOException {
    this.articles = articles;
    this.questions = learnt.size();
    this.trainingSeconds = (System.nanoTime() - start) / 1e9;
    this.thresholds = trained.fusion().thresholds(learnt.getFirst().language());
    this.interpreter =
        new Interpreter(
            trained.classifiers(),
            trained.semantic(),
            embedders,
            SignalDetector.of(Map.of(), Map.of()),
            Optional.empty());
    this.directory = new ByteBuffersDirectory();
    PhrasingIndex.write(directory, indexed);
    this.index = PhrasingIndex.open(directory, articles);
    this.matcher = trained.fusion().matcher(articles, index);
  }

  /// Trains on `questions`.
  ///
  /// @param answers the approved answer of each label, or some of them; learnt from when that helps
  /// @param background utterances that no label fits
  static Trial train(
      List<LabelledUtterance> questions,
      List<LabelledUtterance> answers,
      List<LabelledUtterance> background,
      Embedders embedders) {
    long start = System.nanoTime();
    List<LabelledUtterance> learnt = distinct(questions);
    List<LabelledUtterance> indexed = new ArrayList<>(learnt);
    List<String> articles =
        learnt.stream().map(LabelledUtterance::label).distinct().sorted().toList();
    MatcherTraining.Trained trained = train(articles, learnt, List.of(), background, embedders);
    if (!answers.isEmpty() && learnt.size() <= FEW_QUESTIONS) {
      MatcherTraining.Trained withAnswers = train(articles, learnt, answers, background, embedders);
      if (withAnswers.figures().logLoss() < trained.figures().logLoss()) {
        trained = withAnswers;
        indexed.addAll(answers);
      }
    }
    try {
      return new Trial(articles, learnt, indexed, trained, embedders, start);
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot be read", e);
    }
  }

  private static MatcherTraining.Trained train(
      List<String> articles,
      List<LabelledUtterance> questions,
      List<LabelledUtterance> titles,
      List<LabelledUtterance> background,
      Embedders embedders) {
    return MatcherTraining.train(
        new MatcherTraining.Corpus(articles, questions, titles, background), embedders);
  }

  /// Returns `questions` without those a label has twice, which would be learnt and tested at once.
  private static List<LabelledUtterance> distinct(List<LabelledUtterance> questions) {
    Set<String> seen = new HashSet<>();
    return questions.stream()
        .filter(it -> seen.add(it.label() + "\n" + NormalForm.of(it.text())))
        .toList();
  }

  /// Returns the labels it tells apart, sorted.
  List<String> articles() {
    return articles;
  }

  /// Returns how many distinct questions it learnt from.
  int questions() {
    return questions;
  }

  /// Returns how long it took from text to models, sentence encoding and all.
  double trainingSeconds() {
    return trainingSeconds;
  }

  /// Returns what questions in the language of the training are answered and suggested by.
  Thresholds thresholds() {
    return thresholds;
  }

  Interpreter interpreter() {
    return interpreter;
  }

  /// Returns every label with its probability, the best first.
  List<Match> ask(String question) {
    return ask(interpreter.interpret(question));
  }

  List<Match> ask(Understanding understanding) {
    return matcher.match(understanding);
  }

  /// Returns the best label by BM25 alone; empty when no question shares a word.
  Optional<String> byWords(Understanding understanding) {
    return index.evidence(understanding.text(), understanding.language()).best().map(articles::get);
  }

  @Override
  public void close() {
    try (directory) {
      index.close();
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot be closed", e);
    }
  }
}
