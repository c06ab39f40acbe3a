package dev.lobby.lead;

import dev.lobby.casework.Casework;
import dev.lobby.casework.Outcome;
import dev.lobby.casework.Step;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Purpose;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people do about leads. Safe for use by many threads.
public final class LeadDesk {

  /// Who asks in the conversation whether a customer may be contacted.
  public static final String ASSISTANT = "assistant";

  /// Who gives a new lead to its owner.
  public static final String ROUTING = "routing";

  /// By which way a customer said something in their conversation.
  public static final String BY_CONVERSATION = "conversation";

  /// By which way it is known that who is lost since they want no contact does not.
  static final String BY_LEAD = "lead";

  private static final String BY_TELEPHONE = "telephone";

  private static final Step<LeadEvent> NO_CALLS =
      Step.refuse(
          "客户只接受文字联系，不接电话。请在会话里留言或发消息；客户已改变主意的，请先记录其同意。",
          "The customer may be written to and not called. Write to them in the conversation or by"
              + " message; note their leave first if they changed their mind.");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private static final Casework.Fold<Lead> FOLD =
      new Casework.Fold<>() {
        @Override
        public @Nullable Lead after(@Nullable Lead before, Recorded recorded) {
          return Lead.after(before, recorded);
        }

        @Override
        public long version(Lead now) {
          return now.version();
        }

        @Override
        public String subject(Lead now) {
          return now.origin().customer();
        }
      };

  private final Journal journal;
  private final Casework<Lead, LeadEvent> casework;
  private final LeadScoring scoring;
  private final ContactLeave leave;
  private final LeadCalls calls;
  private final InstantSource clock;
  private final ZoneId zone;
  private final LeadWaits waits;

  /// @param scoring says what was expected of a lead when it ends
  /// @param calls what was promised about leads, which goes with them
  /// @param zone the bank's time zone, in which times are told
  public LeadDesk(
      Journal journal,
      LeadScoring scoring,
      ContactLeave leave,
      LeadCalls calls,
      InstantSource clock,
      ZoneId zone) {
    this(journal, scoring, leave, calls, clock, zone, LeadWaits.NONE);
  }

  /// @param waits what becomes of who waits because of a lead that ends
  public LeadDesk(
      Journal journal,
      LeadScoring scoring,
      ContactLeave leave,
      LeadCalls calls,
      InstantSource clock,
      ZoneId zone,
      LeadWaits waits) {
    this.journal = journal;
    this.scoring = scoring;
    this.leave = leave;
    this.calls = calls;
    this.casework = new Casework<>(journal, LeadEvent::stream, FOLD);
    this.clock = clock;
    this.zone = zone;
    this.waits = waits;
  }

  /// Gives it to an owner, with the calls that were promised about it.
  public Outcome<Lead> assign(String number, String by, String owner) {
    return whileOpen(
        number,
        now ->
            owner.equals(now.care().owner())
                ? Step.refuse("已由 " + owner + " 负责。", owner + " looks after it already.")
                : new Step.Take<>(
                    new LeadEvent.Assigned(by, owner), calls.assigned(now, by, owner)));
  }

  /// Notes whether the customer may be contacted about it.
  ///
  /// @param how by which way they said so
  public Outcome<Lead> permit(String number, String by, boolean given, String how) {
    Permission told = given ? Permission.GIVEN : Permission.REFUSED;
    return whileOpen(
        number,
        now ->
            now.permission() == told
                    && leave.of(now).permission() == told
                    && !leave.of(now).inWriting()
                ? Step.refuse("已记录。", "That is noted already.")
                : Step.take(new LeadEvent.PermissionTold(by, given, how)));
  }

  /// Notes that the customer may be written to about it, and not called.
  ///
  /// @param how by which way they said so
  public Outcome<Lead> permitWriting(String number, String by, String how) {
    return whileOpen(
        number,
        now ->
            now.inWriting() && leave.of(now).inWriting()
                ? Step.refuse("已记录。", "That is noted already.")
                : Step.take(LeadEvent.PermissionTold.writing(by, how)));
  }

  /// Notes what was found out on the way.
  public Outcome<Lead> note(String number, String by, String text) {
    return casework.take(number, now -> Step.take(new LeadEvent.Noted(by, text)));
  }

  /// Says what is done next, and by when.
  public Outcome<Lead> plan(String number, String by, String action, Instant until) {
    return whileOpen(
        number,
        now ->
            until.isAfter(clock.instant())
                ? planned(now, by, action, until)
                : Step.refuse(
                    "期限已过：" + local(until) + "。",
                    "Its time, " + local(until) + " by the bank's clock, is past."));
  }

  /// Nothing is planned that the customer refused, which the plan would tell somebody to do.
  private Step<LeadEvent> planned(Lead now, String by, String action, Instant until) {
    ContactLeave.Told told = leave.of(now);
    if (told.inWriting() && PlannedContact.isCall(action)) {
      return NO_CALLS;
    }
    return told.permission() == Permission.REFUSED && PlannedContact.is(action)
        ? Step.refuse(
            "客户不同意联系，不能安排主动联系。客户已改变主意的，请先记录其同意；否则请写明等客户来时做什么。",
            "The customer does not want to be contacted, so no contact can be planned. Note it first if"
                + " they changed their mind; else plan what to do when they come by themselves.")
        : Step.take(new LeadEvent.Planned(by, action, until.toString()));
  }

  private String local(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  /// Notes that somebody spoke with the customer about it, who must have allowed that: for their
  /// record, or when they were asked about it, whichever was later.
  ///
  /// @param how by which way, such as `telephone`
  /// @param text what was said; null for no note
  public Outcome<Lead> contacted(String number, String by, String how, @Nullable String text) {
    return withLeave(number, how, new LeadEvent.Contacted(by, how, text));
  }

  /// Notes that somebody tried to reach the customer, who must have allowed that as for
  /// [#contacted], and that nobody answered: nothing was spoken, and what was planned stays.
  ///
  /// @param how by which way, such as `telephone`
  /// @param text what else there is to say; null for no note
  public Outcome<Lead> notReached(String number, String by, String how, @Nullable String text) {
    return withLeave(number, how, new LeadEvent.NotReached(by, how, text));
  }

  private Outcome<Lead> withLeave(String number, String how, LeadEvent event) {
    return whileOpen(
        number,
        now ->
            switch (leave.of(now).permission()) {
              case GIVEN ->
                  how.equals(BY_TELEPHONE) && leave.of(now).inWriting()
                      ? NO_CALLS
                      : Step.take(event);
              case REFUSED ->
                  Step.refuse(
                      "客户最近一次表态是不同意联系，见本线索经过、客户的其他线索或客户档案的授权。",
                      "The customer does not want to be contacted: that is what they said last, here,"
                          + " for another lead of theirs or on their record.");
              case UNKNOWN ->
                  Step.refuse(
                      "线索和客户档案都没有同意联系的记录。请先征得客户同意并记录，再联系。",
                      "Neither the lead nor the customer's record says that they may be contacted."
                          + " Ask the customer, and note it, before you do.");
            });
  }

  /// Says what it is about, which the assistant only guessed.
  ///
  /// @param product null when it is not known
  /// @param text how they know, or the sum; null for no note
  public Outcome<Lead> correct(
      String number,
      String by,
      @Nullable String product,
      AmountBand amount,
      Horizon horizon,
      @Nullable String text) {
    return whileOpen(
        number, now -> Step.take(new LeadEvent.Corrected(by, product, amount, horizon, text)));
  }

  /// Ends it: it became business. What was promised about it need not be kept any more.
  public Outcome<Lead> win(String number, String by, @Nullable String text) {
    return end(
        number, by, expected -> new LeadEvent.Won(by, expected, text), now -> calls.won(now, by));
  }

  /// Ends it: it came to nothing, and so does what was promised about it.
  public Outcome<Lead> lose(String number, String by, Loss reason, @Nullable String text) {
    return end(
        number,
        by,
        expected -> new LeadEvent.Lost(by, expected, reason, text),
        now ->
            Stream.concat(
                    calls.lost(now, by, reason).stream(),
                    reason == Loss.NO_CONTACT ? Stream.of(refusal(now, by)) : Stream.of())
                .toList());
  }

  /// Who does not want to be contacted has refused it on their record, too, whatever it says from
  /// earlier.
  private static StreamWrite refusal(Lead now, String by) {
    String customer = now.origin().customer();
    return new StreamWrite(
        CustomerEvent.stream(customer),
        StreamWrite.ANY,
        customer,
        new CustomerEvent.Consented(by, Purpose.CONTACT, false, BY_LEAD, null, null));
  }

  private Outcome<Lead> end(
      String number,
      String by,
      Function<Double, LeadEvent> event,
      Function<Lead, List<StreamWrite>> beside) {
    return settled(
        by,
        whileOpen(
            number,
            now ->
                now.care().owner() == null
                    ? Step.refuse("请先指定负责人。", "Give it an owner first.")
                    : new Step.Take<>(
                        event.apply(scoring.score(now, clock.instant()).expected()),
                        beside.apply(now))));
  }

  /// What came of ending one, for which nobody waits any more.
  private Outcome<Lead> settled(String by, Outcome<Lead> outcome) {
    if (outcome instanceof Outcome.Done<Lead>(Lead now)) {
      waits.end(now, by);
    }
    return outcome;
  }

  /// Ends it because another one of the same customer, of whichever record of theirs, is about the
  /// same, which goes on with what was known of both: the larger amount, when it is nearer, what
  /// they said last of being contacted, and the call they were promised.
  public Outcome<Lead> merge(String number, String by, String into) {
    return settled(
        by,
        whileOpen(
            number,
            now -> {
              Optional<Lead> other = casework.load(into);
              if (into.equals(number)) {
                return Step.refuse("不能与自身合并。", "It cannot be merged with itself.");
              } else if (other.isEmpty() || !other.get().open()) {
                return Step.refuse(
                    "没有进行中的线索 " + into + "。", "There is no lead " + into + " that goes on.");
              }
              return leave.isOfOne(now, other.get())
                  ? new Step.Take<>(new LeadEvent.Merged(by, into), goesOver(now, other.get(), by))
                  : Step.refuse(into + " 属于另一位客户。", into + " is another customer's.");
            }));
  }

  /// The same, of the one that goes on.
  ///
  /// @param from the number of the one that ends
  public Outcome<Lead> absorb(String number, String by, String from) {
    return merge(from, by, number) instanceof Outcome.Refused<Lead> refused
        ? refused
        : casework
            .load(number)
            .<Outcome<Lead>>map(Outcome.Done::new)
            .orElseGet(Outcome.Unknown::new);
  }

  /// What goes over into another one, so that no warning is lost: what it is about, and the
  /// investment that was named. What is said of that one meanwhile, such as a refusal, comes first.
  private List<StreamWrite> goesOver(Lead from, Lead into, String by) {
    List<LeadEvent> events = new ArrayList<>();
    events.add(
        new LeadEvent.Absorbed(
            by, from.number(), from.shown().conversations(), from.shown().interest()));
    Lead.Named named = from.named();
    if (into.named() == null && named != null) {
      events.add(new LeadEvent.ProductNamed(named.product(), named.risk()));
    }
    if (leave.goesOver(from, into)) {
      events.add(permission(from, by));
    }
    Stream<StreamWrite> own =
        IntStream.range(0, events.size())
            .mapToObj(it ->
                new StreamWrite(
                    LeadEvent.stream(into.number()),
                    into.version() + it,
                    into.origin().customer(),
                    events.get(it)));
    return Stream.concat(own, calls.merged(from, into, by).stream()).toList();
  }

  /// Who noted last what the customer allowed, and by which way they said so; a lead that was lost
  /// because they want no contact is a refusal that nobody noted beside.
  private LeadEvent permission(Lead of, String by) {
    return journal.read(LeadEvent.stream(of.number()), 0).reversed().stream()
        .flatMap(
            it -> it.event() instanceof LeadEvent.PermissionTold e ? Stream.of(e) : Stream.of())
        .findFirst()
        .filter(it -> it.given() == (of.permission() == Permission.GIVEN))
        .orElseGet(
            () -> new LeadEvent.PermissionTold(by, of.permission() == Permission.GIVEN, BY_LEAD));
  }

  /// Takes it up again.
  public Outcome<Lead> reopen(String number, String by, String reason) {
    return casework.take(
        number,
        now ->
            now.open()
                ? Step.refuse("仍在进行中。", "It goes on already.")
                : Step.take(new LeadEvent.Reopened(by, reason)));
  }

  private Outcome<Lead> whileOpen(String number, Function<Lead, Step<LeadEvent>> plan) {
    return casework.take(
        number, now -> now.open() ? plan.apply(now) : Step.refuse("已结束。", "It has ended already."));
  }
}
