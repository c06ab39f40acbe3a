package dev.lobby.simulation.month;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.complaint.ClockRule;
import dev.lobby.complaint.ClockRules;
import dev.lobby.complaint.ClockSet;
import dev.lobby.complaint.Clockwork;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.ComplaintJoins;
import dev.lobby.complaint.Complaints;
import dev.lobby.complaint.Finding;
import dev.lobby.complaint.Resolution;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Summaries;
import dev.lobby.customer.BalanceLevel;
import dev.lobby.customer.CustomerDirectory;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Figures;
import dev.lobby.customer.ProfileChange;
import dev.lobby.customer.ProfileChange.Part;
import dev.lobby.customer.ProfileDesk;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.FollowUps;
import dev.lobby.followup.Kind;
import dev.lobby.followup.Result;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.lead.AmountBand;
import dev.lobby.lead.ContactLeave;
import dev.lobby.lead.Horizon;
import dev.lobby.lead.Interest;
import dev.lobby.lead.LeadCalls;
import dev.lobby.lead.LeadDesk;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.LeadIntake;
import dev.lobby.lead.LeadRules;
import dev.lobby.lead.LeadScoring;
import dev.lobby.lead.Leads;
import dev.lobby.lead.Loss;
import dev.lobby.outreach.Known;
import dev.lobby.outreach.Outreach;
import dev.lobby.outreach.Outreaches;
import dev.lobby.outreach.PlanDesk;
import dev.lobby.outreach.PlansFile;
import dev.lobby.staff.Members;
import dev.lobby.survey.Surveys;
import dev.lobby.value.CustomerValues;
import dev.lobby.value.ValueRulesFile;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A bank's month with its customers, drawn from a seed and lived through hour by hour in a time
/// that is not real: a file comes each night, people write, complain and show interest, staff do
/// what they do in any order, and what is done by rule is done each hour.
final class Month {

  /// Of how many customers one is in the bank's file of a night.
  private static final int NIGHTLY = 13;

  /// A plan that would reach more customers waits for somebody, who does not come.
  private static final int PLAN_LIMIT = 500;

  private static final int FIRST_HOUR = 8;
  private static final int LAST_HOUR = 20;

  /// Saturdays and Sundays are free, and a Monday in the middle, which a Saturday makes up for.
  static final BusinessCalendar CALENDAR =
      new BusinessCalendar(
          World.ZONE,
          Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
          Set.of(LocalDate.of(2026, 3, 16)),
          Set.of(LocalDate.of(2026, 3, 21)));

  private static final LeadRules LEADS =
      new LeadRules(
          Set.of("core"),
          Map.of("CNY", new BigDecimal(500_000)),
          Map.of("wealth", List.of("wes", "wilma"), LeadRules.ANY, List.of("ann", "leo")));

  private static final List<String> OFFICERS = List.of("ann", "bo", "chen", "dora");
  private static final List<String> PRODUCTS = List.of("cards", "loans", "wealth", "deposits");
  private static final List<String> CAUSES = List.of("fee", "delay", "error", "conduct");

  private final int size;
  private final Random random;
  private final MovableClock clock;
  final Journal journal;
  private final List<View> views;
  final Complaints complaints;
  final Leads leads;
  final FollowUps followUps;
  final CustomerDirectory directory;
  final CustomerValues values;
  final ClockRules clocks;
  private final Customers customers;
  private final ProfileDesk profiles;
  private final ComplaintDesk complaintDesk;
  private final ComplaintJoins joins;
  private final LeadDesk leadDesk;
  private final LeadIntake intake;
  private final FollowUpDesk followUpDesk;
  private final Clockwork clockwork;
  private final Outreach outreach;

  private final List<String> ids = new ArrayList<>();
  private final List<String> complaintNumbers = new ArrayList<>();
  private final List<String> leadNumbers = new ArrayList<>();
  private final Set<String> spoken = new HashSet<>();
  private long followed;

  /// @param size how many customers there are
  Month(int size, long seed) {
    this.size = size;
    random = new Random(seed);
    clock = new MovableClock(World.START);
    journal = new MemoryJournal(World.codec(), clock);
    ViewStore store = ViewStore.inMemory();
    Summaries summaries = new Summaries(store);
    complaints = new Complaints(store);
    leads = new Leads(store);
    followUps = new FollowUps(store);
    directory = new CustomerDirectory(store);
    Members members = new Members(store);
    Outreaches outreaches = new Outreaches(store);
    values =
        new CustomerValues(
            store,
            directory,
            summaries,
            complaints,
            followUps,
            ValueRulesFile.packaged(),
            World.ZONE);
    views =
        List.of(summaries, complaints, leads, followUps, members, directory, values, outreaches);
    clocks =
        new ClockRules(
            CALENDAR,
            Stream.concat(
                    ClockSet.CN.rules(ClockSet.Goals.USUAL).stream(),
                    Stream.of(
                        ClockRule.law("three-days", "3bd"), ClockRule.law("eight-weeks", "8w")))
                .toList());
    customers = new Customers(journal, new byte[32]);
    profiles = new ProfileDesk(journal, customers);
    Conversations conversations = new Conversations(journal);
    complaintDesk = new ComplaintDesk(journal, conversations, clocks, clock);
    joins = new ComplaintJoins(journal, customers, World.ZONE);
    leadDesk =
        new LeadDesk(
            journal,
            new LeadScoring(customers, World.ZONE),
            new ContactLeave(customers, leads),
            new LeadCalls(journal, followUps, customers),
            clock,
            World.ZONE);
    intake = new LeadIntake(leads, LEADS, members, complaints);
    followUpDesk = new FollowUpDesk(journal, clock);
    clockwork = new Clockwork(complaints, complaintDesk, clock);
    outreach =
        new Outreach(
            PlansFile.packaged(),
            PLAN_LIMIT,
            new Known(
                journal,
                customers,
                conversations,
                summaries,
                directory,
                values,
                complaints,
                followUps,
                members,
                outreaches,
                new Surveys(store, World.ZONE),
                leads),
            followUpDesk,
            new PlanDesk(journal),
            CALENDAR,
            clock);
  }

  Instant now() {
    return clock.instant();
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), World.ZONE);
  }

  /// The bank tells whom it has.
  void begin() {
    List<ProfileChange> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      ids.add(customers.idOf("N-" + i));
      all.add(
          profile(
              "N-" + i,
              Set.of(Part.NAME, Part.TIER, Part.MANAGER, Part.FIGURES),
              random.nextInt(20) == 0 ? "core" : "ordinary"));
    }
    profiles.importAll(all, "customers.csv", "bank");
    follow();
  }

  /// A day, from its first hour to its last.
  void live() {
    Instant midnight = today().atStartOfDay(World.ZONE).toInstant();
    for (int hour = 0; hour < 24; hour++) {
      Instant at = midnight.plus(Duration.ofHours(hour)).plusSeconds(random.nextInt(3_600));
      if (at.isBefore(now())) {
        continue;
      }
      clock.set(at);
      if (hour == 2) {
        night();
      }
      if (hour >= FIRST_HOUR && hour < LAST_HOUR) {
        customersCome();
        staffWork();
      }
      clockwork.run();
      follow();
      if (hour == FIRST_HOUR + 1) {
        outreach.run();
        follow();
      }
      values.refresh(today());
    }
    clock.set(midnight.plus(Duration.ofDays(1)));
    values.refresh(today());
  }

  /// The views take in what is new.
  private void follow() {
    journal.replayClear(
        followed, journal.head(), recorded -> views.forEach(view -> view.apply(recorded)));
    followed = journal.head();
  }

  private void night() {
    Set<Integer> told = new HashSet<>();
    while (told.size() < size / NIGHTLY) {
      told.add(random.nextInt(size));
    }
    List<ProfileChange> changes = new ArrayList<>();
    for (int i : told) {
      changes.add(profile("N-" + i, Set.of(Part.FIGURES), null));
    }
    profiles.importAll(changes, "night.csv", "bank");
  }

  private ProfileChange profile(String number, Set<Part> told, @Nullable String tier) {
    return new ProfileChange(
        number,
        told,
        tier == null ? null : "Customer " + number,
        tier,
        tier == null ? null : "rm" + random.nextInt(40),
        List.of(),
        List.of(),
        List.of(),
        null,
        Map.of(),
        figures());
  }

  private Figures figures() {
    LocalDate asOf = today().minusDays(1);
    boolean quiet = random.nextInt(5) == 0;
    return new Figures(
        asOf.toString(),
        today().minusDays(random.nextInt(4_000)).toString(),
        random.nextInt(30) == 0
            ? null
            : today().minusDays(quiet ? 60 + random.nextInt(60) : random.nextInt(30)).toString(),
        random.nextInt(80),
        random.nextInt(10) == 0 ? null : random.nextInt(80),
        new BalanceLevel((1 + random.nextInt(9)) * (long) Math.pow(10, random.nextInt(7)), "CNY"),
        random.nextInt(161) - 80);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private boolean chance(int outOf) {
    return random.nextInt(outOf) == 0;
  }

  private void append(String stream, String subject, Event event) {
    journal.append(List.of(new StreamWrite(stream, StreamWrite.ANY, subject, event)));
  }

  private void customersCome() {
    for (int i = 0; i < 40; i++) {
      String id = one(ids);
      String conversation = "c-" + id;
      if (spoken.add(id)) {
        append(
            ConversationEvent.stream(conversation),
            id,
            new ConversationEvent.Started("web", id, Language.ZH));
      }
      append(
          ConversationEvent.stream(conversation),
          id,
          new ConversationEvent.CustomerWrote("m" + journal.head(), Language.ZH, "在吗"));
      if (i < 4) {
        complain(id, conversation);
      } else if (i < 7) {
        follow();
        show(interest(id, conversation));
      }
    }
    follow();
  }

  private void complain(String id, String conversation) {
    String number = "C-" + complaintNumbers.size();
    complaintNumbers.add(number);
    append(
        ComplaintEvent.stream(number),
        id,
        new ComplaintEvent.Filed(
            conversation,
            id,
            "web",
            Language.ZH,
            chance(3) ? null : one(PRODUCTS),
            chance(6) ? Severity.MAJOR : Severity.ORDINARY,
            !chance(8)));
  }

  private void show(LeadIntake.Heard heard) {
    List<StreamWrite> writes = intake.intake(heard).writes();
    journal.append(writes);
    if (writes.getFirst().event() instanceof LeadEvent.Opened) {
      leadNumbers.add(writes.getFirst().stream().substring(LeadEvent.stream("").length()));
    }
  }

  private LeadIntake.Heard interest(String id, String conversation) {
    return new LeadIntake.Heard(
        conversation,
        id,
        "web",
        Language.ZH,
        chance(4),
        null,
        new Interest(
            chance(8) ? null : one(PRODUCTS),
            null,
            one(List.of(AmountBand.values())),
            one(List.of(Horizon.values())),
            random.nextInt(100) / 100.0),
        true,
        null);
  }

  /// Staff do this and that with what is on their boards, also what the desk then refuses.
  private void staffWork() {
    for (int i = 0; i < 30; i++) {
      // The newer ones mostly.
      int back = (int) (complaintNumbers.size() * Math.pow(random.nextDouble(), 3));
      handle(complaintNumbers.get(complaintNumbers.size() - 1 - back));
    }
    for (int i = 0; i < 8; i++) {
      advise(one(leadNumbers));
    }
    for (int i = 0; i < 4; i++) {
      callBack();
    }
    follow();
  }

  private void handle(String number) {
    String by = one(OFFICERS);
    switch (random.nextInt(16)) {
      case 0, 1, 2 -> complaintDesk.assign(number, by, one(OFFICERS));
      case 3 -> complaintDesk.acknowledge(number, by, "telephone");
      case 4 ->
          complaintDesk.classify(
              number,
              by,
              one(PRODUCTS),
              one(CAUSES),
              chance(5) ? Severity.MAJOR : Severity.ORDINARY);
      case 5 ->
          complaintDesk.plan(
              number, by, "再打一次电话", now().plus(Duration.ofHours(1 + random.nextInt(72))));
      case 6 -> {
        complaintDesk.askForTime(number, by, "cn-decided", "等待合作银行答复", "需要等待合作银行的答复。");
        complaintDesk.grantTime(number, one(OFFICERS), "cn-decided");
      }
      case 7, 8 ->
          complaintDesk.resolve(
              number,
              by,
              new Resolution(
                  one(List.of(Finding.values())),
                  one(CAUSES),
                  "查明手续费被重复收取了一次。",
                  chance(10) ? "" : "多收的部分今天退回您的账户。",
                  "不同意可以向监管部门反映。"));
      case 9, 10 -> complaintDesk.toldBy(number, by, "telephone", "张女士本人，13800138000，今天 10:20");
      case 11 -> complaintDesk.close(number, by);
      case 12 -> {
        if (chance(3)) {
          complaintDesk.reopen(number, by, "客户不同意");
        } else {
          complaintDesk.rate(number, 1 + random.nextInt(5));
        }
      }
      case 13 -> complaintDesk.escalate(number, by, "客户情绪激动");
      case 14 -> join(by);
      default -> {
        if (chance(4)) {
          complaints.all().stream()
              .filter(it -> it.joined() != null)
              .findAny()
              .ifPresent(it -> joins.part(it.number(), by));
        }
      }
    }
  }

  /// Few complain twice in so short a time: one of those who did.
  private void join(String by) {
    List<Complaint> repeated =
        complaints.open().stream().filter(it -> complaints.of(it.customer()).size() > 1).toList();
    if (!repeated.isEmpty()) {
      Complaint first = one(repeated);
      joins.join(one(complaints.of(first.customer())).number(), by, first.number());
    }
  }

  private void advise(String number) {
    String by = one(OFFICERS);
    switch (random.nextInt(9)) {
      case 0, 1 -> leadDesk.assign(number, by, one(OFFICERS));
      case 2, 3 -> leadDesk.permit(number, by, !chance(4), "telephone");
      case 4 -> leadDesk.contacted(number, by, "telephone", null);
      case 5 -> leadDesk.plan(number, by, "寄送资料", now().plus(Duration.ofDays(2)));
      case 6 -> leadDesk.win(number, by, null);
      case 7 -> leadDesk.lose(number, by, one(List.of(Loss.values())), null);
      default -> {
        if (chance(2)) {
          leadDesk.merge(number, by, one(leadNumbers));
        } else {
          leadDesk.reopen(number, by, "客户又打来电话");
        }
      }
    }
  }

  private void callBack() {
    String by = one(OFFICERS);
    if (chance(2)) {
      followUpDesk.promise(
          by,
          one(ids),
          null,
          null,
          one(List.of(Kind.CALL_BACK, Kind.PROMISE)),
          now().plus(Duration.ofMinutes(30 + random.nextInt(5_000))),
          one(OFFICERS),
          "回电告知结果");
      return;
    }
    follow();
    // Their numbers are drawn from no seed.
    List<String> open =
        followUps.open().stream()
            .sorted(
                Comparator.comparing(FollowUp::promisedAt)
                    .thenComparing(FollowUp::customer)
                    .thenComparing(FollowUp::due))
            .map(FollowUp::number)
            .toList();
    if (open.isEmpty()) {
      return;
    }
    String number = one(open);
    switch (random.nextInt(4)) {
      case 0 -> followUpDesk.assign(number, by, one(OFFICERS));
      case 1 -> followUpDesk.move(number, by, now().plus(Duration.ofDays(1)), "没有人接");
      default -> {
        boolean kept = !chance(4);
        for (int tries = 1; !kept && tries < 3; tries++) {
          followUpDesk.notReached(number, by, now().plus(Duration.ofDays(1)), null);
        }
        followUpDesk.end(
            number,
            by,
            kept ? Result.KEPT : Result.NOT_REACHED,
            kept && chance(2) ? 1 + random.nextInt(5) : null,
            null);
      }
    }
  }
}
