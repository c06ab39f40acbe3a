package dev.lobby;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A WebSocket that collects what it hears.
public final class Listener implements WebSocket.Listener, AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder unfinished = new StringBuilder();
  private @Nullable WebSocket socket;

  private Listener() {}

  /// Opens a WebSocket and says nothing yet.
  public static Listener open(RunningLobby lobby, String path) {
    Listener listener = new Listener();
    listener.socket =
        lobby
            .http()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws" + lobby.url().substring(4) + path), listener)
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .join();
    return listener;
  }

  /// Sends a text frame.
  public void send(String text) {
    socket().sendText(text, true).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  public WebSocket socket() {
    if (socket == null) {
      throw new IllegalStateException("It was not opened.");
    }
    return socket;
  }

  /// The next message.
  public JsonObject next() {
    try {
      JsonObject message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError(
            "Nothing was heard" + (closed.isDone() ? ", and it closed with " + closed.join() : ""));
      }
      return message;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// The next messages.
  public List<JsonObject> next(int count) {
    List<JsonObject> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      messages.add(next());
    }
    return messages;
  }

  /// What has been heard and not been taken.
  public List<JsonObject> pending() {
    return List.copyOf(heard);
  }

  /// The code the server closes with.
  public int closeCode() {
    try {
      return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("It did not close as it should.", e);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    unfinished.append(data);
    if (last) {
      heard.add(new JsonObject(unfinished.toString()));
      unfinished.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket().abort();
  }
}
