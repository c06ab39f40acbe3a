package dev.lobby.console;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Tells open consoles that something changed, at most four times a second; they fetch what they
/// show themselves.
public final class ChangeStream implements AutoCloseable {

  private static final long TICK_MILLIS = 250;
  private static final int BEAT_EVERY_TICKS = 60;

  private final Vertx vertx;
  private final int beatEveryTicks;
  private final long timer;
  private final AtomicLong sequence = new AtomicLong();
  private final Set<Console> open = ConcurrentHashMap.newKeySet();
  private int ticks;

  /// One console that listens.
  private static final class Console {
    private final HttpServerResponse response;
    private final BooleanSupplier holds;

    /// The sequence it was told last; touched by the timer alone once the console is open.
    private long told;

    Console(HttpServerResponse response, BooleanSupplier holds, long told) {
      this.response = response;
      this.holds = holds;
      this.told = told;
    }
  }

  public ChangeStream(Vertx vertx) {
    this(vertx, TICK_MILLIS, BEAT_EVERY_TICKS);
  }

  /// @param tickMillis how often consoles are told at most
  /// @param beatEveryTicks how often it is checked that they are there and still signed in
  ChangeStream(Vertx vertx, long tickMillis, int beatEveryTicks) {
    this.vertx = vertx;
    this.beatEveryTicks = beatEveryTicks;
    this.timer = vertx.setPeriodic(tickMillis, tick -> tell());
  }

  /// Takes a note that the views have moved on.
  public void advanced(long watermark) {
    sequence.accumulateAndGet(watermark, Math::max);
  }

  /// Answers a request with the stream.
  ///
  /// @param holds whether its session still holds
  public void open(RoutingContext ctx, BooleanSupplier holds) {
    HttpServerResponse response = ctx.response();
    Console console = new Console(response, holds, sequence.get());
    response.closeHandler(closed -> open.remove(console));
    response.exceptionHandler(broken -> open.remove(console));
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        // A compressor keeps what it is given until it has more.
        .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
    response.write("retry: 2000\n\n" + event(console.told));
    open.add(console);
  }

  private void tell() {
    long now = sequence.get();
    boolean beat = ++ticks % beatEveryTicks == 0;
    open.forEach(console -> tell(console, now, beat));
  }

  private void tell(Console console, long now, boolean beat) {
    HttpServerResponse response = console.response;
    if (response.closed()) {
      open.remove(console);
    } else if (beat && !console.holds.getAsBoolean()) {
      open.remove(console);
      end(console);
    } else if (!response.writeQueueFull()) {
      // One that reads slowly is told once it has read what it was told before.
      if (console.told < now) {
        console.told = now;
        response.write(event(now));
      } else if (beat) {
        response.write(": still here\n\n");
      }
    }
  }

  private static void end(Console console) {
    try {
      console.response.end();
    } catch (IllegalStateException e) {
      // It was closed in this moment.
      return;
    }
  }

  private static String event(long sequence) {
    return "event: change\ndata: {\"sequence\":" + sequence + "}\n\n";
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
    open.forEach(ChangeStream::end);
  }
}
