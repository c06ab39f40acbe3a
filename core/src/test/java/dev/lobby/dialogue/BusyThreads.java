package dev.lobby.dialogue;

import dev.lobby.conversation.Busy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Keeps the threads of an [Inference] busy with computations that do not let themselves be
/// interrupted, as a runaway one would not.
final class BusyThreads implements AutoCloseable {

  private final Inference inference;
  private final CountDownLatch released = new CountDownLatch(1);
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  private BusyThreads(Inference inference) {
    this.inference = inference;
  }

  /// Occupies all of its threads.
  static BusyThreads occupy(Inference inference, int threads) throws InterruptedException {
    BusyThreads busy = new BusyThreads(inference);
    CountDownLatch running = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      busy.call(running);
    }
    running.await();
    return busy;
  }

  /// Occupies its threads and its queue, until nothing more fits in.
  static BusyThreads fill(Inference inference) throws InterruptedException {
    BusyThreads busy = new BusyThreads(inference);
    CountDownLatch full = new CountDownLatch(1);
    for (int i = 0; i < 400; i++) {
      busy.callers.execute(() -> {
        try {
          busy.runUntilReleased(new CountDownLatch(0));
        } catch (Busy e) {
          full.countDown();
        }
      });
    }
    full.await();
    return busy;
  }

  private void call(CountDownLatch running) {
    callers.execute(() -> {
      // On a machine with much else to do, a computation may be late before it has begun.
      while (!runUntilReleased(running) && released.getCount() > 0) {
        Thread.onSpinWait();
      }
    });
  }

  /// Returns whether the computation has begun.
  private boolean runUntilReleased(CountDownLatch running) {
    AtomicBoolean begun = new AtomicBoolean();
    try {
      inference.run(() -> {
        begun.set(true);
        running.countDown();
        boolean done = false;
        while (!done) {
          try {
            released.await();
            done = true;
          } catch (InterruptedException e) {
            // Goes on, as a computation does that never looks.
          }
        }
        return "released";
      });
    } catch (TimeoutException e) {
      // As meant.
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return begun.get();
  }

  /// Lets the threads go.
  void release() {
    released.countDown();
  }

  /// What a computation returns once the queue has drained.
  String answersAgain() throws ExecutionException, TimeoutException, InterruptedException {
    while (true) {
      try {
        return inference.run(() -> "understood");
      } catch (Busy e) {
        Thread.onSpinWait();
      }
    }
  }

  @Override
  public void close() {
    release();
    callers.close();
  }
}
