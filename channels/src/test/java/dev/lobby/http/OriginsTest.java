package dev.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of which sites may use the customer's API and the widget.
@WithLobby(settings = "http.allowedOrigins=https://www.bank.example, https://APP.bank.example:8443")
class OriginsTest {

  private static final String START = "/api/v1/conversations";
  private static final String BANK = "https://www.bank.example";

  private final RunningLobby lobby;

  OriginsTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  @ParameterizedTest
  @ValueSource(strings = {BANK, "https://app.bank.example:8443"})
  void an_allowed_site_may_start_a_conversation(String origin) {
    Reply preflight =
        lobby
            .send(
                "OPTIONS",
                START,
                null,
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-type")
            .is(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST", "GET");
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .containsIgnoringCase("authorization")
        .containsIgnoringCase("content-type");
    assertThat(preflight.header("Access-Control-Max-Age")).isEqualTo("600");

    Reply started = lobby.post(START, "{}", "Origin", origin).is(201);
    assertThat(started.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(started.header("Access-Control-Expose-Headers")).contains("Retry-After");
    assertThat(started.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(started.header("Vary")).containsIgnoringCase("origin");
  }

  @Test
  void an_allowed_site_may_read_what_went_wrong() {
    Reply problem = lobby.post(START, "{", "Origin", BANK).isProblem(400);
    assertThat(problem.header("Access-Control-Allow-Origin")).isEqualTo(BANK);
    Reply unauthorised = lobby.get(START + "/x/messages", "Origin", BANK).isProblem(401);
    assertThat(unauthorised.header("Access-Control-Allow-Origin")).isEqualTo(BANK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/widget.js", "/widget-rating.js"})
  void an_allowed_site_may_embed_the_widget(String module) {
    Reply widget = lobby.get(module, "Origin", BANK).is(200);
    assertThat(widget.header("Access-Control-Allow-Origin")).isEqualTo(BANK);
    assertThat(widget.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://www.bank.example",
        "https://www.bank.example.evil.example",
        "https://www.bank.example:444",
        "https://xwww.bank.example",
        "null",
        "nonsense [",
        "https://"
      })
  void another_site_may_not(String origin) {
    Reply refused = lobby.post(START, "{}", "Origin", origin).isProblem(403);
    assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
    Reply preflight =
        lobby
            .send("OPTIONS", START, null, "Origin", origin, "Access-Control-Request-Method", "POST")
            .isProblem(403);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    lobby.get("/widget.js", "Origin", origin).isProblem(403);
  }

  @Test
  void lobbys_own_pages_always_may() {
    Reply started = lobby.post(START, "{}", "Origin", lobby.url()).is(201);
    assertThat(started.header("Access-Control-Allow-Origin")).isEmpty();
    lobby.get("/widget.js", "Origin", lobby.url()).is(200);
    String upgrade = lobby.rawUpgrade("/api/v1/conversations/x/stream", "Origin: " + lobby.url());
    assertThat(upgrade).startsWith("HTTP/1.1 101");
  }

  @Test
  void an_allowed_site_may_open_a_stream_and_another_may_not() {
    String path = "/api/v1/conversations/x/stream";
    assertThat(lobby.rawUpgrade(path, "Origin: " + BANK)).startsWith("HTTP/1.1 101");
    assertThat(lobby.rawUpgrade(path, "Origin: https://evil.example")).startsWith("HTTP/1.1 403");
  }

  @Test
  void no_other_site_may_use_the_consoles() {
    String body = "{\"username\":\"agent\",\"password\":\"" + RunningLobby.PASSWORD + "\"}";
    lobby.post("/console/api/session", body, "Origin", BANK).isProblem(403);
    Reply read = lobby.get("/console/api/session", "Origin", BANK).isProblem(401);
    assertThat(read.header("Access-Control-Allow-Origin")).isEmpty();
  }
}
