package dev.lobby.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From the customer's wish for a person to the end of the conversation.
@WithLobby
class AgentConsoleTest {

  private static final JsonObject NOTHING = new JsonObject();

  private final RunningLobby lobby;

  AgentConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  /// A customer who waits for a person.
  private Visitor waiting() {
    Visitor visitor = lobby.visitor("en");
    visitor.say("I want to talk to a human agent").is(200);
    return visitor;
  }

  private JsonObject queue(String agent) {
    return lobby.as(agent, "/agent/queue").is(200).json();
  }

  private List<JsonObject> tickets(String list, String agent, Visitor visitor) {
    // The view of a conversation waits until the queue has seen it.
    lobby.as(agent, "/agent/conversations/" + visitor.id()).is(200);
    return Reply.objects(queue(agent).getJsonArray(list)).stream()
        .filter(ticket -> ticket.getString("conversation").equals(visitor.id()))
        .toList();
  }

  private Reply claim(String agent, Visitor visitor) {
    String ticket =
        lobby
            .as(agent, "/agent/conversations/" + visitor.id())
            .is(200)
            .json()
            .getJsonObject("ticket")
            .getString("id");
    return lobby.as(agent, "/agent/tickets/" + ticket + "/claim", NOTHING);
  }

  private Reply reply(String agent, Visitor visitor, String id, String text) {
    return lobby.as(
        agent,
        "/agent/conversations/" + visitor.id() + "/messages",
        new JsonObject().put("clientMessageId", id).put("text", text));
  }

  private Reply handBack(String agent, Visitor visitor) {
    return lobby.as(agent, "/agent/conversations/" + visitor.id() + "/hand-back", NOTHING);
  }

  private Reply resolve(String agent, Visitor visitor, String wrapUp) {
    return lobby.as(
        agent,
        "/agent/conversations/" + visitor.id() + "/resolve",
        new JsonObject().put("wrapUp", wrapUp).put("note", "a note"));
  }

  @Test
  void an_agent_registers_a_complaint_and_may_then_end_the_conversation_with_it() {
    Visitor visitor = waiting();
    claim("agent", visitor).is(200);
    assertThat(visitor.read(0))
        .last()
        .satisfies(it -> assertThat(it.getBoolean("joined")).isTrue());
    String complaint = "/agent/conversations/" + visitor.id() + "/complaint";
    JsonObject told =
        new JsonObject().put("severity", "ordinary").put("what", "charged twice for one card");

    resolve("agent", visitor, "complaint-passed-on").isProblem(409, "请先“登记投诉”", "register one");
    lobby.as("agent", complaint, new JsonObject().put("severity", "ordinary")).isProblem(400);
    JsonObject now = lobby.as("agent", complaint, told).is(200).json();

    String number = now.getJsonObject("ticket").getString("number");
    assertThat(number).startsWith("C-");
    assertThat(now.getString("status")).isEqualTo("HUMAN");
    assertThat(visitor.read(0))
        .last()
        .satisfies(it -> {
          assertThat(it.getString("author")).isEqualTo("agent");
          assertThat(it.getString("text")).contains(number);
        });
    // A second press of the button is the first one's.
    lobby.as("agent", complaint, told).is(200);
    lobby
        .as("agent", complaint, told.copy().put("what", "charged three times"))
        .isProblem(409, number, "already");
    resolve("agent", visitor, "complaint-passed-on").is(200);
    lobby.as("agent", "/complaints/" + number).is(200);
  }

  @Test
  void who_wants_a_person_stands_in_the_queue() {
    Visitor visitor = waiting();
    JsonObject queue = queue("agent");
    assertThat(queue.fieldNames())
        .containsExactlyInAnyOrder("sequence", "tickets", "mine", "wrapUpCodes");
    JsonObject ticket = tickets("tickets", "agent", visitor).getFirst();

    assertThat(ticket.fieldNames())
        .containsExactlyInAnyOrder(
            "id",
            "conversation",
            "reason",
            "reasons",
            "priority",
            "status",
            "openedAt",
            "dueAt",
            "number",
            "major",
            "vulnerable",
            "withdraws",
            "missing",
            "disputes",
            "customer",
            "language",
            "lastMessage",
            "pressing",
            "agent");
    assertThat(ticket.getString("status")).isEqualTo("open");
    assertThat(ticket.getString("language")).isEqualTo("en");
    assertThat(ticket.getString("lastMessage")).isEqualTo("I want to talk to a human agent");
    assertThat(ticket.getValue("agent")).isNull();
    assertThat(Instant.parse(ticket.getString("dueAt")))
        .isAfter(Instant.parse(ticket.getString("openedAt")));
    for (JsonObject code : Reply.objects(queue.getJsonArray("wrapUpCodes"))) {
      assertThat(code.fieldNames()).containsExactlyInAnyOrder("code", "zh", "en");
    }
  }

  @Test
  void that_somebody_who_waits_needs_care_is_seen_in_the_queue() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("我八十二了").is(200);
    visitor.say("转人工").is(200);

    assertThat(tickets("tickets", "agent", visitor).getFirst().getBoolean("vulnerable")).isTrue();
    assertThat(tickets("tickets", "agent", waiting()).getFirst().getBoolean("vulnerable"))
        .isFalse();
  }

  @Test
  void that_somebody_takes_their_complaint_back_is_seen_in_the_queue() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("理财经理误导我买了高风险产品，我要投诉！").is(200);
    JsonObject before = tickets("tickets", "agent", visitor).getFirst();
    assertThat(before.getString("reason")).isEqualTo("complaint");
    assertThat(before.getBoolean("withdraws")).isFalse();

    visitor.say("转人工").is(200);
    visitor.say("算了不投诉了，撤回").is(200);

    // Who wanted a person besides still waits for one.
    JsonObject after = tickets("tickets", "agent", visitor).getFirst();
    assertThat(after.getString("reason")).isEqualTo("person");
    assertThat(after.getBoolean("withdraws")).isTrue();
  }

  @Test
  void who_waits_has_a_ticket_in_view_from_the_first_moment() {
    for (int i = 0; i < 50; i++) {
      JsonObject view = lobby.as("agent", "/agent/conversations/" + waiting().id()).is(200).json();
      assertThat(view.getString("status")).isEqualTo("QUEUED");
      assertThat(view.getValue("ticket")).isNotNull();
    }
  }

  @Test
  void a_lost_card_is_taken_before_everybody_else() {
    Visitor asks = waiting();
    Visitor lost = lobby.visitor("en");
    lost.say("I lost my bank card, please block it").is(200);
    // The view of a conversation waits until the queue has seen it.
    lobby.as("agent", "/agent/conversations/" + lost.id()).is(200);

    List<String> order =
        Reply.objects(queue("agent").getJsonArray("tickets")).stream()
            .map(ticket -> ticket.getString("conversation"))
            .filter(id -> id.equals(asks.id()) || id.equals(lost.id()))
            .toList();

    assertThat(order).containsExactly(lost.id(), asks.id());
    assertThat(tickets("tickets", "agent", lost).getFirst().getInteger("priority")).isEqualTo(1);
  }

  @Test
  void a_complaint_has_the_number_the_customer_was_told() {
    Visitor visitor = lobby.visitor("en");
    List<JsonObject> replies =
        visitor
            .say("I want to file a complaint, your staff were rude and nobody solves my problem")
            .is(200)
            .messages();
    JsonObject ticket = tickets("tickets", "agent", visitor).getFirst();
    assertThat(ticket.getString("reason")).isEqualTo("complaint");
    assertThat(ticket.getString("number")).startsWith("C-");
    assertThat(replies.toString()).contains(ticket.getString("number"));
  }

  @Test
  void an_agent_takes_answers_and_resolves_while_the_customer_reads_along() {
    Visitor visitor = waiting();
    long seq = visitor.read(0).getLast().getLong("seq");

    JsonObject claimed = claim("agent", visitor).is(200).json();
    assertThat(claimed.getString("status")).isEqualTo("HUMAN");
    assertThat(claimed.getString("agent")).isEqualTo("agent");
    assertThat(claimed.getJsonObject("ticket").getString("status")).isEqualTo("claimed");
    assertThat(tickets("tickets", "agent", visitor)).isEmpty();
    assertThat(tickets("mine", "agent", visitor)).hasSize(1);
    assertThat(tickets("mine", "agent2", visitor)).isEmpty();
    JsonObject joined = visitor.read(seq).getFirst();
    assertThat(joined.getString("author")).isEqualTo("system");
    assertThat(joined.getString("text")).contains("Agent 1");

    JsonObject sent = reply("agent", visitor, "a-1", "您好 Hello!").is(200).json();
    JsonObject message = sent.getJsonObject("message");
    assertThat(message.getString("agent")).isEqualTo("agent");
    assertThat(message.getString("text")).isEqualTo("您好 Hello!");
    JsonObject read = visitor.read(joined.getLong("seq")).getFirst();
    assertThat(read.getString("author")).isEqualTo("agent");
    assertThat(read.getString("text")).isEqualTo("您好 Hello!");
    assertThat(read.containsKey("agent")).isFalse();

    // The assistant is silent while a person is there, even when it would know.
    assertThat(visitor.say("What are your opening hours?").is(200).messages()).isEmpty();
    assertThat(tickets("mine", "agent", visitor).getFirst().getString("lastMessage"))
        .isEqualTo("What are your opening hours?");

    JsonObject resolved = resolve("agent", visitor, "answered").is(200).json();
    assertThat(resolved.getString("status")).isEqualTo("RESOLVED");
    assertThat(resolved.getValue("ticket")).isNull();
    assertThat(tickets("mine", "agent", visitor)).isEmpty();
    assertThat(visitor.read(read.getLong("seq")).getLast().getString("author")).isEqualTo("system");

    // The customer's next message opens a new episode with the assistant.
    assertThat(visitor.say("What are your opening hours?").is(200).messages()).isNotEmpty();
    assertThat(lobby.as("agent", "/agent/conversations/" + visitor.id()).json().getString("status"))
        .isEqualTo("BOT");
  }

  @Test
  void a_conversation_that_is_handed_back_is_the_assistants_again() {
    Visitor visitor = waiting();
    claim("agent", visitor).is(200);

    JsonObject view = handBack("agent", visitor).is(200).json();

    assertThat(view.getString("status")).isEqualTo("BOT");
    assertThat(view.getValue("agent")).isNull();
    assertThat(visitor.say("What are your opening hours?").is(200).messages()).isNotEmpty();
    reply("agent", visitor, "late", "too late").isProblem(409);
    visitor.say("I want to talk to a human agent").is(200);
    claim("agent2", visitor).is(200);
  }

  @Test
  void a_second_agent_comes_too_late() {
    Visitor visitor = waiting();
    claim("agent", visitor).is(200);
    claim("agent", visitor).is(200);
    claim("agent2", visitor).isProblem(409, "agent");
    reply("agent2", visitor, "b-1", "me too").isProblem(409);
    handBack("agent2", visitor).isProblem(409);
    resolve("agent2", visitor, "answered").isProblem(409);
  }

  @Test
  void of_two_agents_at_once_one_gets_the_conversation() {
    Visitor visitor = waiting();
    lobby.cookie("agent");
    lobby.cookie("agent2");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> statuses =
          Stream.of("agent", "agent2", "agent", "agent2", "agent", "agent2")
              .map(agent ->
                  CompletableFuture.supplyAsync(() -> claim(agent, visitor).status(), threads))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(statuses).containsOnly(200, 409);
      assertThat(statuses).filteredOn(status -> status == 200).hasSize(3);
    }
    assertThat(
            visitor.read(0).stream()
                .filter(message -> message.getString("author").equals("system")))
        .hasSize(1);
  }

  @Test
  void an_agents_message_sent_twice_is_one() {
    Visitor visitor = waiting();
    claim("agent", visitor).is(200);
    String first = reply("agent", visitor, "r-1", "Once").is(200).body();
    assertThat(reply("agent", visitor, "r-1", "Once").is(200).body()).isEqualTo(first);
    reply("agent", visitor, "r-1", "Twice").isProblem(409, "new id");
    assertThat(
            visitor.read(0).stream().filter(message -> message.getString("author").equals("agent")))
        .hasSize(1);
  }

  @Test
  void agents_and_customers_may_use_the_same_ids() {
    Visitor visitor = lobby.visitor("en");
    visitor.say("1", "I want to talk to a human agent").is(200);
    claim("agent", visitor).is(200);
    reply("agent", visitor, "1", "Hello").is(200);
    visitor.say("1", "I want to talk to a human agent").is(200);
    visitor.say("2", "Hi").is(200);
    reply("agent", visitor, "2", "Hi yourself").is(200);
    assertThat(visitor.read(0)).hasSize(7);
  }

  @Test
  void the_whole_story_is_in_view() {
    Visitor visitor = lobby.customer("desk-known", "Chen Wei", "gold");
    visitor.say("What are your branch opening hours?").is(200);
    visitor.say("I want to talk to a human agent").is(200);

    JsonObject view = lobby.as("agent", "/agent/conversations/" + visitor.id()).is(200).json();

    assertThat(view.fieldNames())
        .containsExactlyInAnyOrder(
            "id",
            "channel",
            "status",
            "language",
            "agent",
            "mood",
            "ticket",
            "facts",
            "joinedTo",
            "phone",
            "messages",
            "customer");
    assertThat(view.getString("status")).isEqualTo("QUEUED");
    assertThat(view.getJsonArray("messages")).hasSize(visitor.read(0).size());
    JsonObject customer = view.getJsonObject("customer");
    assertThat(customer.getString("name")).isEqualTo("Chen Wei");
    assertThat(customer.getBoolean("verified")).isTrue();
    JsonObject entry = customer.getJsonArray("timeline").getJsonObject(0);
    assertThat(entry.getString("handoff")).isEqualTo("person");
    assertThat(entry.getJsonObject("decisions").getInteger("answer")).isEqualTo(1);
    JsonObject intent = entry.getJsonArray("intents").getJsonObject(0);
    assertThat(intent.getString("article")).isEqualTo("branch-hours");
    assertThat(intent.getString("title")).isNotBlank();
    Objects.requireNonNull(Instant.parse(customer.getString("since")));
  }

  @Test
  void a_ticket_or_conversation_that_does_not_exist_is_not_found() {
    lobby.as("agent", "/agent/tickets/nosuch/claim", NOTHING).isProblem(404, "ticket");
    lobby.as("agent", "/agent/conversations/nosuch").isProblem(404, "conversation");
    lobby.as("agent", "/agent/conversations/nosuch/hand-back", NOTHING).isProblem(404);
  }

  @Test
  void a_ticket_that_is_closed_cannot_be_claimed() {
    Visitor visitor = waiting();
    String ticket = tickets("tickets", "agent", visitor).getFirst().getString("id");
    claim("agent", visitor).is(200);
    resolve("agent", visitor, "other").is(200);
    lobby.as("agent2", "/agent/tickets/" + ticket + "/claim", NOTHING).isProblem(409, "closed");
  }

  @Test
  void what_nobody_claimed_nobody_answers() {
    Visitor visitor = waiting();
    reply("agent", visitor, "x", "Hello").isProblem(409, "Claim");
    resolve("agent", visitor, "answered").isProblem(409, "Claim");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"wrapUp\":1}",
        "{\"wrapUp\":\" \"}",
        "{\"wrapUp\":\"answered\",\"note\":7}",
        "{\"wrapUp\":\"answered\",\"note\":\"a\\u0000b\"}"
      })
  void a_bad_resolution_is_explained(String body) {
    Visitor visitor = waiting();
    claim("agent", visitor).is(200);
    lobby
        .post(
            "/console/api/agent/conversations/" + visitor.id() + "/resolve",
            body,
            "Cookie",
            lobby.cookie("agent"))
        .isProblem(400);
    resolve("agent", visitor, "answered").is(200);
  }

  @Test
  void an_unknown_wrap_up_code_is_refused_with_the_known_ones() {
    Visitor visitor = waiting();
    claim("agent", visitor).is(200);
    resolve("agent", visitor, "nonsense").isProblem(409, "nonsense", "answered");
    lobby
        .as(
            "agent",
            "/agent/conversations/" + visitor.id() + "/resolve",
            new JsonObject().put("wrapUp", "answered").putNull("note"))
        .is(200);
  }

  @Test
  void a_late_ticket_is_past_its_due_time() {
    Visitor visitor = waiting();
    lobby.clock().advance(Duration.ofMinutes(30));
    JsonObject ticket = tickets("tickets", "agent", visitor).getFirst();
    assertThat(Instant.parse(ticket.getString("dueAt"))).isBefore(lobby.clock().instant());
  }
}
