package dev.lobby.conversation;

/// Who owns a conversation now.
public enum Status {
  /// The assistant answers.
  BOT,
  /// The customer waits for a person; the assistant still helps.
  QUEUED,
  /// A person answers and the assistant is silent.
  HUMAN,
  /// A person has ended it; the customer's next message opens a new episode.
  RESOLVED
}
