package dev.lobby.publishing.gate;

import dev.lobby.dialogue.Decision;
import dev.lobby.dialogue.Say;

/// What is known of how a message should be decided.
public sealed interface Truth {

  /// An article answers it.
  record Article(String id) implements Truth {}

  /// An article does not answer it; which one does nobody said.
  record NotArticle(String id) implements Truth {}

  /// No article answers it.
  record NoArticle() implements Truth {}

  /// A person should have been brought.
  record Person() implements Truth {}

  /// How a decision fares against a truth.
  enum Mark {
    RIGHT,
    WRONG,
    /// Neither: nothing was answered, or nobody knows.
    OPEN
  }

  /// Returns how a decision fares. Wrong is only what is answered wrongly: who is not answered is
  /// not misled.
  default Mark mark(Decision decision) {
    if (decision.say() instanceof Say.Answer(String answered)) {
      return switch (this) {
        case Article(String id) -> answered.equals(id) ? Mark.RIGHT : Mark.WRONG;
        case NotArticle(String id) -> answered.equals(id) ? Mark.WRONG : Mark.OPEN;
        case NoArticle none -> Mark.WRONG;
        case Person person -> decision.route().isPresent() ? Mark.RIGHT : Mark.WRONG;
      };
    }
    return switch (this) {
      case Article article -> Mark.OPEN;
      case NotArticle article -> Mark.OPEN;
      case NoArticle none -> Mark.RIGHT;
      case Person person -> decision.route().isPresent() ? Mark.RIGHT : Mark.OPEN;
    };
  }
}
