package dev.lobby.dialogue;

import dev.lobby.conversation.ActiveFlow;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.ConversationEvent.AssistantWrote.Choice;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Trace.EntityHeard;
import dev.lobby.language.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
/// @param flow the flow that is under way; null when none is
/// @param left the flow that the customer left for something else; null for none
/// @param named what the customer named in this episode, the last thing of each kind, by the kind
/// @param at when the message comes
public record Standing(
    String channel,
    String customer,
    Language language,
    Status status,
    @Nullable OpenTicket ticket,
    int declines,
    List<Choice> offered,
    @Nullable ActiveFlow flow,
    @Nullable ActiveFlow left,
    Map<String, EntityHeard> named,
    Instant at) {

  /// Copies the list and the map.
  public Standing {
    offered = List.copyOf(offered);
    named = Map.copyOf(named);
  }

  /// How a conversation stands.
  ///
  /// @param at when the message comes
  public static Standing of(Conversation now, Instant at) {
    return new Standing(
        now.channel(),
        now.customer(),
        now.language(),
        now.status(),
        now.ticket(),
        now.declines(),
        now.offered(),
        now.flow(),
        now.left(),
        now.named(),
        at);
  }

  /// How a conversation stands that nothing was said in yet.
  public static Standing first(String customer, Language language) {
    return new Standing(
        "",
        customer,
        language,
        Status.BOT,
        null,
        0,
        List.of(),
        null,
        null,
        Map.of(),
        Instant.EPOCH);
  }

  /// Whether the message opens the conversation again.
  boolean reopens() {
    return status == Status.RESOLVED;
  }

  /// Whether nobody knows who the customer is.
  boolean visitor() {
    return customer.startsWith("v-");
  }

  /// The same with the flow taken up again that the customer left.
  Standing takenUp() {
    return new Standing(
        channel, customer, language, status, ticket, declines, offered, left, null, named, at);
  }

  /// What the customer picked of what was offered, if anything.
  Optional<Choice> picked(String text) {
    return Conversation.offeredAs(offered, text);
  }
}
