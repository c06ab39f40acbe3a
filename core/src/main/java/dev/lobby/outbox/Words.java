package dev.lobby.outbox;

import dev.lobby.conversation.Author;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.wire.JsonEventCodec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an event of a conversation tells the customer. Links are lines of the text: not every
/// provider has something else for them.
///
/// @param choices what the customer may pick
/// @param replyTo the client message id it answers; null when it answers none
record Words(Author author, String text, List<String> choices, @Nullable String replyTo) {

  /// The words of an event; empty when it tells the customer nothing.
  static Optional<Words> of(ConversationEvent event) {
    return switch (event) {
      case ConversationEvent.AssistantWrote e ->
          Optional.of(
              new Words(
                  Author.ASSISTANT,
                  e.plain(),
                  e.choices().stream().map(ConversationEvent.AssistantWrote.Choice::text).toList(),
                  e.inReplyTo()));
      case ConversationEvent.SuitabilityDecided e ->
          e.withheld()
              ? Optional.empty()
              : Optional.of(new Words(Author.SYSTEM, e.text(), List.of(), e.inReplyTo()));
      case ConversationEvent.AgentWrote e -> plain(Author.AGENT, e.text());
      case ConversationEvent.Corrected e -> plain(Author.ASSISTANT, e.text());
      case ConversationEvent.Told e -> plain(Author.SYSTEM, e.text());
      case ConversationEvent.SurveyAsked e -> plain(Author.SYSTEM, e.text());
      case ConversationEvent.AgentJoined e -> plain(Author.SYSTEM, e.text());
      case ConversationEvent.HandedBack e -> plain(Author.SYSTEM, e.text());
      case ConversationEvent.Resolved e -> plain(Author.SYSTEM, e.text());
      case ConversationEvent.Started e -> Optional.empty();
      case ConversationEvent.Disclosed e -> Optional.empty();
      case ConversationEvent.Reopened e -> Optional.empty();
      case ConversationEvent.CustomerWrote e -> Optional.empty();
      case ConversationEvent.MessageConflict e -> Optional.empty();
      case ConversationEvent.Decided e -> Optional.empty();
      case ConversationEvent.AnswerRated e -> Optional.empty();
      case ConversationEvent.SatisfactionRated e -> Optional.empty();
      case ConversationEvent.SurveyAnswered e -> Optional.empty();
      case ConversationEvent.HandoffRequested e -> Optional.empty();
      case ConversationEvent.QueueLeft e -> Optional.empty();
      case ConversationEvent.TokenRenewed e -> Optional.empty();
      case ConversationEvent.FlowStarted e -> Optional.empty();
      case ConversationEvent.SlotFilled e -> Optional.empty();
      case ConversationEvent.FlowAsked e -> Optional.empty();
      case ConversationEvent.FlowEnded e -> Optional.empty();
    };
  }

  private static Optional<Words> plain(Author author, String text) {
    return Optional.of(new Words(author, text, List.of(), null));
  }

  /// Whether they went with the person they were for.
  boolean gone() {
    return text.equals(JsonEventCodec.ERASED);
  }
}
