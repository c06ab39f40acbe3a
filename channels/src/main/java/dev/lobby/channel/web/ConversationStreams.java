package dev.lobby.channel.web;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Message;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Recorded;
import dev.lobby.view.View;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
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

  /// How long a stream waits for its reader.
  ///
  /// @param firstFrame for the frame with the token
  /// @param write for one message to leave
  /// @param ping between two pings
  public record Patience(Duration firstFrame, Duration write, Duration ping) {
    public static final Patience DEFAULT =
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(20));
  }

  /// Close codes; 4000 to 4999 are for applications.
  private static final short BAD_FRAME = 4400;

  private static final short NOT_AUTHORISED = 4401;
  private static final short UNKNOWN = 4404;
  private static final short TOO_LATE = 4408;
  private static final short TOO_BIG = 1009;
  private static final short SERVER_ERROR = 1011;

  private final Vertx vertx;
  private final Conversations conversations;
  private final ConversationTokens tokens;
  private final Patience patience;
  private final Map<String, Set<Stream>> open = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("stream-", 0).factory());

  public ConversationStreams(
      Vertx vertx, Conversations conversations, ConversationTokens tokens, Patience patience) {
    this.vertx = vertx;
    this.conversations = conversations;
    this.tokens = tokens;
    this.patience = patience;
  }

  /// Keeps nothing: who listens is gone when Lobby stops.
  @Override
  public String format() {
    return "";
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

  /// How many streams are open.
  public int size() {
    return open.values().stream().mapToInt(Set::size).sum();
  }

  /// Takes the request over as a WebSocket.
  void open(RoutingContext ctx) {
    if (!isHandshake(ctx.request())) {
      throw Problem.badRequest("This address is a WebSocket; ask for an upgrade to one.");
    }
    String id = Requests.id(ctx);
    HttpConnection connection = ctx.request().connection();
    ctx.request()
        .toWebSocket()
        .onSuccess(socket -> begin(new Stream(id, socket, connection)))
        .onFailure(refused -> ctx.fail(400));
  }

  /// Whether a request is what RFC 6455 asks of one that opens a WebSocket.
  private static boolean isHandshake(HttpServerRequest request) {
    String connection = request.getHeader(HttpHeaders.CONNECTION);
    return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
        && connection != null
        && connection.toLowerCase(Locale.ROOT).contains("upgrade")
        && "13".equals(request.getHeader("Sec-WebSocket-Version"))
        && request.getHeader("Sec-WebSocket-Key") != null;
  }

  private void begin(Stream stream) {
    ServerWebSocket socket = stream.socket;
    long timer =
        vertx.setTimer(
            patience.firstFrame.toMillis(),
            late ->
                socket.close(
                    TOO_LATE,
                    "Send {\"token\",\"after\"} within "
                        + patience.firstFrame.toSeconds()
                        + " seconds."));
    socket.closeHandler(closed -> {
      vertx.cancelTimer(timer);
      stream.end();
    });
    socket.exceptionHandler(broken -> socket.close(closeCode(broken)));
    AtomicBoolean first = new AtomicBoolean(true);
    socket.textMessageHandler(frame -> {
      if (first.getAndSet(false)) {
        vertx.cancelTimer(timer);
        admit(stream, frame);
      }
    });
    socket.binaryMessageHandler(frame -> socket.close(BAD_FRAME, "Frames are text."));
  }

  /// What a socket that sends what it may not is closed with.
  private static short closeCode(Throwable broken) {
    return switch (broken) {
      case CorruptedWebSocketFrameException e -> (short) e.closeStatus().code();
      // Fragments that together are too large.
      case IllegalStateException e -> TOO_BIG;
      default -> SERVER_ERROR;
    };
  }

  /// The first frame.
  private record Hello(String token, long after) {

    /// @return empty when it is something else
    static Optional<Hello> of(String frame) {
      try {
        JsonObject json = new JsonObject(frame);
        return json.getValue("token") instanceof String token
                && json.getValue("after", 0) instanceof Number after
            ? Optional.of(new Hello(token, after.longValue()))
            : Optional.empty();
      } catch (DecodeException e) {
        return Optional.empty();
      }
    }
  }

  private void admit(Stream stream, String frame) {
    Optional<Hello> hello = Hello.of(frame);
    if (hello.isEmpty()) {
      stream.socket.close(BAD_FRAME, "The first frame is no {\"token\",\"after\"}.");
      return;
    }
    threads.execute(() -> {
      try {
        admit(stream, hello.get());
      } catch (RuntimeException e) {
        stream.fail(e);
      }
    });
  }

  private void admit(Stream stream, Hello hello) {
    Optional<Conversation> conversation = conversations.load(stream.conversation);
    if (conversation.isEmpty()) {
      stream.socket.close(UNKNOWN, "There is no such conversation.");
      return;
    }
    switch (tokens.check(hello.token, conversation.get())) {
      case HOLDS -> stream.start(hello.after);
      case OF_ANOTHER -> stream.socket.close(UNKNOWN, "There is no such conversation.");
      case EXPIRED, NOT_OURS ->
          stream.socket.close(NOT_AUTHORISED, "The token has expired or is not right.");
    }
  }

  /// One open socket.
  private final class Stream {
    private final String conversation;
    private final ServerWebSocket socket;
    private final HttpConnection connection;
    private final AtomicBoolean dirty = new AtomicBoolean();
    private final AtomicBoolean sending = new AtomicBoolean();
    private volatile long sent;
    private volatile long pings = -1;

    Stream(String conversation, ServerWebSocket socket, HttpConnection connection) {
      this.conversation = conversation;
      this.socket = socket;
      this.connection = connection;
    }

    void start(long after) {
      sent = after;
      // In one step with what end() does, so that no stream joins a set that was just dropped.
      open.compute(
          conversation,
          (id, known) -> {
            Set<Stream> streams = known == null ? ConcurrentHashMap.newKeySet() : known;
            streams.add(this);
            return streams;
          });
      pings =
          vertx.setPeriodic(patience.ping.toMillis(), tick -> socket.writePing(Buffer.buffer("?")));
      if (socket.isClosed()) {
        // Its close handler may have run before there was anything to end.
        end();
        return;
      }
      wake();
    }

    void end() {
      vertx.cancelTimer(pings);
      open.computeIfPresent(
          conversation,
          (id, streams) -> {
            streams.remove(this);
            return streams.isEmpty() ? null : streams;
          });
    }

    /// Cuts a page off that reads too slowly. Every close of Vert.x first writes out what the page
    /// does not read, so this one begins below it, at Netty's own first handler.
    private void drop() {
      if (connection instanceof ConnectionBase netty) {
        ChannelFuture _ = netty.channel().pipeline().firstContext().close();
      } else {
        socket.close();
      }
    }

    void fail(RuntimeException e) {
      LOG.log(Level.ERROR, "The stream of conversation " + conversation + " failed.", e);
      socket.close(SERVER_ERROR, "Something went wrong. Connect again.");
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
                  .get(patience.write.toMillis(), TimeUnit.MILLISECONDS);
              sent = message.seq();
            }
          }
          sending.set(false);
        } while (dirty.get() && sending.compareAndSet(false, true));
      } catch (TimeoutException e) {
        drop();
      } catch (ExecutionException | InterruptedException e) {
        // Gone: the page comes back with the last sequence it has.
        socket.close();
      } catch (RuntimeException e) {
        fail(e);
      }
    }
  }

  @Override
  public void close() {
    open.values().forEach(streams -> streams.forEach(stream -> stream.socket.close()));
    threads.close();
  }
}
