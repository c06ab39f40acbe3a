package dev.lobby.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in to the consoles and out again.
@WithLobby
class SignInTest {

  private static final String SESSION = "/console/api/session";

  private final RunningLobby lobby;

  SignInTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  @BeforeAll
  static void everybodyIsEmployed(RunningLobby lobby) {
    List.of("agent", "agent2", "supervisor").forEach(lobby::employ);
  }

  private Reply signIn(String username, String password, String... headers) {
    return lobby.post(
        SESSION, new JsonObject().put("username", username).put("password", password), headers);
  }

  @Test
  void who_knows_the_password_is_signed_in() {
    Reply reply = signIn("agent", RunningLobby.PASSWORD).is(200);
    assertThat(reply.json().getString("username")).isEqualTo("agent");
    assertThat(reply.json().getString("role")).isEqualTo("agent");
    assertThat(reply.json().getString("zone")).isEqualTo("Asia/Shanghai");
    assertThat(reply.body()).doesNotContain(RunningLobby.PASSWORD, "pbkdf2");

    Reply known = lobby.get(SESSION, "Cookie", RunningLobby.cookieOf(reply)).is(200);
    assertThat(known.json()).isEqualTo(reply.json());
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Shanghai, Asia/Shanghai",
    "GMT+8, +08:00",
    "UTC+05:30, +05:30",
    "Z, UTC",
    "UTC, UTC"
  })
  void the_banks_zone_is_named_as_browsers_name_it(String zone, String name) {
    assertThat(Sessions.nameForBrowsers(ZoneId.of(zone))).isEqualTo(name);
  }

  @Test
  void the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    String cookie = signIn("supervisor", RunningLobby.PASSWORD).is(200).header("Set-Cookie");
    assertThat(cookie)
        .contains("; HTTPOnly", "; SameSite=Strict", "; Path=/console")
        .doesNotContain("Domain", "Secure");
    assertThat(cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')))
        .hasSizeGreaterThanOrEqualTo(22);
  }

  @Test
  void a_wrong_password_and_a_wrong_name_look_the_same() {
    Reply wrongPassword = signIn("agent2", "wrong").isProblem(401);
    Reply wrongName = signIn("nobody", "wrong").isProblem(401);
    assertThat(wrongName.body()).isEqualTo(wrongPassword.body());
    assertThat(wrongPassword.header("Set-Cookie")).isEmpty();
  }

  @Test
  void a_session_somebody_planted_is_not_taken_over() {
    String planted = "lobby_session=plantedplantedplantedplanted";
    Reply reply = signIn("agent", RunningLobby.PASSWORD, "Cookie", planted).is(200);
    assertThat(RunningLobby.cookieOf(reply)).isNotEqualTo(planted);
    lobby.get(SESSION, "Cookie", planted).isProblem(401);

    Reply again =
        signIn("agent", RunningLobby.PASSWORD, "Cookie", RunningLobby.cookieOf(reply)).is(200);
    lobby.get(SESSION, "Cookie", RunningLobby.cookieOf(reply)).isProblem(401);
    lobby.get(SESSION, "Cookie", RunningLobby.cookieOf(again)).is(200);
  }

  @Test
  void who_signs_out_is_out() {
    String cookie = RunningLobby.cookieOf(signIn("agent", RunningLobby.PASSWORD).is(200));
    Reply out = lobby.send("DELETE", SESSION, null, "Cookie", cookie).is(204);
    assertThat(out.header("Set-Cookie")).contains("Max-Age=0", "Path=/console");
    lobby.get(SESSION, "Cookie", cookie).isProblem(401);
    lobby.get("/console/api/agent/queue", "Cookie", cookie).isProblem(401);
    lobby.send("DELETE", SESSION, null).is(204);
  }

  @Test
  void a_session_ends_after_two_hours_without_a_request() {
    String cookie = RunningLobby.cookieOf(signIn("agent", RunningLobby.PASSWORD).is(200));
    lobby.clock().advance(Duration.ofMinutes(119));
    lobby.get(SESSION, "Cookie", cookie).is(200);
    lobby.clock().advance(Duration.ofMinutes(119));
    lobby.get(SESSION, "Cookie", cookie).is(200);
    lobby.clock().advance(Duration.ofMinutes(121));
    lobby.get(SESSION, "Cookie", cookie).isProblem(401);
  }

  @Test
  void a_session_ends_after_twelve_hours_whatever_happens() {
    String cookie = RunningLobby.cookieOf(signIn("agent", RunningLobby.PASSWORD).is(200));
    for (int i = 0; i < 7; i++) {
      lobby.clock().advance(Duration.ofMinutes(100));
      lobby.get(SESSION, "Cookie", cookie).is(200);
    }
    lobby.clock().advance(Duration.ofMinutes(30));
    lobby.get(SESSION, "Cookie", cookie).isProblem(401);
  }

  @Test
  void who_guesses_too_often_has_to_wait() {
    for (int i = 0; i < 5; i++) {
      signIn("guessed", "wrong").isProblem(401);
    }
    Reply refused = signIn("guessed", RunningLobby.PASSWORD).isProblem(429);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 30);

    // Others are let in meanwhile.
    signIn("agent2", RunningLobby.PASSWORD).is(200);

    lobby.clock().advance(Duration.ofSeconds(31));
    signIn("guessed", "wrong").isProblem(401);
    signIn("guessed", "wrong").isProblem(429);
  }

  @Test
  void the_right_password_takes_the_count_back() {
    for (int i = 0; i < 4; i++) {
      signIn("supervisor", "wrong").isProblem(401);
    }
    signIn("supervisor", RunningLobby.PASSWORD).is(200);
    signIn("supervisor", "wrong").isProblem(401);
    signIn("supervisor", RunningLobby.PASSWORD).is(200);
  }

  @Test
  void guessing_at_once_is_no_way_around_the_limit() {
    List<Reply> replies;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      replies =
          IntStream.range(0, 25)
              .mapToObj(i ->
                  CompletableFuture.supplyAsync(() -> signIn("stormed", "guess " + i), threads))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
    }
    assertThat(replies).extracting(Reply::status).containsOnly(401, 429);
    assertThat(replies).filteredOn(reply -> reply.status() == 401).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"username\":\"agent\"}",
        "{\"username\":1,\"password\":\"x\"}",
        "{\"username\":\"agent\",\"password\":null}",
        "{\"username\":\"agent\",\"password\":\" \"}",
        "{\"username\":\"agent\",\"username\":\"agent\",\"password\":\"x\"}"
      })
  void a_sign_in_that_lacks_something_is_explained(String body) {
    lobby.post(SESSION, body).isProblem(400);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 60_000})
  void an_endless_password_is_not_hashed(int length) {
    signIn("agent", "x".repeat(length)).isProblem(400, "longer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lobby_session=",
        "lobby_session=nosuch",
        "lobby_session=\"quoted\"",
        "other=1",
        "lobby_session=a; lobby_session=b",
        ";;;=;"
      })
  void a_cookie_lobby_did_not_set_is_not_taken(String cookie) {
    lobby.get(SESSION, "Cookie", cookie).isProblem(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1", "nonsense ["})
  void a_page_of_another_site_cannot_sign_anybody_in_or_out(String origin) {
    signIn("agent", RunningLobby.PASSWORD, "Origin", origin).isProblem(403, "another site");
    lobby
        .send("DELETE", SESSION, null, "Origin", origin, "Cookie", lobby.cookie("agent2"))
        .isProblem(403, "another site");
    lobby.get(SESSION, "Cookie", lobby.cookie("agent2")).is(200);
    lobby.forgetSessions();
  }

  @Test
  void lobbys_own_page_can() {
    signIn("agent", RunningLobby.PASSWORD, "Origin", lobby.url()).is(200);
  }
}
