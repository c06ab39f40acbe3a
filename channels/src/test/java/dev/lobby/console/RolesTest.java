package dev.lobby.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every route of the consoles belongs to one role; nobody else gets anything out of it.
@WithLobby
class RolesTest {

  private final RunningLobby lobby;
  private final Visitor visitor;

  RolesTest(RunningLobby lobby) {
    this.lobby = lobby;
    this.visitor = lobby.visitor("en");
  }

  static Stream<Arguments> routes() {
    return Stream.of(
            "agent GET /queue",
            "agent GET /events",
            "agent GET /conversations/{id}",
            "agent POST /tickets/{id}/claim",
            "agent POST /conversations/{id}/messages",
            "agent POST /conversations/{id}/hand-back",
            "agent POST /conversations/{id}/resolve",
            "agent POST /conversations/{id}/complaint",
            "agent GET /nothing",
            "supervisor GET /conversations",
            "supervisor GET /conversations/{id}",
            "supervisor GET /events",
            "supervisor GET /nothing")
        .map(route -> Arguments.of((Object[]) route.split(" ", 3)));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("routes")
  void only_its_role_gets_in(String role, String method, String path) {
    String address = "/console/api/" + role + path.replace("{id}", visitor.id());
    byte @Nullable [] body = method.equals("POST") ? "{}".getBytes(StandardCharsets.UTF_8) : null;
    String other = role.equals("agent") ? "supervisor" : "agent";

    send(method, address, body, "lobby_session=none").isProblem(401, "Sign in");
    send(method, address, body, lobby.cookie(other)).isProblem(403, role, other);
    if (!path.equals("/events")) {
      Reply reply = send(method, address, body, lobby.cookie(role));
      assertThat(reply.status()).isIn(200, 400, 404, 409);
    }
    send(method, address + "/", body, "lobby_session=none").isProblem(401);
    send(method, address.replace("/console/", "/console//"), body, "lobby_session=none")
        .isProblem(401);
  }

  private Reply send(String method, String path, byte @Nullable [] body, String cookie) {
    return lobby.send(method, path, body, "Content-Type", "application/json", "Cookie", cookie);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("routes")
  void a_page_of_another_site_changes_nothing(String role, String method, String path) {
    if (method.equals("POST")) {
      lobby
          .post(
              "/console/api/" + role + path.replace("{id}", visitor.id()),
              "{}",
              "Cookie",
              lobby.cookie(role),
              "Origin",
              "https://evil.example")
          .isProblem(403, "another site");
    }
  }

  @Test
  void a_customers_token_opens_no_console() {
    lobby
        .get("/console/api/agent/queue", "Authorization", "Bearer " + visitor.token())
        .isProblem(401);
  }

  @Test
  void a_staff_session_opens_no_conversation_of_the_customers_api() {
    lobby.get(visitor.path() + "/messages", "Cookie", lobby.cookie("agent")).isProblem(401);
  }
}
