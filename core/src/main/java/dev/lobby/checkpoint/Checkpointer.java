package dev.lobby.checkpoint;

import dev.lobby.journal.Checkpoint;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.JournalException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Signs the journal's head now and then, and when Lobby stops, and tells every sink.
///
/// A sink that does not take it is told again, with what is signed then; it loses nothing, as the
/// later checkpoint stands for all frames before it.
public final class Checkpointer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Checkpointer.class.getName());

  private final FileJournal journal;
  private final PrivateKey key;
  private final InstantSource clock;
  private final List<Told> sinks = new ArrayList<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("checkpoints").daemon(true).factory());
  private final Future<?> signing;
  private @Nullable Checkpoint last;

  /// A sink and what it was told last.
  private static final class Told {
    private final CheckpointSink sink;
    private long sequence;

    Told(CheckpointSink sink) {
      this.sink = sink;
    }
  }

  /// @param every how often; the first time after that long
  public Checkpointer(
      FileJournal journal,
      PrivateKey key,
      InstantSource clock,
      Duration every,
      List<CheckpointSink> sinks) {
    this.journal = journal;
    this.key = key;
    this.clock = clock;
    sinks.forEach(sink -> this.sinks.add(new Told(sink)));
    this.signing =
        thread.scheduleWithFixedDelay(
            this::signSafely, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void signSafely() {
    try {
      sign();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The journal could not be signed.", e);
    }
  }

  /// Signs the head, if it moved since, and tells every sink that was not told of it.
  public synchronized void sign() {
    long head = journal.head();
    if (head == 0) {
      return;
    }
    Checkpoint now = last;
    if (now == null || now.sequence() < head) {
      now = Checkpoint.sign(head, journal.hash(head), clock.instant(), key);
      last = now;
    }
    for (Told told : sinks) {
      if (told.sequence < now.sequence()) {
        try {
          told.sink.tell(now.line());
          told.sequence = now.sequence();
        } catch (IOException | JournalException e) {
          LOG.log(
              Level.WARNING,
              "The checkpoint of frame {0} could not be told to {1}; it is tried again: {2}",
              now.sequence(),
              told.sink,
              e.toString());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  /// Signs once more and stops.
  @Override
  public void close() {
    signing.cancel(false);
    thread.shutdown();
    signSafely();
  }
}
