package dev.lobby.outreach;

import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.conversation.Busy;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Withheld;
import dev.lobby.customer.Customer;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.Kind;
import dev.lobby.followup.Result;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.StreamWrite;
import dev.lobby.outreach.Lookout.Found;
import dev.lobby.staff.Role;
import dev.lobby.survey.SurveyEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Does what contact plans say.
///
/// A message is written into the customer's conversation, and a work item made, in one frame with
/// the note that it was done, which expects the customer's stream as it was read: nothing is done
/// twice, whatever node, start or view is behind, and no two messages pass the cap side by side.
/// What the customer allows is read from their record in that moment. Safe for use by many threads.
public final class Outreach {

  private static final Set<Role> OWNERS = Set.of(Role.AGENT, Role.SUPERVISOR);
  private static final Set<Kind> KINDS = Set.of(Kind.AFTER_COMPLAINT, Kind.PLANNED_CONTACT);
  private static final int ATTEMPTS = 3;

  /// Of two million a year two share a number once in a hundred years.
  private static final int NUMBER_BYTES = 6;

  /// What a look at everybody did.
  ///
  /// @param ended how many work items were ended because their customer took back their consent
  /// @param held how many plans are held
  public record Run(int messages, int workItems, int ended, int held) {}

  private final Plans plans;
  private final int limit;
  private final Known known;
  private final FollowUpDesk followUpDesk;
  private final PlanDesk desk;
  private final InstantSource clock;
  private final Lookout lookout;

  /// Whether a look at everybody has counted whom these plans reach and held those that reach too
  /// many.
  private volatile boolean counted;

  private volatile @Nullable PlanTrial last;

  /// @param limit a plan that would reach more customers at once waits for a supervisor
  public Outreach(
      Plans plans,
      int limit,
      Known known,
      FollowUpDesk followUpDesk,
      PlanDesk desk,
      BusinessCalendar calendar,
      InstantSource clock) {
    this.plans = plans;
    this.limit = limit;
    this.known = known;
    this.followUpDesk = followUpDesk;
    this.desk = desk;
    this.clock = clock;
    this.lookout = new Lookout(known, calendar);
  }

  /// The plans in force.
  public Plans plans() {
    return plans;
  }

  /// A plan that would reach more customers at once waits for a supervisor.
  public int limit() {
    return limit;
  }

  /// Counts whom plans would reach now; it changes nothing.
  public PlanTrial trial(Plans others) {
    Instant now = clock.instant();
    PlanTrial.Counts counts = new PlanTrial.Counts(others);
    lookout.each(others, now, () -> true, id -> lookout.of(others, id, now).forEach(counts::add));
    return counts.trial(now, limit);
  }

  /// What the last look at everybody found, before it did anything; empty before the first.
  public Optional<PlanTrial> last() {
    return Optional.ofNullable(last);
  }

  /// Looks at everybody.
  public Run run() {
    return run(() -> true);
  }

  /// As [#run()].
  ///
  /// @param more whether it shall go on
  Run run(BooleanSupplier more) {
    Instant now = clock.instant();
    int ended = endAll(more);
    leaveClasses(now, more);
    PlanTrial.Counts counts = new PlanTrial.Counts(plans);
    List<Plan> notHeld = counting().all();
    Set<String> due = new LinkedHashSet<>();
    lookout.each(
        plans,
        now,
        more,
        id -> {
          for (Found found : lookout.of(plans, id, now)) {
            counts.add(found);
            boolean acts = found.step() instanceof Step.Send || found.step() instanceof Step.Work;
            if (acts && notHeld.contains(found.plan())) {
              due.add(id);
            }
          }
        });
    if (!more.getAsBoolean()) {
      return new Run(0, 0, ended, 0);
    }
    PlanTrial reach = counts.trial(now, limit);
    last = reach;
    for (PlanTrial.Reach one : reach.plans()) {
      if (reach.overLimit(one)) {
        desk.hold(one.plan(), one.touched(), limit);
      }
    }
    counted = true;
    Plans counting = counting();
    int[] done = new int[2];
    for (String id : due) {
      if (more.getAsBoolean()) {
        act(counting, id, done);
      }
    }
    return new Run(done[0], done[1], ended, plans.all().size() - counting.all().size());
  }

  /// Looks at one customer; nothing is done for them as long as no look at everybody has counted
  /// whom the plans reach.
  Run lookAt(String id) {
    Customer customer = known.customers().whole(id).orElse(null);
    if (customer == null) {
      return new Run(0, 0, 0, 0);
    }
    int ended = end(customer);
    int[] done = new int[2];
    if (counted) {
      act(counting(), customer.id(), done);
    }
    return new Run(done[0], done[1], ended, 0);
  }

  /// Ends the work items that a customer no longer allows.
  ///
  /// @return how many
  int optOut(String id) {
    return known.customers().whole(id).map(this::end).orElse(0);
  }

  /// The plans that are not held.
  private Plans counting() {
    return new Plans(
        plans.text(), plans.all().stream().filter(plan -> !desk.of(plan).held()).toList());
  }

  private void act(Plans counting, String id, int[] done) {
    for (Found found : lookout.of(counting, id, clock.instant())) {
      switch (act(found)) {
        case Step.Send it -> done[0]++;
        case Step.Work it -> done[1]++;
        case Step.Wait it -> {}
        case Step.Nothing it -> {}
      }
    }
  }

  /// @return what was done
  private Step act(Found found) {
    Step step = found.step();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      switch (step) {
        case Step.Send it -> {
          Optional<Conversation> place = lookout.open(found.customer());
          if (place.isEmpty()) {
            step = new Step.Work(Why.NO_CONVERSATION);
            continue;
          }
          try {
            Step said = send(found, place.get().id());
            if (!(said instanceof Step.Work)) {
              return said;
            }
            step = said;
          } catch (Withheld e) {
            step = new Step.Work(Why.UNSUITABLE);
          } catch (Busy e) {
            return new Step.Wait(Why.IN_CONVERSATION, clock.instant());
          }
        }
        case Step.Work(Why why) -> {
          Step said = work(found, why);
          if (said != null) {
            return said;
          }
        }
        case Step.Wait it -> {
          return it;
        }
        case Step.Nothing it -> {
          return it;
        }
      }
    }
    return new Step.Wait(Why.IN_CONVERSATION, clock.instant());
  }

  private Step send(Found found, String conversation) {
    Plan plan = found.plan();
    return known
        .conversations()
        .change(
            conversation,
            place -> {
              String id = found.customer().id();
              History history = History.of(known.journal(), id);
              Step step = again(found, history, place);
              if (!(step instanceof Step.Send) || plan.text() == null) {
                return Conversations.Plan.nothing(step);
              }
              String words = plan.text().in(place.language());
              String survey = number("S-", plan, id, found.occasion());
              boolean asks = plan.act() == Plan.Act.SURVEY;
              List<StreamWrite> writes = new ArrayList<>();
              writes.add(
                  new StreamWrite(
                      ConversationEvent.stream(place.id()),
                      place.version(),
                      place.customer(),
                      asks
                          ? new ConversationEvent.SurveyAsked(survey, plan.id(), words)
                          : new ConversationEvent.Told(FollowUpDesk.RULE, plan.id(), words)));
              if (asks) {
                writes.add(asked(survey, plan, id, place.id(), null));
              }
              writes.add(
                  new StreamWrite(
                      OutreachEvent.stream(id),
                      history.version(),
                      id,
                      new OutreachEvent.Messaged(
                          plan.id(),
                          plan.version(),
                          plan.purpose(),
                          place.id(),
                          found.occasion().id())));
              return new Conversations.Plan<>(writes, after -> step);
            })
        .orElseGet(() -> new Step.Work(Why.NO_CONVERSATION));
  }

  private static StreamWrite asked(
      String survey,
      Plan plan,
      String customer,
      @Nullable String conversation,
      @Nullable String followUp) {
    return new StreamWrite(
        SurveyEvent.stream(survey),
        0,
        customer,
        new SurveyEvent.Asked(plan.id(), customer, conversation, followUp));
  }

  /// What is to be done as everything is in this moment.
  private Step again(Found found, History history, @Nullable Conversation place) {
    Optional<Customer> customer = known.customers().load(found.customer().id());
    return customer.isEmpty() || history.has(found.plan(), found.occasion())
        ? new Step.Nothing(Why.TOO_LATE)
        : lookout.decide(
            found.plan(), found.occasion(), customer.get(), history, place, clock.instant());
  }

  /// @return null when somebody else was quicker
  private @Nullable Step work(Found found, Why why) {
    String id = found.customer().id();
    Plan plan = found.plan();
    Occasion occasion = found.occasion();
    History history = History.of(known.journal(), id);
    if (again(found, history, null) instanceof Step.Nothing nothing) {
      return nothing;
    }
    String number = number("F-", plan, id, occasion);
    List<StreamWrite> writes = new ArrayList<>();
    if (plan.act() == Plan.Act.SURVEY) {
      writes.add(asked(number("S-", plan, id, occasion), plan, id, null, number));
    }
    writes.addAll(
        List.of(
            new StreamWrite(
                FollowUpEvent.stream(number),
                0,
                id,
                new FollowUpEvent.Promised(
                    FollowUpDesk.RULE,
                    id,
                    occasion.conversation(),
                    occasion.complaint(),
                    occasion.complaint() == null ? Kind.PLANNED_CONTACT : Kind.AFTER_COMPLAINT,
                    occasion.due().toString(),
                    owner(plan, occasion, found.customer()),
                    words(plan, why))),
            new StreamWrite(
                OutreachEvent.stream(id),
                history.version(),
                id,
                new OutreachEvent.WorkMade(
                    plan.id(), plan.version(), plan.purpose(), number, why, occasion.id()))));
    return known.journal().append(writes) instanceof AppendResult.Appended
        ? new Step.Work(why)
        : null;
  }

  private static String number(String kind, Plan plan, String customer, Occasion occasion) {
    return kind
        + Plan.fingerprint(String.join("\u0000", plan.id(), customer, occasion.id()), NUMBER_BYTES)
            .toUpperCase(Locale.ROOT);
  }

  private @Nullable String owner(Plan plan, Occasion occasion, Customer customer) {
    List<String> members = known.members().with(OWNERS);
    String named =
        switch (plan.owner()) {
          case MANAGER -> customer.profile().manager();
          case COMPLAINT_OWNER -> occasion.owner();
          case TEAM -> {
            List<String> some = plan.team().stream().filter(members::contains).toList();
            yield some.isEmpty()
                ? null
                : some.get(Math.floorMod(customer.id().hashCode(), some.size()));
          }
          case ANYONE -> null;
        };
    return named != null && members.contains(named) ? named : null;
  }

  /// What whoever gets the work item reads; null where its kind says it all.
  private static @Nullable String words(Plan plan, Why why) {
    Plan.Words text = plan.text();
    if (why == Why.PLANNED && text == null && plan.trigger() instanceof Trigger.ComplaintClosed) {
      return null;
    }
    List<String> zh = new ArrayList<>(List.of(plan.name().zh()));
    List<String> en = new ArrayList<>(List.of(plan.name().en()));
    boolean message = plan.act() != Plan.Act.WORK_ITEM;
    if (why != Why.PLANNED) {
      zh.add((message ? "没有发消息：" : "") + why.zh(plan.purpose()));
      en.add((message ? "No message was sent. " : "") + why.en(plan.purpose()));
    }
    if (text != null) {
      zh.add(message ? "拟发内容：" + text.zh() : text.zh());
      en.add(message ? "It was to say: " + text.en() : text.en());
    }
    if (plan.act() == Plan.Act.SURVEY) {
      zh.add("请把客户给的分数记入客户档案。");
      en.add("Enter the score they give on their record.");
    }
    return oneLine(zh) + "\n" + oneLine(en);
  }

  /// Each language has one line, by which the reader's is found again.
  private static String oneLine(List<String> words) {
    return String.join(" · ", words).replaceAll("\\s*\\R\\s*", " ");
  }

  /// Ends the work items of all who took back their consent.
  private int endAll(BooleanSupplier more) {
    int ended = 0;
    Set<String> whose =
        known.followUps().open().stream()
            .filter(it -> KINDS.contains(it.kind()))
            .map(FollowUp::customer)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String id : whose) {
      if (more.getAsBoolean()) {
        ended += known.customers().whole(id).map(this::end).orElse(0);
      }
    }
    return ended;
  }

  private int end(Customer customer) {
    int ended = 0;
    for (String id : customer.family()) {
      History history = History.of(known.journal(), id);
      for (FollowUp item : known.followUps().of(id)) {
        OutreachEvent.WorkMade made = history.workItems().get(item.number());
        if (item.open() && made != null && isUnwelcome(customer, made)) {
          followUpDesk.end(
              item.number(),
              FollowUpDesk.RULE,
              Result.DROPPED,
              null,
              Why.OPTED_OUT.zh(made.purpose()) + " " + Why.OPTED_OUT.en(made.purpose()));
          ended++;
        }
      }
    }
    return ended;
  }

  /// Whether the customer's record does not allow any more what a work item needs; one that was
  /// made because they never did needs nothing. What they refused of a lead may yet be settled, so
  /// it ends nothing: whoever has the item reads that they are not to be contacted.
  private boolean isUnwelcome(Customer customer, OutreachEvent.WorkMade made) {
    return switch (lookout.consents().onRecord(customer, made.purpose())) {
      case WITHDRAWN -> true;
      case REFUSED -> made.why() != Why.REFUSED;
      case GIVEN, NONE -> false;
    };
  }

  private void leave(Plan plan, String id) {
    History history = History.of(known.journal(), id);
    if (history.done().contains(new History.Done(plan.id(), history.stay(plan)))) {
      // Where somebody else writes at the same time the next look does it.
      known
          .journal()
          .append(
              List.of(
                  new StreamWrite(
                      OutreachEvent.stream(id),
                      history.version(),
                      id,
                      new OutreachEvent.LeftClass(plan.id()))));
    }
  }

  /// Notes who is no more in a class that a plan follows, or no more as it follows them.
  private void leaveClasses(Instant now, BooleanSupplier more) {
    for (Plan plan : plans.all()) {
      if (plan.trigger().lasts()) {
        List<String> left = new ArrayList<>();
        known
            .outreaches()
            .reached(
                plan.id(),
                id -> {
                  if (!lookout.lasts(plan, id, now)) {
                    left.add(id);
                  }
                  return more.getAsBoolean();
                });
        left.forEach(id -> leave(plan, id));
      }
    }
  }
}
