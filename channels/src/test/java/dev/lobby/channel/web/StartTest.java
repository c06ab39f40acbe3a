package dev.lobby.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@WithLobby
class StartTest {

  private static final String START = "/api/v1/conversations";

  /// The year 2100.
  private static final long LATER = 4_102_444_800L;

  private final RunningLobby lobby;

  StartTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  @Test
  void a_conversation_starts_with_a_greeting_that_says_it_is_automated() {
    JsonObject started =
        lobby.post(START, "{\"channel\":\"web\",\"language\":\"en\"}").is(201).json();

    assertThat(started.fieldNames()).containsExactlyInAnyOrder("id", "token", "zone", "messages");
    assertThat(started.getString("zone")).isEqualTo("Asia/Shanghai");
    assertThat(started.getJsonArray("messages")).hasSize(1);
    JsonObject greeting = started.getJsonArray("messages").getJsonObject(0);
    assertThat(greeting.getString("author")).isEqualTo("assistant");
    assertThat(greeting.getString("text")).contains("automat");
    assertThat(Instant.parse(greeting.getString("at"))).isBefore(Instant.now().plusSeconds(1));
    assertThat(greeting.getJsonArray("citations")).isEmpty();
    assertThat(greeting.containsKey("clientMessageId")).isFalse();
  }

  @Test
  void ids_and_tokens_cannot_be_guessed() {
    Visitor one = lobby.visitor("zh");
    Visitor other = lobby.visitor("zh");

    assertThat(one.id()).hasSizeGreaterThanOrEqualTo(22).isNotEqualTo(other.id());
    assertThat(one.token()).isNotEqualTo(other.token());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | en",
        "zh | zh",
        "en-GB,en;q=0.9 | en",
        "zh-CN,zh;q=0.9,en;q=0.8 | zh",
        "fr-FR, en;q=0.8, zh;q=0.7 | en",
        "fr, zh;q=0.2, en;q=0.7 | en",
        "de | zh",
        "english please!! | zh",
        "'' | zh"
      })
  void without_a_wish_the_browsers_language_is_taken(String accepted, String expected) {
    Reply started = lobby.post(START, "{}", "Accept-Language", accepted).is(201);
    assertThat(language(started)).isEqualTo(expected);
  }

  @Test
  void the_wish_wins_over_the_browsers_language() {
    assertThat(
            language(lobby.post(START, "{\"language\":\"zh\"}", "Accept-Language", "en").is(201)))
        .isEqualTo("zh");
    assertThat(
            language(lobby.post(START, "{\"language\":\"en\"}", "Accept-Language", "zh").is(201)))
        .isEqualTo("en");
  }

  private static String language(Reply started) {
    return started
            .messages()
            .getFirst()
            .getString("text")
            .codePoints()
            .anyMatch(Character::isIdeographic)
        ? "zh"
        : "en";
  }

  @Test
  void a_signed_customer_is_known_to_the_staff() {
    Visitor customer = lobby.customer("cust-known", "王小明", "gold");
    JsonObject seen =
        lobby
            .as("supervisor", "/supervisor/conversations/" + customer.id())
            .is(200)
            .json()
            .getJsonObject("customer");
    assertThat(seen.getString("name")).isEqualTo("王小明");
    assertThat(seen.getString("tier")).isEqualTo("gold");
    assertThat(seen.getBoolean("verified")).isTrue();
    assertThat(seen.getString("id")).doesNotContain("cust-known");
  }

  @Test
  void a_signed_customer_comes_back_to_the_open_conversation() {
    Visitor first = lobby.customer("cust-back", null, null);
    first.say("你好").is(200);

    Visitor again = lobby.customer("cust-back", null, null);

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.greeting()).isEqualTo(first.read(0));
    assertThat(again.read(0)).isEqualTo(first.read(0));
  }

  @Test
  void a_customer_comes_into_a_new_conversation_once_the_last_is_resolved() {
    Visitor first = lobby.customer("cust-resolved", "Li", null);
    first.say("I want to talk to a human agent").is(200);
    String ticket = ticketOf(first);
    lobby.as("agent", "/agent/tickets/" + ticket + "/claim", new JsonObject()).is(200);
    lobby
        .as(
            "agent",
            "/agent/conversations/" + first.id() + "/resolve",
            new JsonObject().put("wrapUp", "answered"))
        .is(200);

    Visitor second = lobby.customer("cust-resolved", "Li", null);

    assertThat(second.id()).isNotEqualTo(first.id());
    List<JsonObject> timeline =
        Reply.objects(
            lobby
                .as("supervisor", "/supervisor/conversations/" + second.id())
                .is(200)
                .json()
                .getJsonObject("customer")
                .getJsonArray("timeline"));
    assertThat(timeline)
        .extracting(entry -> entry.getString("conversation"))
        .containsExactly(second.id(), first.id());
    assertThat(timeline.getLast().getString("outcome")).isEqualTo("answered");
    assertThat(timeline.getLast().getString("handoff")).isEqualTo("person");
  }

  private String ticketOf(Visitor visitor) {
    return lobby
        .as("agent", "/agent/conversations/" + visitor.id())
        .is(200)
        .json()
        .getJsonObject("ticket")
        .getString("id");
  }

  @Test
  void pages_opened_at_once_share_one_conversation() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<String>> started =
          Stream.generate(() ->
                  CompletableFuture.supplyAsync(
                      () -> lobby.customer("cust-tabs", null, null).id(), threads))
              .limit(16)
              .toList();
      assertThat(started.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }
  }

  @Test
  void name_and_tier_follow_the_bank() {
    lobby.customer("cust-moves", "Old Name", "standard");
    Visitor now = lobby.customer("cust-moves", "New Name", "gold");

    JsonObject seen =
        lobby
            .as("supervisor", "/supervisor/conversations/" + now.id())
            .is(200)
            .json()
            .getJsonObject("customer");
    assertThat(seen.getString("name")).isEqualTo("New Name");
    assertThat(seen.getString("tier")).isEqualTo("gold");
  }

  static Stream<Arguments> refused() {
    String right = RunningLobby.CUSTOMER_SECRET;
    String signed = RunningLobby.signed(right, claims("cust-x", LATER));
    String[] parts = signed.split("\\.", -1);
    String unsigned = base64("{\"alg\":\"none\"}") + "." + parts[1] + ".";
    String otherAlgorithm = base64("{\"alg\":\"HS512\"}") + "." + parts[1] + "." + parts[2];
    String changed =
        parts[0]
            + "."
            + base64("{\"sub\":\"somebody-else\",\"exp\":" + LATER + "}")
            + "."
            + parts[2];
    return Stream.of(
        Arguments.of("wrong secret", RunningLobby.signed("x".repeat(40), claims("c", LATER)), 401),
        Arguments.of("no signature", unsigned, 400),
        Arguments.of("another algorithm", otherAlgorithm, 401),
        Arguments.of("changed claims", changed, 401),
        Arguments.of("expired", RunningLobby.signed(right, claims("c", 1)), 401),
        Arguments.of("no exp", RunningLobby.signed(right, Map.of("sub", "c")), 401),
        Arguments.of("no sub", RunningLobby.signed(right, Map.of("exp", LATER)), 401),
        Arguments.of("blank sub", RunningLobby.signed(right, claims("  ", LATER)), 401),
        Arguments.of("long sub", RunningLobby.signed(right, claims("c".repeat(201), LATER)), 401),
        Arguments.of("no JWS", "who am I", 400),
        Arguments.of("dots", "..", 400),
        Arguments.of("exp is a word", RunningLobby.signed(right, bad("exp", "soon")), 400),
        Arguments.of("name is a list", RunningLobby.signed(right, bad("name", List.of(1))), 400));
  }

  private static Map<String, Object> claims(String subject, long expiry) {
    return Map.of("sub", subject, "exp", expiry);
  }

  private static Map<String, Object> bad(String claim, Object value) {
    Map<String, Object> claims = new HashMap<>(claims("cust-bad", LATER));
    claims.put(claim, value);
    return claims;
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void a_customer_the_bank_does_not_vouch_for_is_refused(String why, String token, int status) {
    lobby.post(START, new JsonObject().put("customer", token)).isProblem(status, "\"customer\"");
    lobby.visitor("zh");
  }

  @Test
  void a_long_name_is_cut_and_does_no_harm() {
    Visitor customer = lobby.customer("cust-long", "名".repeat(300), null);
    assertThat(
            lobby
                .as("supervisor", "/supervisor/conversations/" + customer.id())
                .is(200)
                .json()
                .getJsonObject("customer")
                .getString("name"))
        .hasSize(200);
  }
}
