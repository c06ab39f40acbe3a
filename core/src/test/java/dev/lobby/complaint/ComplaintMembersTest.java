package dev.lobby.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.complaint.ComplaintMembers.Left;
import dev.lobby.complaint.ComplaintMembers.Outcome;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.customer.Customers;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.view.ViewStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many customers with one cause, whose complaints are decided and told alike.
class ComplaintMembersTest {

  private final MovableClock clock = new MovableClock(World.START);
  private final Journal journal = new MemoryJournal(World.codec(), clock);
  private final Customers customers =
      new Customers(journal, "one".getBytes(StandardCharsets.UTF_8));
  private final Conversations conversations = new Conversations(journal);
  private final ComplaintDesk desk =
      new ComplaintDesk(
          journal,
          conversations,
          ClockRules.of(BusinessCalendar.weekdays(World.ZONE), ClockSet.CN),
          clock);
  private final ComplaintJoins joins = new ComplaintJoins(journal, customers, World.ZONE);

  @AfterEach
  void close() {
    journal.close();
  }

  /// Files a complaint of a customer of its own, in a conversation of its own.
  private void file(String number, Language language, Severity severity) {
    fileOf("of-" + number, number, language, severity);
  }

  private void fileOf(String customer, String number, Language language, Severity severity) {
    clock.advance(Duration.ofHours(1));
    String conversation = "in-" + number;
    journal.append(
        List.of(
            new StreamWrite(
                ConversationEvent.stream(conversation),
                0,
                customer,
                new ConversationEvent.Started("web", customer, language)),
            new StreamWrite(
                ComplaintEvent.stream(number),
                0,
                customer,
                new ComplaintEvent.Filed(
                    conversation, customer, "web", language, "fees", severity, true))));
  }

  private void file(String... numbers) {
    for (String number : numbers) {
      file(number, Language.ZH, Severity.ORDINARY);
    }
  }

  private void under(String head, String... numbers) {
    for (String number : numbers) {
      done(desk.group(number, "sue", head));
    }
  }

  private Complaint complaint(String number) {
    return Complaint.of(journal.read(ComplaintEvent.stream(number), 0)).orElseThrow();
  }

  /// With the board as it is now.
  private ComplaintMembers members() {
    Complaints complaints = new Complaints(ViewStore.inMemory());
    journal.replayClear(0, journal.head(), complaints::apply);
    return new ComplaintMembers(journal, complaints, desk);
  }

  private static void done(ComplaintDesk.Outcome outcome) {
    assertThat(outcome).isInstanceOf(ComplaintDesk.Outcome.Done.class);
  }

  /// The numbers of those left, each with why.
  private static List<String> left(Outcome outcome) {
    return ((Outcome.Done) outcome)
        .left().stream().map((Left it) -> it.number() + ": " + it.why().getFirst().en()).toList();
  }

  private static int count(Outcome outcome) {
    return ((Outcome.Done) outcome).done();
  }

  private void decide(String number, String by) {
    done(desk.assign(number, "sue", by));
    done(
        desk.resolve(
            number,
            by,
            new Resolution(
                Finding.UPHELD, "系统故障", "经核实，重复收取了一笔手续费。", "已全额退还，三日内到账。", "如不同意可向监管机构反映。")));
  }

  private String lastRead(String number) {
    return conversations.load("in-" + number).orElseThrow().messages().getLast().text();
  }

  @Test
  void what_was_decided_of_the_head_is_decided_of_all_that_stand_under_it() {
    file("C-1", "C-2", "C-3", "C-4");
    under("C-1", "C-2", "C-3");
    done(desk.assign("C-3", "sue", "bob"));
    decide("C-1", "eve");

    Outcome outcome = members().decide("C-1", "eve", Seen.WHATEVER, null);

    assertThat(count(outcome)).isEqualTo(2);
    assertThat(left(outcome)).isEmpty();
    Complaint second = complaint("C-2");
    assertThat(second.stage()).isEqualTo(Stage.RESOLVED);
    assertThat(second.finding()).isEqualTo(Finding.UPHELD);
    assertThat(second.cause()).isEqualTo("系统故障");
    assertThat(second.decidedBy()).isEqualTo("eve");
    assertThat(second.owner()).as("the head's").isEqualTo("eve");
    assertThat(complaint("C-3").owner()).isEqualTo("bob");
    assertThat(complaint("C-4").stage()).as("not under it").isEqualTo(Stage.FILED);
  }

  @Test
  void nothing_is_decided_alike_before_the_head_is() {
    file("C-1", "C-2");
    under("C-1", "C-2");

    assertThat(members().decide("C-1", "eve", Seen.WHATEVER, null))
        .isEqualTo(new Outcome.Refused(new Refusal("请先对本投诉作出决定。", "Decide this one first.")));
    decide("C-1", "eve");
    done(desk.reopen("C-1", "eve", "新证据"));
    assertThat(members().decide("C-1", "eve", Seen.WHATEVER, null))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(members().decide("C-NONE", "eve", Seen.WHATEVER, null))
        .isInstanceOf(Outcome.Unknown.class);
    assertThat(members().tell("C-NONE", "eve", Seen.WHATEVER)).isInstanceOf(Outcome.Unknown.class);
    assertThat(complaint("C-2").stage()).isEqualTo(Stage.FILED);
  }

  @Test
  void those_that_cannot_be_decided_alike_are_left_with_why() {
    file("C-1", "C-CLOSED", "C-OWN");
    fileOf("of-C-OWN", "C-JOINED", Language.ZH, Severity.ORDINARY);
    file("C-EN", Language.EN, Severity.ORDINARY);
    under("C-1", "C-CLOSED", "C-OWN", "C-JOINED", "C-EN");
    done(joins.join("C-JOINED", "sue", "C-OWN"));
    for (String number : List.of("C-CLOSED", "C-OWN")) {
      decide(number, "bob");
    }
    done(desk.toldBy("C-CLOSED", "bob", "telephone", "张女士本人，13800138000，今天 10:20"));
    done(desk.close("C-CLOSED", "bob"));
    decide("C-1", "eve");
    long head = journal.head();

    Outcome outcome = members().decide("C-1", "eve", Seen.WHATEVER, null);

    assertThat(count(outcome)).isZero();
    assertThat(left(outcome))
        .containsExactlyInAnyOrder(
            "C-CLOSED: It is closed.",
            "C-OWN: It is decided already.",
            "C-JOINED: It is joined to C-OWN: take the step there.",
            "C-EN: Its customer speaks another language: write the decision in that one with this step,"
                + " or decide it by itself.");
    assertThat(journal.head()).isEqualTo(head);
  }

  @Test
  void those_who_read_the_other_language_read_the_decision_in_that() {
    file("C-1", "C-2");
    file("C-EN", Language.EN, Severity.ORDINARY);
    under("C-1", "C-2", "C-EN");
    decide("C-1", "eve");
    ComplaintMembers.Translated english =
        new ComplaintMembers.Translated(
            "A transfer fee was charged twice.",
            "It was refunded in full.",
            "If you do not agree, call 12378.",
            "");

    Outcome outcome = members().decide("C-1", "eve", Seen.WHATEVER, english);

    assertThat(count(outcome)).isEqualTo(2);
    assertThat(left(outcome)).isEmpty();
    assertThat(complaint("C-EN").finding()).isEqualTo(Finding.UPHELD);
    assertThat(complaint("C-EN").cause()).isEqualTo("系统故障");
    members().tell("C-1", "eve", Seen.WHATEVER);
    assertThat(lastRead("C-EN")).contains("C-EN", "charged twice", "12378").doesNotContain("手续费");
    assertThat(lastRead("C-2")).contains("重复收取").doesNotContain("charged");
  }

  @Test
  void a_decision_that_lacks_something_in_the_other_language_is_taken_on_none() {
    file("C-1", "C-2");
    file("C-EN", Language.EN, Severity.ORDINARY);
    under("C-1", "C-2", "C-EN");
    decide("C-1", "eve");

    assertThat(
            members()
                .decide(
                    "C-1",
                    "eve",
                    Seen.WHATEVER,
                    new ComplaintMembers.Translated("A fee was charged twice.", "", "", "")))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(
            members()
                .decide(
                    "C-1",
                    "eve",
                    Seen.WHATEVER,
                    new ComplaintMembers.Translated(
                        "重复收取了一笔手续费。", "已全额退还给您。", "如不同意可向监管机构反映。", "")))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(complaint("C-2").stage()).isEqualTo(Stage.FILED);
  }

  @Test
  void a_step_that_is_repeated_does_what_was_left_and_nothing_twice() {
    file("C-1", "C-2");
    under("C-1", "C-2");
    decide("C-1", "eve");
    members().decide("C-1", "eve", Seen.WHATEVER, null);
    members().tell("C-1", "eve", Seen.WHATEVER);
    file("C-3");
    under("C-1", "C-3");

    assertThat(count(members().decide("C-1", "eve", Seen.WHATEVER, null))).isEqualTo(1);
    Outcome told = members().tell("C-1", "eve", Seen.WHATEVER);
    assertThat(count(told)).isEqualTo(1);
    assertThat(left(told)).containsExactly("C-2: The customer was told already.");
    assertThat(conversations.load("in-C-2").orElseThrow().messages()).hasSize(1);
    assertThat(count(members().decide("C-1", "eve", Seen.WHATEVER, null))).isZero();
    assertThat(count(members().tell("C-1", "eve", Seen.WHATEVER))).isZero();
  }

  @Test
  void each_customer_is_told_in_their_own_conversation_by_their_own_number() {
    file("C-1", "C-2", "C-3", "C-4");
    under("C-1", "C-2", "C-3", "C-4");
    decide("C-1", "eve");
    members().decide("C-1", "eve", Seen.WHATEVER, null);
    file("C-5");
    under("C-1", "C-5");

    Outcome outcome = members().tell("C-1", "eve", Seen.WHATEVER);

    assertThat(count(outcome)).isEqualTo(3);
    assertThat(left(outcome)).containsExactly("C-5: Nothing is decided yet.");
    for (String number : List.of("C-2", "C-3", "C-4")) {
      assertThat(complaint(number).stage()).isEqualTo(Stage.TOLD);
      assertThat(lastRead(number)).contains(number, "三日内到账", "监管机构").doesNotContain("C-1");
    }
    assertThat(complaint("C-1").stage()).as("the head's customer").isEqualTo(Stage.RESOLVED);
  }

  @Test
  void the_customer_of_a_major_member_is_told_by_somebody_else_than_who_had_it_decided() {
    file("C-1", "C-2");
    file("C-MAJOR", Language.ZH, Severity.MAJOR);
    under("C-1", "C-2", "C-MAJOR");
    decide("C-1", "eve");
    members().decide("C-1", "eve", Seen.WHATEVER, null);

    Outcome own = members().tell("C-1", "eve", Seen.WHATEVER);

    assertThat(count(own)).isEqualTo(1);
    assertThat(left(own))
        .containsExactly(
            "C-MAJOR: The customer of a major complaint is told by somebody else than who decided"
                + " it.");
    assertThat(count(members().tell("C-1", "sue", Seen.WHATEVER))).isEqualTo(1);
    assertThat(complaint("C-MAJOR").stage()).isEqualTo(Stage.TOLD);
  }

  @Test
  void what_stands_under_one_that_goes_on_in_the_head_or_under_a_member_belongs_to_it() {
    fileOf("mei", "C-1", Language.ZH, Severity.ORDINARY);
    fileOf("mei", "C-2", Language.ZH, Severity.ORDINARY);
    file("C-3", "C-4");
    under("C-3", "C-4");
    under("C-2", "C-3");
    done(joins.join("C-2", "sue", "C-1"));

    assertThat(members().of(complaint("C-1")))
        .extracting(Complaint::number)
        .containsExactly("C-3", "C-4");
    assertThat(members().decide("C-2", "eve", Seen.WHATEVER, null))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.why().en()).contains("joined to C-1"));
    done(desk.group("C-3", "sue", "C-1"));
    file("C-5");
    done(desk.group("C-4", "sue", "C-5"));
    assertThat(members().of(complaint("C-1"))).extracting(Complaint::number).containsExactly("C-3");
  }

  @Test
  void who_neither_owns_the_head_nor_supervises_decides_none_of_its_members() {
    file("C-1", "C-2");
    under("C-1", "C-2");
    decide("C-1", "eve");

    assertThat(members().decide("C-1", "amy", Seen.WHATEVER, null))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.why().en()).contains("eve looks after it"));
    assertThat(members().decide("C-1", "eve", Seen.at(1), null))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.why().en()).contains("eve decided: upheld"));
  }

  @Test
  void one_that_stands_under_itself_is_no_member_of_its_own() {
    file("C-1", "C-2");
    under("C-1", "C-2");
    // As it was once accepted.
    journal.append(
        List.of(
            new StreamWrite(
                ComplaintEvent.stream("C-1"),
                StreamWrite.ANY,
                complaint("C-1").customer(),
                new ComplaintEvent.Grouped("sue", "C-1"))));

    assertThat(members().of(complaint("C-1"))).extracting(Complaint::number).containsExactly("C-2");
  }
}
