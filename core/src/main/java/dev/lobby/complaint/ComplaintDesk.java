package dev.lobby.complaint;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.conversation.Withheld;
import dev.lobby.conversation.Writing;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
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

  /// The bank's words for what a customer is told on the way.
  public interface Notices {
    /// Customers are told nothing on the way.
    Notices NONE =
        new Notices() {
          @Override
          public Optional<String> reopened(
              Complaint now, Language language, Optional<Instant> due) {
            return Optional.empty();
          }

          @Override
          public Optional<String> extended(
              Complaint now, Language language, Instant due, @Nullable String reason) {
            return Optional.empty();
          }

          @Override
          public Optional<String> stands(Complaint now, Language language, String remedy) {
            return Optional.empty();
          }

          @Override
          public Optional<String> accepted(Complaint now, Language language) {
            return Optional.empty();
          }
        };

    /// That it is looked into again.
    ///
    /// @param due by when the law has the customer told; empty where it sets no time
    Optional<String> reopened(Complaint now, Language language, Optional<Instant> due);

    /// That it takes longer.
    ///
    /// @param due by when the customer is told now
    /// @param reason why; null where nobody wrote that for the customer
    Optional<String> extended(
        Complaint now, Language language, Instant due, @Nullable String reason);

    /// That what was decided stands though they did not accept it, and where they can go now.
    ///
    /// @param remedy what the bank does about it, as they were told
    Optional<String> stands(Complaint now, Language language, String remedy);

    /// That it is closed as they accepted what was decided.
    Optional<String> accepted(Complaint now, Language language);
  }

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Journal journal;
  private final Conversations conversations;
  private final ClockRules rules;
  private final MoreTime moreTime;
  private final InstantSource clock;
  private final Survey survey;
  private final Waits waits;
  private final Notices notices;
  private final Predicate<String> supervises;
  private final Seen seen;

  public ComplaintDesk(
      Journal journal, Conversations conversations, ClockRules rules, InstantSource clock) {
    this(
        journal, conversations, rules, clock, Survey.NONE, Waits.NONE, Notices.NONE, name -> false);
  }

  /// As the other, asks customers how satisfied they are, ends what they wait for, and tells them
  /// what becomes of their complaint on the way.
  ///
  /// @param supervises whether somebody of a user name is a supervisor
  public ComplaintDesk(
      Journal journal,
      Conversations conversations,
      ClockRules rules,
      InstantSource clock,
      Survey survey,
      Waits waits,
      Notices notices,
      Predicate<String> supervises) {
    this(journal, conversations, rules, clock, survey, waits, notices, supervises, Seen.WHATEVER);
  }

  private ComplaintDesk(
      Journal journal,
      Conversations conversations,
      ClockRules rules,
      InstantSource clock,
      Survey survey,
      Waits waits,
      Notices notices,
      Predicate<String> supervises,
      Seen seen) {
    this.survey = survey;
    this.waits = waits;
    this.journal = journal;
    this.conversations = conversations;
    this.rules = rules;
    this.moreTime = new MoreTime(rules);
    this.clock = clock;
    this.notices = notices;
    this.supervises = supervises;
    this.seen = seen;
  }

  /// The same desk for somebody who has looked at the complaint they take a step on: the step is
  /// refused, with who did what, where something happened since.
  public ComplaintDesk having(Seen looked) {
    return new ComplaintDesk(
        journal, conversations, rules, clock, survey, waits, notices, supervises, looked);
  }

  /// The clocks complaints run on.
  public ClockRules rules() {
    return rules;
  }

  /// Says what it is about. A major one becomes ordinary by a supervisor alone, and not by one who
  /// decided it: whoever did would need no second person for the rest.
  ///
  /// @param cause what went wrong, as far as is known; empty when it is not
  public Outcome classify(
      String number, String by, String product, String cause, Severity severity) {
    return step(
        number,
        now -> {
          if (now.closed()) {
            return closed();
          }
          if (now.severity() == Severity.MAJOR && severity != Severity.MAJOR) {
            Optional<Step> refused = lowered(now, by);
            if (refused.isPresent()) {
              return refused.get();
            }
          }
          if (now.reached(Milestone.RESOLVED).isPresent()
              && !cause.isBlank()
              && !cause.equals(now.cause())) {
            return refuse(
                "已作出处理决定，原因以决定中的“" + now.cause() + "”为准；需要更改的，请重新作出决定。",
                "It is decided, and the cause is the one decided, \""
                    + now.cause()
                    + "\"; decide again to change it.");
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
              : take(new ComplaintEvent.Classified(by, product, cause.strip(), severity));
        });
  }

  /// Why somebody cannot make a major one ordinary; empty when they can.
  private Optional<Step> lowered(Complaint now, String by) {
    if (!supervises.test(by)) {
      return Optional.of(
          refuse("重大投诉只能由主管改为一般。", "Only a supervisor makes a major complaint an ordinary one."));
    }
    // Also where it was reopened since: what was decided last is theirs.
    boolean decided =
        journal.read(ComplaintEvent.stream(now.number()), 0).reversed().stream()
            .flatMap(it ->
                it.event() instanceof ComplaintEvent.Resolved e ? Stream.of(e.by()) : Stream.of())
            .findFirst()
            .filter(by::equals)
            .isPresent();
    if (by.equals(now.owner())) {
      return Optional.of(
          refuse(
              "重大投诉须由负责人以外的主管改为一般。",
              "A major complaint is made an ordinary one by a supervisor who does not look after"
                  + " it."));
    }
    return decided
        ? Optional.of(
            refuse(
                "重大投诉作出决定后，须由作出决定以外的主管改为一般。",
                "Once it is decided, a major complaint is made an ordinary one by a supervisor who"
                    + " did not decide it."))
        : Optional.empty();
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
              : refuse(
                  "截止时间已过：" + local(until) + "。",
                  "That time is past: " + local(until) + ", by the bank's clock.");
        });
  }

  private String local(Instant at) {
    return TIME.format(at.atZone(rules.calendar().zone()));
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
            !now.open() || now.warned().contains(rule)
                ? refuse("已升级。", "It was escalated already.")
                : take(new ComplaintEvent.Escalated(CLOCKWORK, rule, null)));
  }

  /// Asks for more time for a clock.
  ///
  /// @param reason why, for whoever approves it
  /// @param toCustomer why, as the customer is told once it is approved
  public Outcome askForTime(
      String number, String by, String rule, String reason, String toCustomer) {
    return step(
        number,
        now -> {
          Optional<Refusal> refusal =
              moreTime
                  .whyNot(now, rule)
                  .or(() -> unlessSure(new CustomersLanguage(now.language()).doubt(toCustomer)));
          if (refusal.isPresent()) {
            return new Step(List.of(refusal.get()), null);
          }
          return now.asked().containsKey(rule)
              ? refuse("已申请延期，等待批准。", "More time was asked for already, and waits for approval.")
              : take(new ComplaintEvent.ExtensionAsked(by, rule, reason, toCustomer));
        });
  }

  /// What is asked of whoever is not sure yet.
  private Optional<Refusal> unlessSure(Optional<Refusal> doubt) {
    return doubt.filter(it -> it.unless() == null || !seen.sure().contains(it.unless()));
  }

  /// Gives a clock the time that somebody else asked for, and tells the customer so in their
  /// conversation.
  public Outcome grantTime(String number, String by, String rule) {
    return noticed(
        number,
        by,
        "延期",
        "more time",
        now ->
            MoreTime.whyNotAnswered(now, rule, by)
                .map(why -> new Step(List.of(why), null))
                .orElseGet(() -> take(new ComplaintEvent.Extended(by, rule))),
        (events, after, language) ->
            notices.extended(
                after,
                language,
                moreTime.due(after, rule, clock.instant()),
                MoreTime.toCustomer(events, rule)));
  }

  /// Does not give a clock the time that somebody else asked for.
  public Outcome refuseTime(String number, String by, String rule, String reason) {
    return step(
        number,
        now ->
            MoreTime.whyNotAnswered(now, rule, by)
                .map(why -> new Step(List.of(why), null))
                .orElseGet(() -> take(new ComplaintEvent.ExtensionRefused(by, rule, reason))));
  }

  /// What a customer is told of a step.
  @FunctionalInterface
  private interface Notice {
    /// @param after the complaint after the step
    /// @return empty when they are told nothing
    Optional<String> of(List<Recorded> before, Complaint after, Language language);
  }

  /// Takes a step of which the customer is told in their conversation in the same moment. Where
  /// that is gone the step is taken all the same, and it is noted that they are to be told by
  /// another way.
  ///
  /// @param zh what they are told of, for the note
  private Outcome noticed(
      String number,
      String by,
      String zh,
      String en,
      Function<Complaint, Step> plan,
      Notice notice) {
    Complaint now = load(number);
    if (now == null) {
      return new Outcome.Unknown();
    }
    try {
      return conversations
          .change(place(now), place -> noticed(number, by, place, plan, notice))
          .orElseGet(() -> {
            Outcome outcome = step(number, it -> untold(plan.apply(it)));
            // What was looked at is one step behind by now.
            return outcome instanceof Outcome.Done
                ? having(Seen.WHATEVER)
                    .note(
                        number,
                        by,
                        "没有可以告知的会话，客户尚未获告知"
                            + zh
                            + "：请用其他方式告知。 There is no conversation to tell them in, and"
                            + " the customer was not told of "
                            + en
                            + " there: tell them by another way.")
                : outcome;
          });
    } catch (Withheld e) {
      return new Outcome.Refused(List.of(new Refusal(e.zh(), e.en())));
    }
  }

  /// A step of which the customer is not told.
  private static Step untold(Step step) {
    return step.event instanceof ComplaintEvent.Reopened e
        ? take(new ComplaintEvent.Reopened(e.by(), e.reason(), false))
        : step;
  }

  private Plan<Outcome> noticed(
      String number, String by, Conversation place, Function<Complaint, Step> plan, Notice notice) {
    List<Recorded> events = journal.read(ComplaintEvent.stream(number), 0);
    Complaint now = fold(events);
    if (now == null) {
      return Plan.nothing(new Outcome.Unknown());
    }
    Step step = planned(events, now, plan);
    ComplaintEvent event = step.event;
    if (event == null) {
      return Plan.nothing(new Outcome.Refused(step.refusals));
    }
    Complaint after = after(now, event);
    Optional<String> text = notice.of(events, after, place.language());
    Writing writing = new Writing(place);
    text.ifPresent(words -> writing.tell(new ConversationEvent.Told(by, number, false, words)));
    writing.beside(
        new StreamWrite(
            ComplaintEvent.stream(number),
            events.size(),
            now.customer(),
            text.isPresent() ? event : Objects.requireNonNull(untold(step).event)));
    return new Plan<>(writing.writes(), then -> done(number));
  }

  /// A complaint as it will be once something happened.
  private Complaint after(Complaint now, ComplaintEvent event) {
    return Objects.requireNonNull(
        Complaint.after(
            now,
            new Recorded(
                ComplaintEvent.stream(now.number()),
                now.version() + 1,
                journal.head() + 1,
                clock.instant(),
                now.customer(),
                event)));
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
          return ComplaintGroups.whyNotUnder(now, head)
              .map(why -> new Step(List.of(why), null))
              .orElseGet(() -> take(new ComplaintEvent.Grouped(by, group)));
        });
  }

  /// Lets it stand by itself again.
  public Outcome ungroup(String number, String by) {
    return step(
        number,
        now ->
            now.group() == null
                ? refuse("不在任何组中。", "It is in no group.")
                : take(new ComplaintEvent.Grouped(by, null)));
  }

  /// Decides it: its owner does, or a supervisor.
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
          if (!mayDecide(now, by)) {
            return refuse(
                "本投诉由 " + now.owner() + " 负责：请先接手，或由其本人、主管作出决定。",
                now.owner()
                    + " looks after it: take it first, or leave the decision to them or a"
                    + " supervisor.");
          }
          if (now.reached(Milestone.TOLD).isPresent()) {
            return refuse(
                "已告知客户结果；如需改变，请先重新打开。",
                "The customer was told already; reopen it to decide otherwise.");
          }
          List<Refusal> missing = new ArrayList<>(missing(resolution));
          if (missing.isEmpty()) {
            unlessSure(new CustomersLanguage(now.language()).doubt(resolution))
                .ifPresent(missing::add);
            unlessSure(Owed.doubt(resolution)).ifPresent(missing::add);
          }
          return missing.isEmpty() ? take(resolution.event(by)) : new Step(missing, null);
        });
  }

  /// What is missing in a decision; empty when it is whole.
  List<Refusal> missing(Resolution resolution) {
    return resolution.missing(rules.calendar(), clock.instant());
  }

  /// Whether somebody may decide one that has an owner.
  boolean mayDecide(Complaint now, String by) {
    return by.equals(now.owner()) || supervises.test(by);
  }

  /// Tells the customer what was decided in their conversation, where the words of the resolution
  /// are written in the same moment. The customer of a major one is told by somebody else than who
  /// decided it: a second person has looked before they hear of it.
  public Outcome tell(String number, String by) {
    Complaint now = load(number);
    if (now == null) {
      return new Outcome.Unknown();
    }
    try {
      return tellInConversation(number, by, now);
    } catch (Withheld e) {
      return new Outcome.Refused(List.of(new Refusal(e.zh(), e.en())));
    }
  }

  /// Notes that the customer was told what was decided by another way than in their conversation.
  ///
  /// @param how the way, such as `telephone`
  /// @param note who was told, at which number or address, and when
  public Outcome toldBy(String number, String by, String how, String note) {
    Function<Complaint, Step> plan =
        it ->
            tellable(it, by)
                .orElseGet(() ->
                    note.strip().length() < Resolution.SHORTEST
                        ? refuse(
                            "请写明告知了谁、哪个号码或地址、什么时间。",
                            "Say who was told, at which number or address, and when.")
                        : take(new ComplaintEvent.Told(by, how, note.strip())));
    Complaint now = load(number);
    if (now == null) {
      return new Outcome.Unknown();
    }
    return conversations
        .change(place(now), place -> elsewhere(number, place, plan))
        .orElseGet(() -> step(number, plan));
  }

  /// A step of which the customer hears by another way: nothing more is asked in their
  /// conversation.
  private Plan<Outcome> elsewhere(
      String number, Conversation place, Function<Complaint, Step> plan) {
    List<Recorded> events = journal.read(ComplaintEvent.stream(number), 0);
    Complaint now = fold(events);
    if (now == null) {
      return Plan.nothing(new Outcome.Unknown());
    }
    Step step = planned(events, now, plan);
    if (step.event == null) {
      return Plan.nothing(new Outcome.Refused(step.refusals));
    }
    Writing writing = new Writing(place);
    OpenQuestions.end(writing, now);
    writing.beside(
        new StreamWrite(ComplaintEvent.stream(number), events.size(), now.customer(), step.event));
    promised(step.event, now, events, place.id()).forEach(writing::beside);
    return new Plan<>(writing.writes(), after -> done(number));
  }

  /// What is promised in the moment in which the customer is told what was decided.
  private List<StreamWrite> promised(
      ComplaintEvent event, Complaint now, List<Recorded> events, @Nullable String place) {
    return Owed.promised(event, now, events, place, rules.calendar());
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

  /// What the customer would be told of a decision; empty where nothing is decided.
  ///
  /// @param events the complaint's
  public Optional<String> telling(Complaint now, List<Recorded> events) {
    Language language =
        conversations.load(place(now)).map(Conversation::language).orElse(now.language());
    return now.reached(Milestone.RESOLVED).isEmpty()
        ? Optional.empty()
        : Optional.of(
            resolution(events).text(language == Language.EN, now.number(), duplicates(now)));
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
    if (now == null) {
      return Plan.nothing(new Outcome.Unknown());
    }
    Step step =
        planned(
            events,
            now,
            it ->
                tellable(it, by)
                    .or(() ->
                        unlessSure(
                                new CustomersLanguage(place.language()).doubt(resolution(events)))
                            .map(why -> new Step(List.of(why), null)))
                    .orElseGet(() -> take(new ComplaintEvent.Told(by, BY_CONVERSATION, null))));
    ComplaintEvent event = step.event;
    if (event == null) {
      return Plan.nothing(new Outcome.Refused(step.refusals));
    }
    String text =
        resolution(events).text(place.language() == Language.EN, now.number(), duplicates(now));
    Writing writing = new Writing(place);
    OpenQuestions.end(writing, now);
    writing.tell(new ConversationEvent.Told(by, number, true, text));
    writing.beside(
        new StreamWrite(ComplaintEvent.stream(number), events.size(), now.customer(), event));
    promised(event, now, events, place.id()).forEach(writing::beside);
    return new Plan<>(writing.writes(), after -> done(number));
  }

  private Outcome done(String number) {
    Complaint now = load(number);
    return now == null ? new Outcome.Unknown() : new Outcome.Done(now);
  }

  /// Why somebody cannot tell the customer now; empty when they can.
  private Optional<Step> tellable(Complaint now, String by) {
    if (now.joined() != null) {
      return Optional.of(joined(now.joined()));
    }
    if (now.reached(Milestone.RESOLVED).isEmpty()) {
      return Optional.of(refuse("尚未作出处理决定。", "Nothing is decided yet."));
    }
    if (now.reached(Milestone.TOLD).isPresent()) {
      return Optional.of(refuse("已告知客户。", "The customer was told already."));
    }
    if (needsAnother(now, by)) {
      return Optional.of(
          now.severity() == Severity.MAJOR
              ? refuse(
                  "重大投诉须由作出决定以外的人告知客户。",
                  "The customer of a major complaint is told by somebody else than who decided"
                      + " it.")
              : lowered("告知客户", "tells the customer"));
    }
    List<Recorded> events = journal.read(ComplaintEvent.stream(now.number()), 0);
    return Owed.over(events, rules.calendar(), clock.instant())
        .map(why -> new Step(List.of(why), null));
  }

  /// The last resolution.
  private static Resolution resolution(List<Recorded> events) {
    return Resolution.last(events).orElseThrow();
  }

  private static List<String> duplicates(Complaint now) {
    return now.duplicates().stream().map(Complaint.Duplicate::number).toList();
  }

  /// Ends it, once the customer was told and it is said what it was about; a major one by somebody
  /// else than who decided it, and where the customer wrote since only by somebody who knows.
  /// Whoever still waits for a person because of it need not any more. A customer who did not
  /// accept what they were told reads that it stands, and where they can go; one who was told in
  /// their conversation is asked there how satisfied they are.
  public Outcome close(String number, String by) {
    Complaint now = load(number);
    if (now == null) {
      return new Outcome.Unknown();
    }
    return conversations
        .change(place(now), place -> close(number, by, place))
        .orElseGet(() -> step(number, it -> closing(it, by)));
  }

  private Step closing(Complaint now, String by) {
    return closable(now, by)
        .or(() -> unanswered(now).map(why -> new Step(List.of(why), null)))
        .orElseGet(() -> take(closed(by)));
  }

  /// Why it is not closed without being sure: what the customer wrote since they were told, which
  /// may be that they do not agree.
  private Optional<Refusal> unanswered(Complaint now) {
    Optional<Instant> told = now.reached(Milestone.TOLD);
    if (told.isEmpty() || seen.sure().contains(Doubt.UNANSWERED)) {
      return Optional.empty();
    }
    // Who accepts it has no more to say of what came before.
    Instant since =
        now.wishes().contains(Wish.ACCEPTANCE)
            ? Wish.last(Wish.ACCEPTANCE, journal.read(ComplaintEvent.stream(now.number()), 0))
                .filter(told.get()::isBefore)
                .orElse(told.get())
            : told.get();
    return WrittenSince.last(now, since, conversations)
        .map(last ->
            new Refusal(
                "客户在获告知之后又写道：\n" + last + "\n请先回复或重新打开；仍要结案的，请确认。",
                "Since they were told, the customer wrote:\n"
                    + last
                    + "\nAnswer or reopen it first, or confirm to close it all the same.",
                Doubt.UNANSWERED));
  }

  private Plan<Outcome> close(String number, String by, Conversation place) {
    List<Recorded> events = journal.read(ComplaintEvent.stream(number), 0);
    Complaint now = fold(events);
    if (now == null) {
      return Plan.nothing(new Outcome.Unknown());
    }
    Step step = planned(events, now, it -> closing(it, by));
    if (step.event == null) {
      return Plan.nothing(new Outcome.Refused(step.refusals));
    }
    Writing writing = new Writing(place);
    for (String id : now.places()) {
      Writing one =
          id.equals(place.id()) ? writing : conversations.load(id).map(Writing::new).orElse(null);
      // One of another record, which was the same person's once, may be somebody else's.
      if (one == null || !one.now().customer().equals(now.customer())) {
        continue;
      }
      waits.end(one, now, by);
      if (one != writing) {
        one.writes().forEach(writing::beside);
      }
    }
    if (now.objectedAt() != null) {
      notices
          .stands(now, place.language(), resolution(events).remedy())
          .ifPresent(text -> writing.tell(new ConversationEvent.Told(by, number, false, text)));
    }
    List<ConversationEvent> asked =
        isToldInConversation(events) ? survey.ask(writing.now(), number) : List.of();
    // Who is asked how content they are reads that it is closed.
    if (asked.isEmpty() && now.wishes().contains(Wish.ACCEPTANCE)) {
      notices
          .accepted(now, place.language())
          .ifPresent(text -> writing.tell(new ConversationEvent.Told(by, number, false, text)));
    }
    asked.forEach(writing::tell);
    writing.beside(
        new StreamWrite(ComplaintEvent.stream(number), events.size(), now.customer(), closed(by)));
    return new Plan<>(writing.writes(), after -> done(number));
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
    if (needsAnother(now, by)) {
      return Optional.of(
          now.severity() == Severity.MAJOR
              ? refuse(
                  "重大投诉须由作出决定以外的人结案。",
                  "A major complaint is closed by somebody else than who decided it.")
              : lowered("结案", "closes it"));
    }
    if (now.product() == null || now.cause() == null) {
      boolean product = now.product() == null;
      return Optional.of(
          refuse(
              "请先分类再结案：尚未填写" + (product ? "业务" : "原因") + "。",
              "Classify it before it is closed: its "
                  + (product ? "product" : "cause")
                  + " is missing."));
    }
    return Optional.empty();
  }

  private static Step lowered(String zh, String en) {
    return refuse(
        "本投诉由您从重大改为一般，又由您作出决定，须由另一人" + zh + "。",
        "You made this major complaint an ordinary one and decided it: somebody else " + en + ".");
  }

  /// Whether a second person is to take the step: they decided it, and it is a major one, or was
  /// until they made it ordinary.
  private static boolean needsAnother(Complaint now, String by) {
    return now.awaitsSecond().filter(by::equals).isPresent();
  }

  /// Takes it up again after the bank had decided, or it had ended with nothing decided. A customer
  /// who was told that is told in their conversation that it is looked into again, and the clocks
  /// start anew; one who was not has no need to know, and they run on.
  public Outcome reopen(String number, String by, String reason) {
    return noticed(
        number,
        by,
        "重新打开",
        "the reopening",
        now ->
            now.reached(Milestone.RESOLVED).isPresent() || now.ending() != null
                ? take(new ComplaintEvent.Reopened(by, reason, true))
                : refuse("尚未作出处理决定，无需重新打开。", "Nothing is decided that could be reopened."),
        (events, after, language) ->
            after.runsSince().equals(Complaint.of(events).orElseThrow().runsSince())
                ? Optional.empty()
                : notices.reopened(after, language, lawful(after)));
  }

  /// By when the law has the customer told; empty where it sets no time.
  private Optional<Instant> lawful(Complaint complaint) {
    return rules.of(complaint, clock.instant()).stream()
        .filter(it -> it.runs() && it.rule().regulatory())
        .map(Clock::due)
        .max(Comparator.naturalOrder());
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

  /// A step on a complaint as it stands, where whoever takes it saw it so.
  private Step planned(List<Recorded> events, Complaint now, Function<Complaint, Step> plan) {
    if (now.joined() != null) {
      return joined(now.joined());
    }
    return seen.outdated(events, rules.calendar().zone())
        .map(why -> new Step(List.of(why), null))
        .orElseGet(() -> plan.apply(now));
  }

  private Outcome step(String number, Function<Complaint, Step> plan) {
    String stream = ComplaintEvent.stream(number);
    while (true) {
      List<Recorded> events = journal.read(stream, 0);
      Complaint now = fold(events);
      if (now == null) {
        return new Outcome.Unknown();
      }
      Step step = planned(events, now, plan);
      ComplaintEvent event = step.event;
      if (event == null) {
        return new Outcome.Refused(step.refusals);
      }
      List<StreamWrite> writes = new ArrayList<>();
      writes.add(new StreamWrite(stream, now.version(), now.customer(), event));
      writes.addAll(promised(event, now, events, null));
      if (journal.append(writes) instanceof AppendResult.Appended appended) {
        Complaint after = Complaint.after(now, appended.recorded().getFirst());
        return after == null ? new Outcome.Unknown() : new Outcome.Done(after);
      }
    }
  }
}
