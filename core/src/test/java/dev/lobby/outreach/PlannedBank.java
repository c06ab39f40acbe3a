package dev.lobby.outreach;

import dev.lobby.HookedJournal;
import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Complaints;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Summaries;
import dev.lobby.customer.BalanceLevel;
import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerDirectory;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Figures;
import dev.lobby.customer.ProfileChange;
import dev.lobby.customer.ProfileChange.Part;
import dev.lobby.customer.ProfileDesk;
import dev.lobby.customer.Purpose;
import dev.lobby.customer.Rating;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.FollowUps;
import dev.lobby.journal.Event;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.catalogue.CustomerRating;
import dev.lobby.language.Language;
import dev.lobby.lead.AmountBand;
import dev.lobby.lead.Horizon;
import dev.lobby.lead.Interest;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.Leads;
import dev.lobby.staff.Members;
import dev.lobby.staff.Role;
import dev.lobby.staff.StaffEvent;
import dev.lobby.survey.Surveys;
import dev.lobby.value.CustomerValues;
import dev.lobby.value.ValueRulesFile;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A bank with customers and contact plans over a journal in memory; its views are as far as its
/// last [#settle].
final class PlannedBank {

  /// The first week of October is free, and the Saturday after is not.
  static final BusinessCalendar CALENDAR =
      new BusinessCalendar(
          World.ZONE,
          Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
          BusinessCalendar.days(List.of("2026-10-01..2026-10-07")),
          Set.of(LocalDate.parse("2026-10-10")));

  final MovableClock clock = new MovableClock(World.START);
  final HookedJournal journal = new HookedJournal(new MemoryJournal(World.codec(), clock));
  final Customers customers =
      new Customers(journal, "for tests only".getBytes(StandardCharsets.UTF_8));
  final ProfileDesk profiles = new ProfileDesk(journal, customers);
  final FollowUpDesk followUpDesk = new FollowUpDesk(journal, clock);
  final PlanDesk desk = new PlanDesk(journal);
  private final Conversations.Guard guard;
  private Node node;

  /// What a process has in memory.
  private record Node(Known known, Surveys surveys, List<View> views, long[] at) {}

  PlannedBank() {
    this(Conversations.Guard.NONE);
  }

  PlannedBank(Conversations.Guard guard) {
    this.guard = guard;
    this.node = started();
    for (String name : List.of("ann", "ben", "eve")) {
      happens(StaffEvent.stream(name), "", new StaffEvent.Added(name, Role.AGENT, name, "x"));
    }
    settle();
  }

  private Node started() {
    ViewStore store = ViewStore.inMemory();
    Summaries summaries = new Summaries(store);
    Complaints complaints = new Complaints(store);
    FollowUps followUps = new FollowUps(store);
    CustomerDirectory directory = new CustomerDirectory(store);
    Members members = new Members(store);
    Outreaches outreaches = new Outreaches(store);
    Surveys surveys = new Surveys(store, World.ZONE);
    Leads leads = new Leads(store);
    CustomerValues values =
        new CustomerValues(
            store,
            directory,
            summaries,
            complaints,
            followUps,
            ValueRulesFile.packaged(),
            World.ZONE);
    Known known =
        new Known(
            journal,
            customers,
            new Conversations(journal, guard),
            summaries,
            directory,
            values,
            complaints,
            followUps,
            members,
            outreaches,
            surveys,
            leads);
    return new Node(
        known,
        surveys,
        List.of(
            summaries,
            complaints,
            followUps,
            members,
            directory,
            values,
            outreaches,
            surveys,
            leads),
        new long[1]);
  }

  /// Starts anew: all that is in memory is gone.
  void restart() {
    node = started();
    settle();
  }

  Known known() {
    return node.known;
  }

  Surveys surveys() {
    return node.surveys;
  }

  /// Brings the views up to the journal.
  void settle() {
    long head = journal.head();
    journal.replayClear(node.at[0], head, it -> node.views.forEach(view -> view.apply(it)));
    node.at[0] = head;
  }

  void happens(String stream, String subject, Event event) {
    journal.append(List.of(new StreamWrite(stream, StreamWrite.ANY, subject, event)));
  }

  Outreach outreach(Plans plans, int limit) {
    return new Outreach(plans, limit, node.known, followUpDesk, desk, CALENDAR, clock);
  }

  /// Lets plans run with all that happened so far, and takes in what they did.
  Outreach.Run run(Plans plans) {
    settle();
    Outreach.Run run = outreach(plans, 1_000).run();
    settle();
    return run;
  }

  /// A time at the bank.
  void at(String local) {
    clock.set(LocalDateTime.parse(local).atZone(World.ZONE).toInstant());
  }

  Instant time(String local) {
    return LocalDateTime.parse(local).atZone(World.ZONE).toInstant();
  }

  /// A customer whom ann looks after; the id of their record.
  String customer(String number, @Nullable Rating rating, @Nullable Figures figures) {
    Customer customer =
        profiles.upsert(
            new ProfileChange(
                number,
                Set.of(Part.MANAGER, Part.RATING, Part.FIGURES),
                null,
                null,
                "ann",
                List.of(),
                List.of(),
                List.of(),
                rating,
                Map.of(),
                figures),
            "bank");
    return customer.id();
  }

  /// The bank tells when a customer's next deposit ends; null for none.
  void deposits(String number, @Nullable String until) {
    profiles.upsert(
        new ProfileChange(
            number,
            Set.of(Part.DEPOSIT),
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            Map.of(),
            null,
            until),
        "bank");
  }

  static Rating rating(String until) {
    return new Rating(CustomerRating.C3, until);
  }

  /// Of whoever opened an account on a day.
  static Figures opened(String day) {
    return new Figures(day, day, day, 1, null, null, null);
  }

  /// Of whoever is in the class of those to be watched, or is not.
  Figures watched(boolean so) {
    String today = LocalDate.ofInstant(clock.instant(), World.ZONE).toString();
    int change = so ? -50 : 0;
    return new Figures(
        today, "2020-01-01", today, 100 + change, 100, new BalanceLevel(2_000, "CNY"), change);
  }

  /// Of whoever moves money away and does less, so that they may soon be lost, or does not.
  Figures warned(boolean so) {
    String today = LocalDate.ofInstant(clock.instant(), World.ZONE).toString();
    int change = so ? -20 : 0;
    return new Figures(
        today,
        "2020-01-01",
        today,
        100 + change,
        100,
        new BalanceLevel(2_000, "CNY"),
        so ? -25 : 0);
  }

  void allows(String id, Purpose purpose, boolean given) {
    profiles.consent(id, purpose, given, "customer", "conversation", null);
  }

  /// A conversation of a customer, which nobody is in the midst of.
  String talks(String id, String channel) {
    String conversation = "c-" + journal.head();
    node.known
        .conversations()
        .start(
            conversation,
            List.of(
                new StreamWrite(
                    ConversationEvent.stream(conversation),
                    0,
                    id,
                    new ConversationEvent.Started(channel, id, Language.ZH))));
    return conversation;
  }

  /// A complaint that was told and closed; its number.
  String complained(String id, String owner) {
    String conversation = talks(id, "web");
    String number = "TS-" + journal.head();
    String stream = ComplaintEvent.stream(number);
    happens(
        stream,
        id,
        new ComplaintEvent.Filed(
            conversation, id, "web", Language.ZH, null, Severity.ORDINARY, true));
    happens(stream, id, new ComplaintEvent.Assigned("sue", owner));
    happens(stream, id, new ComplaintEvent.Told(owner, "telephone", null));
    happens(stream, id, new ComplaintEvent.Closed(owner));
    return number;
  }

  /// Somebody asks a customer of a lead whether they may be contacted.
  void asked(String id, String lead, boolean given) {
    String stream = LeadEvent.stream(lead);
    if (journal.version(stream) == 0) {
      happens(
          stream,
          id,
          new LeadEvent.Opened(
              "c-1",
              id,
              "web",
              Language.ZH,
              false,
              new Interest("fixed-deposit", null, AmountBand.UNKNOWN, Horizon.UNKNOWN, 1)));
    }
    happens(stream, id, new LeadEvent.PermissionTold("ann", given, "conversation"));
  }

  WorkItems made(Plans plans) {
    return new WorkItems(
        journal, plans, customers, new ContactConsents(customers, node.known.leads()));
  }

  List<FollowUp> workItems() {
    return node.known.followUps().open();
  }

  /// What plans wrote to a customer.
  List<Recorded> messages(String conversation) {
    return journal.read(ConversationEvent.stream(conversation), 0).stream()
        .filter(it -> it.event() instanceof ConversationEvent.Told)
        .toList();
  }

  /// All that was done for a customer.
  List<OutreachEvent> done(String id) {
    List<OutreachEvent> all = new ArrayList<>();
    journal.read(OutreachEvent.stream(id), 0).forEach(it -> all.add((OutreachEvent) it.event()));
    return all;
  }
}
