package dev.lobby.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// Time for a journal, and a gate at which its writing thread can be held with a batch in hand: a
/// journal asks for the time once for each batch, before it writes.
final class GatedClock implements InstantSource {

  private static final long GLANCE_NANOS = 20_000;

  private final Semaphore held = new Semaphore(0);
  private final Semaphore pass = new Semaphore(0);
  private volatile boolean shut;
  private volatile Instant now;
  private volatile Runnable onPass = () -> {};

  GatedClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    if (shut) {
      held.release();
      pass.acquireUninterruptibly();
    }
    onPass.run();
    return now;
  }

  void set(Instant instant) {
    now = instant;
  }

  /// What the writing thread does before it writes each batch.
  void onPass(Runnable action) {
    onPass = action;
  }

  void shut() {
    shut = true;
  }

  /// Waits until the writing thread stands at the gate.
  void awaitHeld() {
    held.acquireUninterruptibly();
  }

  /// As [#awaitHeld()], unless the append that should bring the writing thread there ends before.
  ///
  /// @return whether the writing thread stands at the gate
  boolean awaitHeld(FutureTask<AppendResult> append) {
    while (!held.tryAcquire()) {
      if (append.isDone()) {
        return held.tryAcquire();
      }
      giveWay();
    }
    return true;
  }

  /// Lets the thread that is waited for have the processor, of which there may be one alone.
  private static void giveWay() {
    LockSupport.parkNanos(GLANCE_NANOS);
  }

  void open() {
    shut = false;
    pass.release();
  }

  /// Starts an append, and returns when it can only wait for the writing thread.
  static FutureTask<AppendResult> start(Journal journal, List<StreamWrite> writes) {
    FutureTask<AppendResult> append = new FutureTask<>(() -> journal.append(writes));
    Thread thread = Thread.ofPlatform().daemon(true).start(append);
    while (thread.getState() != Thread.State.WAITING && !append.isDone()) {
      giveWay();
    }
    return append;
  }

  /// Makes two batches: of the first append, and of all others in their order.
  List<AppendResult> append(
      Journal journal, List<StreamWrite> first, List<List<StreamWrite>> together) throws Exception {
    shut();
    List<FutureTask<AppendResult>> appends = new ArrayList<>();
    appends.add(start(journal, first));
    awaitHeld();
    together.forEach(writes -> appends.add(start(journal, writes)));
    open();
    List<AppendResult> results = new ArrayList<>();
    for (FutureTask<AppendResult> append : appends) {
      results.add(append.get());
    }
    return results;
  }
}
