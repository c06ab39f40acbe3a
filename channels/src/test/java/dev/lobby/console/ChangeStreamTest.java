package dev.lobby.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The consoles' stream of changes.
@WithLobby
class ChangeStreamTest {

  private final RunningLobby lobby;

  ChangeStreamTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  /// An open stream of events.
  private static final class Events implements Closeable {
    private final BufferedReader lines;

    Events(InputStream in) {
      this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /// The sequence of the next change; −1 when the stream has ended.
    long next() {
      try {
        String line;
        while ((line = lines.readLine()) != null) {
          if (line.startsWith("data: ")) {
            return new JsonObject(line.substring("data: ".length())).getLong("sequence");
          }
        }
        return -1;
      } catch (IOException e) {
        return -1;
      }
    }

    /// Reads until a change of at least that sequence.
    void until(long sequence) {
      long told = next();
      while (told < sequence) {
        assertThat(told).as("the stream ended").isNotNegative();
        told = next();
      }
    }

    @Override
    public void close() {
      try {
        lines.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private HttpResponse<InputStream> open(String role, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(lobby.url() + "/console/api/" + role + "/events"))
            .header("Cookie", lobby.cookie(role));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return lobby.send(request.build(), BodyHandlers.ofInputStream());
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent", "supervisor"})
  void a_console_is_told_that_something_changed(String role) {
    HttpResponse<InputStream> response = open(role);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    try (Events events = new Events(response.body())) {
      long before = events.next();
      lobby.visitor("en");
      events.until(before + 1);
    }
  }

  @Test
  void what_a_console_is_told_first_is_where_the_records_are() {
    lobby.visitor("en").say("hello").is(200);
    long sequence =
        RunningLobby.until(
            () -> lobby.as("agent", "/agent/queue").is(200).json().getLong("sequence"),
            now -> now > 1);
    try (Events events = new Events(open("agent").body())) {
      assertThat(events.next()).isGreaterThanOrEqualTo(sequence);
    }
  }

  @Test
  void a_browser_that_takes_compressed_answers_is_told_at_once_too() throws IOException {
    HttpResponse<InputStream> response = open("agent", "Accept-Encoding", "gzip");
    InputStream body =
        response.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent()
            ? new GZIPInputStream(response.body(), 1)
            : response.body();
    try (Events events = new Events(body)) {
      long before = events.next();
      lobby.visitor("en");
      events.until(before + 1);
    }
  }

  @Test
  void a_change_in_the_moment_of_a_heartbeat_is_told() throws Exception {
    Vertx vertx = Vertx.vertx();
    // Every tick is a heartbeat.
    try (ChangeStream changes = new ChangeStream(vertx, 20, 1);
        HttpClient http = HttpClient.newHttpClient()) {
      AtomicBoolean holds = new AtomicBoolean(true);
      Router router = Router.router(vertx);
      router.get("/events").handler(ctx -> changes.open(ctx, holds::get));
      HttpServer server = vertx.createHttpServer().requestHandler(router);
      server.listen(0, "127.0.0.1").await();
      URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + "/events");
      try (Events events =
          new Events(
              http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream())
                  .body())) {
        assertThat(events.next()).isZero();
        for (long sequence = 1; sequence <= 20; sequence++) {
          changes.advanced(sequence);
          assertThat(events.next()).isEqualTo(sequence);
        }
        // Who is signed out hears nothing more.
        holds.set(false);
        assertThat(events.next()).isEqualTo(-1);
      }
    } finally {
      vertx.close().await();
    }
  }
}
