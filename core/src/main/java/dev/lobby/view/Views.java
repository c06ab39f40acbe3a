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

  /// How many frames are taken in between two tellings of the progress.
  private static final long STEP_FRAMES = 50_000;

  private final Journal journal;
  private final ViewStore store;
  private final List<Kept> views;
  private final List<LongConsumer> followers = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Thread thread;
  private volatile long watermark;
  private volatile boolean closing;

  /// Whether the thread waits for the journal; guarded by the lock.
  private boolean waiting;

  /// Whether every view took in every event.
  private volatile boolean whole = true;

  /// A view and the sequence up to which it had taken in the journal before.
  private record Kept(View view, long takenIn) {}

  /// Is told while views are folded that are far behind.
  public interface Progress {

    /// Tells nobody.
    Progress NONE = (sequence, head) -> {};

    /// @param sequence up to where the views have come
    /// @param head up to where they go
    void at(long sequence, long head);
  }

  /// As [#Views(Journal, ViewStore, List, Progress)], without telling.
  public Views(Journal journal, ViewStore store, List<? extends View> views) {
    this(journal, store, views, Progress.NONE);
  }

  /// Brings the views up to the journal's head, from where the store has them or from its start,
  /// then follows it.
  public Views(Journal journal, ViewStore store, List<? extends View> views, Progress progress) {
    this.journal = journal;
    this.store = store;
    long kept = store.resume(journal, formats(views));
    this.views = views.stream().map(view -> new Kept(view, view.takenIn(kept))).toList();
    catchUp(progress);
    this.thread = Thread.ofPlatform().name("views").daemon(true).start(this::follow);
  }

  private static List<String> formats(List<? extends View> views) {
    return views.stream().map(View::format).filter(format -> !format.isEmpty()).toList();
  }

  private void catchUp(Progress progress) {
    long head = journal.head();
    long at = Math.min(head, views.stream().mapToLong(Kept::takenIn).min().orElse(head));
    while (at < head) {
      long next = Math.min(head, at + STEP_FRAMES);
      journal.replayClear(at, next, this::apply);
      at = next;
      progress.at(at, head);
    }
    watermark = head;
  }

  private void apply(Recorded recorded) {
    for (Kept one : views) {
      if (recorded.sequence() > one.takenIn) {
        apply(one.view, recorded);
      }
    }
  }

  private void apply(View view, Recorded recorded) {
    try {
      view.apply(recorded);
    } catch (RuntimeException e) {
      // One event a view cannot digest must not stop the others from coming through.
      whole = false;
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

  private void follow() {
    try {
      while (!closing) {
        long head = awaitNews();
        if (head > watermark) {
          journal.replayClear(watermark, head, this::apply);
          lock.lock();
          try {
            watermark = head;
            moved.signalAll();
          } finally {
            lock.unlock();
          }
          followers.forEach(follower -> tell(follower, head));
        }
      }
    } catch (InterruptedException e) {
      // Closed while nothing was to be taken in.
    } catch (Throwable e) {
      // An error too leaves some views with an event that others have not taken in.
      whole = false;
      LOG.log(
          Level.ERROR,
          "The views cannot follow the journal any more. Restart Lobby; `lobby verify` tells more.",
          e);
    }
  }

  /// Waits until there may be something to take in.
  ///
  /// @return the journal's head
  private long awaitNews() throws InterruptedException {
    lock.lock();
    try {
      if (closing) {
        return watermark;
      }
      waiting = true;
    } finally {
      lock.unlock();
    }
    try {
      return journal.awaitBeyond(watermark, Duration.ofSeconds(1));
    } finally {
      lock.lock();
      try {
        waiting = false;
        // One that came when the wait was over must not meet a file.
        Thread.interrupted();
      } finally {
        lock.unlock();
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

  /// Stops following; the store may be closed then.
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      if (waiting) {
        // Only then: an interrupt in the middle of an event closes the file a view writes.
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (whole && !thread.isAlive()) {
      store.end(
          watermark,
          watermark == 0 ? "" : journal.hash(watermark),
          formats(views.stream().map(Kept::view).toList()));
    }
  }
}
