package dev.lobby.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Listener;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The live stream of a conversation.
@WithLobby
class StreamTest {

  private final RunningLobby lobby;

  StreamTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  @Test
  void a_stream_begins_with_what_was_said_after_its_place() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("你好").is(200);
    List<JsonObject> all = visitor.read(0);

    try (Listener whole = visitor.listen(0);
        Listener rest = visitor.listen(all.get(1).getLong("seq"))) {
      assertThat(whole.next(all.size())).isEqualTo(all);
      assertThat(rest.next(all.size() - 2)).isEqualTo(all.subList(2, all.size()));
    }
  }

  @Test
  void without_a_place_a_stream_begins_at_the_beginning() {
    Visitor visitor = lobby.visitor("zh");
    try (Listener listener = Listener.open(lobby, visitor.path() + "/stream")) {
      listener.send(new JsonObject().put("token", visitor.token()).encode());
      assertThat(listener.next()).isEqualTo(visitor.greeting().getFirst());
    }
  }

  @Test
  void every_open_page_hears_what_is_said_in_order() {
    Visitor visitor = lobby.visitor("en");
    try (Listener one = visitor.listen(0);
        Listener other = visitor.listen(0)) {
      for (int i = 0; i < 5; i++) {
        visitor.say("Hello number " + i).is(200);
      }
      List<JsonObject> all = visitor.read(0);
      assertThat(one.next(all.size())).isEqualTo(all);
      assertThat(other.next(all.size())).isEqualTo(all);
    }
  }

  @Test
  void nobody_hears_somebody_elses_conversation() {
    Visitor visitor = lobby.visitor("en");
    Visitor other = lobby.visitor("en");
    try (Listener listener = visitor.listen(0)) {
      other.say("a secret").is(200);
      visitor.say("hello").is(200);
      List<JsonObject> all = visitor.read(0);
      assertThat(listener.next(all.size())).isEqualTo(all);
      assertThat(listener.pending()).isEmpty();
    }
  }

  @Test
  void what_an_agent_writes_is_heard_at_once() {
    Visitor visitor = lobby.visitor("en");
    visitor.say("I want to talk to a human agent").is(200);
    long seq = visitor.read(0).getLast().getLong("seq");
    String ticket =
        lobby
            .as("agent", "/agent/conversations/" + visitor.id())
            .json()
            .getJsonObject("ticket")
            .getString("id");
    try (Listener listener = visitor.listen(seq)) {
      lobby.as("agent", "/agent/tickets/" + ticket + "/claim", new JsonObject()).is(200);
      assertThat(listener.next().getString("author")).isEqualTo("system");
      lobby
          .as(
              "agent",
              "/agent/conversations/" + visitor.id() + "/messages",
              new JsonObject().put("clientMessageId", "a-1").put("text", "Good day!"))
          .is(200);
      JsonObject message = listener.next();
      assertThat(message.getString("author")).isEqualTo("agent");
      assertThat(message.getString("text")).isEqualTo("Good day!");
      assertThat(message.containsKey("clientMessageId")).isFalse();
      assertThat(message.containsKey("agent")).isFalse();
    }
  }

  @Test
  void nothing_said_while_a_page_connects_is_lost_or_heard_twice() {
    Visitor visitor = lobby.visitor("en");
    long seen = visitor.greeting().getLast().getLong("seq");
    try (Listener always = visitor.listen(seen)) {
      for (int round = 0; round < 200; round++) {
        CompletableFuture<Integer> said = new CompletableFuture<>();
        String text = "round " + round;
        Thread.ofVirtual().start(() -> said.complete(visitor.say(text).status()));
        List<JsonObject> expected;
        try (Listener connecting = visitor.listen(seen)) {
          assertThat(said.join()).isEqualTo(200);
          expected = visitor.read(seen);
          assertThat(expected.getFirst().getString("text")).isEqualTo(text);
          assertThat(connecting.next(expected.size())).isEqualTo(expected);
          assertThat(connecting.pending()).isEmpty();
        }
        assertThat(always.next(expected.size())).isEqualTo(expected);
        seen = expected.getLast().getLong("seq");
      }
      assertThat(always.pending()).isEmpty();
    }
  }

  @Test
  void a_page_that_joins_while_the_last_one_leaves_hears_everything() {
    Visitor visitor = lobby.visitor("en");
    long seen = visitor.greeting().getLast().getLong("seq");
    Listener leaving = visitor.listen(seen);
    for (int round = 0; round < 100; round++) {
      Listener last = leaving;
      Thread leave = Thread.ofVirtual().start(last::close);
      Listener joining = visitor.listen(seen);
      visitor.say("round " + round).is(200);
      List<JsonObject> expected = visitor.read(seen);
      assertThat(joining.next(expected.size())).isEqualTo(expected);
      seen = expected.getLast().getLong("seq");
      assertThat(joinable(leave)).isTrue();
      leaving = joining;
    }
    leaving.close();
  }

  private static boolean joinable(Thread thread) {
    try {
      return thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Test
  void streams_that_end_leave_nothing_behind() {
    Visitor visitor = lobby.visitor("en");
    List<Listener> listeners = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      listeners.add(visitor.listen(0));
    }
    listeners.forEach(Listener::next);
    listeners.subList(0, 10).forEach(Listener::close);
    listeners
        .subList(10, 20)
        .forEach(listener -> listener.socket().sendClose(WebSocket.NORMAL_CLOSURE, "").join());
    RunningLobby.until(lobby::openStreams, open -> open == 0);
    visitor.say("still here").is(200);
  }

  @Test
  void a_renewed_token_opens_the_stream_and_one_that_has_run_out_does_not() {
    Visitor visitor = lobby.visitor("en");
    String old = visitor.renew();
    try (Listener listener = visitor.listen(0)) {
      listener.next();
    }
    lobby.clock().advance(Duration.ofMinutes(2));
    assertThat(closeCode(visitor.path(), hello(old))).isEqualTo(4401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "a.b.c.d", "..."})
  void a_token_lobby_did_not_make_closes_with_4401(String token) {
    assertThat(closeCode(lobby.visitor("en").path(), hello(token))).isEqualTo(4401);
  }

  @Test
  void an_unknown_conversation_and_somebody_elses_close_with_4404() {
    Visitor visitor = lobby.visitor("en");
    assertThat(closeCode("/api/v1/conversations/nosuch", hello(visitor.token()))).isEqualTo(4404);
    assertThat(closeCode(lobby.visitor("en").path(), hello(visitor.token()))).isEqualTo(4404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "null",
        "{}",
        "{\"token\":null,\"after\":0}",
        "{\"token\":7}",
        "{\"token\":\"x\",\"after\":null}",
        "{\"token\":\"x\",\"after\":\"1\"}",
        "{\"token\":\"x\",\"after\":{}}",
        "{\"token\":"
      })
  void a_first_frame_that_is_something_else_closes_with_4400(String frame) {
    assertThat(closeCode(lobby.visitor("en").path(), frame)).isEqualTo(4400);
  }

  @Test
  void a_deeply_nested_first_frame_closes_with_4400() {
    String frame = "{\"token\":" + "[".repeat(8_000);
    assertThat(closeCode(lobby.visitor("en").path(), frame)).isEqualTo(4400);
  }

  @Test
  void a_binary_frame_closes_with_4400() {
    try (Listener listener = Listener.open(lobby, lobby.visitor("en").path() + "/stream")) {
      listener.socket().sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
      assertThat(listener.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void a_frame_that_is_too_large_ends_the_stream() {
    Visitor visitor = lobby.visitor("en");
    String frame = hello("x".repeat(100_000));
    assertThat(closeCode(visitor.path(), frame)).isEqualTo(1009);
    visitor.say("still here").is(200);
  }

  @Test
  void fragments_without_end_end_the_stream() {
    Visitor visitor = lobby.visitor("en");
    try (Listener listener = Listener.open(lobby, visitor.path() + "/stream")) {
      String piece = "x".repeat(8_000);
      for (int i = 0; i < 8; i++) {
        listener.socket().sendText(piece, false).exceptionally(gone -> listener.socket()).join();
      }
      assertThat(listener.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void what_comes_after_the_first_frame_is_not_listened_to() {
    Visitor visitor = lobby.visitor("en");
    try (Listener listener = visitor.listen(0)) {
      listener.next();
      listener.send(hello("another"));
      listener.send("nonsense");
      visitor.say("hello").is(200);
      assertThat(listener.next().getString("text")).isEqualTo("hello");
    }
  }

  @Test
  void a_request_that_is_no_websocket_is_told_so() {
    lobby.get(lobby.visitor("en").path() + "/stream").isProblem(400, "WebSocket");
    String answer =
        lobby.raw(
            "GET /api/v1/conversations/x/stream HTTP/1.1", "Upgrade: websocket", "Accept: */*");
    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  @Test
  void streams_are_not_compressed() {
    String answer =
        lobby.rawUpgrade(
            "/api/v1/conversations/x/stream", "Sec-WebSocket-Extensions: permessage-deflate");
    assertThat(answer).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("deflate");
  }

  private int closeCode(String path, String firstFrame) {
    try (Listener listener = Listener.open(lobby, path + "/stream")) {
      listener.socket().sendText(firstFrame, true).exceptionally(gone -> listener.socket()).join();
      return listener.closeCode();
    }
  }

  private static String hello(String token) {
    return new JsonObject().put("token", token).put("after", 0).encode();
  }
}
