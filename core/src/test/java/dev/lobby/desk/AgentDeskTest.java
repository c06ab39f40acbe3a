package dev.lobby.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent.AgentJoined;
import dev.lobby.conversation.ConversationEvent.HandedBack;
import dev.lobby.conversation.ConversationEvent.Resolved;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Status;
import dev.lobby.desk.AgentDesk.Outcome;
import dev.lobby.journal.Event;
import dev.lobby.language.Language;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentDeskTest {

  private final World world = new World();
  private String id = "";
  private String ticket = "";

  @BeforeEach
  void somebody_waits() throws InterruptedException {
    id = world.visitor(Language.EN);
    world.says(id, "talk to a person");
    ticket = world.ticket(id);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Outcome claim(String agent) {
    return world.desk.claim(id, ticket, agent, agent + " of Harbour Bank").orElseThrow();
  }

  private Outcome reply(String agent, String clientMessageId, String text) {
    return world.desk.reply(id, agent, clientMessageId, text).orElseThrow();
  }

  private static String refusal(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).why();
  }

  private Event[] lastFrame() {
    return world.framesAfter(world.journal.head() - 1).getFirst().toArray(Event[]::new);
  }

  // --- claiming

  @Test
  void claiming_changes_ticket_and_conversation_in_one_frame_and_tells_the_customer() {
    Conversation now = World.done(claim("amy"));

    assertThat(lastFrame())
        .hasSize(2)
        .hasOnlyElementsOfTypes(TicketEvent.Claimed.class, AgentJoined.class);
    assertThat(now.status()).isEqualTo(Status.HUMAN);
    assertThat(now.agent()).isEqualTo("amy");
    assertThat(now.messages().getLast().author()).isEqualTo(Author.SYSTEM);
    assertThat(now.messages().getLast().text()).contains("amy of Harbour Bank");
  }

  @Test
  void claiming_twice_is_claiming_once() {
    World.done(claim("amy"));
    long head = world.journal.head();

    World.done(claim("amy"));

    assertThat(world.journal.head()).isEqualTo(head);
  }

  @Test
  void a_second_agent_is_told_who_was_first() {
    World.done(claim("amy"));

    assertThat(refusal(claim("bob"))).contains("amy has taken");
    assertThat(world.conversation(id).agent()).isEqualTo("amy");
  }

  @Test
  void of_two_agents_at_once_one_gets_it() {
    world.journal.beforeNextAppend(() -> World.done(claim("amy")));

    assertThat(refusal(claim("bob"))).contains("amy has taken");
    assertThat(world.conversation(id).agent()).isEqualTo("amy");
  }

  @Test
  void a_closed_or_foreign_ticket_cannot_be_claimed() {
    assertThat(refusal(world.desk.claim(id, "FOREIGN1", "amy", "Amy").orElseThrow()))
        .contains("closed");
    World.done(claim("amy"));
    World.done(world.desk.resolve(id, "amy", "answered", null).orElseThrow());

    assertThat(refusal(claim("bob"))).contains("closed");
    assertThat(world.desk.claim("unknown", ticket, "amy", "Amy")).isEmpty();
  }

  @Test
  void a_ticket_leads_to_its_conversation_open_or_closed() {
    assertThat(world.desk.conversationOf(ticket)).contains(id);
    World.done(claim("amy"));
    World.done(world.desk.resolve(id, "amy", "answered", null).orElseThrow());
    assertThat(world.desk.conversationOf(ticket)).contains(id);
    assertThat(world.desk.conversationOf("UNKNOWN1")).isEmpty();
  }

  // --- replying

  @Test
  void a_reply_reaches_the_customer_under_the_agents_name() {
    World.done(claim("amy"));

    Conversation now = World.done(reply("amy", "a1", "I can see it."));

    Message message = now.messages().getLast();
    assertThat(message.author()).isEqualTo(Author.AGENT);
    assertThat(message.text()).isEqualTo("I can see it.");
    assertThat(message.agent()).isEqualTo("amy");
    assertThat(AgentDesk.replyWith(now, "amy", "a1")).contains(message);
  }

  @Test
  void the_same_reply_again_is_one_reply_and_another_text_is_refused() {
    World.done(claim("amy"));
    World.done(reply("amy", "a1", "I can see it."));
    long head = world.journal.head();

    World.done(reply("amy", "a1", "I can see it."));
    assertThat(refusal(reply("amy", "a1", "Something else."))).contains("new id");
    assertThat(world.journal.head()).isEqualTo(head);
  }

  @Test
  void a_customers_id_is_none_of_the_agents() throws Exception {
    World.done(claim("amy"));
    world.says(id, "shared", "are you there");

    World.done(reply("amy", "shared", "yes"));

    assertThat(world.conversation(id).messages().getLast().text()).isEqualTo("yes");
  }

  @Test
  void nobody_replies_hands_back_or_resolves_without_having_claimed() {
    assertThat(refusal(reply("amy", "a1", "hello"))).contains("not claimed");
    assertThat(refusal(world.desk.handBack(id, "amy", "Amy").orElseThrow()))
        .contains("not claimed");
    assertThat(refusal(world.desk.resolve(id, "amy", "answered", null).orElseThrow()))
        .contains("not claimed");
    World.done(claim("amy"));
    assertThat(refusal(reply("bob", "b1", "hello"))).contains("amy has");
    assertThat(refusal(world.desk.handBack(id, "bob", "Bob").orElseThrow())).contains("amy has");
    assertThat(refusal(world.desk.resolve(id, "bob", "answered", null).orElseThrow()))
        .contains("amy has");
  }

  // --- leaving

  @Test
  void handing_back_closes_the_ticket_and_the_assistant_answers_again() throws Exception {
    World.done(claim("amy"));

    Conversation now = World.done(world.desk.handBack(id, "amy", "Amy").orElseThrow());

    assertThat(lastFrame())
        .hasSize(2)
        .hasOnlyElementsOfTypes(TicketEvent.Closed.class, HandedBack.class);
    assertThat(now.status()).isEqualTo(Status.BOT);
    assertThat(world.says(id, "what time do branches open").replies()).hasSize(1);
    world.says(id, "talk to a person");
    assertThat(world.ticket(id)).isNotEqualTo(ticket);
  }

  @Test
  void resolving_closes_ticket_and_conversation_with_the_wrap_up() {
    World.done(claim("amy"));

    Conversation now =
        World.done(world.desk.resolve(id, "amy", "answered", "explained fees").orElseThrow());

    assertThat(lastFrame())
        .hasSize(2)
        .hasOnlyElementsOfTypes(TicketEvent.Closed.class, Resolved.class);
    assertThat(now.status()).isEqualTo(Status.RESOLVED);
    assertThat(now.wrapUp()).isEqualTo("answered");
    assertThat(World.texts(now.messages())).doesNotContain("explained fees");
  }

  @Test
  void an_unknown_wrap_up_is_refused_with_those_there_are() {
    World.done(claim("amy"));

    assertThat(refusal(world.desk.resolve(id, "amy", "whatever", null).orElseThrow()))
        .contains("whatever", "answered", "other");
    assertThat(world.conversation(id).status()).isEqualTo(Status.HUMAN);
  }

  @Test
  void a_conversation_ends_with_its_complaint_only_where_one_was_made() throws Exception {
    World.done(claim("amy"));

    for (String code : List.of("complaint-settled", "complaint-passed-on")) {
      assertThat(refusal(world.desk.resolve(id, "amy", code, null).orElseThrow()))
          .contains("请先“登记投诉”", "register one first");
    }
    assertThat(world.conversation(id).status()).isEqualTo(Status.HUMAN);
    World.done(
        new ComplaintIntake(world.journal, world.conversations, world.customers, world.clock)
            .register(
                id,
                "amy",
                new ComplaintIntake.Told(
                    null, Severity.ORDINARY, "charged twice", null, null, null))
            .orElseThrow());

    Conversation now =
        World.done(world.desk.resolve(id, "amy", "complaint-passed-on", null).orElseThrow());

    assertThat(now.wrapUp()).isEqualTo("complaint-passed-on");
    // They come back about it: it is theirs, and open.
    world.says(id, "talk to a person");
    World.done(world.desk.claim(id, world.ticket(id), "amy", "Amy").orElseThrow());
    world.settle();
    World.done(world.desk.resolve(id, "amy", "complaint-settled", null).orElseThrow());
  }

  @Test
  void an_agent_whose_customer_writes_at_the_same_time_loses_nothing() throws Exception {
    World.done(claim("amy"));
    world.journal.beforeNextAppend(() -> {
      try {
        world.says(id, "one more thing");
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });

    Conversation now = World.done(world.desk.handBack(id, "amy", "Amy").orElseThrow());

    assertThat(World.texts(now.messages())).contains("one more thing");
  }

  @Test
  void what_an_agent_takes_and_leaves_shows_in_the_queue() throws Exception {
    world.settle();
    assertThat(world.queue.waiting()).extracting(Ticket::id).isEqualTo(List.of(ticket));
    World.done(claim("amy"));
    world.settle();
    assertThat(world.queue.waiting()).isEmpty();
    assertThat(world.queue.claimedBy("amy")).extracting(Ticket::id).containsExactly(ticket);
    World.done(world.desk.handBack(id, "amy", "Amy").orElseThrow());
    world.settle();
    assertThat(world.queue.claimedBy("amy")).isEmpty();
    assertThat(world.queue.find(ticket)).isEmpty();
  }
}
