package dev.lobby.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.Clock;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.ComplaintDesk.Outcome;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Facts;
import dev.lobby.complaint.Finding;
import dev.lobby.complaint.Milestone;
import dev.lobby.complaint.Resolution;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Reason;
import dev.lobby.desk.ComplaintIntake.Received;
import dev.lobby.desk.ComplaintIntake.Told;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Complaints that people register.
class ComplaintIntakeTest {

  private static final Told TOLD =
      new Told("fees", Severity.MAJOR, "重复扣了两次年费", "上周三", "500 元", "退钱");

  private final World world = new World();
  private final ComplaintIntake intake =
      new ComplaintIntake(world.journal, world.conversations, world.customers, world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  private String taken() throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, "转人工");
    world.claims("amy", id);
    return id;
  }

  private Complaint complaint(String number) throws Exception {
    world.settle();
    return world.complaints.find(number).orElseThrow();
  }

  @Test
  void a_complaint_in_a_conversation_is_filed_under_its_ticket_and_its_number_told_there()
      throws Exception {
    String id = taken();
    String ticket = world.ticket(id);

    Conversation now = World.done(intake.register(id, "amy", TOLD).orElseThrow());

    String number = "C-" + ticket;
    Message last = now.messages().getLast();
    assertThat(last.author()).isEqualTo(Author.AGENT);
    assertThat(last.text()).contains("已登记", number);
    Complaint complaint = complaint(number);
    assertThat(complaint.severity()).isEqualTo(Severity.MAJOR);
    assertThat(complaint.product()).isEqualTo("fees");
    assertThat(complaint.conversations()).containsExactly(id);
    assertThat(complaint.reached(Milestone.ACKNOWLEDGED)).isPresent();
    assertThat(Facts.of(world.journal.read(ComplaintEvent.stream(number), 0)))
        .extracting(ComplaintEvent.Stated::said)
        .containsExactly("重复扣了两次年费", "上周三", "500 元", "退钱");
    Ticket queued = world.queue.find(ticket).orElseThrow();
    assertThat(queued.reasons().has(Reason.COMPLAINT)).isTrue();
    assertThat(queued.number()).isEqualTo(number);
    assertThat(queued.major()).isTrue();
  }

  @Test
  void it_is_registered_once_and_by_whoever_has_the_conversation() throws Exception {
    String id = taken();

    assertThat(intake.register("none", "amy", TOLD)).isEmpty();
    assertThat(intake.register(id, "bob", TOLD).orElseThrow().toString()).contains("Claim");
    World.done(intake.register(id, "amy", TOLD).orElseThrow());
    long head = world.journal.head();
    World.done(intake.register(id, "amy", TOLD).orElseThrow());
    assertThat(world.journal.head()).as("the same again registers nothing more").isEqualTo(head);
    Told other = new Told("cards", Severity.ORDINARY, "换卡等了三周", null, null, null);
    assertThat(intake.register(id, "amy", other).orElseThrow().toString())
        .contains("C-" + world.ticket(id), "already");
  }

  @Test
  void a_request_that_is_sent_twice_registers_one_complaint() throws Exception {
    world.customer("mei", World.CORE_TIER);
    String mei = world.customers.idOf("mei");
    Instant now = world.clock.instant();
    Received received = new Received(mei, "telephone", Language.ZH, now, true, TOLD);

    Complaint first = filed(intake.file("amy", "request-1", received));
    Complaint again = filed(intake.file("amy", "request-1", received));

    assertThat(again.number()).isEqualTo(first.number());
    world.settle();
    assertThat(world.complaints.of(mei)).hasSize(1);
    Received other = new Received(mei, "letter", Language.ZH, now, true, TOLD);
    assertThat(intake.file("amy", "request-1", other).toString())
        .contains(first.number(), "open the form again");
    assertThat(filed(intake.file("amy", "request-2", received)).number())
        .isNotEqualTo(first.number());
    assertThat(filed(intake.file("bob", "request-1", received)).number())
        .isNotEqualTo(first.number());
  }

  private static Complaint filed(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).now();
  }

  @Test
  void what_came_by_telephone_runs_from_when_it_came_and_is_told_by_another_way() throws Exception {
    world.customer("mei", World.CORE_TIER);
    String mei = world.customers.idOf("mei");
    Instant yesterday = world.clock.instant().minus(Duration.ofDays(1));

    Outcome outcome =
        intake.file(
            "amy", null, new Received(mei, "telephone", Language.ZH, yesterday, true, TOLD));

    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    Complaint complaint = complaint(((Outcome.Done) outcome).now().number());
    assertThat(complaint.number()).startsWith("C-");
    assertThat(complaint.filedAt()).isEqualTo(yesterday);
    assertThat(complaint.channel()).isEqualTo("telephone");
    assertThat(complaint.places()).isEmpty();
    assertThat(complaint.reached(Milestone.ACKNOWLEDGED)).contains(world.clock.instant());
    assertThat(World.CLOCKS.of(complaint, world.clock.instant()))
        .extracting(Clock::from)
        .containsOnly(yesterday);
    assertThat(world.complaints.of(mei)).containsExactly(complaint);

    ComplaintDesk desk =
        new ComplaintDesk(world.journal, world.conversations, World.CLOCKS, world.clock);
    desk.assign(complaint.number(), "sue", "sue");
    desk.resolve(
        complaint.number(),
        "sue",
        new Resolution(
            Finding.UPHELD, "系统故障", "经核实，系统重复收取了一笔年费。", "已全额退还，三日内到账。", "如不同意，可向当地金融监管机构反映。"));
    assertThat(desk.tell(complaint.number(), "bob").toString()).contains("another way");
    assertThat(
            desk.toldBy(complaint.number(), "bob", "telephone", "Ms Wang, 021-5888 1234, at 15:00"))
        .isInstanceOf(Outcome.Done.class);
    assertThat(desk.close(complaint.number(), "bob")).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void what_cannot_have_come_then_or_so_is_refused() {
    world.customer("mei", World.CORE_TIER);
    String mei = world.customers.idOf("mei");
    Instant now = world.clock.instant();

    assertThat(why(mei, "telephone", now.plusSeconds(60))).contains("later than now");
    assertThat(why(mei, "telephone", now.minus(Duration.ofDays(91)))).contains("check the day");
    assertThat(why(mei, "pigeon", now)).contains("telephone, branch");
    assertThat(why("nobody", "branch", now)).contains("Unknown");
    assertThat(List.copyOf(world.complaints.all())).isEmpty();
  }

  private String why(String customer, String channel, Instant at) {
    return intake
        .file("amy", null, new Received(customer, channel, Language.ZH, at, false, TOLD))
        .toString();
  }
}
