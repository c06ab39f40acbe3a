package dev.lobby.conversation;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// One lane a conversation: its commands run one after the other, in the order they came, each on a
/// virtual thread.
///
/// A lane holds at most [#LANE_LENGTH] waiting commands; beyond that the answer is an honest
/// [Busy].
public final class Lanes implements AutoCloseable {

  /// How many commands may wait in one lane.
  public static final int LANE_LENGTH = 32;

  private final Map<String, Queue<Runnable>> lanes = new HashMap<>();
  private boolean closed;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("lane-", 0).factory());

  /// Runs a command after those already in the lane.
  ///
  /// @return its result; completed with [Busy] when the lane is full or Lobby is stopping
  public <T> CompletableFuture<T> submit(String lane, Callable<T> command) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable step =
        () -> {
          try {
            result.complete(command.call());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        };
    synchronized (lanes) {
      if (closed) {
        result.completeExceptionally(new Busy("Lobby is stopping. Send this again in a moment."));
        return result;
      }
      Queue<Runnable> queue = lanes.get(lane);
      if (queue == null) {
        Queue<Runnable> fresh = new ArrayDeque<>();
        fresh.add(step);
        lanes.put(lane, fresh);
        threads.execute(() -> drain(lane));
        return result;
      }
      if (queue.size() >= LANE_LENGTH) {
        result.completeExceptionally(
            new Busy(
                "This conversation has "
                    + LANE_LENGTH
                    + " messages waiting. Send this one again in a moment."));
        return result;
      }
      queue.add(step);
    }
    return result;
  }

  private void drain(String lane) {
    while (true) {
      Runnable step;
      synchronized (lanes) {
        Queue<Runnable> queue = lanes.get(lane);
        step = queue == null ? null : queue.poll();
        if (step == null) {
          lanes.remove(lane);
          return;
        }
      }
      step.run();
    }
  }

  /// How many lanes hold commands.
  int open() {
    synchronized (lanes) {
      return lanes.size();
    }
  }

  /// Takes no more commands and waits for those it has.
  @Override
  public void close() {
    synchronized (lanes) {
      closed = true;
    }
    threads.close();
  }
}
