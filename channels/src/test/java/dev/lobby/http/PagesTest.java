package dev.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages, their modules, and the headers every answer carries.
@WithLobby
class PagesTest {

  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

  /// A static import or export, as ours and as the packed ones of the libraries are written.
  private static final Pattern IMPORT =
      Pattern.compile("(?:\\bfrom|\\bimport)\\s*\"([^\"\\n]+\\.js|lit[^\"\\n]*|@lit/[^\"\\n]*)\"");

  private final RunningLobby lobby;

  PagesTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8",
    "/index.html, text/html; charset=utf-8",
    "/site.css, text/css; charset=utf-8",
    "/logo.svg, image/svg+xml; charset=utf-8",
    "/widget.js, text/javascript; charset=utf-8",
    "/widget-rating.js, text/javascript; charset=utf-8",
    "/agent/, text/html; charset=utf-8",
    "/supervisor/, text/html; charset=utf-8",
    "/editor/, text/html; charset=utf-8",
    "/complaints/, text/html; charset=utf-8",
    "/customers/, text/html; charset=utf-8",
    "/agent/agent-console.js, text/javascript; charset=utf-8",
    "/editor/editor-console.js, text/javascript; charset=utf-8",
    "/console/assets/base.css, text/css; charset=utf-8",
    "/assets/lit/index.js, text/javascript; charset=utf-8",
    "/assets/lit-html/lit-html.js, text/javascript; charset=utf-8",
    "/assets/lit-element/index.js, text/javascript; charset=utf-8",
    "/assets/reactive-element/reactive-element.js, text/javascript; charset=utf-8",
    "/openapi.json, application/json; charset=utf-8",
    "/health/live, application/json; charset=utf-8",
    "/health/ready, application/json; charset=utf-8"
  })
  void a_file_comes_with_its_type(String path, String type) {
    Reply reply = lobby.get(path).is(200);
    assertThat(reply.header("Content-Type")).isEqualTo(type);
    assertThat(reply.body()).isNotBlank();

    Reply head = lobby.send("HEAD", path, null).is(200);
    assertThat(head.header("Content-Type")).isEqualTo(type);
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET /agent/",
        "GET /widget.js",
        "GET /logo.svg",
        "GET /nothing",
        "GET /agent",
        "GET /openapi.json",
        "GET /health/live",
        "GET /api/v1/conversations/x/messages",
        "POST /api/v1/conversations",
        "PUT /api/v1/conversations",
        "GET /console/api/session",
        "GET /console/api/agent/queue",
        "DELETE /console/api/session",
        "HEAD /",
        "OPTIONS /"
      })
  void every_answer_carries_the_security_headers(String request) {
    String[] parts = request.split(" ", 2);
    Reply reply = lobby.send(parts[0], parts[1], null);
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(reply.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(reply.headers().allValues("Content-Security-Policy")).hasSize(1);
    assertThat(reply.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self'")
        .contains("frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe", "*");
    assertThat(reply.header("Server")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/agent/",
        "/supervisor/",
        "/editor/",
        "/complaints/",
        "/customers/",
        "/leads/",
        "/today/"
      })
  void a_consoles_import_map_is_the_only_inline_script_its_policy_admits(String page) {
    Reply reply = lobby.get(page).is(200);
    Matcher map = IMPORT_MAP.matcher(reply.body());
    assertThat(map.find()).isTrue();
    assertThat(reply.header("Content-Security-Policy"))
        .contains("script-src 'self' 'sha256-" + sha256(map.group(1)) + "';");
    assertThat(reply.body()).doesNotContain(" style=", "<style", " onclick=", "javascript:");
    assertThat(
            Pattern.compile("<script(?! type=\"importmap\")(?![^>]* src=)")
                .matcher(reply.body())
                .find())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/agent/",
        "/supervisor/",
        "/editor/",
        "/complaints/",
        "/customers/",
        "/leads/",
        "/today/"
      })
  void every_module_a_console_imports_is_there(String page) {
    String html = lobby.get(page).is(200).body();
    Matcher map = IMPORT_MAP.matcher(html);
    assertThat(map.find()).isTrue();
    JsonObject names = new JsonObject(map.group(1)).getJsonObject("imports");
    Matcher script = Pattern.compile("<script type=\"module\" src=\"(.*?)\"").matcher(html);
    assertThat(script.find()).isTrue();

    Deque<String> waiting = new ArrayDeque<>(List.of(script.group(1)));
    Set<String> seen = new HashSet<>(waiting);
    while (!waiting.isEmpty()) {
      String module = waiting.removeFirst();
      // Types are named in comments and imported by nobody.
      String code = COMMENT.matcher(lobby.get(module).is(200).body()).replaceAll("");
      IMPORT
          .matcher(code)
          .results()
          .map(it -> address(it.group(1), module, names))
          .filter(seen::add)
          .forEach(waiting::add);
    }
    assertThat(seen).contains("/console/assets/api.js").hasSizeGreaterThan(20);
  }

  private static String address(String name, String from, JsonObject names) {
    if (name.startsWith(".")) {
      return URI.create(from).resolve(name).getPath();
    }
    String prefix = name.substring(0, name.lastIndexOf('/') + 1);
    String longest = names.containsKey(name) ? name : prefix;
    for (; !names.containsKey(longest); longest = longest.replaceFirst("[^/]+/$", "")) {
      assertThat(longest).as("what the import map has for %s", name).isNotEmpty();
    }
    return names.getString(longest) + name.substring(longest.length());
  }

  @Test
  void a_page_without_an_import_map_admits_no_inline_script() {
    assertThat(lobby.get("/").is(200).header("Content-Security-Policy"))
        .contains("script-src 'self';");
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void who_has_a_file_is_not_sent_it_again() {
    Reply first = lobby.get("/widget.js").is(200);
    String etag = first.header("ETag");
    assertThat(etag).matches("\"[0-9a-f]{24}\"");
    assertThat(first.header("Cache-Control")).isEqualTo("no-cache");

    for (String known : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
      Reply again = lobby.get("/widget.js", "If-None-Match", known).is(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo(etag);
    }
    lobby.get("/widget.js", "If-None-Match", "\"other\"").is(200);
    lobby.get("/site.css", "If-None-Match", etag).is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/agent", "/supervisor", "/editor", "/complaints", "/customers"})
  void a_bare_folder_leads_to_its_page(String path) {
    Reply reply = lobby.get(path).is(308);
    assertThat(reply.header("Location")).isEqualTo(path + "/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../logback.xml",
        "/../../etc/passwd",
        "/..%2flogback.xml",
        "/..%2f..%2flogback.xml",
        "/%2e%2e/logback.xml",
        "/%2e%2e%2flogback.xml",
        "/agent/..%2f..%2flogback.xml",
        "/assets/../../logback.xml",
        "/console/assets/..%5c..%5clogback.xml",
        "/..\\logback.xml",
        "/agent\\..\\..\\logback.xml",
        "//logback.xml",
        "//etc/passwd",
        "/agent//../../logback.xml",
        "/%00",
        "/index.html%00.js",
        "/logo.svg%00",
        "/index.html/",
        "/widget.js/",
        "/widget.jsx.js",
        "/web/site/index.html",
        "/dev/lobby/Main.class",
        "/META-INF/MANIFEST.MF",
        "/.git/config",
        "/assets/",
        "/console/assets/",
        "/console/",
        "/nul.js",
        "/INDEX.HTML"
      })
  void nothing_but_the_pages_can_be_fetched(String path) {
    String answer = lobby.raw("GET " + path + " HTTP/1.1");
    assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*");
    assertThat(answer.toLowerCase(Locale.ROOT)).contains("application/problem+json");
    assertThat(answer).doesNotContain("<configuration", "root:");
  }

  @Test
  void a_long_address_is_refused() {
    assertThat(lobby.raw("GET /" + "a".repeat(20_000) + " HTTP/1.1"))
        .matches("(?s)HTTP/1.[01] 414 .*");
  }

  @Test
  void health_says_up() {
    assertThat(lobby.get("/health/live").is(200).json().getString("status")).isEqualTo("up");
    assertThat(lobby.get("/health/ready").is(200).json().getString("status")).isEqualTo("up");
  }

  @Test
  void what_is_personal_is_kept_by_nobody() {
    for (Reply reply :
        List.of(
            lobby.post("/api/v1/conversations", "{}").is(201),
            lobby.as("supervisor", "/supervisor/conversations").is(200),
            lobby.as("agent", "/agent/queue").is(200))) {
      assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }
  }
}
