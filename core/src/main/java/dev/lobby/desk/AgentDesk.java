package dev.lobby.desk;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Withheld;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.publishing.Releases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an agent does with a conversation. Each command is one append that touches the conversation
/// and its ticket together; call it on the conversation's lane.
public final class AgentDesk {

  /// What became of an agent's command.
  public sealed interface Outcome {
    /// It is durable, and the conversation is now so.
    record Done(Conversation conversation) implements Outcome {}

    /// It cannot be done; the reason is a sentence for the agent.
    record Refused(String why) implements Outcome {}
  }

  private final Journal journal;
  private final Conversations conversations;
  private final Releases releases;
  private final List<WrapUpCode> wrapUpCodes;
  private final Predicate<Conversation> complained;

  /// @param complained whether a conversation may have been about a complaint of its customer's
  ///   that was filed elsewhere than under its ticket
  public AgentDesk(
      Journal journal,
      Conversations conversations,
      Releases releases,
      List<WrapUpCode> wrapUpCodes,
      Predicate<Conversation> complained) {
    this.complained = complained;
    this.journal = journal;
    this.conversations = conversations;
    this.releases = releases;
    this.wrapUpCodes = List.copyOf(wrapUpCodes);
  }

  /// What a conversation may be resolved with.
  public List<WrapUpCode> wrapUpCodes() {
    return wrapUpCodes;
  }

  /// The conversation a ticket belongs to, whether the ticket is open or closed.
  public Optional<String> conversationOf(String ticket) {
    return journal.read(TicketEvent.stream(ticket), 0).stream()
        .map(Recorded::event)
        .filter(TicketEvent.Opened.class::isInstance)
        .map(event -> ((TicketEvent.Opened) event).conversation())
        .findFirst();
  }

  /// Takes a ticket and with it the conversation: from here on the assistant is silent.
  ///
  /// @param displayName the name the customer reads
  /// @return empty when there is no such conversation
  public Optional<Outcome> claim(
      String conversation, String ticket, String agent, String displayName) {
    return conversations.change(
        conversation,
        now -> {
          if (agent.equals(now.agent()) && isOpen(now, ticket)) {
            return Plan.nothing(new Outcome.Done(now));
          }
          if (now.status() == Status.HUMAN) {
            return refused(now.agent() + " has taken this conversation already.");
          }
          if (!isOpen(now, ticket)) {
            return refused("This ticket is closed.");
          }
          String text =
              releases
                  .current()
                  .words()
                  .say(WordsKey.AGENT_JOINED, now.language(), Map.of("agent", displayName));
          return done(
              now,
              new TicketEvent.Claimed(agent),
              new ConversationEvent.AgentJoined(agent, ticket, text));
        });
  }

  /// Writes to the customer. The same client message id again writes nothing more. Words that
  /// recommend what does not suit the customer are refused.
  public Optional<Outcome> reply(
      String conversation, String agent, String clientMessageId, String text) {
    try {
      return write(conversation, agent, clientMessageId, text);
    } catch (Withheld e) {
      return Optional.of(new Outcome.Refused(e.en() + " " + e.zh()));
    }
  }

  private Optional<Outcome> write(
      String conversation, String agent, String clientMessageId, String text) {
    return conversations.change(
        conversation,
        now -> {
          if (!agent.equals(now.agent())) {
            return refused(notYours(now));
          }
          Optional<Message> before = replyWith(now, agent, clientMessageId);
          if (before.isPresent()) {
            return before.get().text().equals(text)
                ? Plan.nothing(new Outcome.Done(now))
                : refused(
                    "Another message was sent under the same id. Send this one under a new id.");
          }
          return done(now, null, new ConversationEvent.AgentWrote(agent, clientMessageId, text));
        });
  }

  /// The message an agent sent under a client message id.
  public static Optional<Message> replyWith(
      Conversation conversation, String agent, String clientMessageId) {
    return conversation.messages().stream()
        .filter(message ->
            agent.equals(message.agent()) && clientMessageId.equals(message.clientMessageId()))
        .findFirst();
  }

  /// Gives the conversation back to the assistant.
  public Optional<Outcome> handBack(String conversation, String agent, String displayName) {
    return conversations.change(
        conversation,
        now -> {
          if (!agent.equals(now.agent())) {
            return refused(notYours(now));
          }
          String text =
              releases
                  .current()
                  .words()
                  .say(WordsKey.AGENT_LEFT, now.language(), Map.of("agent", displayName));
          return done(
              now,
              new TicketEvent.Closed(agent, TicketEvent.HANDED_BACK),
              new ConversationEvent.HandedBack(agent, text));
        });
  }

  /// Ends the conversation with a wrap-up code.
  public Optional<Outcome> resolve(
      String conversation, String agent, String wrapUp, @Nullable String note) {
    return resolve(conversation, agent, wrapUp, note, now -> List.of());
  }

  /// The same.
  ///
  /// @param beside what is written of others in the same frame
  public Optional<Outcome> resolve(
      String conversation,
      String agent,
      String wrapUp,
      @Nullable String note,
      Function<Conversation, List<StreamWrite>> beside) {
    return conversations.change(
        conversation,
        now -> {
          if (!agent.equals(now.agent())) {
            return refused(notYours(now));
          }
          if (wrapUpCodes.stream().noneMatch(code -> code.code().equals(wrapUp))) {
            return refused(
                "\""
                    + wrapUp
                    + "\" is no wrap-up code. Allowed: "
                    + String.join(", ", wrapUpCodes.stream().map(WrapUpCode::code).toList())
                    + ".");
          }
          if (WrapUpCode.OF_COMPLAINTS.contains(wrapUp) && !isComplaint(now)) {
            return refused(
                "该客户没有登记过投诉：请先“登记投诉”，或选择其他结果。 No complaint of this customer is registered: register"
                    + " one first, or choose another outcome.");
          }
          String text = releases.current().words().say(WordsKey.RESOLVED, now.language());
          Plan<Outcome> resolved =
              done(
                  now,
                  new TicketEvent.Closed(agent, wrapUp),
                  new ConversationEvent.Resolved(agent, wrapUp, note, text));
          return new Plan<>(
              Stream.concat(resolved.writes().stream(), beside.apply(now).stream()).toList(),
              Outcome.Done::new);
        });
  }

  private boolean isComplaint(Conversation now) {
    return (now.ticket() != null && now.ticket().complaint()) || complained.test(now);
  }

  private static boolean isOpen(Conversation now, String ticket) {
    return now.ticket() != null && now.ticket().id().equals(ticket);
  }

  private static String notYours(Conversation now) {
    return now.agent() == null
        ? "You have not claimed this conversation. Claim its ticket first."
        : now.agent() + " has this conversation.";
  }

  private static Plan<Outcome> refused(String why) {
    return Plan.nothing(new Outcome.Refused(why));
  }

  private static Plan<Outcome> done(
      Conversation now, @Nullable TicketEvent ticketEvent, Event conversationEvent) {
    List<StreamWrite> writes = new ArrayList<>();
    if (ticketEvent != null && now.ticket() != null) {
      writes.add(
          new StreamWrite(
              TicketEvent.stream(now.ticket().id()), StreamWrite.ANY, now.customer(), ticketEvent));
    }
    writes.add(
        new StreamWrite(
            ConversationEvent.stream(now.id()), now.version(), now.customer(), conversationEvent));
    return new Plan<>(writes, Outcome.Done::new);
  }
}
