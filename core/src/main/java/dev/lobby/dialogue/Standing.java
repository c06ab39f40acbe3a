package dev.lobby.dialogue;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.ConversationEvent.AssistantWrote.Choice;
import dev.lobby.conversation.Status;
import dev.lobby.language.Language;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a conversation stands when a message comes: all of it that deciding about the message needs.
///
/// @param channel the channel the conversation came in by
/// @param customer the id of the customer's record
/// @param language the language the customer was last heard in, Chinese or English
/// @param status who owns the conversation
/// @param ticket the open request for a person; null when there is none
/// @param declines how often in a row the assistant had no answer
/// @param offered the choices of the assistant's last message
public record Standing(
    String channel,
    String customer,
    Language language,
    Status status,
    @Nullable OpenTicket ticket,
    int declines,
    List<Choice> offered) {

  /// Copies the list.
  public Standing {
    offered = List.copyOf(offered);
  }

  /// How a conversation stands.
  public static Standing of(Conversation now) {
    return new Standing(
        now.channel(),
        now.customer(),
        now.language(),
        now.status(),
        now.ticket(),
        now.declines(),
        now.offered());
  }

  /// How a conversation stands that nothing was said in yet.
  public static Standing first(String customer, Language language) {
    return new Standing("", customer, language, Status.BOT, null, 0, List.of());
  }

  /// Whether the message opens the conversation again.
  boolean reopens() {
    return status == Status.RESOLVED;
  }

  /// Whether nobody knows who the customer is.
  boolean visitor() {
    return customer.startsWith("v-");
  }

  /// What the customer picked of what was offered, if anything.
  Optional<Choice> picked(String text) {
    return Conversation.offeredAs(offered, text);
  }
}
