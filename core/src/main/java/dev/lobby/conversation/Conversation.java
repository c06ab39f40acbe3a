package dev.lobby.conversation;

import dev.lobby.conversation.ConversationEvent.AssistantWrote.Choice;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.text.NormalForm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A conversation as the fold of its events: an immutable value.
///
/// @param id its id
/// @param version how many events it is the fold of
/// @param channel the door it came in by
/// @param customer the id of the customer's record
/// @param language the language the customer was last heard in, Chinese or English
/// @param status who owns it
/// @param episode 1, and one more each time it was opened again
/// @param startedAt when it began
/// @param messages what was said, in order
/// @param accepted the customer's messages by client message id
/// @param offered the choices of the assistant's last message
/// @param declines how often in a row the assistant had no answer
/// @param ticket the open request for a person; null when there is none
/// @param pressed the place of the customer's message in which its most pressing reason was heard;
///   0 when it was heard in none
/// @param agent the user name of the agent who owns it; null when none does
/// @param wrapUp the wrap-up code it was last resolved with; null when it never was
/// @param mood how the customer has sounded in this episode; null when nothing was heard yet
/// @param signs what of this episode is to be known before it is opened
/// @param flow the flow that is under way; null when none is
/// @param left the flow that ended last because the customer spoke of something else; null for none
/// @param named what the customer named in this episode, the last thing of each kind, by the kind
/// @param tokens which access tokens hold
public record Conversation(
    String id,
    long version,
    String channel,
    String customer,
    Language language,
    Status status,
    int episode,
    Instant startedAt,
    List<Message> messages,
    Map<String, Accepted> accepted,
    List<Choice> offered,
    int declines,
    @Nullable OpenTicket ticket,
    long pressed,
    @Nullable String agent,
    @Nullable String wrapUp,
    @Nullable MoodTrend mood,
    Signs signs,
    @Nullable ActiveFlow flow,
    @Nullable ActiveFlow left,
    Map<String, Trace.EntityHeard> named,
    Tokens tokens) {

  /// How much of a message stands for it in a list.
  public static final int EXCERPT = 200;

  private static final String ANSWER = "answer";

  /// How long a replaced token still holds.
  public static final Duration TOKEN_GRACE = Duration.ofMinutes(1);

  /// A message of the customer that was taken.
  ///
  /// @param mac by what its text is recognised when it comes again; null where only the text itself
  ///   can tell
  /// @param contested whether another text came under its id
  public record Accepted(Message message, @Nullable String mac, boolean contested) {}

  /// A request for a person that nobody has closed.
  ///
  /// @param id the ticket's id
  /// @param reasons all that was heard, at least one
  public record OpenTicket(String id, Reasons reasons) {

    /// A request for one reason.
    public static OpenTicket of(String id, Reason reason) {
      return new OpenTicket(id, Reasons.of(reason));
    }

    OpenTicket and(Reason other) {
      return new OpenTicket(id, reasons.and(other));
    }

    /// The most pressing reason heard.
    public Reason reason() {
      return reasons.first();
    }

    /// Whether a complaint is filed under it.
    public boolean complaint() {
      return reasons.has(Reason.COMPLAINT);
    }

    /// Whether a reason, heard now, changes the ticket.
    public boolean changesWith(Reason other) {
      return reasons.change(other);
    }
  }

  /// Which generation of access token holds, and since when.
  public record Tokens(int generation, Instant since) {

    /// Whether a token of a generation holds at a time.
    public boolean accepts(int presented, Instant now) {
      return presented == generation
          || (presented == generation - 1 && now.isBefore(since.plus(TOKEN_GRACE)));
    }
  }

  /// The fold of all events of a conversation, from its first.
  public static Conversation of(String id, List<Recorded> events) {
    return new Fold(id, events.getFirst().time()).after(events);
  }

  /// This conversation after some more events.
  public Conversation after(List<Recorded> events) {
    return events.isEmpty() ? this : new Fold(this).after(events);
  }

  /// The messages after a place in the conversation.
  public List<Message> messagesAfter(long seq) {
    return messages.stream().filter(message -> message.seq() > seq).toList();
  }

  /// The beginning of what the customer wrote last, at most [#EXCERPT] characters and never half of
  /// one; empty when they wrote nothing yet.
  public String excerpt() {
    return lastOfCustomer().map(it -> excerpt(it.text())).orElse("");
  }

  /// The beginning of what the customer wrote that makes them pressing, once they wrote more after
  /// it; empty where nothing they wrote does. That a person was wished for, or no answer known,
  /// tells nothing of why.
  public Optional<String> pressing() {
    return ticket == null || ticket.reason().compareTo(Reason.PERSON) >= 0
        ? Optional.empty()
        : messages.stream()
            .filter(it -> it.seq() == pressed && it.author() == Author.CUSTOMER)
            .filter(it -> lastOfCustomer().filter(it::equals).isEmpty())
            .map(it -> excerpt(it.text()))
            .findFirst();
  }

  private Optional<Message> lastOfCustomer() {
    return messages.reversed().stream().filter(it -> it.author() == Author.CUSTOMER).findFirst();
  }

  /// The telephone number the customer named last in this episode; empty for none.
  public Optional<String> phone() {
    return Optional.ofNullable(named.get(Entity.Kind.PHONE.wire())).map(Trace.EntityHeard::text);
  }

  /// The beginning of a text, at most [#EXCERPT] characters and never half of one.
  public static String excerpt(String text) {
    if (text.length() <= EXCERPT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
    return text.substring(0, end) + "…";
  }

  /// What the assistant answered to a message of the customer.
  public List<Message> repliesTo(String clientMessageId) {
    return messages.stream()
        .filter(message -> clientMessageId.equals(message.inReplyTo()))
        .toList();
  }

  /// The choice of the assistant's last message that has these words, but for punctuation and case,
  /// or whose place in the list they name: `2`, `第二个`, "the second one".
  public Optional<Choice> offeredAs(String text) {
    return offeredAs(offered, text);
  }

  /// The choice among those offered that [#offeredAs(String)] finds.
  public static Optional<Choice> offeredAs(List<Choice> offered, String text) {
    String key = NormalForm.key(text);
    return offered.stream()
        .filter(choice -> NormalForm.key(choice.text()).equals(key))
        .findFirst()
        .or(() -> Place.of(text, offered.size()).map(offered::get));
  }

  /// The mutable state while events are taken in.
  private static final class Fold {
    private final String id;
    private final Instant startedAt;
    private final List<Message> messages;
    private final Map<String, Accepted> accepted;
    private long version;
    private String channel = "";
    private String customer = "";
    private Language language = Language.ZH;
    private Status status = Status.BOT;
    private int episode = 1;
    private List<Choice> offered = List.of();
    private int declines;
    private @Nullable OpenTicket ticket;
    private long pressed;
    private @Nullable String agent;
    private @Nullable String wrapUp;
    private @Nullable MoodTrend mood;
    private Signs signs = Signs.NONE;
    private @Nullable ActiveFlow flow;
    private @Nullable ActiveFlow left;
    private final Map<String, Trace.EntityHeard> named;
    private Tokens tokens;

    Fold(String id, Instant startedAt) {
      this.id = id;
      this.startedAt = startedAt;
      this.messages = new ArrayList<>();
      this.accepted = new HashMap<>();
      this.named = new HashMap<>();
      this.tokens = new Tokens(1, startedAt);
    }

    Fold(Conversation from) {
      this.id = from.id;
      this.startedAt = from.startedAt;
      this.messages = new ArrayList<>(from.messages);
      this.accepted = new HashMap<>(from.accepted);
      this.version = from.version;
      this.channel = from.channel;
      this.customer = from.customer;
      this.language = from.language;
      this.status = from.status;
      this.episode = from.episode;
      this.offered = from.offered;
      this.declines = from.declines;
      this.ticket = from.ticket;
      this.pressed = from.pressed;
      this.agent = from.agent;
      this.wrapUp = from.wrapUp;
      this.mood = from.mood;
      this.signs = from.signs;
      this.flow = from.flow;
      this.left = from.left;
      this.named = new HashMap<>(from.named);
      this.tokens = from.tokens;
    }

    Conversation after(List<Recorded> events) {
      for (Recorded recorded : events) {
        version = recorded.version();
        if (recorded.event() instanceof ConversationEvent event) {
          apply(event, recorded);
        }
      }
      return new Conversation(
          id,
          version,
          channel,
          customer,
          language,
          status,
          episode,
          startedAt,
          List.copyOf(messages),
          Map.copyOf(accepted),
          offered,
          declines,
          ticket,
          pressed,
          agent,
          wrapUp,
          mood,
          signs,
          flow,
          left,
          Map.copyOf(named),
          tokens);
    }

    private void apply(ConversationEvent event, Recorded at) {
      switch (event) {
        case ConversationEvent.Started e -> {
          channel = e.channel();
          customer = e.customer();
          language = e.language();
        }
        case ConversationEvent.Disclosed e -> {}
        case ConversationEvent.Reopened e -> {
          episode = e.episode();
          status = Status.BOT;
          declines = 0;
          offered = List.of();
          mood = null;
          signs = Signs.NONE;
          flow = null;
          left = null;
          named.clear();
        }
        case ConversationEvent.CustomerWrote e -> {
          if (e.language() == Language.ZH || e.language() == Language.EN) {
            language = e.language();
          }
          Message message = say(at, Author.CUSTOMER, e.text(), e.clientMessageId(), null);
          accepted.put(e.clientMessageId(), new Accepted(message, e.mac(), false));
          if (flow != null) {
            flow = flow.hears(e.text());
          }
        }
        case ConversationEvent.MessageConflict e ->
            accepted.computeIfPresent(
                e.clientMessageId(),
                (id, first) -> new Accepted(first.message(), first.mac(), true));
        case ConversationEvent.Decided e -> {
          declines =
              switch (e.say()) {
                case "decline" -> declines + 1;
                case "silent" -> declines;
                default -> 0;
              };
          hear(e.trace());
        }
        case ConversationEvent.SuitabilityDecided e -> {
          if (!e.withheld()) {
            messages.add(
                new Message(
                    at.version(),
                    Author.SYSTEM,
                    e.text(),
                    at.time(),
                    List.of(),
                    List.of(),
                    null,
                    e.inReplyTo(),
                    null));
          }
        }
        case ConversationEvent.AssistantWrote e -> {
          offered = e.choices();
          messages.add(
              new Message(
                  at.version(),
                  Author.ASSISTANT,
                  e.text(),
                  at.time(),
                  e.choices().stream().map(Choice::text).toList(),
                  e.citations(),
                  e.linked(),
                  null,
                  e.inReplyTo(),
                  null,
                  isRateable(e) ? AnswerRating.NONE : null,
                  null,
                  null,
                  null,
                  null));
        }
        case ConversationEvent.AnswerRated e ->
            messages.replaceAll(message ->
                message.seq() == e.seq() ? message.rated(AnswerRating.of(e.helpful())) : message);
        case ConversationEvent.HandoffRequested e -> {
          press(e);
          ticket =
              ticket != null && ticket.id().equals(e.ticket())
                  ? ticket.and(e.reason())
                  : OpenTicket.of(e.ticket(), e.reason());
          if (e.reason().customerWaits() && status == Status.BOT) {
            status = Status.QUEUED;
          }
        }
        case ConversationEvent.QueueLeft e -> leave(Status.BOT);
        case ConversationEvent.AgentJoined e -> {
          status = Status.HUMAN;
          flow = null;
          left = null;
          agent = e.agent();
          offered = List.of();
          Message told = say(at, Author.SYSTEM, e.text(), null, e.agent());
          messages.set(messages.size() - 1, told.about(Message.JOINED, null));
        }
        case ConversationEvent.AgentWrote e ->
            say(at, Author.AGENT, e.text(), e.clientMessageId(), e.agent());
        case ConversationEvent.HandedBack e -> {
          leave(Status.BOT);
          say(at, Author.SYSTEM, e.text(), null, e.agent());
        }
        case ConversationEvent.Resolved e -> {
          boolean asks = ticket != null && Satisfaction.isAsked(ticket);
          leave(Status.RESOLVED);
          wrapUp = e.wrapUp();
          Message told = say(at, Author.SYSTEM, e.text(), null, e.agent());
          if (asks) {
            messages.set(messages.size() - 1, told.satisfied(0));
          }
        }
        case ConversationEvent.SatisfactionRated e ->
            messages.replaceAll(
                message -> message.seq() == e.seq() ? message.satisfied(e.score()) : message);
        case ConversationEvent.Corrected e ->
            messages.add(
                new Message(
                    at.version(),
                    Author.ASSISTANT,
                    e.text(),
                    at.time(),
                    List.of(),
                    e.citations(),
                    null,
                    null,
                    e.by()));
        case ConversationEvent.Told e -> {
          Message told = say(at, Author.SYSTEM, e.text(), null, e.by());
          messages.set(messages.size() - 1, told.about(e.about(), e.outcome()));
        }
        case ConversationEvent.SurveyAsked e -> {
          Message question = say(at, Author.SYSTEM, e.text(), null, null);
          messages.set(messages.size() - 1, question.asks(new Message.Asked(e.survey(), null)));
        }
        case ConversationEvent.SurveyAnswered e ->
            messages.replaceAll(message ->
                message.seq() == e.seq() && message.survey() != null
                    ? message.asks(new Message.Asked(message.survey().survey(), e.score()))
                    : message);
        case ConversationEvent.FlowStarted e -> {
          flow = ActiveFlow.begun(e.flow(), e.about(), at.time());
          left = null;
        }
        case ConversationEvent.SlotFilled e -> {
          if (flow == null && left != null && left.flow().equals(e.flow())) {
            flow = left;
            left = null;
          }
          if (flow != null) {
            flow = flow.with(e.slot(), e.value());
          }
        }
        case ConversationEvent.FlowAsked e -> {
          if (flow != null) {
            flow = flow.asks(e.slot(), e.time(), at.time());
          }
        }
        case ConversationEvent.FlowEnded e -> {
          left = flow != null && e.outcome().equals(ActiveFlow.IGNORED) ? flow : left;
          flow = null;
        }
        case ConversationEvent.TokenRenewed e -> tokens = new Tokens(e.generation(), at.time());
      }
    }

    /// Whether the customer is asked if a message helped: an answer that rests on an article or a
    /// passage. Who waits for a person, complains, is in trouble or is upset is not asked, and
    /// nobody is while a flow asks something.
    private boolean isRateable(ConversationEvent.AssistantWrote e) {
      boolean calm =
          (ticket == null || ticket.reason() == Reason.LEAD) && (mood == null || !mood.upset());
      return e.say().equals(ANSWER)
          && e.inReplyTo() != null
          && !e.citations().isEmpty()
          && calm
          && flow == null;
    }

    // Of a person who was erased there is no trace left.
    private void hear(@Nullable Trace trace) {
      Trace.MoodHeard heard = trace == null ? null : trace.mood();
      if (heard != null) {
        mood = mood == null ? MoodTrend.of(heard) : mood.and(heard);
      }
      if (trace != null) {
        signs = signs.and(trace);
      }
      if (trace != null && trace.entities() != null) {
        trace.entities().forEach(entity -> named.put(entity.kind(), entity));
      }
    }

    /// Keeps which message was the most pressing. One that something was said after is not why, nor
    /// is what was said for a ticket that stood for more than the one after it.
    private void press(ConversationEvent.HandoffRequested e) {
      if (ticket == null || e.reason().compareTo(ticket.reason()) < 0) {
        Message last = messages.isEmpty() ? null : messages.getLast();
        pressed = last != null && last.author() == Author.CUSTOMER ? last.seq() : 0;
      } else if (!ticket.id().equals(e.ticket()) && e.reason() != ticket.reason()) {
        pressed = 0;
      }
    }

    private void leave(Status next) {
      status = next;
      agent = null;
      ticket = null;
      pressed = 0;
      flow = null;
      left = null;
      declines = 0;
    }

    private Message say(
        Recorded at,
        Author author,
        String text,
        @Nullable String clientMessageId,
        @Nullable String byAgent) {
      Message message =
          new Message(
              at.version(),
              author,
              text,
              at.time(),
              List.of(),
              List.of(),
              clientMessageId,
              null,
              byAgent);
      messages.add(message);
      return message;
    }
  }
}
