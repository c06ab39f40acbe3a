package dev.lobby.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.ComplaintDesk.Outcome;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.desk.ComplaintIntake;
import dev.lobby.desk.SettledWaits;
import dev.lobby.desk.Ticket;
import dev.lobby.journal.Event;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Complaints that end with nothing decided.
class ComplaintEndingsTest {

  private final World world = new World();
  private final ComplaintDesk desk =
      new ComplaintDesk(world.journal, world.conversations, World.CLOCKS, world.clock);
  private final ComplaintEndings endings =
      new ComplaintEndings(
          world.journal,
          world.conversations,
          World.ZONE,
          new SettledWaits(world.journal, world.releases));
  private final ComplaintIntake intake =
      new ComplaintIntake(world.journal, world.conversations, world.customers, world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  private Complaint complain() throws Exception {
    Conversation conversation = world.assistant.start("web", null, Language.ZH);
    world.assistant.handle(conversation.id(), "m-" + conversation.id(), "你们乱扣我的转账手续费，我要投诉！");
    world.settle();
    return world.complaints.all().stream()
        .filter(it -> it.conversations().contains(conversation.id()))
        .findFirst()
        .orElseThrow();
  }

  private static Complaint done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).now();
  }

  private ComplaintReport report() throws Exception {
    world.settle();
    return ComplaintReport.of(
        world.complaints.all(),
        World.CLOCKS,
        LocalDate.of(2026, 3, 1),
        LocalDate.of(2026, 12, 31),
        world.clock.instant());
  }

  @Test
  void what_the_customer_took_back_is_done_told_and_counts_against_no_clock() throws Exception {
    Complaint complaint = complain();
    String number = complaint.number();
    world.clock.advance(Duration.ofDays(60));

    Complaint now = done(endings.withdraw(number, "eve", "telephone", "本人来电，说是误会"));

    assertThat(now.stage()).isEqualTo(Stage.CLOSED);
    assertThat(now.ending()).isEqualTo(Ending.WITHDRAWN);
    assertThat(World.CLOCKS.of(now, world.clock.instant()))
        .extracting(Clock::state)
        .containsOnly(Clock.State.IN_TIME, Clock.State.STOPPED);
    Message told = world.conversation(complaint.conversations().getFirst()).messages().getLast();
    assertThat(told.text()).contains(number, "撤回");
    assertThat(told.about()).isEqualTo(number);
    assertThat(report().figures())
        .containsEntry("received", 1)
        .containsEntry("closed", 1)
        .containsEntry("withdrawn", 1)
        .containsEntry("not-a-complaint", 0)
        .containsEntry("cn-decided missed", 0)
        .containsEntry("cn-decided stopped", 1);
    assertThat(report().csv().lines().toList().getLast()).contains(",withdrawn,");
    assertThat(endings.withdraw(number, "eve", "telephone", "再次来电").toString())
        .contains("It is closed");
  }

  @Test
  void what_is_wished_as_it_closes_is_no_wish_of_it() throws Exception {
    String number = complain().number();
    Complaint closed = done(endings.withdraw(number, "eve", "telephone", "本人来电"));
    Event wish = Wish.OBJECTION.stated("我不接受");

    Complaint now =
        Complaint.after(
            closed,
            new Recorded(
                ComplaintEvent.stream(number),
                closed.version() + 1,
                0,
                world.clock.instant(),
                closed.customer(),
                wish));

    assertThat(Objects.requireNonNull(now).wishes()).isEmpty();
  }

  @Test
  void what_is_no_complaint_is_done_and_the_customer_reads_that_its_number_counts_no_more()
      throws Exception {
    Complaint complaint = complain();
    Complaint now = done(endings.dismiss(complaint.number(), "sue", "客户只是询问收费标准"));

    assertThat(now.ending()).isEqualTo(Ending.NOT_A_COMPLAINT);
    assertThat(world.conversation(complaint.conversations().getFirst()).messages().getLast().text())
        .contains(complaint.number(), "不是投诉");
    assertThat(report().csv().lines().toList().getLast()).contains(",not-a-complaint,");
    assertThat(endings.dismiss("C-NONE", "sue", "reason")).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void it_can_be_taken_up_again_with_its_clocks_anew() throws Exception {
    String number = complain().number();
    done(endings.withdraw(number, "eve", "telephone", "本人来电"));

    Complaint again = done(desk.reopen(number, "eve", "客户改变主意"));

    assertThat(again.ending()).isNull();
    assertThat(again.closed()).isFalse();
    assertThat(World.CLOCKS.of(again, world.clock.instant()))
        .extracting(Clock::state)
        .contains(Clock.State.RUNNING);
    assertThat(report().figures()).containsEntry("withdrawn", 0);
  }

  @Test
  void whose_customer_was_told_what_was_decided_is_closed_instead() throws Exception {
    String number = complain().number();
    done(desk.assign(number, "eve", "eve"));
    done(
        desk.resolve(
            number,
            "eve",
            new Resolution(
                Finding.UPHELD,
                "系统故障",
                "经核实，系统重复收取了一笔手续费。",
                "已全额退还手续费 25 元，三日内到账。",
                "如不同意，可向当地金融监管机构反映。")));
    assertThat(
            done(desk.toldBy(number, "eve", "telephone", "Ms Wang, 021-5888 1234, at 15:00"))
                .stage())
        .isEqualTo(Stage.TOLD);

    assertThat(List.of(endings.withdraw(number, "eve", "telephone", "算了").toString()))
        .allSatisfy(it -> assertThat(it).contains("close it instead"));
  }

  @Test
  void who_waited_with_it_alone_waits_no_longer_and_is_asked_nothing_more() throws Exception {
    Complaint complaint = complain();
    String place = complaint.conversations().getFirst();
    assertThat(world.conversation(place).flow()).isNotNull();

    done(endings.dismiss(complaint.number(), "sue", "客户只是询问收费标准"));

    world.settle();
    assertThat(world.queue.waiting()).isEmpty();
    Conversation now = world.conversation(place);
    assertThat(now.ticket()).isNull();
    assertThat(now.status()).isEqualTo(Status.BOT);
    assertThat(now.flow()).isNull();
  }

  @Test
  void a_complaint_after_one_that_has_ended_is_filed_as_another_while_they_wait_for_a_person()
      throws Exception {
    Complaint complaint = complain();
    String place = complaint.conversations().getFirst();
    world.says(place, "转人工");
    done(endings.dismiss(complaint.number(), "sue", "客户只是询问收费标准"));
    assertThat(world.conversation(place).status()).isEqualTo(Status.QUEUED);
    assertThat(reasons(place)).containsExactly(Reason.PERSON);

    world.says(place, "你们的柜员态度太差，我要投诉！");

    world.settle();
    String second = Ticket.complaintNumber(world.ticket(place));
    assertThat(second).isNotEqualTo(complaint.number());
    assertThat(world.complaints.find(second).orElseThrow().closed()).isFalse();
    assertThat(reasons(place)).containsExactly(Reason.COMPLAINT, Reason.PERSON);
    assertThat(world.conversation(place).messages().toString()).contains(second);
  }

  @Test
  void who_talks_with_an_agent_goes_on_and_the_agent_registers_another() throws Exception {
    Complaint complaint = complain();
    String place = complaint.conversations().getFirst();
    world.claims("amy", place);
    done(endings.withdraw(complaint.number(), "eve", "telephone", "本人来电"));
    assertThat(world.conversation(place).agent()).isEqualTo("amy");
    assertThat(reasons(place)).containsExactly(Reason.PERSON);

    World.done(
        intake
            .register(
                place,
                "amy",
                new ComplaintIntake.Told("cards", Severity.ORDINARY, "换卡等了三周", null, null, null))
            .orElseThrow());

    world.settle();
    String second = Ticket.complaintNumber(world.ticket(place));
    assertThat(world.complaints.find(second).orElseThrow().product()).isEqualTo("cards");
    assertThat(world.queue.claimedBy("amy")).extracting(Ticket::number).containsExactly(second);
    World.done(world.desk.resolve(place, "amy", "complaint-passed-on", null).orElseThrow());
    world.settle();
    assertThat(world.queue.claimedBy("amy")).isEmpty();
  }

  @Test
  void what_needs_a_person_besides_is_waited_for_on() throws Exception {
    Complaint complaint = complain();
    String place = complaint.conversations().getFirst();
    world.says(place, "我失业了，房贷还不上，想找个人谈谈");

    done(endings.withdraw(complaint.number(), "eve", "telephone", "本人来电"));

    assertThat(world.conversation(place).status()).isEqualTo(Status.QUEUED);
    assertThat(reasons(place)).doesNotContain(Reason.COMPLAINT).isNotEmpty();
  }

  @Test
  void what_the_customer_wrote_since_they_took_it_back_is_shown_before_it_is_ended()
      throws Exception {
    Complaint complaint = complain();
    String number = complaint.number();
    world.says(complaint.conversations().getFirst(), "算了，我撤回投诉");
    world.settle();
    world.clock.advance(Duration.ofMinutes(3));
    world.says(complaint.conversations().getFirst(), "那个，账上的数字我再对一遍");
    world.settle();

    assertThat(endings.withdraw(number, "eve", "conversation", "算了，我撤回投诉"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it ->
                assertThat(it.why())
                    .singleElement()
                    .satisfies(why -> {
                      assertThat(why.zh()).contains("账上的数字我再对一遍");
                      assertThat(why.unless()).isEqualTo(Doubt.UNANSWERED);
                    }));

    Complaint now =
        done(
            endings
                .having(new Seen(Long.MAX_VALUE, Set.of(Doubt.UNANSWERED)))
                .withdraw(number, "eve", "conversation", "算了，我撤回投诉"));
    assertThat(now.ending()).isEqualTo(Ending.WITHDRAWN);
  }

  @Test
  void a_major_one_made_ordinary_is_not_ended_by_who_made_it_so() throws Exception {
    String number = complain().number();
    done(desk.classify(number, "eve", "fees", "", Severity.MAJOR));
    ComplaintDesk supervised =
        new ComplaintDesk(
            world.journal,
            world.conversations,
            World.CLOCKS,
            world.clock,
            ComplaintDesk.Survey.NONE,
            Waits.NONE,
            ComplaintDesk.Notices.NONE,
            "sue"::equals);
    done(supervised.classify(number, "sue", "fees", "", Severity.ORDINARY));

    assertThat(endings.dismiss(number, "sue", "登记有误").toString()).contains("somebody else ends it");
    done(endings.dismiss(number, "eve", "登记有误"));
  }

  private List<Reason> reasons(String place) {
    Conversation.OpenTicket ticket = world.conversation(place).ticket();
    return ticket == null ? List.of() : ticket.reasons().all();
  }
}
