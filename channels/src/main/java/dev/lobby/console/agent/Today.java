package dev.lobby.console.agent;

import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.complaint.Clock;
import dev.lobby.complaint.ClockRules;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Complaints;
import dev.lobby.complaint.Facts;
import dev.lobby.complaint.Milestone;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversations;
import dev.lobby.customer.Contact;
import dev.lobby.customer.ContactKind;
import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerDirectory;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Purpose;
import dev.lobby.desk.ComplaintCare;
import dev.lobby.desk.DeskQueue;
import dev.lobby.desk.Ticket;
import dev.lobby.dialogue.Reaching;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.FollowUps;
import dev.lobby.followup.Kind;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.lead.ContactLeave;
import dev.lobby.lead.Lead;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.LeadScoring;
import dev.lobby.lead.LeadStory;
import dev.lobby.lead.Leads;
import dev.lobby.lead.Permission;
import dev.lobby.outreach.Plan;
import dev.lobby.outreach.Why;
import dev.lobby.outreach.WorkItems;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What today asks of somebody: their follow-ups, the complaints and the leads they look after, and
/// of each what the page says why it is there, what comes next and how the customer is reached.
///
/// First stands whose time is over or ends today, the first due first; then what has no time and
/// waits for a first step, of leads the likeliest to become business first; then what is due on
/// other days. At one time a major complaint comes before others, and they before the rest. What is
/// of one customer stands together, where the first of it would. What was decided and waits for a
/// second person stands with everybody but who decided it, and what somebody asked more time for
/// with every supervisor but them. What was sent back says by whom and why.
public final class Today {

  private final FollowUps followUps;
  private final FollowUpDesk desk;
  private final Customers customers;
  private final Conversations conversations;
  private final Complaints complaints;
  private final ClockRules clocks;
  private final Leads leads;
  private final LeadScoring scoring;
  private final ContactLeave leave;
  private final LeadStory story;
  private final WorkItems workItems;
  private final ClientJson clients;
  private final CustomerDirectory directory;
  private final DeskQueue queue;
  private final ComplaintCare care;
  private final Journal journal;
  private final ZoneId zone;

  /// @param zone the bank's time zone, by whose days something is due today
  public Today(
      FollowUps followUps,
      FollowUpDesk desk,
      Customers customers,
      Conversations conversations,
      Complaints complaints,
      ClockRules clocks,
      Leads leads,
      LeadScoring scoring,
      ContactLeave leave,
      WorkItems workItems,
      ClientJson clients,
      CustomerDirectory directory,
      DeskQueue queue,
      ComplaintCare care,
      Journal journal,
      ZoneId zone) {
    this.followUps = followUps;
    this.desk = desk;
    this.customers = customers;
    this.conversations = conversations;
    this.complaints = complaints;
    this.clocks = clocks;
    this.leads = leads;
    this.scoring = scoring;
    this.leave = leave;
    this.story = new LeadStory(journal, customers);
    this.workItems = workItems;
    this.clients = clients;
    this.directory = directory;
    this.queue = queue;
    this.care = care;
    this.journal = journal;
    this.zone = zone;
  }

  /// One thing to do.
  ///
  /// @param due by when; null for no time
  /// @param weight what comes first of those that are due at one time, or at none: the heaviest
  /// @param json what the page says of it, which is read of those alone that are shown
  private record Item(@Nullable Instant due, double weight, Supplier<JsonObject> json) {}

  /// What there is for a member of staff: of each list the first, and how many more there are.
  ///
  /// @param most how many of each
  JsonObject of(Staff.Member whom, int most, Instant now) {
    String member = whom.username();
    Clients whose = new Clients();
    List<Item> mine = items(member::equals, whom, now);
    List<Item> unowned = items(Objects::isNull, whom, now);
    List<Item> theirs = theirs(whom, now);
    List<Item> confirm = toConfirm(whom, now);
    return new JsonObject()
        .put("now", now.toString())
        .put("mine", together(shown(mine, whose, most, now)))
        .put("unowned", withoutNumbers(together(shown(unowned, whose, most, now))))
        .put("confirm", withoutNumbers(together(shown(confirm, whose, most, now))))
        .put("waiting", waiting(member, whose))
        .put("theirs", withoutNumbers(Requests.array(shown(theirs, whose, most, now))))
        .put(
            "more",
            new JsonObject()
                .put("mine", Math.max(0, mine.size() - most))
                .put("unowned", Math.max(0, unowned.size() - most))
                .put("confirm", Math.max(0, confirm.size() - most))
                .put("theirs", Math.max(0, theirs.size() - most)));
  }

  /// Whose things are, each customer read once however many things are theirs.
  private final class Clients {
    private final Map<String, Optional<JsonObject>> known = new HashMap<>();

    @Nullable JsonObject of(String customer) {
      return known.computeIfAbsent(customer, it -> Optional.ofNullable(client(it))).orElse(null);
    }
  }

  private List<JsonObject> shown(List<Item> items, Clients whose, int most, Instant now) {
    return items.stream()
        .sorted(firstFirst(now))
        .limit(most)
        .map(it -> row(it, whose, now))
        .toList();
  }

  /// How somebody can be reached in full is for whoever looks after them; others see that there is
  /// a number.
  private static JsonArray withoutNumbers(JsonArray items) {
    for (Object item : items) {
      withoutNumbers((JsonObject) item);
    }
    return items;
  }

  /// The same of one thing.
  static JsonObject withoutNumbers(JsonObject json) {
    String phone = json.getString("phone");
    return json.put("phone", phone == null ? null : new Contact(ContactKind.PHONE, phone).masked())
        .putNull("reach")
        .putNull("named");
  }

  /// The customers somebody looks after who wait for a person now, who waits longest first.
  private JsonArray waiting(String manager, Clients whose) {
    if (managesNobody(manager)) {
      return new JsonArray();
    }
    return Requests.array(
        queue.waiting().stream()
            .filter(it -> it.reason().customerWaits() && isManaged(it.customer(), manager))
            .sorted(Comparator.comparing(Ticket::waitsSince))
            .map(it ->
                new JsonObject()
                    .put("what", "waiting")
                    .put("conversation", it.conversation())
                    .put("customer", it.customer())
                    .put("client", whose.of(it.customer()))
                    .put("reason", it.reason().wire())
                    .put("since", it.waitsSince().toString())
                    .put("due", it.promisedFor().toString())
                    .put("answerDue", it.replyDue() == null ? null : it.replyDue().toString()))
            .toList());
  }

  /// The open complaints of customers somebody looks after that others handle, the first due first.
  private List<Item> theirs(Staff.Member whom, Instant now) {
    String manager = whom.username();
    if (managesNobody(manager)) {
      return List.of();
    }
    Map<String, Instant> answers = care.answersDue();
    return complaints.open().stream()
        .filter(it -> !manager.equals(it.owner()) && isManaged(it.customer(), manager))
        .filter(it -> !isToConfirm(it, whom, now))
        .map(it -> complaint(it, whom, answers, now))
        .toList();
  }

  /// The complaints that somebody else decided, or asked more time for, and no second person has
  /// looked at, and those for which one asked more time oneself and did not get it; those one looks
  /// after oneself stand there.
  private List<Item> toConfirm(Staff.Member whom, Instant now) {
    String member = whom.username();
    Map<String, Instant> answers = care.answersDue();
    return complaints.open().stream()
        .filter(it -> !member.equals(it.owner()) && isToConfirm(it, whom, now))
        .map(it -> complaint(it, whom, answers, now))
        .toList();
  }

  private boolean isToConfirm(Complaint one, Staff.Member whom, Instant now) {
    return one.refused().containsValue(whom.username())
        || one.awaitsSecond().filter(by -> !by.equals(whom.username())).isPresent()
        || moreTime(one, whom, now).isPresent();
  }

  /// The clock that somebody else asked more time for, of whoever may give it.
  private Optional<Clock> moreTime(Complaint one, Staff.Member whom, Instant now) {
    if (whom.role() != Role.SUPERVISOR || one.asked().isEmpty()) {
      return Optional.empty();
    }
    return clocks.of(one, now).stream()
        .filter(Clock::runs)
        .filter(it -> {
          String asker = one.asked().get(it.rule().name());
          return asker != null && !asker.equals(whom.username());
        })
        .findFirst();
  }

  /// Who has a complaint decided anew that was decided already, and why; null for nobody.
  private @Nullable JsonObject sentBack(Complaint one) {
    if (one.reopenings() == 0 || one.finding() != null) {
      return null;
    }
    boolean told = false;
    ComplaintEvent.Reopened back = null;
    for (Recorded recorded : journal.read(ComplaintEvent.stream(one.number()), 0)) {
      if (recorded.event() instanceof ComplaintEvent.Resolved) {
        told = false;
      } else if (recorded.event() instanceof ComplaintEvent.Told) {
        told = true;
      } else if (recorded.event() instanceof ComplaintEvent.Reopened reopened) {
        back = reopened;
      }
    }
    return back == null
        ? null
        : new JsonObject().put("by", back.by()).put("reason", back.reason()).put("told", told);
  }

  /// Whether nothing is left to do of a complaint for whoever decided it, until a second person has
  /// looked at it or the customer does not accept it.
  private static boolean leftToOthers(Complaint one) {
    return one.objectedAt() == null
        && one.owner() != null
        && one.awaitsSecond().filter(it -> it.equals(one.owner())).isPresent();
  }

  private boolean managesNobody(String manager) {
    return directory.list(null, manager, "", 1).isEmpty();
  }

  private boolean isManaged(String customer, String manager) {
    return directory.whole(customer).filter(it -> manager.equals(it.manager())).isPresent();
  }

  /// Whose something is; null once they were erased.
  @Nullable JsonObject client(String customer) {
    return customers.whole(customer).map(clients::of).orElse(null);
  }

  /// When somebody who was not reached might be called again: on the next working day, at the time
  /// for which a call was promised; else at the next hour at which somebody calls.
  Instant nextCall(FollowUp one, Instant now) {
    BusinessCalendar calendar = clocks.calendar();
    if (one.kind() != Kind.CALL_BACK) {
      return calendar.nextCall(now);
    }
    LocalDate next = calendar.workingDayAfter(LocalDate.ofInstant(now, zone), 1);
    return next.atTime(LocalTime.ofInstant(one.due(), zone)).atZone(zone).toInstant();
  }

  /// Whether a customer is not to be contacted.
  boolean isRefused(String customer) {
    return workItems.isRefused(customer);
  }

  /// Whether somebody looks after something of a customer that goes on.
  boolean looksAfter(String member, Customer customer) {
    return customer.family().stream()
        .anyMatch(id ->
            leads.of(id).stream().anyMatch(it -> it.open() && member.equals(it.care().owner()))
                || complaints.of(id).stream().anyMatch(it -> it.open() && member.equals(it.owner()))
                || followUps.of(id).stream()
                    .anyMatch(it -> it.open() && member.equals(it.owner())));
  }

  /// The number of the complaint that goes on in a conversation, the last filed of them; null for
  /// none.
  @Nullable String complaintIn(Conversation place) {
    return complaints.of(place.customer()).stream()
        .filter(it -> it.open() && it.places().contains(place.id()))
        .findFirst()
        .map(Complaint::number)
        .orElse(null);
  }

  /// Whether a customer may be written to and not called.
  boolean isInWriting(String customer) {
    return leave.isInWriting(customer);
  }

  private List<Item> items(Predicate<@Nullable String> owner, Staff.Member whom, Instant now) {
    List<Item> items = new ArrayList<>();
    Map<String, Instant> answers = care.answersDue();
    followUps.open().stream()
        .filter(one -> owner.test(one.owner()))
        .forEach(one -> items.add(followUp(one, now)));
    complaints.open().stream()
        .filter(one -> owner.test(one.owner()) && !leftToOthers(one))
        .forEach(one -> items.add(complaint(one, whom, answers, now)));
    leads.all().stream()
        .filter(one -> one.open() && owner.test(one.care().owner()))
        .forEach(one -> items.add(lead(one, now)));
    return items;
  }

  /// What is of one customer, where the first of it stands.
  private static JsonArray together(List<JsonObject> rows) {
    Map<String, List<JsonObject>> ofCustomers = new LinkedHashMap<>();
    rows.forEach(it -> ofCustomers.computeIfAbsent(whose(it), key -> new ArrayList<>()).add(it));
    return Requests.array(ofCustomers.values().stream().flatMap(List::stream).toList());
  }

  /// Who is one person is so whichever of their records something is about.
  private static String whose(JsonObject row) {
    JsonObject client = row.getJsonObject("client");
    return client == null ? row.getString("customer") : client.getString("id");
  }

  private Comparator<Item> firstFirst(Instant now) {
    Instant tonight = LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
    return Comparator.comparing(
            (Item it) -> it.due == null ? tonight : it.due, Comparator.naturalOrder())
        .thenComparing(Comparator.comparingDouble(Item::weight).reversed());
  }

  private static JsonObject row(Item item, Clients whose, Instant now) {
    JsonObject json = item.json.get();
    return json.put("client", whose.of(json.getString("customer")))
        .put("overdue", item.due != null && now.isAfter(item.due));
  }

  private Item followUp(FollowUp one, Instant now) {
    return new Item(
        one.due(), 1, () -> of(one, now).put("text", desk.promised(one.number()).orElse(null)));
  }

  /// One follow-up; of a work item with the plan that made it, and why.
  JsonObject of(FollowUp one, Instant now) {
    JsonObject json = json(one, now);
    if (one.open() && one.kind() == Kind.CALL_BACK && workItems.isAgainst(one)) {
      json.put("why", Why.REFUSED.wire()).put("purpose", Purpose.CONTACT.wire());
    }
    workItems
        .of(one)
        .ifPresent(made ->
            json.put(
                    "plan",
                    new JsonObject()
                        .put("zh", made.plan().name().zh())
                        .put("en", made.plan().name().en()))
                .put("trigger", made.plan().trigger().wire())
                .put("why", made.why().wire())
                .put("purpose", made.purpose().wire())
                .put("ends", made.ends())
                .put("survey", made.plan().act() == Plan.Act.SURVEY && one.conversation() == null));
    return json.put("phone", phone(Stream.ofNullable(one.conversation())))
        .put("inWriting", one.open() && isInWriting(one.customer()));
  }

  /// The same with how the customer of the lead it is about wanted to be reached, where they
  /// allowed that.
  JsonObject withReach(FollowUp one, JsonObject json) {
    Optional<Lead> lead =
        Optional.ofNullable(one.about())
            .flatMap(leads::find)
            .filter(it -> leave.of(it).permission() == Permission.GIVEN);
    return json.put("reach", lead.map(this::reach).orElse(null))
        .put("named", lead.map(this::named).orElse(null));
  }

  static JsonObject json(FollowUp one, Instant now) {
    FollowUp.End end = one.end();
    return new JsonObject()
        .put("what", "follow-up")
        .put("number", one.number())
        .put("kind", one.kind().wire())
        .put("customer", one.customer())
        .put("conversation", one.conversation())
        .put("about", one.about())
        .put("owner", one.owner())
        .put("promisedAt", one.promisedAt().toString())
        .put("due", one.due().toString())
        .put("moved", one.moved())
        .put("tried", one.tried())
        .put("overdue", one.overdue(now))
        .put("result", end == null ? null : end.result().wire())
        .put("score", end == null ? null : end.score());
  }

  private Item complaint(
      Complaint one, Staff.Member whom, Map<String, Instant> answers, Instant now) {
    Optional<Clock> running = clocks.of(one, now).stream().filter(Clock::runs).findFirst();
    Instant answer = one.answered() ? null : answers.get(one.number());
    Instant due =
        Stream.of(running.map(Clock::due).orElse(null), one.nextUntil(), answer)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Item(
        due,
        one.severity() == Severity.MAJOR ? 3 : 2,
        () ->
            new JsonObject()
                .put("what", "complaint")
                .put("number", one.number())
                .put("customer", one.customer())
                .put("owner", one.owner())
                .put("phone", phone(one.places().reversed().stream()))
                .put("reach", reach(one))
                .put("stage", one.stage().wire())
                .put("acknowledged", one.reached(Milestone.ACKNOWLEDGED).isPresent())
                .put("severity", one.severity().wire())
                .put("decidedBy", one.decidedBy())
                .put("confirm", one.awaitsSecond().isPresent())
                .put("objects", one.objectedAt() != null)
                .put("danger", care.danger(one.places()).map(Instant::toString).orElse(null))
                .put("moreTime", asked(one, moreTime(one, whom, now)))
                .put("refusedTime", refusedTime(one, whom))
                .put("sentBack", sentBack(one))
                .put("product", one.product())
                .put("clock", running.map(clock -> clock.rule().name()).orElse(null))
                .put("clockDue", running.map(clock -> clock.due().toString()).orElse(null))
                .put("answerDue", answer == null ? null : answer.toString())
                .put("planned", one.nextUntil() != null)
                .put("due", due == null ? null : due.toString()));
  }

  private static @Nullable JsonObject asked(Complaint one, Optional<Clock> more) {
    return more.map(it -> it.rule().name())
        .map(it -> new JsonObject().put("clock", it).put("by", one.asked().get(it)))
        .orElse(null);
  }

  /// Who did not give somebody the time that they asked for, for which clock and why; null for
  /// nobody.
  private @Nullable JsonObject refusedTime(Complaint one, Staff.Member whom) {
    if (!one.refused().containsValue(whom.username())) {
      return null;
    }
    return journal.read(ComplaintEvent.stream(one.number()), 0).reversed().stream()
        .flatMap(it ->
            it.event() instanceof ComplaintEvent.ExtensionRefused e ? Stream.of(e) : Stream.empty())
        .filter(e -> whom.username().equals(one.refused().get(e.clock())))
        .findFirst()
        .map(e ->
            new JsonObject().put("clock", e.clock()).put("by", e.by()).put("reason", e.reason()))
        .orElse(null);
  }

  /// The telephone number that somebody named in a conversation; null for none.
  ///
  /// @param places the ids of conversations, the last first
  private @Nullable String phone(Stream<String> places) {
    return places
        .flatMap(id -> conversations.load(id).stream())
        .flatMap(it -> it.phone().stream())
        .findFirst()
        .orElse(null);
  }

  /// What the customer of a complaint said of how they are reached, and are not; null for nothing.
  private @Nullable String reach(Complaint one) {
    String said =
        Facts.of(journal.read(ComplaintEvent.stream(one.number()), 0)).stream()
            .filter(it -> Reaching.FACTS.contains(it.fact()))
            .map(ComplaintEvent.Stated::said)
            .distinct()
            .collect(Collectors.joining("; "));
    return said.isEmpty() ? null : said;
  }

  private @Nullable String reach(Lead one) {
    return LeadQuotes.reach(story.of(one));
  }

  /// What else they named by which they can be reached; null for nothing.
  private @Nullable JsonArray named(Lead one) {
    List<String> named = LeadQuotes.of(one, story.of(one), journal).named();
    return named.isEmpty() ? null : Requests.array(named);
  }

  /// What is due of a lead: what is planned, or the call that was promised about it, with which it
  /// stands.
  private @Nullable Instant due(Lead one) {
    return Stream.concat(
            Stream.ofNullable(one.care().nextUntil()),
            followUps.of(one.origin().customer()).stream()
                .filter(it -> it.open() && it.kind() == Kind.CALL_BACK)
                .filter(it -> one.number().equals(it.about()))
                .map(FollowUp::due))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private Item lead(Lead one, Instant now) {
    Instant due = due(one);
    double expected = scoring.score(one, now).expected();
    return new Item(due, expected, () -> lead(one, due, expected, now));
  }

  /// What somebody planned of a lead last, in their words; null for nothing.
  private @Nullable String planned(Lead one) {
    return journal.read(LeadEvent.stream(one.number()), 0).reversed().stream()
        .flatMap(it ->
            it.event() instanceof LeadEvent.Planned planned
                ? Stream.of(planned.action())
                : Stream.empty())
        .findFirst()
        .orElse(null);
  }

  private JsonObject lead(Lead one, @Nullable Instant due, double expected, Instant now) {
    ContactLeave.Told told = leave.of(one);
    Permission permission = told.permission();
    return new JsonObject()
        .put("what", "lead")
        .put("number", one.number())
        .put("customer", one.origin().customer())
        .put("stage", one.stage().wire())
        .put("product", one.shown().interest().product())
        .put("amount", one.shown().interest().amount().wire())
        .put("horizon", one.shown().interest().horizon().wire())
        .put("permission", permission.wire())
        .put("inWriting", told.inWriting())
        .put("fit", LeadJson.fit(scoring.fit(one, now)))
        .put("reach", permission == Permission.GIVEN ? reach(one) : null)
        .put("named", permission == Permission.GIVEN ? named(one) : null)
        .put("expected", expected)
        .put("planned", one.care().nextUntil() == null ? null : planned(one))
        .put("due", due == null ? null : due.toString());
  }
}
