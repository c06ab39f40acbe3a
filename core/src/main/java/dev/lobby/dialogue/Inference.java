package dev.lobby.dialogue;

import dev.lobby.conversation.Busy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The fixed pool of threads on which messages are understood: one a core, and a bounded queue
/// before them, which is what holds Lobby back when more comes in than it can think about.
public final class Inference implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Inference.class.getName());

  /// How long understanding and matching may take before the turn goes on without them.
  public static final Duration DEADLINE = Duration.ofMillis(500);

  /// How long a message waits for what is still being prepared.
  private static final Duration PREPARATION = Duration.ofSeconds(20);

  private static final int WAITING_PER_THREAD = 128;

  private final ThreadPoolExecutor pool;
  private volatile CompletableFuture<Void> prepared = CompletableFuture.completedFuture(null);

  /// A pool of that many threads.
  public Inference(int threads) {
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
    prepared = done;
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
    prepared.join();
  }

  /// Runs a computation and waits for it at most until the deadline.
  ///
  /// @throws Busy when the queue is full
  /// @throws ExecutionException with what the computation threw
  /// @throws TimeoutException when it is late
  public <T> T run(Callable<T> computation)
      throws ExecutionException, TimeoutException, InterruptedException {
    prepared.get(PREPARATION.toMillis(), TimeUnit.MILLISECONDS);
    Future<T> future;
    try {
      future = pool.submit(computation);
    } catch (RejectedExecutionException e) {
      throw new Busy(
          "Lobby is answering as many messages as it can. Send this one again in a moment.");
    }
    try {
      return future.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      future.cancel(true);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
