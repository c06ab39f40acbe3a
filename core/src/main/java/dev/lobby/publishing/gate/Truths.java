package dev.lobby.publishing.gate;

import dev.lobby.dialogue.Decision;
import dev.lobby.knowledge.evaluation.HeldOutQuestions;
import dev.lobby.language.text.NormalForm;
import dev.lobby.publishing.gate.Truth.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is known of turns and questions, found by what they are about.
final class Truths {
  private final Map<Reviewed.Turn, List<Truth>> turns = new HashMap<>();
  private final Map<String, List<Truth>> questions = new HashMap<>();

  Truths(List<HeldOutQuestions.Question> regression, List<Reviewed> reviewed) {
    for (HeldOutQuestions.Question question : regression) {
      add(questions, key(question.text()), of(question));
    }
    for (Reviewed one : reviewed) {
      switch (one.of()) {
        case Reviewed.Turn turn -> add(turns, turn, one.truth());
        case Reviewed.Question(String text) -> add(questions, key(text), one.truth());
      }
    }
  }

  private static <K> void add(Map<K, List<Truth>> all, K key, Truth truth) {
    all.computeIfAbsent(key, it -> new ArrayList<>()).add(truth);
  }

  /// What a question of the regression set says.
  static Truth of(HeldOutQuestions.Question question) {
    return question.isInScope() ? new Truth.Article(question.article()) : new Truth.NoArticle();
  }

  /// What is known of a turn: what was said of itself, else of its words.
  List<Truth> of(RecordedTurn turn) {
    List<Truth> own = turns.get(new Reviewed.Turn(turn.conversation(), turn.clientMessageId()));
    return own != null ? own : questions.getOrDefault(key(turn.text()), List.of());
  }

  /// Returns how a decision fares: wrong when any of the truths finds it so.
  static Mark mark(List<Truth> truths, Decision decision) {
    Mark mark = Mark.OPEN;
    for (Truth truth : truths) {
      switch (truth.mark(decision)) {
        case WRONG -> {
          return Mark.WRONG;
        }
        case RIGHT -> mark = Mark.RIGHT;
        case OPEN -> {}
      }
    }
    return mark;
  }

  /// The words of a question but for punctuation and case; of one that is punctuation alone, all.
  static String key(String text) {
    String key = NormalForm.key(text);
    return key.isEmpty() ? NormalForm.of(text) : key;
  }
}
