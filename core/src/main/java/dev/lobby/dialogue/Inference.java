package dev.lobby.dialogue;

import dev.lobby.conversation.Busy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The fixed pool of threads on which messages are understood: one a core, and a bounded queue
/// before them, which is what holds Lobby back when more comes in than it can think about.
public final class Inference implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Inference.class.getName());

  /// How long understanding and matching may take, the wait for a thread within, before the turn
  /// goes on without them and a person is called. Where many write at once, being understood late
  /// helps a customer more than a person who has to ask again.
  public static final Duration DEADLINE = Duration.ofSeconds(3);

  /// How long a message waits for what is still being prepared.
  private static final Duration PREPARATION = Duration.ofSeconds(20);

  /// How long closing waits for what is being prepared: native code that is being loaded while the
  /// process ends brings it down.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  static final int WAITING_PER_THREAD = 128;

  private final ThreadPoolExecutor pool;
  private final Duration deadline;
  private final Duration preparation;
  private final Semaphore waiting;
  private volatile CompletableFuture<Void> prepared = CompletableFuture.completedFuture(null);
  private volatile CompletableFuture<Void> ended = prepared;

  /// A pool of that many threads, and [#DEADLINE].
  public Inference(int threads) {
    this(threads, DEADLINE);
  }

  /// @param deadline how long a computation may take
  public Inference(int threads, Duration deadline) {
    this(threads, deadline, PREPARATION);
  }

  /// @param preparation how long a message waits for what is still being prepared
  Inference(int threads, Duration deadline, Duration preparation) {
    this.deadline = deadline;
    this.preparation = preparation;
    this.waiting = new Semaphore(threads * WAITING_PER_THREAD);
    this.pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(threads * WAITING_PER_THREAD),
            Thread.ofPlatform().name("inference-", 0).daemon(true).factory());
  }

  /// Prepares, beside, what every computation needs; what is run meanwhile waits for it, and its
  /// deadline begins when that is over. A preparation that fails leaves the computations to tell.
  public void prepare(Runnable preparation) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    prepared = done.copy();
    ended = done;
    Thread.ofPlatform()
        .name("warm-up")
        .daemon(true)
        .start(() -> {
          try {
            preparation.run();
          } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Lobby could not be warmed up.", e);
          } finally {
            done.complete(null);
          }
        });
  }

  /// Returns whether nothing is being prepared any more.
  public boolean isPrepared() {
    return prepared.isDone();
  }

  /// Returns when nothing is being prepared any more.
  public void awaitPrepared() {
    ended.join();
  }

  /// Runs a computation and waits for it at most until the deadline.
  ///
  /// @throws Busy when the queue is full, as many wait for what is being prepared, or Lobby is
  ///   stopping
  /// @throws ExecutionException with what the computation threw
  /// @throws TimeoutException when it is late, or what is being prepared is; it says which
  public <T> T run(Callable<T> computation)
      throws ExecutionException, TimeoutException, InterruptedException {
    CompletableFuture<Void> preparing = prepared;
    if (!preparing.isDone()) {
      await(preparing);
    }
    Future<T> future;
    try {
      future = pool.submit(computation);
    } catch (RejectedExecutionException e) {
      throw full();
    }
    try {
      return future.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TimeoutException("understanding took longer than " + deadline.toMillis() + " ms");
    } finally {
      future.cancel(true);
    }
  }

  private void await(CompletableFuture<Void> preparing)
      throws ExecutionException, TimeoutException, InterruptedException {
    if (!waiting.tryAcquire()) {
      throw full();
    }
    try {
      preparing.get(preparation.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TimeoutException(
          "Lobby was still being prepared after " + preparation.toMillis() + " ms");
    } catch (CancellationException e) {
      throw new Busy("Lobby is stopping. Send this again in a moment.");
    } finally {
      waiting.release();
    }
  }

  private static Busy full() {
    return new Busy(
        "Lobby is answering as many messages as it can. Send this one again in a moment.");
  }

  /// Takes nothing more, sends those away who wait for what is being prepared, and lets what is
  /// under way finish; waits for the preparation itself, but not for long.
  @Override
  public void close() {
    prepared.cancel(false);
    pool.shutdown();
    try {
      ended.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.log(Level.WARNING, "Lobby stops while it is still being prepared.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
