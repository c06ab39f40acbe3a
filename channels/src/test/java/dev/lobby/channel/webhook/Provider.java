package dev.lobby.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A provider on this machine: a real HTTP server that checks what it is posted and answers as a
/// test tells it.
final class Provider implements AutoCloseable {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /// What it does with a request. After the last one it answers 200.
  sealed interface Mood {
    /// Answers a status, with a header when one is named.
    record Answer(int status, String... header) implements Mood {}

    /// Takes the request and hangs up.
    record HangUp() implements Mood {}

    /// Takes the request and says nothing until it is closed.
    record Silence() implements Mood {}

    /// Says that it has it, and then nothing of the body it promised.
    record HalfAnAnswer() implements Mood {}

    /// Says that it has it, and much more than anybody wants to know.
    record Flood() implements Mood {}
  }

  /// A letter as it came.
  record Post(JsonObject body, int answered) {
    String id() {
      return body.getString("id");
    }

    String text() {
      return body.getString("text");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final WebhookSecret secret = WebhookSecret.of(SECRET);
  private volatile Supplier<Mood> mostly = () -> new Mood.Answer(200);
  private final Deque<Mood> moods = new ConcurrentLinkedDeque<>();
  private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
  private final List<Post> all = new CopyOnWriteArrayList<>();
  private final List<String> wrong = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  Provider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/letters", this::take);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/letters");
  }

  /// What it does with the next requests.
  void is(Mood... next) {
    moods.addAll(List.of(next));
  }

  /// What it does with every request that comes from now on and has no mood of its own.
  void isMostly(Supplier<Mood> mood) {
    mostly = mood;
  }

  /// Forgets what came so far, and every mood.
  void forget() {
    moods.clear();
    posts.clear();
    all.clear();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    JsonObject json = new JsonObject(Buffer.buffer(body));
    check(exchange, json, body);
    Mood mood = moods.poll();
    Mood now = mood == null ? mostly.get() : mood;
    Post post = new Post(json, now instanceof Mood.Answer answer ? answer.status : 0);
    all.add(post);
    posts.add(post);
    switch (now) {
      case Mood.Answer(int status, String[] header) -> {
        if (header.length > 0) {
          exchange.getResponseHeaders().set(header[0], header[1]);
        }
        exchange.sendResponseHeaders(status, -1);
      }
      case Mood.HangUp hangUp -> {}
      case Mood.Silence silence -> untilClosed();
      case Mood.Flood flood -> {
        exchange.sendResponseHeaders(200, 0);
        try {
          for (int i = 0; i < 64; i++) {
            exchange.getResponseBody().write(new byte[64 << 10]);
          }
        } catch (IOException e) {
          // Nobody listens any more.
        }
      }
      case Mood.HalfAnAnswer half -> {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().flush();
        untilClosed();
      }
    }
    exchange.close();
  }

  private void untilClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void check(HttpExchange exchange, JsonObject json, byte[] body) {
    String id = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
    String seconds = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-timestamp"));
    // The clock of a Lobby may have been put forward.
    if (!id.equals(json.getString("id"))
        || !secret.verifies(
            id,
            seconds,
            String.valueOf(exchange.getRequestHeaders().getFirst("webhook-signature")),
            body,
            Instant.ofEpochSecond(Long.parseLong(seconds)))) {
      wrong.add(id);
    }
  }

  /// The next letter that comes.
  Post next() throws InterruptedException {
    Post post = posts.poll(30, TimeUnit.SECONDS);
    assertThat(post).as("a letter").isNotNull();
    assertThat(wrong).as("letters whose signature is wrong").isEmpty();
    return post;
  }

  /// The letters whose signature is wrong.
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /// Everything that came.
  List<Post> all() {
    return List.copyOf(all);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
