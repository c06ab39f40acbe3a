package dev.lobby.view;

import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/// Keeps all views up with the journal, on one thread.
///
/// The watermark is the sequence up to which every view has taken in the journal; who needs to read
/// their own write waits for it.
public final class Views implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Views.class.getName());

  private final Journal journal;
  private final List<View> views;
  private final List<LongConsumer> followers = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Thread thread;
  private volatile long watermark;
  private volatile boolean closing;

  /// Rebuilds the views from the journal, then follows it.
  public Views(Journal journal, List<View> views) {
    this.journal = journal;
    this.views = List.copyOf(views);
    rebuild();
    this.thread = Thread.ofPlatform().name("views").daemon(true).start(this::follow);
  }

  private void rebuild() {
    views.forEach(View::reset);
    long head = journal.head();
    journal.replay(0, head, this::apply);
    watermark = head;
  }

  private void apply(Recorded recorded) {
    for (View view : views) {
      try {
        view.apply(recorded);
      } catch (RuntimeException e) {
        // One event a view cannot digest must not stop the others from coming through.
        LOG.log(
            Level.ERROR,
            view.getClass().getSimpleName()
                + " could not take in event "
                + recorded.sequence()
                + " of "
                + recorded.stream(),
            e);
      }
    }
  }

  private void follow() {
    while (!closing) {
      try {
        long head = journal.awaitBeyond(watermark, Duration.ofSeconds(1));
        if (head > watermark) {
          journal.replay(watermark, head, this::apply);
          lock.lock();
          try {
            watermark = head;
            moved.signalAll();
          } finally {
            lock.unlock();
          }
          followers.forEach(follower -> tell(follower, head));
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(
            Level.ERROR,
            "The views cannot follow the journal any more. Restart Lobby; `lobby verify` tells more.",
            e);
        return;
      }
    }
  }

  private static void tell(LongConsumer follower, long head) {
    try {
      follower.accept(head);
    } catch (RuntimeException e) {
      // Whoever listens badly must not stop the views for everybody.
      LOG.log(Level.ERROR, "A follower of the views failed at sequence " + head + ".", e);
    }
  }

  /// The sequence up to which every view has taken in the journal.
  public long watermark() {
    return watermark;
  }

  /// Waits until the views have taken in a sequence.
  ///
  /// @return false when the time was up first
  public boolean await(long sequence, Duration timeout) throws InterruptedException {
    lock.lock();
    try {
      long left = timeout.toNanos();
      while (watermark < sequence && left > 0) {
        left = moved.awaitNanos(left);
      }
      return watermark >= sequence;
    } finally {
      lock.unlock();
    }
  }

  /// Calls back with each new watermark, on the views' own thread: the callee must only take a note
  /// of it.
  public void onAdvance(LongConsumer follower) {
    followers.add(follower);
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
