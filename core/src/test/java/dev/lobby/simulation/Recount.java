package dev.lobby.simulation;

import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.AnswerRating;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.AgentJoined;
import dev.lobby.conversation.ConversationEvent.AgentWrote;
import dev.lobby.conversation.ConversationEvent.AnswerRated;
import dev.lobby.conversation.ConversationEvent.AssistantWrote;
import dev.lobby.conversation.ConversationEvent.CustomerWrote;
import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.ConversationEvent.HandedBack;
import dev.lobby.conversation.ConversationEvent.HandoffRequested;
import dev.lobby.conversation.ConversationEvent.Reopened;
import dev.lobby.conversation.ConversationEvent.Resolved;
import dev.lobby.conversation.ConversationEvent.SatisfactionRated;
import dev.lobby.conversation.ConversationEvent.Started;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Reasons;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Summary;
import dev.lobby.desk.Ticket;
import dev.lobby.desk.TicketEvent;
import dev.lobby.erasure.Erasure;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the journal says when it is read from end to end, without any view: for each thing a view
/// can be asked, all events of a stream are looked through for it.
final class Recount {

  private final Map<String, List<Recorded>> streams = new LinkedHashMap<>();
  private final List<Recorded> all = new ArrayList<>();

  Recount(Journal journal) {
    journal.replay(
        0,
        journal.head(),
        recorded -> {
          all.add(recorded);
          streams.computeIfAbsent(recorded.stream(), stream -> new ArrayList<>()).add(recorded);
        });
  }

  /// All events, in the journal's order.
  List<Recorded> all() {
    return all;
  }

  /// The events of a stream.
  List<Recorded> of(String stream) {
    return streams.getOrDefault(stream, List.of());
  }

  private List<String> ids(String kind) {
    return streams.keySet().stream()
        .filter(stream -> stream.startsWith(kind))
        .map(stream -> stream.substring(kind.length()))
        .toList();
  }

  private static <E extends Event> Stream<E> only(List<Recorded> events, Class<E> type) {
    return events.stream().map(Recorded::event).filter(type::isInstance).map(type::cast);
  }

  private static <T> Optional<T> last(Stream<T> values) {
    return values.reduce((one, other) -> other);
  }

  /// The time of the last event that is one of these.
  private static Instant lastTime(List<Recorded> events, List<Class<? extends Event>> types) {
    return last(events.stream()
            .filter(one -> types.stream().anyMatch(type -> type.isInstance(one.event()))))
        .map(Recorded::time)
        .orElse(events.getFirst().time());
  }

  /// The ids of all conversations, in the order they began.
  List<String> conversations() {
    return ids("conversation/");
  }

  /// The events of a conversation.
  List<Recorded> conversation(String id) {
    return of("conversation/" + id);
  }

  /// Everything that was said in a conversation and can be read.
  List<String> texts(String id) {
    return conversation(id).stream().flatMap(one -> text(one.event()).stream()).toList();
  }

  /// What customers and agents wrote in a conversation.
  List<String> wordsOfPeople(String id) {
    return conversation(id).stream()
        .filter(one -> one.event() instanceof CustomerWrote || one.event() instanceof AgentWrote)
        .flatMap(one -> text(one.event()).stream())
        .toList();
  }

  private static Optional<String> text(Event event) {
    return Optional.ofNullable(
        switch (event) {
          case CustomerWrote e -> e.text();
          case AssistantWrote e -> e.text();
          case AgentJoined e -> e.text();
          case AgentWrote e -> e.text();
          case HandedBack e -> e.text();
          case Resolved e -> e.text();
          default -> null;
        });
  }

  /// The summaries of all conversations, by id.
  Map<String, Summary> summaries() {
    Map<String, Summary> summaries = new LinkedHashMap<>();
    conversations().forEach(id -> summaries.put(id, summary(id, conversation(id))));
    return summaries;
  }

  private static Summary summary(String id, List<Recorded> events) {
    Started started = only(events, Started.class).findFirst().orElseThrow();
    Map<String, Integer> decisions = new HashMap<>();
    only(events, Decided.class).forEach(e -> decisions.merge(e.say(), 1, Integer::sum));
    return new Summary(
        id,
        started.channel(),
        started.customer(),
        last(only(events, CustomerWrote.class)
                .map(CustomerWrote::language)
                .filter(it -> it == Language.ZH || it == Language.EN))
            .orElse(started.language()),
        events.getFirst().time(),
        lastTime(events, List.of(CustomerWrote.class, AssistantWrote.class, AgentWrote.class)),
        status(events),
        (int)
            events.stream()
                .map(Recorded::event)
                .filter(e ->
                    e instanceof CustomerWrote
                        || e instanceof AssistantWrote
                        || e instanceof AgentWrote)
                .count(),
        only(events, Decided.class)
            .filter(e -> e.say().equals("answer"))
            .flatMap(e -> e.articles().stream())
            .map(article -> article.split("@", -1)[0])
            .distinct()
            .toList(),
        decisions,
        handoff(only(events, HandoffRequested.class).toList()),
        last(only(events, Resolved.class).map(Resolved::wrapUp)).orElse(null),
        last(only(events, AgentJoined.class).map(AgentJoined::agent)).orElse(null),
        ratings(events),
        last(only(events, SatisfactionRated.class).map(SatisfactionRated::score)).orElse(null));
  }

  /// The most pressing of what was asked for under the last ticket.
  private static @Nullable Reason handoff(List<HandoffRequested> asked) {
    return asked.stream()
        .filter(it -> it.ticket().equals(asked.getLast().ticket()))
        .map(HandoffRequested::reason)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Map<Long, AnswerRating> ratings(List<Recorded> events) {
    Map<Long, AnswerRating> ratings = new HashMap<>();
    only(events, AnswerRated.class)
        .forEach(e ->
            ratings.put(e.seq(), e.helpful() ? AnswerRating.HELPFUL : AnswerRating.NOT_HELPFUL));
    return ratings;
  }

  /// Who has it by the last change of hands, and of the assistant's whether somebody was called for
  /// since.
  private static Status status(List<Recorded> events) {
    for (Recorded recorded : events.reversed()) {
      switch (recorded.event()) {
        case Resolved e -> {
          return Status.RESOLVED;
        }
        case AgentJoined e -> {
          return Status.HUMAN;
        }
        case HandoffRequested e when e.reason() != Reason.LEAD -> {
          // An agent who has it keeps it.
          Status before = status(events.subList(0, events.indexOf(recorded)));
          return before == Status.BOT ? Status.QUEUED : before;
        }
        case HandedBack e -> {
          return Status.BOT;
        }
        case Reopened e -> {
          return Status.BOT;
        }
        default -> {}
      }
    }
    return Status.BOT;
  }

  /// The tickets nobody closed, by id.
  Map<String, Ticket> openTickets() {
    Map<String, Ticket> open = new LinkedHashMap<>();
    for (String id : ids("ticket/")) {
      List<Recorded> events = of("ticket/" + id);
      if (only(events, TicketEvent.Closed.class).findAny().isEmpty()) {
        open.put(id, ticket(id, events, isMajor(id)));
      }
    }
    return open;
  }

  /// A reason that was heard, and when.
  private record Heard(Reason reason, Instant at) {}

  private static Ticket ticket(String id, List<Recorded> events, boolean major) {
    TicketEvent.Opened opened = (TicketEvent.Opened) events.getFirst().event();
    List<Heard> heard =
        events.stream()
            .flatMap(one ->
                switch (one.event()) {
                  case TicketEvent.Opened e -> Stream.of(new Heard(e.reason(), one.time()));
                  case TicketEvent.Escalated e -> Stream.of(new Heard(e.reason(), one.time()));
                  default -> Stream.<Heard>empty();
                })
            .toList();
    return new Ticket(
        id,
        opened.conversation(),
        opened.customer(),
        Reasons.of(heard.stream().map(Heard::reason).toList()),
        opened.language(),
        heard.getFirst().at,
        heard.stream()
            .filter(one -> one.reason != Reason.LEAD)
            .findFirst()
            .orElse(heard.getFirst())
            .at,
        heard.stream()
            .map(one -> one.at.plus(one.reason.target()))
            .min(Comparator.naturalOrder())
            .orElseThrow(),
        heard.stream()
            .filter(one -> one.reason == Reason.COMPLAINT)
            .findFirst()
            .map(one -> one.at.plus(one.reason.target()))
            .orElse(null),
        major,
        last(only(events, TicketEvent.Claimed.class).map(TicketEvent.Claimed::agent)).orElse(null),
        null);
  }

  private boolean isMajor(String ticket) {
    return last(of("complaint/" + Ticket.complaintNumber(ticket)).stream()
            .flatMap(one ->
                switch (one.event()) {
                  case ComplaintEvent.Filed e -> Stream.of(e.severity());
                  case ComplaintEvent.Classified e -> Stream.of(e.severity());
                  default -> Stream.<Severity>empty();
                }))
        .filter(Severity.MAJOR::equals)
        .isPresent();
  }

  /// Where everybody's erasure stands, the one that changed last first.
  List<Erasure> erasures() {
    Function<Erasure, Recorded> changed = one -> of("erasure/" + one.subject()).getLast();
    return ids("erasure/").stream()
        .map(subject -> erasure(subject, of("erasure/" + subject)))
        .sorted(Comparator.comparing(changed.andThen(Recorded::sequence)).reversed())
        .toList();
  }

  private static Erasure erasure(String subject, List<Recorded> events) {
    int done = lastIndex(events, ErasureEvent.Done.class);
    List<Recorded> since = events.subList(done + 1, events.size());
    boolean held =
        lastIndex(events, ErasureEvent.Held.class)
            > lastIndex(events, ErasureEvent.HoldReleased.class);
    boolean requested =
        lastIndex(since, ErasureEvent.Requested.class)
            > lastIndex(since, ErasureEvent.Withdrawn.class);
    return new Erasure(
        subject,
        events.size(),
        held ? step(events, ErasureEvent.Held.class) : null,
        requested ? step(since, ErasureEvent.Requested.class) : null,
        only(since, ErasureEvent.Approved.class)
            .map(ErasureEvent.Approved::by)
            .findFirst()
            .orElse(null),
        done < 0 ? null : receipt(subject, events.subList(0, done + 1)));
  }

  private static int lastIndex(List<Recorded> events, Class<? extends Event> type) {
    int index = events.size() - 1;
    while (index >= 0 && !type.isInstance(events.get(index).event())) {
      index--;
    }
    return index;
  }

  private static Erasure.@Nullable Step step(
      List<Recorded> events, Class<? extends ErasureEvent> type) {
    Recorded recorded = events.get(lastIndex(events, type));
    return switch ((ErasureEvent) recorded.event()) {
      case ErasureEvent.Held e -> new Erasure.Step(e.by(), e.reason(), recorded.time());
      case ErasureEvent.Requested e -> new Erasure.Step(e.by(), e.reason(), recorded.time());
      default -> null;
    };
  }

  private static Erasure.Receipt receipt(String subject, List<Recorded> events) {
    Erasure.Step request = Objects.requireNonNull(step(events, ErasureEvent.Requested.class));
    return new Erasure.Receipt(
        subject,
        request.by(),
        request.reason(),
        last(only(events, ErasureEvent.Approved.class)).orElseThrow().by(),
        events.getLast().time(),
        events.getLast().sequence(),
        ((ErasureEvent.Done) events.getLast().event()).streams());
  }

  /// The customer's messages that stand in a conversation under a client message id.
  List<Recorded> written(String conversation, String clientMessageId) {
    return matching(
        conversation,
        event ->
            (event instanceof CustomerWrote e && e.clientMessageId().equals(clientMessageId))
                || (event instanceof AgentWrote a && a.clientMessageId().equals(clientMessageId)));
  }

  /// The decisions that were taken about a message.
  List<Recorded> decided(String conversation, String clientMessageId) {
    return matching(
        conversation, event -> event instanceof Decided e && e.inReplyTo().equals(clientMessageId));
  }

  /// What was answered to a message.
  List<Recorded> answered(String conversation, String clientMessageId) {
    return matching(
        conversation,
        event -> event instanceof AssistantWrote e && clientMessageId.equals(e.inReplyTo()));
  }

  /// The notes that another text came under a message's id.
  List<Recorded> contested(String conversation, String clientMessageId) {
    return matching(
        conversation,
        event ->
            event instanceof ConversationEvent.MessageConflict e
                && e.clientMessageId().equals(clientMessageId));
  }

  private List<Recorded> matching(String conversation, Predicate<Event> wanted) {
    return conversation(conversation).stream().filter(one -> wanted.test(one.event())).toList();
  }
}
