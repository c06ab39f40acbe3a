package dev.lobby.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is sent, the answer says what was wrong with it, nothing of it is stored, and the
/// server goes on.
@WithLobby
class BadInputTest {

  private final RunningLobby lobby;
  private final Visitor visitor;

  BadInputTest(RunningLobby lobby) {
    this.lobby = lobby;
    this.visitor = lobby.visitor("en");
  }

  @AfterEach
  void nothing_was_stored_and_the_server_answers() {
    assertThat(visitor.read(0)).isEqualTo(visitor.greeting());
    visitor.say("Are you there?").is(200);
  }

  static Stream<Arguments> messages() {
    return Stream.of(
        bad("empty body", "", 400, "missing"),
        bad("blank body", "  \n ", 400, "not JSON"),
        bad("broken JSON", "{\"clientMessageId\":\"a\",\"text\":", 400, "not JSON", "line 1"),
        bad("single quotes", "{'text':'x'}", 400, "not JSON"),
        bad(
            "trailing words",
            "{\"clientMessageId\":\"a\",\"text\":\"b\"} and more",
            400,
            "not JSON"),
        bad("two values", "{\"clientMessageId\":\"a\",\"text\":\"b\"}{}", 400, "after its end"),
        bad("array", "[{\"clientMessageId\":\"a\",\"text\":\"b\"}]", 400, "not a JSON object"),
        bad("string", "\"text\"", 400, "not a JSON object"),
        bad("null", "null", 400, "not a JSON object"),
        bad("number", "42", 400, "not a JSON object"),
        bad("nested arrays", "[".repeat(10_000), 400, "not JSON"),
        bad("nested objects", "{\"a\":".repeat(10_000), 400, "not JSON"),
        bad(
            "nested whole",
            "{\"text\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
            400,
            "not JSON"),
        bad("huge number", field("text", "1" + "0".repeat(20_000)), 400, "not JSON"),
        bad("huge exponent", field("text", "1e999999999"), 400, "\"text\" is not a text"),
        bad("not a number", field("text", "NaN"), 400, "not JSON"),
        bad(
            "duplicate keys",
            "{\"clientMessageId\":\"a\",\"text\":\"one\",\"text\":\"two\"}",
            400,
            "Duplicate"),
        bad("text is a number", field("text", "1"), 400, "\"text\" is not a text"),
        bad("text is null", field("text", "null"), 400, "\"text\" is missing"),
        bad("text is an object", field("text", "{}"), 400, "\"text\" is not a text"),
        bad("text is true", field("text", "true"), 400, "\"text\" is not a text"),
        bad("no text", "{\"clientMessageId\":\"a\"}", 400, "\"text\" is missing"),
        bad("no id", "{\"text\":\"a\"}", 400, "\"clientMessageId\" is missing"),
        bad("empty object", "{}", 400, "\"clientMessageId\" is missing"),
        bad("empty text", field("text", "\"\""), 400, "\"text\" is empty"),
        bad("blank text", field("text", "\" \\t\\n\\u3000\""), 400, "\"text\" is empty"),
        bad("NUL", field("text", "\"a\\u0000b\""), 400, "NUL"),
        bad("raw NUL", field("text", "\"a\u0000b\""), 400, "not JSON"),
        bad("raw newline", field("text", "\"a\nb\""), 400, "not JSON"),
        bad("half a pair", field("text", "\"half \\ud83d here\""), 400, "\"text\" holds half"),
        bad(
            "half an id",
            "{\"clientMessageId\":\"\\udc00\",\"text\":\"a\"}",
            400,
            "\"clientMessageId\" holds half"),
        bad("half a pair in a list", field("more", "[\"\\ud83d\"]"), 400, "\"more\" holds half"),
        bad("half a pair as a name", field("\\udc00", "1"), 400, "name of a field holds half"),
        bad("a comment", "/* x */ {}", 400, "not JSON"),
        bad("4001 characters", field("text", "\"" + "a".repeat(4001) + "\""), 400, "4000"),
        bad("4001 emoji", field("text", "\"" + "😀".repeat(4001) + "\""), 400, "4000"),
        bad("long id", said("i".repeat(101), "x"), 400, "\"clientMessageId\" is longer"),
        bad("blank id", said(" ", "x"), 400, "\"clientMessageId\" is empty"),
        bad("unknown field", field("admin", "true"), 400, "admin"),
        bad("prototype", field("__proto__", "{\"a\":1}"), 400, "__proto__"),
        bad("1 MB", said("a", "x".repeat(1 << 20)), 413, "4000"),
        bad("just over the limit", said("a", "x".repeat(64 << 10)), 413, "4000"));
  }

  private static Arguments bad(String name, String body, int status, String... words) {
    return Arguments.of(name, body.getBytes(StandardCharsets.UTF_8), status, words);
  }

  private static String field(String name, String value) {
    return "text".equals(name)
        ? "{\"clientMessageId\":\"a\",\"text\":" + value + "}"
        : "{\"clientMessageId\":\"a\",\"text\":\"b\",\"" + name + "\":" + value + "}";
  }

  private static String said(String id, String text) {
    return new JsonObject().put("clientMessageId", id).put("text", text).encode();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void a_bad_message_is_explained(String name, byte[] body, int status, String[] words) {
    send(body, "application/json").isProblem(status, words);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xC3, 0xC0, 0xED, 0xFE, 0x80})
  void broken_utf_8_is_refused(int bad) {
    byte[] body = said("a", "hello?").getBytes(StandardCharsets.UTF_8);
    body[body.length - 3] = (byte) bad;
    send(body, "application/json").isProblem(400, "UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/xml",
        "multipart/form-data; boundary=x",
        "application/jsonp",
        "application/json-patch+json",
        "json"
      })
  void another_content_type_is_refused(String type) {
    send(said("a", "b").getBytes(StandardCharsets.UTF_8), type).isProblem(415, "application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json; charset=gbk", "application/json;charset=\"UTF-16\""})
  void another_charset_is_refused(String type) {
    send(said("a", "b").getBytes(StandardCharsets.UTF_8), type).isProblem(415, "UTF-8");
  }

  @Test
  void a_parameter_that_does_not_fit_is_named() {
    String path = "/api/v1/conversations/" + "x".repeat(70);
    lobby
        .get(path + "/messages", "Authorization", "Bearer " + visitor.token())
        .isProblem(400, "parameter id", "70 > 64");
    lobby
        .get(visitor.path() + "/messages?after=-1", "Authorization", "Bearer " + visitor.token())
        .isProblem(400, "parameter after");
  }

  private Reply send(byte[] body, String type) {
    return lobby.send(
        "POST",
        visitor.path() + "/messages",
        body,
        "Content-Type",
        type,
        "Authorization",
        "Bearer " + visitor.token());
  }

  static Stream<Arguments> starts() {
    return Stream.of(
        Arguments.of("", new String[] {"missing"}),
        Arguments.of("[]", new String[] {"not a JSON object"}),
        Arguments.of("{\"channel\":\"fax\"}", new String[] {"\"channel\"", "web"}),
        Arguments.of("{\"channel\":1}", new String[] {"\"channel\"", "web"}),
        Arguments.of("{\"language\":\"fr\"}", new String[] {"\"language\"", "zh, en"}),
        Arguments.of("{\"language\":[\"zh\"]}", new String[] {"\"language\"", "zh, en"}),
        Arguments.of("{\"customer\":7}", new String[] {"\"customer\" is not a text"}),
        Arguments.of("{\"customer\":null}", new String[] {"\"customer\""}),
        Arguments.of("{\"customer\":\"" + "x".repeat(5000) + "\"}", new String[] {"\"customer\""}),
        Arguments.of("{\"role\":\"supervisor\"}", new String[] {"role"}));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void a_bad_start_is_explained(String body, String[] words) {
    lobby.post("/api/v1/conversations", body).isProblem(400, words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999", "%00", "1%202", "", "NaN"})
  void a_place_that_is_no_sequence_is_explained(String after) {
    Reply reply =
        lobby.get(
            visitor.path() + "/messages?after=" + after,
            "Authorization",
            "Bearer " + visitor.token());
    reply.isProblem(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nosuch", "a%20b", "%F0%9F%98%80", "..%2f..", "%E9%93%B6"})
  void an_unknown_conversation_is_not_found(String id) {
    String path = "/api/v1/conversations/" + id.replace(" ", "%20") + "/messages";
    lobby.get(path, "Authorization", "Bearer " + visitor.token()).isProblem(404);
    lobby.post(path, said("a", "b"), "Authorization", "Bearer " + visitor.token()).isProblem(404);
  }

  @Test
  void an_endless_id_is_refused() {
    Reply reply =
        lobby.get(
            "/api/v1/conversations/" + "x".repeat(2000) + "/messages",
            "Authorization",
            "Bearer " + visitor.token());
    assertThat(reply.status()).isIn(400, 404);
    reply.isProblem(reply.status());
  }

  @Test
  void a_wrong_method_is_refused() {
    for (String method : List.of("PUT", "DELETE", "PATCH")) {
      lobby.send(method, visitor.path() + "/messages", null).isProblem(405);
    }
    lobby.get("/api/v1/conversations").isProblem(404);
    lobby.get(visitor.path() + "/token").isProblem(404);
    lobby.post("/health/live", "{}").isProblem(405);
  }

  @Test
  void an_unknown_address_is_not_found() {
    lobby.get("/api/v2/conversations").isProblem(404);
    lobby.get("/console/api/nothing").isProblem(404);
    lobby.get("/nothing").isProblem(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/conversations/%zz/messages", "/nothing?x=%zz", "/%"})
  void a_badly_encoded_address_is_refused(String path) {
    String answer = lobby.raw("GET " + path + " HTTP/1.1", "Authorization: Bearer x");
    assertThat(answer).matches("(?s)HTTP/1.1 40[014] .*");
    assertThat(answer).contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/9.9", "NONSENSE", "GET  HTTP/1.1"})
  void what_is_no_http_is_refused(String line) {
    assertThat(lobby.raw(line)).matches("(?s)(|HTTP/[0-9].[0-9] [45]\\d\\d .*)");
  }

  @Test
  void a_request_with_two_lengths_has_one_meaning() {
    String answer =
        lobby.rawBody(
            "0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: smuggled\r\n\r\n",
            "POST " + visitor.path() + "/messages HTTP/1.1",
            "Content-Length: 60",
            "Transfer-Encoding: chunked",
            "Content-Type: application/json");
    assertThat(answer).startsWith("HTTP/1.1 40").doesNotContain("HTTP/1.1 200");
  }

  @Test
  void endless_headers_are_refused() {
    String answer = lobby.raw("GET / HTTP/1.1", "X-Long: " + "x".repeat(100_000));
    assertThat(answer).startsWith("HTTP/1.1 431");
  }
}
