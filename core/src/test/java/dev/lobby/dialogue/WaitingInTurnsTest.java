package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.Finding;
import dev.lobby.complaint.Resolution;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.desk.AgentDesk;
import dev.lobby.desk.Ticket;
import dev.lobby.desk.TicketEvent;
import dev.lobby.journal.Event;
import dev.lobby.language.Language;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of customers who wait for a person: they are told when it takes long, and can stop
/// waiting by a word.
class WaitingInTurnsTest {

  private final World world = new World();
  private final LongWaits waits =
      new LongWaits(
          world.queue, world.conversations, world.journal, world.releases, world.clock, World.ZONE);

  @AfterEach
  void close() {
    world.close();
  }

  private String waiting(Language language, String words) throws Exception {
    String id = world.visitor(language);
    world.says(id, words);
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    world.settle();
    return id;
  }

  private Message last(String id) {
    return world.conversation(id).messages().getLast();
  }

  @Test
  void who_waits_for_a_person_and_says_never_mind_is_with_the_assistant_again() throws Exception {
    String id = waiting(Language.ZH, "转人工");
    String ticket = world.ticket(id);
    long before = world.journal.head();

    Turn.Taken turn = world.says(id, "算了，不用了");
    world.settle();

    Conversation now = world.conversation(id);
    assertThat(now.status()).isEqualTo(Status.BOT);
    assertThat(now.ticket()).isNull();
    assertThat(turn.replies()).singleElement().extracting(Message::text).asString().contains("转人工");
    assertThat(world.queue.find(ticket)).isEmpty();
    assertThat(world.summaries.find(id).orElseThrow().status()).isEqualTo(Status.BOT);
    List<List<Event>> frames = world.framesAfter(before);
    assertThat(frames).hasSize(1);
    assertThat(frames.getFirst())
        .contains(
            new TicketEvent.Closed(TicketEvent.CUSTOMER, TicketEvent.CUSTOMER_LEFT),
            new ConversationEvent.QueueLeft(ticket));
    assertThat(world.desk.claim(id, ticket, "amy", "Amy").orElseThrow())
        .isInstanceOf(AgentDesk.Outcome.Refused.class);
  }

  @Test
  void who_left_the_queue_can_ask_for_a_person_again() throws Exception {
    String id = waiting(Language.EN, "agent");
    String first = world.ticket(id);
    world.says(id, "never mind, thanks");

    world.says(id, "I want to talk to a person");

    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(world.ticket(id)).isNotEqualTo(first);
  }

  @Test
  void a_complaint_goes_on_when_the_customer_no_longer_waits() throws Exception {
    String id = waiting(Language.ZH, "你们乱扣我的转账手续费，我要投诉！");
    world.says(id, "算了"); // ends the questions

    Turn.Taken turn = world.says(id, "不等了");
    world.settle();

    Conversation now = world.conversation(id);
    assertThat(now.status()).isEqualTo(Status.QUEUED);
    assertThat(turn.replies())
        .singleElement()
        .extracting(Message::text)
        .asString()
        .contains(Ticket.complaintNumber(world.ticket(id)));
    assertThat(world.complaints.open()).hasSize(1);
  }

  @Test
  void who_is_in_danger_is_looked_after_whatever_they_say() throws Exception {
    String id = waiting(Language.EN, "someone stole my card");

    world.says(id, "never mind");

    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(world.conversation(id).ticket()).isNotNull();
  }

  @Test
  void who_waits_longer_than_they_should_is_told_once_where_they_stand() throws Exception {
    String first = waiting(Language.ZH, "转人工");
    world.clock.advance(Duration.ofSeconds(1));
    String second = waiting(Language.EN, "agent");
    assertThat(waits.run()).isZero();

    world.clock.advance(Reason.PERSON.target());
    assertThat(waits.run()).isEqualTo(2);
    world.settle();

    assertThat(last(first).author()).isEqualTo(Author.SYSTEM);
    assertThat(last(first).text()).contains("第 1 位").contains("电话");
    assertThat(last(second).text()).contains("number 2").contains("telephone");
    world.clock.advance(Duration.ofHours(1));
    assertThat(waits.run()).isZero();
    assertThat(another().run()).as("after a restart").isZero();
  }

  private LongWaits another() {
    return new LongWaits(
        world.queue, world.conversations, world.journal, world.releases, world.clock, World.ZONE);
  }

  @Test
  void who_was_told_already_is_not_told_again_when_they_wait_with_another_ticket()
      throws Exception {
    String id = waiting(Language.ZH, "转人工");
    world.clock.advance(Reason.PERSON.target());
    assertThat(waits.run()).isEqualTo(1);
    world.says(id, "你们乱扣我的转账手续费，我要投诉！");
    String complaint = world.ticket(id);

    world.says(id, "算了，我撤回投诉");
    world.settle();

    assertThat(world.ticket(id)).isNotEqualTo(complaint);
    assertThat(waits.run()).isZero();
    assertThat(another().run()).as("after a restart").isZero();
  }

  @Test
  void who_was_promised_a_first_reply_is_told_that_the_promise_was_not_kept() throws Exception {
    String id = waiting(Language.ZH, "你们乱扣我的转账手续费，我要投诉！");

    world.clock.advance(Reason.COMPLAINT.target());
    assertThat(waits.run()).isEqualTo(1);

    // Promised at 09:30 for ten minutes later.
    assertThat(last(id).text())
        .contains("09:40")
        .contains(Ticket.complaintNumber(world.ticket(id)));
  }

  @Test
  void who_waited_for_a_person_before_they_complained_reads_the_promise_they_were_told()
      throws Exception {
    String id = waiting(Language.ZH, "转人工");
    world.clock.advance(Duration.ofMinutes(2));
    List<String> told = World.texts(world.says(id, "你们乱扣我的转账手续费，我要投诉！").replies());
    world.settle();
    assertThat(told.toString()).contains("09:42");

    world.clock.advance(Reason.PERSON.target());
    assertThat(waits.run()).as("before what was promised").isZero();
    world.clock.advance(Reason.COMPLAINT.target());
    assertThat(waits.run()).isEqualTo(1);

    assertThat(last(id).text()).contains("09:42").doesNotContain("09:33");
    assertThat(world.queue.waiting())
        .singleElement()
        .extracting(Ticket::replyDue)
        .isEqualTo(World.START.plus(Duration.ofMinutes(12)));
  }

  @Test
  void who_may_be_in_danger_reads_again_what_helps_meanwhile() throws Exception {
    String id = waiting(Language.EN, "someone stole my card");

    world.clock.advance(Reason.LOST_CARD.target());
    assertThat(waits.run()).isEqualTo(1);

    assertThat(last(id).text()).contains("freeze the card");
  }

  @Test
  void whose_complaint_was_answered_is_not_told_that_nobody_answers() throws Exception {
    String id = waiting(Language.ZH, "你们乱扣我的转账手续费，我要投诉！");
    String number = Ticket.complaintNumber(world.ticket(id));
    ComplaintDesk desk =
        new ComplaintDesk(world.journal, world.conversations, World.CLOCKS, world.clock);
    desk.assign(number, "amy", "amy");
    desk.resolve(
        number,
        "amy",
        new Resolution(
            Finding.UPHELD,
            "系统故障",
            "经核实，系统重复收取了一笔转账手续费。",
            "已全额退还手续费 25 元，三日内到账。",
            "如不同意，可向当地金融监管机构反映。"));
    assertThat(desk.toldBy(number, "ben", "telephone", "张女士本人，13800138000，今天 10:20"))
        .isInstanceOf(ComplaintDesk.Outcome.Done.class);
    world.clock.advance(Duration.ofHours(1));

    assertThat(waits.run()).isZero();
  }

  @Test
  void whose_complaint_an_officer_took_over_is_not_told_that_it_waits_for_a_colleague()
      throws Exception {
    String id = waiting(Language.ZH, "你们乱扣我的转账手续费，我要投诉！");
    String number = Ticket.complaintNumber(world.ticket(id));
    new ComplaintDesk(world.journal, world.conversations, World.CLOCKS, world.clock)
        .assign(number, "amy", "amy");
    world.clock.advance(Duration.ofHours(1));

    assertThat(waits.run()).isZero();
  }

  @Test
  void after_a_day_nobody_is_told_any_more() throws Exception {
    waiting(Language.ZH, "转人工");
    world.clock.advance(Duration.ofDays(2));

    assertThat(waits.run()).isZero();
  }

  @Test
  void nobody_is_told_who_has_a_person_or_only_showed_interest() throws Exception {
    String id = waiting(Language.ZH, "转人工");
    world.claims("amy", id);
    world.settle();
    world.clock.advance(Duration.ofHours(1));

    assertThat(waits.run()).isZero();
  }

  @Test
  void the_choices_of_a_question_stay_when_somebody_is_told_that_they_wait() throws Exception {
    String id = waiting(Language.ZH, "你们乱扣我的转账手续费，我要投诉！");
    List<ConversationEvent.AssistantWrote.Choice> offered = world.conversation(id).offered();

    world.clock.advance(Duration.ofHours(1));
    assertThat(waits.run()).isEqualTo(1);

    assertThat(world.conversation(id).offered()).isEqualTo(offered);
    assertThat(world.conversation(id).flow()).isNotNull();
  }
}
