package dev.lobby.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Writing, reading and the token that allows it.
@WithLobby
class ConversationTest {

  private final RunningLobby lobby;

  ConversationTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  @Test
  void a_question_is_answered_from_an_article_that_is_named() {
    Visitor visitor = lobby.visitor("en");
    JsonObject answer = visitor.say("q-1", "What are your branch opening hours?").is(200).json();

    assertThat(answer.fieldNames()).containsExactlyInAnyOrder("seq", "messages");
    assertThat(answer.getJsonArray("messages")).hasSize(1);
    JsonObject message = answer.getJsonArray("messages").getJsonObject(0);
    assertThat(message.getString("author")).isEqualTo("assistant");
    JsonObject citation = message.getJsonArray("citations").getJsonObject(0);
    assertThat(citation.getString("article")).isEqualTo("branch-hours");
    assertThat(citation.getString("version")).isNotBlank();
    assertThat(citation.getString("title")).isNotBlank();
    assertThat(message.getLong("seq")).isGreaterThan(answer.getLong("seq"));
  }

  @Test
  void a_question_in_chinese_is_answered_in_chinese_even_in_an_english_conversation() {
    Visitor visitor = lobby.visitor("en");
    List<JsonObject> replies = visitor.say("你们网点几点开门？").is(200).messages();

    assertThat(replies.getFirst().getString("text").codePoints().anyMatch(Character::isIdeographic))
        .isTrue();
  }

  @Test
  void an_answer_is_rated_and_rated_anew_and_shown_so_when_it_is_read_again() {
    Visitor visitor = lobby.visitor("en");
    JsonObject answer =
        visitor.say("What are your branch opening hours?").is(200).messages().getFirst();
    assertThat(answer.getString("rating")).isEqualTo("none");
    long seq = answer.getLong("seq");

    for (boolean helpful : List.of(true, true, false)) {
      visitor.rate(seq, helpful).is(200);
    }

    assertThat(visitor.read(seq - 1)).hasSize(1);
    assertThat(visitor.read(seq - 1).getFirst().getString("rating")).isEqualTo("not-helpful");
  }

  @Test
  void what_is_no_answer_of_the_conversation_is_not_rated() {
    Visitor visitor = lobby.visitor("en");
    JsonObject handoff = visitor.say("I want to talk to a human agent").is(200).json();
    JsonObject words = handoff.getJsonArray("messages").getJsonObject(0);
    assertThat(words.containsKey("rating")).isFalse();
    visitor.rate(words.getLong("seq"), true).isProblem(409, "no answer that can be rated");
    visitor.rate(handoff.getLong("seq"), true).isProblem(409, "no answer that can be rated");
    visitor.rate(9999, true).isProblem(409, "place 9999");
    visitor.rate("{\"seq\":3}").isProblem(400, "\"helpful\" is true or false");
    visitor.rate("{\"seq\":\"x\",\"helpful\":true}").isProblem(400, "\"seq\"");
    lobby
        .post(
            visitor.path() + "/ratings",
            "{\"seq\":3,\"helpful\":true}",
            "Authorization",
            "Bearer " + lobby.visitor("en").token())
        .isProblem(404);
  }

  @Test
  void how_a_person_served_is_rated_and_stands_with_the_customer() {
    Visitor visitor = lobby.customer("rated-1", "Mei", "gold");
    long seq = lobby.served(visitor);
    assertThat(visitor.read(seq - 1).getFirst().getInteger("satisfaction")).isZero();

    visitor.satisfied(seq, 2).is(200);
    visitor.satisfied(seq, 4).is(200);

    assertThat(visitor.read(seq - 1).getFirst().getInteger("satisfaction")).isEqualTo(4);
    visitor.satisfied(seq, 6).isProblem(400, "1, not at all, to 5, very");
    visitor.satisfied(seq - 1, 4).isProblem(409, "asks how satisfied");
    String record =
        lobby
            .as("agent", "/agent/conversations/" + visitor.id())
            .is(200)
            .json()
            .getJsonObject("customer")
            .getString("id");
    RunningLobby.until(
        () ->
            lobby
                .as("agent", "/customers/" + record + "/timeline")
                .is(200)
                .json()
                .getJsonArray("interactions")
                .getJsonObject(0),
        talk -> Integer.valueOf(4).equals(talk.getInteger("satisfaction")));
  }

  @Test
  void what_nobody_could_answer_offers_choices_and_a_choice_leads_to_a_person() {
    Visitor visitor = lobby.visitor("en");
    JsonObject declined =
        visitor.say("zorgle blimp xyzzy quux frobnicate").is(200).messages().getLast();
    List<JsonObject> choices = Reply.objects(declined.getJsonArray("choices"));
    assertThat(choices).isNotEmpty();

    visitor.say(choices.getLast().getString("text")).is(200);

    assertThat(
            lobby
                .as("supervisor", "/supervisor/conversations/" + visitor.id())
                .is(200)
                .json()
                .getString("status"))
        .isEqualTo("QUEUED");
  }

  @Test
  void everything_is_read_in_order_with_who_said_it() {
    Visitor visitor = lobby.visitor("zh");
    long seq = visitor.say("m-1", "你好").is(200).json().getLong("seq");
    List<JsonObject> all = visitor.read(0);

    assertThat(all)
        .extracting(message -> message.getString("author"))
        .containsExactly("assistant", "customer", "assistant");
    assertThat(all)
        .extracting(message -> message.getLong("seq"))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(all.get(1).getString("clientMessageId")).isEqualTo("m-1");
    assertThat(all.get(1).getString("text")).isEqualTo("你好");
    assertThat(visitor.read(seq)).isEqualTo(all.subList(2, 3));
    assertThat(visitor.read(all.getLast().getLong("seq"))).isEmpty();
    assertThat(visitor.read(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void the_same_message_again_gets_the_same_answer() {
    Visitor visitor = lobby.visitor("zh");
    Reply first = visitor.say("same", "怎么开户？").is(200);
    visitor.say("谢谢").is(200);

    assertThat(visitor.say("same", "怎么开户？").is(200).body()).isEqualTo(first.body());
    assertThat(visitor.read(0))
        .filteredOn(message -> "same".equals(message.getString("clientMessageId")))
        .hasSize(1);
  }

  @Test
  void one_message_sent_fifty_times_at_once_is_one_message_with_one_answer() {
    Visitor visitor = lobby.visitor("en");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Reply>> sent =
          IntStream.range(0, 50)
              .mapToObj(i ->
                  CompletableFuture.supplyAsync(
                      // A lane that is full says so, and the page sends again.
                      () ->
                          RunningLobby.until(
                              () -> visitor.say("storm", "How do I reset my password?"),
                              reply -> reply.status() != 503),
                      threads))
              .toList();
      assertThat(sent.stream().map(CompletableFuture::join).map(reply -> reply.is(200).body()))
          .hasSize(50)
          .containsOnly(sent.getFirst().join().body());
    }
    assertThat(visitor.read(0))
        .filteredOn(message -> "customer".equals(message.getString("author")))
        .hasSize(1);
  }

  @Test
  void another_text_under_a_used_id_is_a_conflict_and_changes_nothing() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("used", "你好").is(200);
    List<JsonObject> before = visitor.read(0);

    visitor.say("used", "您好").isProblem(409, "clientMessageId");

    assertThat(visitor.read(0)).isEqualTo(before);
  }

  @Test
  void two_conversations_may_use_the_same_id() {
    lobby.visitor("zh").say("mine", "你好").is(200);
    lobby.visitor("zh").say("mine", "再见").is(200);
  }

  @Test
  void a_lane_that_is_full_says_so_and_loses_nothing_it_took() {
    Visitor visitor = lobby.visitor("zh");
    List<Reply> replies;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      replies =
          IntStream.range(0, 150)
              .mapToObj(
                  i -> CompletableFuture.supplyAsync(() -> visitor.say("b-" + i, "你好"), threads))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
    }
    assertThat(replies).extracting(Reply::status).containsOnly(200, 503);
    for (Reply busy : replies.stream().filter(reply -> reply.status() == 503).toList()) {
      busy.isProblem(503);
      assertThat(busy.header("Retry-After")).isEqualTo("1");
    }
    assertThat(visitor.read(0))
        .filteredOn(message -> "customer".equals(message.getString("author")))
        .hasSize((int) replies.stream().filter(reply -> reply.status() == 200).count());
  }

  @Test
  void a_renewed_token_leaves_the_old_one_a_minute() {
    Visitor visitor = lobby.visitor("zh");
    String old = visitor.renew();
    assertThat(old).isNotEqualTo(visitor.token());

    readWith(visitor, old).is(200);
    lobby.clock().advance(Duration.ofSeconds(55));
    readWith(visitor, old).is(200);
    lobby.clock().advance(Duration.ofSeconds(6));
    readWith(visitor, old).isProblem(401, "expired");
    visitor.say("还在吗").is(200);
  }

  @Test
  void only_the_last_two_tokens_hold() {
    Visitor visitor = lobby.visitor("zh");
    String first = visitor.renew();
    String second = visitor.renew();

    readWith(visitor, first).isProblem(401);
    readWith(visitor, second).is(200);
    readWith(visitor, visitor.token()).is(200);
  }

  @Test
  void a_token_expires_and_cannot_be_renewed_afterwards() {
    Visitor visitor = lobby.visitor("zh");
    lobby.clock().advance(Duration.ofMinutes(59));
    visitor.renew();
    lobby.clock().advance(Duration.ofMinutes(59));
    visitor.say("你好").is(200);
    lobby.clock().advance(Duration.ofMinutes(2));

    visitor.say("你好").isProblem(401, "expired");
    lobby
        .post(visitor.path() + "/token", "", "Authorization", "Bearer " + visitor.token())
        .isProblem(401, "expired");
  }

  @Test
  void somebody_elses_conversation_looks_as_if_there_were_none() {
    Visitor visitor = lobby.visitor("zh");
    Visitor other = lobby.visitor("zh");
    Reply strange = readWith(other, visitor.token()).isProblem(404);
    Reply unknown =
        lobby.get(
            "/api/v1/conversations/nosuchconversation/messages",
            "Authorization",
            "Bearer " + visitor.token());

    assertThat(unknown.isProblem(404).body()).isEqualTo(strange.body());
    lobby
        .post(
            other.path() + "/messages",
            new JsonObject().put("clientMessageId", "x").put("text", "x"),
            "Authorization",
            "Bearer " + visitor.token())
        .isProblem(404);
    lobby
        .post(other.path() + "/token", "", "Authorization", "Bearer " + visitor.token())
        .isProblem(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer garbage",
        "Bearer a.b.c.d",
        "Bearer ....",
        "Bearer ",
        "Bearer",
        "Basic YTpi",
        "bearer x",
        "Bearer \u00ff\u00fe"
      })
  void a_token_lobby_did_not_make_is_not_taken(String header) {
    Visitor visitor = lobby.visitor("zh");
    lobby.get(visitor.path() + "/messages", "Authorization", header).isProblem(401);
  }

  @Test
  void a_token_that_was_tampered_with_is_not_taken() {
    Visitor visitor = lobby.visitor("zh");
    String[] parts = visitor.token().split("\\.", -1);
    long later = Long.parseLong(parts[2]) + 1;
    readWith(visitor, parts[0] + "." + parts[1] + "." + later + "." + parts[3]).isProblem(401);
    readWith(visitor, parts[0] + ".2." + parts[2] + "." + parts[3]).isProblem(401);
    readWith(visitor, visitor.token() + "A").isProblem(401);
  }

  @Test
  void without_a_token_nothing_is_told() {
    Visitor visitor = lobby.visitor("zh");
    lobby.get(visitor.path() + "/messages").isProblem(401, "Bearer");
    lobby.post(visitor.path() + "/token", "").isProblem(401, "Bearer");
    lobby
        .post(visitor.path() + "/messages", "{\"clientMessageId\":\"x\",\"text\":\"x\"}")
        .isProblem(401);
    lobby.get(visitor.path() + "/messages?token=" + visitor.token()).isProblem(401, "Bearer");
  }

  private Reply readWith(Visitor visitor, String token) {
    return lobby.get(visitor.path() + "/messages", "Authorization", "Bearer " + token);
  }
}
