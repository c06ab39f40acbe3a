package dev.lobby.publishing.gate;

/// What somebody who knows said about a turn or a question.
///
/// @param of what it is about
/// @param truth how it should be decided
public record Reviewed(Of of, Truth truth) {

  /// What a verdict is about.
  public sealed interface Of {}

  /// One turn of one conversation.
  ///
  /// @param conversation the conversation's id
  /// @param clientMessageId the message's id in it
  public record Turn(String conversation, String clientMessageId) implements Of {}

  /// Every turn with these words, but for punctuation and case.
  public record Question(String text) implements Of {}
}
