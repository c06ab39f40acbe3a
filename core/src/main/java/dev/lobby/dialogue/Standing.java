package dev.lobby.dialogue;

import dev.lobby.conversation.ActiveFlow;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.ConversationEvent.AssistantWrote.Choice;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Trace.EntityHeard;
import dev.lobby.desk.Ticket;
import dev.lobby.language.Language;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
/// @param complaint the complaint that was filed here and goes on, or may be taken up again; null
///   for none
/// @param call the call that was promised to the customer, when the message asks for it; null for
///   none
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
    Instant at,
    @Nullable GoingOn complaint,
    @Nullable PromisedCall call) {

  /// The bank's own chat, from where nobody can be called back.
  private static final String CHAT = "web";

  private static final Set<Reason> EMERGENCIES =
      EnumSet.of(Reason.SELF_HARM, Reason.FRAUD, Reason.LOST_CARD);

  /// Copies the list and the map.
  public Standing {
    offered = List.copyOf(offered);
    named = Map.copyOf(named);
  }

  /// How a conversation stands in which no complaint goes on.
  ///
  /// @param at when the message comes
  public static Standing of(Conversation now, Instant at) {
    return of(now, at, null, null);
  }

  /// How a conversation stands.
  ///
  /// @param at when the message comes
  /// @param complaint the complaint that was filed here and goes on; null for none
  /// @param call the call that was promised to the customer, when the message asks for it; null for
  ///   none
  public static Standing of(
      Conversation now, Instant at, @Nullable GoingOn complaint, @Nullable PromisedCall call) {
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
        at,
        complaint,
        call);
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
        Instant.EPOCH,
        null,
        null);
  }

  /// Whether the message opens the conversation again.
  boolean reopens() {
    return status == Status.RESOLVED;
  }

  /// Whether nobody knows who the customer is.
  boolean visitor() {
    return customer.startsWith("v-");
  }

  /// Whether the bank can reach the customer once they have left: who they are is known, or they
  /// write from a place of their own.
  boolean reachable() {
    return !visitor() || !channel.equals(CHAT);
  }

  /// The number of what the flow under way is about; while none is, of the complaint that is open.
  Optional<String> about() {
    return flow == null
        ? Optional.ofNullable(ticket)
            .filter(OpenTicket::complaint)
            .map(it -> Ticket.complaintNumber(it.id()))
        : Optional.ofNullable(flow.about());
  }

  /// Whether a person is called because the customer may be a danger to themselves.
  boolean crisis() {
    return ticket != null && ticket.reasons().has(Reason.SELF_HARM) && !reopens();
  }

  /// Whether a complaint was filed here and goes on, or is waited with.
  boolean complains() {
    return goesOn() || (ticket != null && ticket.complaint());
  }

  /// Whether somebody comes for an interest that was shown here, and for nothing else.
  boolean followedUp() {
    return status == Status.BOT
        && ticket != null
        && ticket.reasons().all().equals(List.of(Reason.LEAD))
        && !goesOn();
  }

  private boolean goesOn() {
    return complaint != null && !complaint.closed();
  }

  /// Whether somebody is called for an emergency, in which nobody is asked for facts.
  boolean emergency() {
    return ticket != null && EMERGENCIES.stream().anyMatch(ticket.reasons()::has);
  }

  /// The same with a flow that the customer may take up again.
  Standing leaving(@Nullable ActiveFlow flow) {
    return flow == null
        ? this
        : new Standing(
            channel, customer, language, status, ticket, declines, offered, null, flow, named, at,
            complaint, call);
  }

  /// The same with the flow taken up again that the customer left.
  Standing takenUp() {
    return new Standing(
        channel, customer, language, status, ticket, declines, offered, left, null, named, at,
        complaint, call);
  }

  /// What the customer picked of what was offered, if anything.
  Optional<Choice> picked(String text) {
    return Conversation.offeredAs(offered, text);
  }
}
