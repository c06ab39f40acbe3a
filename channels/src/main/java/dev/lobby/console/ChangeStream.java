package dev.lobby.console;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Tells open consoles that something changed, at most four times a second; they fetch what they
/// show themselves.
public final class ChangeStream implements AutoCloseable {

  private static final long TICK_MILLIS = 250;
  private static final int BEAT_EVERY_TICKS = 60;

  private final Vertx vertx;
  private final long timer;
  private final AtomicLong sequence = new AtomicLong();
  private final Map<HttpServerResponse, BooleanSupplier> open = new ConcurrentHashMap<>();
  private long told;
  private int ticks;

  public ChangeStream(Vertx vertx) {
    this.vertx = vertx;
    this.timer = vertx.setPeriodic(TICK_MILLIS, tick -> tell());
  }

  /// Takes a note that the views have moved on.
  public void advanced(long watermark) {
    sequence.set(watermark);
  }

  /// Answers a request with the stream.
  ///
  /// @param holds whether its session still holds
  public void open(RoutingContext ctx, BooleanSupplier holds) {
    HttpServerResponse response = ctx.response();
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.write("retry: 2000\n\n" + event(sequence.get()));
    open.put(response, holds);
    response.closeHandler(closed -> open.remove(response));
    response.exceptionHandler(broken -> open.remove(response));
  }

  private void tell() {
    long now = sequence.get();
    boolean beat = ++ticks % BEAT_EVERY_TICKS == 0;
    if (now == told && !beat) {
      return;
    }
    told = now;
    open.forEach((response, holds) -> {
      if (response.closed() || (beat && !holds.getAsBoolean())) {
        open.remove(response);
        response.end();
      } else if (!response.writeQueueFull()) {
        response.write(beat ? ": still here\n\n" : event(now));
      }
    });
  }

  private static String event(long sequence) {
    return "event: change\ndata: {\"sequence\":" + sequence + "}\n\n";
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
    open.keySet().forEach(HttpServerResponse::end);
  }
}
