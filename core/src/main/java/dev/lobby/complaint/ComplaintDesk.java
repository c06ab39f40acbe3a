package dev.lobby.complaint;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Withheld;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What people do about complaints. Safe for use by many threads.
public final class ComplaintDesk {

  /// What became of a step.
  public sealed interface Outcome {
    /// It was taken.
    record Done(Complaint now) implements Outcome {}

    /// It was not.
    record Refused(List<Refusal> why) implements Outcome {
      public Refused {
        why = List.copyOf(why);
      }
    }

    /// There is no such complaint.
    record Unknown() implements Outcome {}
  }

  /// By which way a customer is told in their conversation; any other is one outside of Lobby.
  public static final String BY_CONVERSATION = "conversation";

  /// Who escalates when a clock ends.
  public static final String CLOCKWORK = "clock";

  /// What a customer is asked once a complaint is closed.
  @FunctionalInterface
  public interface Survey {
    /// Nothing is asked.
    Survey NONE = (place, number) -> List.of();

    /// What is written in the conversation to ask; nothing where nothing is to be asked.
    ///
    /// @param place the conversation, opened again if it was resolved
    List<ConversationEvent> ask(Conversation place, String number);
  }

  /// What ends with a complaint where its customer still waits for a person.
  @FunctionalInterface
  public interface Waits {
    /// Whoever waits, waits on.
    Waits NONE = (place, complaint, by) -> List.of();

    /// What is written to end a wait; empty where nobody waits, or has something else to say.
    ///
    /// @param place one of the complaint's conversations, which gets at most one event
    /// @param complaint as it is before it is closed
    List<StreamWrite> end(Conversation place, Complaint complaint, String by);
  }

  private final Journal journal;
  private final Conversations conversations;
  private final ClockRules rules;
  private final InstantSource clock;
  private final Survey survey;
  private final Waits waits;

  public ComplaintDesk(
      Journal journal, Conversations conversations, ClockRules rules, InstantSource clock) {
    this(journal, conversations, rules, clock, Survey.NONE, Waits.NONE);
  }

  /// As the other, asks customers how satisfied they are, and ends what they wait for.
  public ComplaintDesk(
      Journal journal,
      Conversations conversations,
      ClockRules rules,
      InstantSource clock,
      Survey survey,
      Waits waits) {
    this.survey = survey;
    this.waits = waits;
    this.journal = journal;
    this.conversations = conversations;
    this.rules = rules;
    this.clock = clock;
  }

  /// The clocks complaints run on.
  public ClockRules rules() {
    return rules;
  }

  /// Says what it is about.
  public Outcome classify(
      String number, String by, String product, String cause, Severity severity) {
    return step(
        number,
        now -> {
          if (now.closed()) {
            return closed();
          }
          Optional<String> major =
              now.duplicates().stream()
                  .map(Complaint.Duplicate::number)
                  .filter(it -> severity != Severity.MAJOR && isMajor(it))
                  .findFirst();
          // Or the shorter time of the major one would be gone.
          return major.isPresent()
              ? refuse(
                  major.get() + " 为重大投诉，已并入本投诉；请先撤销其并入。",
                  major.get() + " is joined to it and major: part that one first.")
              : take(new ComplaintEvent.Classified(by, product, cause, severity));
        });
  }

  private boolean isMajor(String number) {
    Complaint other = load(number);
    return other != null && other.severity() == Severity.MAJOR;
  }

  /// Gives it to an owner.
  public Outcome assign(String number, String by, String owner) {
    return step(
        number,
        now -> {
          if (now.closed()) {
            return closed();
          }
          return owner.equals(now.owner())
              ? refuse("已由 " + owner + " 负责。", owner + " looks after it already.")
              : take(new ComplaintEvent.Assigned(by, owner));
        });
  }

  /// Notes that the customer was told it arrived.
  public Outcome acknowledge(String number, String by, String how) {
    return step(
        number,
        now ->
            now.reached(Milestone.ACKNOWLEDGED).isPresent()
                ? refuse("已告知客户收到投诉。", "The customer was told already that it arrived.")
                : take(new ComplaintEvent.Acknowledged(by, how)));
  }

  /// Notes what was found out on the way.
  public Outcome note(String number, String by, String text) {
    return step(number, now -> take(new ComplaintEvent.Noted(by, text)));
  }

  /// Says what is done next, and by when.
  public Outcome plan(String number, String by, String action, Instant until) {
    return step(
        number,
        now -> {
          if (now.closed()) {
            return closed();
          }
          return until.isAfter(clock.instant())
              ? take(new ComplaintEvent.Planned(by, action, until.toString()))
              : refuse("期限已过：" + until + "。", "Its time, " + until + ", is past.");
        });
  }

  /// Gives it to somebody who may do more.
  public Outcome escalate(String number, String by, String reason) {
    return step(
        number,
        now -> now.closed() ? closed() : take(new ComplaintEvent.Escalated(by, null, reason)));
  }

  /// Escalates it because a clock ends, once for each clock.
  Outcome escalateFor(String number, String rule) {
    return step(
        number,
        now ->
            now.closed() || now.warned().contains(rule)
                ? refuse("已升级。", "It was escalated already.")
                : take(new ComplaintEvent.Escalated(CLOCKWORK, rule, null)));
  }

  /// Asks for more time for a clock.
  public Outcome askForTime(String number, String by, String rule, String reason) {
    return step(
        number,
        now -> {
          Optional<Refusal> refusal = noMoreTime(now, rule);
          if (refusal.isPresent()) {
            return new Step(List.of(refusal.get()), null);
          }
          return now.asked().containsKey(rule)
              ? refuse("已申请延期，等待批准。", "More time was asked for already, and waits for approval.")
              : take(new ComplaintEvent.ExtensionAsked(by, rule, reason));
        });
  }

  private Optional<Refusal> noMoreTime(Complaint now, String rule) {
    Optional<ClockRule> found = rules.rule(rule);
    if (found.isEmpty()) {
      return Optional.of(new Refusal("没有名为 " + rule + " 的时限。", "There is no clock " + rule + "."));
    }
    ClockRule known = found.get();
    if (known.extensions().size() <= now.extensions(rule)) {
      return Optional.of(
          new Refusal("该时限不能再延长。", "The clock " + rule + " cannot be given more time."));
    }
    if (now.reached(known.until()).isPresent()) {
      return Optional.of(new Refusal("该时限已停止。", "The clock " + rule + " has stopped."));
    }
    return Optional.empty();
  }

  /// Gives a clock the time that somebody else asked for.
  public Outcome grantTime(String number, String by, String rule) {
    return step(
        number,
        now -> {
          String asker = now.asked().get(rule);
          if (asker == null) {
            return refuse("没有待批准的延期申请。", "Nobody asked for more time for the clock " + rule + ".");
          }
          return asker.equals(by)
              ? refuse("申请人不能自己批准。", "Whoever asked cannot approve; a second person must.")
              : take(new ComplaintEvent.Extended(by, rule));
        });
  }

  /// Adds a conversation that is about it, too.
  public Outcome link(String number, String by, String conversation) {
    Optional<Conversation> other = conversations.load(conversation);
    return step(
        number,
        now -> {
          if (other.isEmpty()) {
            return refuse("没有这个会话。", "There is no such conversation.");
          }
          if (!other.get().customer().equals(now.customer())) {
            return refuse("该会话属于另一位客户。", "That conversation is another customer's.");
          }
          return now.places().contains(conversation)
              ? refuse("已关联。", "It is linked already.")
              : take(new ComplaintEvent.Linked(by, conversation));
        });
  }

  /// Makes it one of many with the same cause.
  ///
  /// @param group the number of the complaint that stands for them
  public Outcome group(String number, String by, String group) {
    Complaint head = load(group);
    return step(
        number,
        now -> {
          if (head == null) {
            return refuse("没有编号为 " + group + " 的投诉。", "There is no complaint " + group + ".");
          }
          if (head.joined() != null) {
            return refuse(
                group + " 已并入 " + head.joined().into() + "，请归入后者。",
                group + " is joined to " + head.joined().into() + ": put it with that one.");
          }
          if (head.group() != null && !head.group().equals(group)) {
            return refuse(
                group + " 本身属于 " + head.group() + "。",
                group + " is itself one of the group " + head.group() + ".");
          }
          return group.equals(now.group())
              ? refuse("已在该组。", "It is in that group already.")
              : take(new ComplaintEvent.Grouped(by, group));
        });
  }

  /// Decides it.
  public Outcome resolve(String number, String by, Resolution resolution) {
    return step(
        number,
        now -> {
          if (now.closed()) {
            return closed();
          }
          if (now.owner() == null) {
            return refuse("请先指定负责人。", "Give it an owner first.");
          }
          if (now.reached(Milestone.TOLD).isPresent()) {
            return refuse(
                "已告知客户结果；如需改变，请先重新打开。",
                "The customer was told already; reopen it to decide otherwise.");
          }
          List<Refusal> missing = resolution.missing();
          return missing.isEmpty()
              ? take(
                  new ComplaintEvent.Resolved(
                      by,
                      resolution.finding(),
                      resolution.cause(),
                      resolution.found(),
                      resolution.remedy(),
                      resolution.appeal()))
              : new Step(missing, null);
        });
  }

  /// Tells the customer what was decided: in their conversation, where the words of the resolution
  /// are written in the same moment, or notes that it was done by another way. The customer of a
  /// major one is told by somebody else than who decided it: a second person has looked before they
  /// hear of it.
  ///
  /// @param how [#BY_CONVERSATION], or the other way, such as `telephone`
  public Outcome tell(String number, String by, String how) {
    Complaint now = load(number);
    if (now == null) {
      return new Outcome.Unknown();
    }
    if (!how.equals(BY_CONVERSATION)) {
      return step(number, it -> tellable(it, by).orElseGet(() -> take(told(by, how))));
    }
    try {
      return tellInConversation(number, by, now);
    } catch (Withheld e) {
      return new Outcome.Refused(List.of(new Refusal(e.zh(), e.en())));
    }
  }

  private Outcome tellInConversation(String number, String by, Complaint now) {
    return conversations
        .change(place(now), place -> tell(number, by, place))
        .orElseGet(() ->
            new Outcome.Refused(
                List.of(
                    new Refusal(
                        "会话已不存在，请用其他方式告知。",
                        "The conversation is gone; tell the customer by another way."))));
  }

  /// Where the customer reads of it: the last of its places that is of their own record. One of
  /// another record, which is the same person's today, may turn out to be somebody else's. One that
  /// came by another way has no such place, which is told as an id that no conversation has.
  private String place(Complaint now) {
    return now.places().reversed().stream()
        .filter(id ->
            conversations
                .load(id)
                .map(Conversation::customer)
                .filter(now.customer()::equals)
                .isPresent())
        .findFirst()
        .orElse(now.conversations().isEmpty() ? "" : now.conversations().getLast());
  }

  private Plan<Outcome> tell(String number, String by, Conversation place) {
    List<Recorded> events = journal.read(ComplaintEvent.stream(number), 0);
    Complaint now = fold(events);
    Optional<Step> refused = now == null ? Optional.empty() : tellable(now, by);
    if (now == null || refused.isPresent()) {
      return Plan.nothing(
          refused
              .<Outcome>map(it -> new Outcome.Refused(it.refusals))
              .orElseGet(Outcome.Unknown::new));
    }
    String text = words(events, place.language() == Language.EN, now);
    List<StreamWrite> writes = new ArrayList<>();
    String stream = ConversationEvent.stream(place.id());
    long version = place.version();
    if (place.status() == Status.RESOLVED) {
      writes.add(
          new StreamWrite(
              stream,
              version++,
              place.customer(),
              new ConversationEvent.Reopened(place.episode() + 1)));
    }
    writes.add(
        new StreamWrite(
            stream, version, place.customer(), new ConversationEvent.Told(by, number, text)));
    writes.add(
        new StreamWrite(
            ComplaintEvent.stream(number),
            events.size(),
            now.customer(),
            told(by, BY_CONVERSATION)));
    return new Plan<>(writes, after -> done(number));
  }

  private Outcome done(String number) {
    Complaint now = load(number);
    return now == null ? new Outcome.Unknown() : new Outcome.Done(now);
  }

  private static ComplaintEvent told(String by, String how) {
    return new ComplaintEvent.Told(by, how);
  }

  /// Why somebody cannot tell the customer now; empty when they can.
  private static Optional<Step> tellable(Complaint now, String by) {
    if (now.joined() != null) {
      return Optional.of(joined(now.joined()));
    }
    if (now.reached(Milestone.RESOLVED).isEmpty()) {
      return Optional.of(refuse("尚未作出处理决定。", "Nothing is decided yet."));
    }
    if (now.reached(Milestone.TOLD).isPresent()) {
      return Optional.of(refuse("已告知客户。", "The customer was told already."));
    }
    return needsAnother(now, by)
        ? Optional.of(
            refuse(
                "重大投诉须由作出决定以外的人告知客户。",
                "The customer of a major complaint is told by somebody else than who decided it."))
        : Optional.empty();
  }

  /// The words of the last resolution.
  private static String words(List<Recorded> events, boolean english, Complaint now) {
    for (Recorded recorded : events.reversed()) {
      if (recorded.event() instanceof ComplaintEvent.Resolved e) {
        return new Resolution(e.finding(), e.cause(), e.found(), e.remedy(), e.appeal())
            .text(
                english,
                now.number(),
                now.duplicates().stream().map(Complaint.Duplicate::number).toList());
      }
    }
    throw new IllegalStateException(now.number() + " is resolved and has no resolution");
  }

  /// Ends it, once the customer was told; a major one by somebody else than who decided it. Whoever
  /// still waits for a person because of it need not any more, and a customer who was told in their
  /// conversation is asked there how satisfied they are.
  public Outcome close(String number, String by) {
    Complaint now = load(number);
    if (now == null) {
      return new Outcome.Unknown();
    }
    return conversations
        .change(place(now), place -> close(number, by, place))
        .orElseGet(() -> step(number, it -> closable(it, by).orElseGet(() -> take(closed(by)))));
  }

  private Plan<Outcome> close(String number, String by, Conversation place) {
    List<Recorded> events = journal.read(ComplaintEvent.stream(number), 0);
    Complaint now = fold(events);
    Optional<Step> refused = now == null ? Optional.empty() : closable(now, by);
    if (now == null || refused.isPresent()) {
      return Plan.nothing(
          refused
              .<Outcome>map(it -> new Outcome.Refused(it.refusals))
              .orElseGet(Outcome.Unknown::new));
    }
    List<StreamWrite> writes = new ArrayList<>();
    for (String id : now.places()) {
      Optional<Conversation> one =
          id.equals(place.id()) ? Optional.of(place) : conversations.load(id);
      // One of another record, which was the same person's once, may be somebody else's.
      if (one.filter(it -> it.customer().equals(now.customer())).isPresent()) {
        writes.addAll(waits.end(one.get(), now, by));
      }
    }
    if (isToldInConversation(events)) {
      Conversation then = after(place, writes);
      List<ConversationEvent> asked = new ArrayList<>(survey.ask(then, number));
      if (!asked.isEmpty() && then.status() == Status.RESOLVED) {
        asked.addFirst(new ConversationEvent.Reopened(then.episode() + 1));
      }
      long version = then.version();
      for (ConversationEvent event : asked) {
        writes.add(
            new StreamWrite(
                ConversationEvent.stream(place.id()), version++, place.customer(), event));
      }
    }
    writes.add(
        new StreamWrite(ComplaintEvent.stream(number), events.size(), now.customer(), closed(by)));
    return new Plan<>(writes, after -> done(number));
  }

  /// A conversation as it will be once more is written.
  private Conversation after(Conversation place, List<StreamWrite> writes) {
    List<Recorded> more = new ArrayList<>();
    for (StreamWrite write : writes) {
      if (write.stream().equals(ConversationEvent.stream(place.id()))) {
        more.add(
            new Recorded(
                write.stream(),
                place.version() + more.size() + 1,
                journal.head() + 1,
                clock.instant(),
                write.subject(),
                write.event()));
      }
    }
    return place.after(more);
  }

  private static ComplaintEvent closed(String by) {
    return new ComplaintEvent.Closed(by);
  }

  /// Whether the customer was told what counts now in their conversation.
  private static boolean isToldInConversation(List<Recorded> events) {
    for (Recorded recorded : events.reversed()) {
      if (recorded.event() instanceof ComplaintEvent.Told told) {
        return told.how().equals(BY_CONVERSATION);
      }
    }
    return false;
  }

  /// Why it cannot be ended now; empty when it can.
  private static Optional<Step> closable(Complaint now, String by) {
    if (now.joined() != null) {
      return Optional.of(joined(now.joined()));
    }
    if (now.closed()) {
      return Optional.of(closed());
    }
    if (now.reached(Milestone.TOLD).isEmpty()) {
      return Optional.of(
          refuse(
              "告知客户处理结果后才能结案。", "It can be closed when the customer was told what was decided."));
    }
    return needsAnother(now, by)
        ? Optional.of(
            refuse(
                "重大投诉须由作出决定以外的人结案。",
                "A major complaint is closed by somebody else than who decided it."))
        : Optional.empty();
  }

  /// Whether a second person is to take the step: it is a major one, and they decided it.
  private static boolean needsAnother(Complaint now, String by) {
    return now.severity() == Severity.MAJOR && by.equals(now.decidedBy());
  }

  /// Takes it up again after the bank had decided, or it had ended with nothing decided.
  public Outcome reopen(String number, String by, String reason) {
    return step(
        number,
        now ->
            now.reached(Milestone.RESOLVED).isPresent() || now.ending() != null
                ? take(new ComplaintEvent.Reopened(by, reason))
                : refuse("尚未作出处理决定，无需重新打开。", "Nothing is decided that could be reopened."));
  }

  /// Notes how satisfied the customer is with how it was handled.
  ///
  /// @param score from 1 to 5
  public Outcome rate(String number, int score) {
    return step(
        number,
        now -> {
          if (score < 1 || score > 5) {
            return refuse("评分为 1 到 5。", "A rating is from 1 to 5.");
          }
          return now.reached(Milestone.TOLD).isEmpty()
              ? refuse("告知处理结果后才能评价。", "It can be rated when the customer was told.")
              : take(new ComplaintEvent.Rated(score));
        });
  }

  /// @param refusals why nothing is written; empty when something is
  private record Step(List<Refusal> refusals, @Nullable ComplaintEvent event) {}

  private static Step take(ComplaintEvent event) {
    return new Step(List.of(), event);
  }

  private static Step refuse(String zh, String en) {
    return new Step(List.of(new Refusal(zh, en)), null);
  }

  /// What goes on as part of another one is handled there.
  private static Step joined(Complaint.Join join) {
    return refuse(
        "已并入 " + join.into() + "，请在那里处理。",
        "It is joined to " + join.into() + ": take the step there.");
  }

  private static Step closed() {
    return refuse("已结案。", "It is closed.");
  }

  private @Nullable Complaint load(String number) {
    return fold(journal.read(ComplaintEvent.stream(number), 0));
  }

  private static @Nullable Complaint fold(List<Recorded> events) {
    return Complaint.of(events).orElse(null);
  }

  private Outcome step(String number, Function<Complaint, Step> plan) {
    String stream = ComplaintEvent.stream(number);
    while (true) {
      Complaint now = load(number);
      if (now == null) {
        return new Outcome.Unknown();
      }
      Step step = now.joined() == null ? plan.apply(now) : joined(now.joined());
      ComplaintEvent event = step.event;
      if (event == null) {
        return new Outcome.Refused(step.refusals);
      }
      StreamWrite write = new StreamWrite(stream, now.version(), now.customer(), event);
      if (journal.append(List.of(write)) instanceof AppendResult.Appended appended) {
        Complaint after = Complaint.after(now, appended.recorded().getFirst());
        return after == null ? new Outcome.Unknown() : new Outcome.Done(after);
      }
    }
  }
}
