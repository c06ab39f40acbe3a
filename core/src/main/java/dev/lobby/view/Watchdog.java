package dev.lobby.view;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Looks after calls into the tables: what is wrong in a MapDB file can show as a loop without end.
///
/// It counts its own looks, not the clock, so that a machine that was asleep is not taken for a
/// loop.
final class Watchdog implements AutoCloseable {

  /// How often it looks within its patience.
  private static final int LOOKS = 10;

  private record Seen(long since, int looks) {}

  private final List<OpenCall> calls;
  private final Duration patience;
  private final Consumer<String> barks;
  private final Map<OpenCall, Seen> seen = new HashMap<>();
  private final Thread thread;
  private volatile boolean closing;

  /// @param patience how long a call may take
  /// @param barks is told, once, the name of the table whose call took longer
  Watchdog(List<OpenCall> calls, Duration patience, Consumer<String> barks) {
    this.calls = calls;
    this.patience = patience;
    this.barks = barks;
    this.thread = Thread.ofPlatform().name("views-watchdog").daemon(true).start(this::watch);
  }

  private void watch() {
    while (!closing) {
      LockSupport.parkNanos(patience.toNanos() / LOOKS);
      for (OpenCall call : calls) {
        long since = call.since();
        Seen before = seen.get(call);
        int looks = before != null && before.since == since ? before.looks + 1 : 0;
        seen.put(call, new Seen(since, looks));
        if (since != 0 && looks >= LOOKS) {
          barks.accept(call.table());
          return;
        }
      }
    }
  }

  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
  }
}
