package dev.lobby.dialogue;

import dev.lobby.feedback.FeedbackKind;
import dev.lobby.knowledge.article.WordsKey;
import java.util.List;
import java.util.Optional;

/// What the assistant says in a turn.
public sealed interface Say {

  /// The name of the answer of an incident.
  String INCIDENT = "incident";

  /// The name in the journal and in interfaces.
  String wire();

  /// An approved article's answer, or a passage of a document word for word.
  ///
  /// @param article the article's id, or the passage's
  ///   [reference][dev.lobby.knowledge.document.Quotation#reference]
  record Answer(String article) implements Say {
    @Override
    public String wire() {
      return "answer";
    }
  }

  /// The answer of an incident that stands in for a topic.
  record Incident(String id) implements Say {
    @Override
    public String wire() {
      return INCIDENT;
    }
  }

  /// Up to three articles or passages, one of which is likely the right one.
  ///
  /// @param articles the articles' ids, or the passages' references
  record Suggest(List<String> articles) implements Say {
    public Suggest {
      articles = List.copyOf(articles);
    }

    @Override
    public String wire() {
      return "suggest";
    }
  }

  /// Heard, and what happens next.
  record Acknowledge(WordsKey words) implements Say {

    /// The suggestion or praise that is thanked for; empty when it is neither.
    Optional<FeedbackKind> feedback() {
      return switch (words) {
        case SUGGESTION_THANKED -> Optional.of(FeedbackKind.SUGGESTION);
        case PRAISE_THANKED -> Optional.of(FeedbackKind.PRAISE);
        default -> Optional.empty();
      };
    }

    @Override
    public String wire() {
      return "acknowledge";
    }
  }

  /// A flow's step: its next question, or the words with which it ends.
  ///
  /// @param flow the flow's id
  record Ask(String flow) implements Say {
    @Override
    public String wire() {
      return "ask";
    }
  }

  /// The bank's approved words for an emergency.
  record Protocol(WordsKey words) implements Say {
    @Override
    public String wire() {
      return "protocol";
    }
  }

  /// No approved answer, said plainly.
  record Decline(WordsKey words) implements Say {
    @Override
    public String wire() {
      return "decline";
    }
  }

  /// What would be told recommends what does not suit the customer: said plainly, a person offered.
  ///
  /// @param article the id or reference of what is held back
  record Withhold(String article) implements Say {
    @Override
    public String wire() {
      return "withhold";
    }
  }

  /// Nothing: a person owns the conversation.
  record Silent() implements Say {
    @Override
    public String wire() {
      return "silent";
    }
  }
}
