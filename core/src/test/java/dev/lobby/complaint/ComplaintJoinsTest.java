package dev.lobby.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.complaint.ComplaintDesk.Outcome;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Links;
import dev.lobby.customer.Proof;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.view.ViewStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A customer who complains twice about the same.
class ComplaintJoinsTest {

  private final MovableClock clock = new MovableClock(World.START);
  private final Journal journal = new MemoryJournal(World.codec(), clock);
  private final Customers customers =
      new Customers(journal, "one".getBytes(StandardCharsets.UTF_8));
  private final Links links = new Links(journal, customers, clock);
  private final Conversations conversations = new Conversations(journal);
  private final ClockRules rules =
      ClockRules.of(BusinessCalendar.weekdays(World.ZONE), ClockSet.CN);
  private final ComplaintDesk desk = new ComplaintDesk(journal, conversations, rules, clock);
  private final ComplaintJoins joins = new ComplaintJoins(journal, customers, World.ZONE);
  private final String mei = customers.identified(new Customers.Identity("mei", "Mei", null)).id();
  private final String bo = customers.identified(new Customers.Identity("bo", "Bo", null)).id();

  @AfterEach
  void close() {
    journal.close();
  }

  /// Files a complaint in a conversation of its own, an hour after whatever was before.
  private void file(String number, String customer, Severity severity) {
    clock.advance(Duration.ofHours(1));
    String conversation = "in-" + number;
    journal.append(
        List.of(
            new StreamWrite(
                ConversationEvent.stream(conversation),
                0,
                customer,
                new ConversationEvent.Started("web", customer, Language.ZH)),
            new StreamWrite(
                ComplaintEvent.stream(number),
                0,
                customer,
                new ComplaintEvent.Filed(
                    conversation, customer, "web", Language.ZH, "fees", severity, true))));
  }

  private void file(String number, String customer) {
    file(number, customer, Severity.ORDINARY);
  }

  private Complaint complaint(String number) {
    return Complaint.of(journal.read(ComplaintEvent.stream(number), 0)).orElseThrow();
  }

  private Complaints view() {
    Complaints complaints = new Complaints(ViewStore.inMemory());
    journal.replayClear(0, journal.head(), complaints::apply);
    return complaints;
  }

  private static Complaint done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).now();
  }

  private static String why(Outcome outcome) {
    return outcome instanceof Outcome.Refused(List<Refusal> refusals)
        ? refusals.stream().map(Refusal::en).collect(Collectors.joining("\n"))
        : outcome.toString();
  }

  private void decide(String number) {
    done(desk.assign(number, "sue", "eve"));
    done(
        desk.resolve(
            number,
            "eve",
            new Resolution(
                Finding.UPHELD, "系统故障", "经核实，重复收取了一笔手续费。", "已全额退还，三日内到账。", "如不同意可向监管机构反映。")));
  }

  private void end(String number) {
    decide(number);
    done(desk.toldBy(number, "eve", "telephone", "张女士本人，13800138000，今天 10:20"));
    done(desk.close(number, "eve"));
  }

  private Map<String, String> clocks(String number) {
    return rules.of(complaint(number), clock.instant()).stream()
        .collect(Collectors.toMap(it -> it.rule().name(), it -> it.due() + " " + it.state()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C-OPEN    | C-OPEN    | cannot be joined to itself",
        "C-OPEN    | C-NONE    | no complaint C-NONE",
        "C-OPEN    | C-BO      | C-BO is another customer's",
        "C-OPEN    | C-JOINED  | itself joined to C-FIRST: join it to that one",
        "C-OPEN    | C-CLOSED  | C-CLOSED is closed: reopen it first",
        "C-OPEN    | C-DECIDED | C-DECIDED is decided: reopen it first",
        "C-OPEN    | C-LATER   | C-LATER was filed later",
        "C-MAJOR   | C-OPEN    | classify C-OPEN as major first",
        "C-JOINED  | C-OPEN    | joined to C-FIRST already",
        "C-CLOSED  | C-OLDEST  | It is closed",
        "C-DECIDED | C-OLDEST  | It is decided already",
        "C-FIRST   | C-OLDEST  | C-JOINED is joined to it: part that one first",
      })
  void is_not_joined(String number, String into, String because) {
    for (String one : List.of("C-OLDEST", "C-FIRST", "C-JOINED", "C-CLOSED", "C-DECIDED")) {
      file(one, mei);
    }
    file("C-BO", bo);
    file("C-OPEN", mei);
    file("C-MAJOR", mei, Severity.MAJOR);
    file("C-LATER", mei);
    done(joins.join("C-JOINED", "sue", "C-FIRST"));
    end("C-CLOSED");
    decide("C-DECIDED");
    long head = journal.head();

    assertThat(why(joins.join(number, "sue", into))).contains(because);

    assertThat(journal.head()).isEqualTo(head);
  }

  @Test
  void what_does_not_exist_is_neither_joined_nor_parted() {
    file("C-1", mei);

    assertThat(joins.join("C-NONE", "sue", "C-1")).isInstanceOf(Outcome.Unknown.class);
    assertThat(joins.part("C-NONE", "sue")).isInstanceOf(Outcome.Unknown.class);
    assertThat(why(joins.part("C-1", "sue"))).contains("not joined");
  }

  @Test
  void a_joined_one_is_closed_as_such_and_seen_at_the_first_where_all_else_is_done() {
    file("C-1", mei);
    file("C-2", mei);

    Complaint second = done(joins.join("C-2", "sue", "C-1"));

    assertThat(second.stage()).isEqualTo(Stage.JOINED);
    assertThat(second.closed()).isTrue();
    assertThat(second.joined()).isEqualTo(new Complaint.Join("C-1", clock.instant()));
    assertThat(complaint("C-1").duplicates())
        .containsExactly(
            new Complaint.Duplicate("C-2", List.of("in-C-2"), complaint("C-2").filedAt()));
    assertThat(complaint("C-1").places()).containsExactly("in-C-1", "in-C-2");
    assertThat(view().open()).extracting(Complaint::number).containsExactly("C-1");
    assertThat(why(desk.link("C-1", "sue", "in-C-2"))).contains("linked already");
    for (Outcome step :
        List.of(
            desk.assign("C-2", "sue", "eve"),
            desk.note("C-2", "sue", "x"),
            desk.toldBy("C-2", "sue", "telephone", "张女士本人，13800138000，今天 10:20"),
            desk.tell("C-2", "sue"),
            desk.close("C-2", "sue"),
            desk.reopen("C-2", "sue", "x"),
            desk.escalate("C-2", "sue", "x"))) {
      assertThat(why(step)).contains("joined to C-1: take the step there");
    }
  }

  @Test
  void who_was_told_two_numbers_is_told_of_both_when_the_first_is_decided() {
    file("C-1", mei);
    file("C-2", mei);
    done(joins.join("C-2", "sue", "C-1"));
    decide("C-1");

    done(desk.tell("C-1", "eve"));

    // They wrote last where they complained again.
    assertThat(conversations.load("in-C-2").orElseThrow().messages().getLast().text())
        .contains("C-1（含 C-2）", "重复收取");
  }

  @Test
  void the_clocks_of_a_joined_one_stop_and_run_on_after_parting_as_if_they_never_had() {
    file("C-1", mei);
    file("C-2", mei);
    file("C-3", mei);
    done(desk.classify("C-1", "sue", "fees", "x", Severity.MAJOR));
    Clockwork clockwork = new Clockwork(view(), desk, clock);
    done(joins.join("C-2", "sue", "C-1"));

    clock.advance(Duration.ofHours(30));

    assertThat(clocks("C-2").get("decided")).endsWith("STOPPED");
    assertThat(clocks("C-2").get("cn-decided")).endsWith("STOPPED");
    assertThat(clocks("C-2").get("acknowledged")).endsWith("IN_TIME");
    assertThat(rules.of(complaint("C-2"), clock.instant())).noneMatch(Clock::runs);
    // The board before the join lists it still: the desk refuses.
    assertThat(clockwork.run()).isEqualTo(2);
    assertThat(complaint("C-2").escalations()).isZero();

    Complaint apart = done(joins.part("C-2", "sue"));

    assertThat(apart.stage()).isEqualTo(Stage.FILED);
    assertThat(apart.joined()).isNull();
    Instant hourBefore = complaint("C-3").filedAt().minus(Duration.ofHours(1));
    assertThat(clocks("C-2"))
        .containsEntry("decided", hourBefore.plus(Duration.ofHours(12)) + " OVERDUE")
        .containsEntry("cn-decided", clocks("C-3").get("cn-decided"));
    assertThat(complaint("C-1").places()).containsExactly("in-C-1");
    assertThat(new Clockwork(view(), desk, clock).run()).isEqualTo(1);
    assertThat(done(desk.assign("C-2", "sue", "eve")).stage()).isEqualTo(Stage.INVESTIGATED);
  }

  @Test
  void it_is_parted_only_while_the_first_is_not_closed() {
    file("C-1", mei);
    file("C-2", mei);
    done(joins.join("C-2", "sue", "C-1"));
    end("C-1");

    assertThat(why(joins.part("C-2", "sue"))).contains("C-1 is closed: reopen it first");

    done(desk.reopen("C-1", "eve", "客户不同意"));
    done(joins.part("C-2", "sue"));
    assertThat(complaint("C-2").stage()).isEqualTo(Stage.FILED);
  }

  @Test
  void it_is_not_parted_when_the_customer_was_told_what_was_decided_of_both() {
    file("C-1", mei);
    file("C-2", mei);
    done(joins.join("C-2", "sue", "C-1"));
    decide("C-1");
    done(desk.toldBy("C-1", "eve", "telephone", "张女士本人，13800138000，今天 10:20"));

    assertThat(why(joins.part("C-2", "sue"))).contains("told to the customer: reopen it first");
  }

  @Test
  void the_one_filed_first_goes_on_though_it_was_reopened_and_no_time_is_won_by_it() {
    file("C-1", mei);
    end("C-1");
    file("C-2", mei);
    Instant second = complaint("C-2").filedAt();
    clock.advance(Duration.ofHours(5));
    done(desk.reopen("C-1", "sue", "又发生了"));
    Map<String, String> alone = clocks("C-1");

    assertThat(why(joins.join("C-1", "sue", "C-2"))).contains("C-2 was filed later");
    assertThat(done(joins.join("C-2", "sue", "C-1")).stage()).isEqualTo(Stage.JOINED);

    assertThat(clocks("C-1").get("decided")).startsWith(second.plus(Duration.ofHours(12)) + " ");
    ComplaintReport report =
        ComplaintReport.of(
            view().all(),
            rules,
            LocalDate.parse("2026-01-01"),
            LocalDate.parse("2026-12-31"),
            clock.instant());
    List<String> lines = report.csv().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith("C-1,");
    assertThat(lines.get(2)).startsWith("C-2,").contains(",C-1,");
    assertThat(report.figures())
        .containsEntry("received", 1)
        .containsEntry("duplicates", 1)
        .containsEntry("reopened", 1);
    done(joins.part("C-2", "sue"));
    assertThat(clocks("C-1")).isEqualTo(alone);
  }

  @Test
  void one_to_which_a_major_one_was_joined_stays_major() {
    ComplaintDesk supervised =
        new ComplaintDesk(
            journal,
            conversations,
            rules,
            clock,
            ComplaintDesk.Survey.NONE,
            Waits.NONE,
            ComplaintDesk.Notices.NONE,
            "sue"::equals);
    file("C-1", mei, Severity.MAJOR);
    file("C-2", mei, Severity.MAJOR);
    done(joins.join("C-2", "sue", "C-1"));

    assertThat(why(supervised.classify("C-1", "sue", "fees", "x", Severity.ORDINARY)))
        .contains("C-2 is joined to it and major");
    done(joins.part("C-2", "sue"));
    done(supervised.classify("C-1", "sue", "fees", "x", Severity.ORDINARY));
  }

  @Test
  void what_was_decided_is_told_where_the_customers_own_record_is_and_nowhere_else() {
    journal.append(customers.reached("webhook", "+8613800138000"));
    String phone = customers.idAt("webhook", "+8613800138000");
    file("C-1", mei);
    file("C-2", phone);
    links.link(phone, mei, Proof.STAFF, "sue", "r");
    done(joins.join("C-2", "sue", "C-1"));
    decide("C-1");
    int before = conversations.load("in-C-2").orElseThrow().messages().size();

    done(desk.tell("C-1", "eve"));

    assertThat(conversations.load("in-C-1").orElseThrow().messages().getLast().text())
        .contains("重复收取");
    assertThat(conversations.load("in-C-2").orElseThrow().messages()).hasSize(before);
  }

  @Test
  void records_that_are_one_person_are_one_customer() {
    journal.append(customers.reached("webhook", "+8613800138000"));
    String phone = customers.idAt("webhook", "+8613800138000");
    file("C-1", mei);
    file("C-2", phone);
    assertThat(why(joins.join("C-2", "sue", "C-1"))).contains("another customer");
    assertThat(joins.others(complaint("C-1"), view())).isEmpty();

    assertThat(links.link(phone, mei, Proof.STAFF, "sue", "r"))
        .isInstanceOf(Links.Outcome.Done.class);

    assertThat(joins.others(complaint("C-1"), view()))
        .extracting(Complaint::number)
        .containsExactly("C-2");
    assertThat(joins.others(complaint("C-2"), view()))
        .extracting(Complaint::number)
        .containsExactly("C-1");
    done(joins.join("C-2", "sue", "C-1"));
  }

  @Test
  void two_in_one_conversation_leave_the_first_what_the_other_brought_when_one_is_parted() {
    file("C-1", mei);
    file("C-2", mei);
    journal.append(
        List.of(
            new StreamWrite(
                ComplaintEvent.stream("C-3"),
                0,
                mei,
                new ComplaintEvent.Filed(
                    "in-C-2", mei, "web", Language.ZH, null, Severity.ORDINARY, true))));
    done(joins.join("C-2", "sue", "C-1"));
    done(joins.join("C-3", "sue", "C-1"));

    done(joins.part("C-2", "sue"));

    assertThat(complaint("C-1").places()).containsExactly("in-C-1", "in-C-2");
  }

  @Test
  void one_closed_within_thirty_days_is_recent_and_a_joined_one_is_not() {
    file("C-1", mei);
    file("C-2", mei);
    file("C-3", mei);
    done(joins.join("C-3", "sue", "C-2"));
    end("C-1");
    clock.advance(Duration.ofDays(30));

    assertThat(ComplaintJoins.recent(complaint("C-1"), clock.instant())).isTrue();
    assertThat(ComplaintJoins.recent(complaint("C-2"), clock.instant())).isTrue();
    assertThat(ComplaintJoins.recent(complaint("C-3"), clock.instant())).isFalse();
    assertThat(ComplaintJoins.recent(complaint("C-1"), clock.instant().plusSeconds(1))).isFalse();
  }

  @Test
  void the_report_counts_a_joined_one_as_a_duplicate_and_parted_as_one_of_its_own() {
    file("C-1", mei);
    file("C-2", mei);
    file("C-3", bo);
    done(joins.join("C-2", "sue", "C-1"));
    clock.advance(Duration.ofHours(40));

    assertThat(report().figures())
        .containsEntry("received", 2)
        .containsEntry("duplicates", 1)
        .containsEntry("open", 2)
        .containsEntry("closed", 0)
        .containsEntry("decided missed", 2)
        .containsEntry("cn-decided running", 2)
        .containsEntry("acknowledged met", 2);
    List<String> lines = report().csv().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1)).startsWith("C-1,").contains(",C-2,");
    assertThat(lines.get(2)).startsWith("C-2,").contains(",C-1,", "stopped");
    assertThat(lines.get(3)).startsWith("C-3,");

    done(joins.part("C-2", "sue"));

    assertThat(report().figures())
        .containsEntry("received", 3)
        .containsEntry("duplicates", 0)
        .containsEntry("decided missed", 3);
  }

  private ComplaintReport report() {
    LocalDate day = LocalDate.ofInstant(World.START, World.ZONE);
    return ComplaintReport.of(view().all(), rules, day, day.plusDays(1), clock.instant());
  }

  @Test
  void a_joined_one_is_in_no_group_and_others_it_stood_for_stand_under_the_first() {
    for (String number : List.of("C-1", "C-2", "C-3", "C-4")) {
      file(number, number.equals("C-2") ? mei : customer(number));
      done(desk.classify(number, "sue", "fees", "重复收费", Severity.ORDINARY));
    }
    file("C-0", mei);
    done(desk.classify("C-0", "sue", "fees", "重复收费", Severity.ORDINARY));
    done(desk.group("C-3", "sue", "C-0"));

    done(joins.join("C-0", "sue", "C-2"));

    ComplaintGroups.Group group = ComplaintGroups.of(view().all(), clock.instant()).getFirst();
    assertThat(group.head()).isEqualTo("C-2");
    assertThat(group.complaints())
        .extracting(Complaint::number)
        .containsExactly("C-1", "C-2", "C-3", "C-4");
    assertThat(group.apart()).containsExactly("C-1", "C-3", "C-4");
    assertThat(why(desk.group("C-4", "sue", "C-0"))).contains("put it with that one");
  }

  private String customer(String name) {
    return customers.identified(new Customers.Identity(name, null, null)).id();
  }

  @Test
  void what_was_joined_across_records_is_parted_with_them_unless_it_was_told() {
    journal.append(customers.reached("webhook", "+8613800138000"));
    String phone = customers.idAt("webhook", "+8613800138000");
    links.link(phone, mei, Proof.STAFF, "sue", "r");
    file("C-1", mei);
    file("C-2", phone);
    file("C-3", mei);
    file("C-4", phone);
    done(joins.join("C-2", "sue", "C-1"));
    done(joins.join("C-4", "sue", "C-3"));
    end("C-3");
    assertThat(joins.separate(List.of(phone, mei), view(), "sue")).as("one person").isEmpty();

    links.unlink(phone, "sue", "somebody else");

    assertThat(joins.separate(List.of(phone, mei), view(), "sue")).containsExactly("C-2");
    assertThat(complaint("C-2").joined()).isNull();
    assertThat(complaint("C-1").duplicates()).isEmpty();
    assertThat(complaint("C-4").joined()).as("told already").isNotNull();
    assertThat(joins.isOfOne(complaint("C-4"), complaint("C-3"))).isFalse();
    assertThat(joins.separate(List.of(phone, mei), view(), "sue")).as("again").isEmpty();
  }
}
