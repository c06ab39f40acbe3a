package dev.lobby.channel.web;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Message;
import dev.lobby.http.Requests;
import dev.lobby.journal.Recorded;
import dev.lobby.view.View;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// The live streams of conversations: each sends the messages after the sequence it was opened
/// with, in order, and then every new one.
///
/// A new event only wakes the streams of its conversation; what they send they read from the
/// conversation itself, so nothing is missed and nothing is sent twice.
public final class ConversationStreams implements View, AutoCloseable {

  private static final Logger LOG = System.getLogger(ConversationStreams.class.getName());

  private static final long FIRST_FRAME_MILLIS = 5_000;
  private static final long PING_MILLIS = 20_000;
  private static final long SLOW_READER_SECONDS = 15;

  /// Close codes; 4000 to 4999 are for applications.
  private static final short BAD_FRAME = 4400;

  private static final short NOT_AUTHORISED = 4401;
  private static final short UNKNOWN = 4404;
  private static final short TOO_LATE = 4408;
  private static final short SERVER_ERROR = 1011;

  private final Vertx vertx;
  private final Conversations conversations;
  private final ConversationTokens tokens;
  private final Map<String, Set<Stream>> open = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("stream-", 0).factory());

  public ConversationStreams(Vertx vertx, Conversations conversations, ConversationTokens tokens) {
    this.vertx = vertx;
    this.conversations = conversations;
    this.tokens = tokens;
  }

  @Override
  public void apply(Recorded recorded) {
    if (recorded.event() instanceof ConversationEvent && !open.isEmpty()) {
      Set<Stream> streams =
          open.get(recorded.stream().substring(ConversationEvent.stream("").length()));
      if (streams != null) {
        streams.forEach(Stream::wake);
      }
    }
  }

  @Override
  public void reset() {}

  /// Takes the request over as a WebSocket.
  void open(RoutingContext ctx) {
    String id = Requests.id(ctx);
    ctx.request().toWebSocket().onSuccess(socket -> begin(id, socket)).onFailure(ctx::fail);
  }

  private void begin(String id, ServerWebSocket socket) {
    long timer =
        vertx.setTimer(
            FIRST_FRAME_MILLIS,
            late -> socket.close(TOO_LATE, "Send {\"token\",\"after\"} within 5 seconds."));
    AtomicBoolean first = new AtomicBoolean(true);
    socket.textMessageHandler(frame -> {
      if (first.getAndSet(false)) {
        vertx.cancelTimer(timer);
        admit(id, socket, frame);
      }
    });
    socket.closeHandler(closed -> vertx.cancelTimer(timer));
    socket.exceptionHandler(broken -> socket.close());
  }

  private void admit(String id, ServerWebSocket socket, String frame) {
    String token;
    long after;
    try {
      JsonObject hello = new JsonObject(frame);
      token = hello.getString("token", "");
      after = hello.getLong("after", 0L);
    } catch (DecodeException | ClassCastException e) {
      socket.close(BAD_FRAME, "The first frame is no {\"token\",\"after\"}.");
      return;
    }
    threads.execute(() -> {
      Optional<Conversation> conversation = conversations.load(id);
      if (conversation.isEmpty()) {
        socket.close(UNKNOWN, "There is no such conversation.");
      } else if (tokens.check(token, conversation.get()) != ConversationTokens.Check.HOLDS) {
        socket.close(NOT_AUTHORISED, "The token has expired or is not right.");
      } else {
        new Stream(id, socket, after).start();
      }
    });
  }

  /// One open socket.
  private final class Stream {
    private final String conversation;
    private final ServerWebSocket socket;
    private final AtomicBoolean dirty = new AtomicBoolean();
    private final AtomicBoolean sending = new AtomicBoolean();
    private long sent;

    Stream(String conversation, ServerWebSocket socket, long after) {
      this.conversation = conversation;
      this.socket = socket;
      this.sent = after;
    }

    void start() {
      open.computeIfAbsent(conversation, id -> ConcurrentHashMap.newKeySet()).add(this);
      long pings =
          vertx.setPeriodic(
              PING_MILLIS, tick -> socket.writePing(io.vertx.core.buffer.Buffer.buffer("?")));
      socket.closeHandler(closed -> {
        vertx.cancelTimer(pings);
        open.computeIfPresent(
            conversation,
            (id, streams) -> {
              streams.remove(this);
              return streams.isEmpty() ? null : streams;
            });
      });
      if (socket.isClosed()) {
        // It closed before there was a handler to hear it.
        vertx.cancelTimer(pings);
        open.getOrDefault(conversation, Set.of()).remove(this);
        return;
      }
      wake();
    }

    /// Lets the stream look for new messages, on a thread of its own.
    void wake() {
      dirty.set(true);
      if (sending.compareAndSet(false, true)) {
        threads.execute(this::send);
      }
    }

    private void send() {
      try {
        do {
          while (dirty.getAndSet(false)) {
            for (Message message :
                conversations.load(conversation).orElseThrow().messagesAfter(sent)) {
              socket
                  .writeTextMessage(MessageJson.of(message).encode())
                  .toCompletionStage()
                  .toCompletableFuture()
                  .get(SLOW_READER_SECONDS, TimeUnit.SECONDS);
              sent = message.seq();
            }
          }
          sending.set(false);
        } while (dirty.get() && sending.compareAndSet(false, true));
      } catch (TimeoutException | ExecutionException | InterruptedException e) {
        // Too slow, or gone: the page comes back with the last sequence it has.
        socket.close();
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "The stream of conversation " + conversation + " failed.", e);
        socket.close(SERVER_ERROR, "Something went wrong. Connect again.");
      }
    }
  }

  @Override
  public void close() {
    open.values().forEach(streams -> streams.forEach(stream -> stream.socket.close()));
    threads.close();
  }
}
