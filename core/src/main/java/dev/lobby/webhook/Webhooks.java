package dev.lobby.webhook;

import dev.lobby.customer.Customers;
import dev.lobby.journal.Journal;
import dev.lobby.outbox.Backoff;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Tells all receivers what changes, each on a thread of its own, as it happens and as their time
/// comes.
public final class Webhooks implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Webhooks.class.getName());

  /// Somebody may have moved the clock.
  private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

  /// How long one that is on the way has to arrive when Lobby stops; it is sent again otherwise.
  private static final Duration FAREWELL = Duration.ofSeconds(12);

  /// How a receiver is told.
  ///
  /// @param lag how long ago the change was made that it is told next; nothing when it was told all
  /// @param failingSince since when it takes none; null while it does
  /// @param tries how often the next one was tried
  /// @param error what went wrong last; null when nothing did
  /// @param dead those it did not want
  public record Status(
      String receiver,
      Duration lag,
      @Nullable Instant failingSince,
      int tries,
      @Nullable String error,
      List<DeadNotices.Dead> dead) {

    public Status {
      dead = List.copyOf(dead);
    }
  }

  private record Running(Delivery delivery, Semaphore news, Thread thread) {}

  private final List<Running> running = new ArrayList<>();
  private volatile boolean closing;

  public Webhooks(
      Journal journal,
      Customers customers,
      List<? extends Receiver> receivers,
      Backoff backoff,
      InstantSource clock) {
    Notices notices = new Notices(journal, customers);
    for (Receiver receiver : receivers) {
      Delivery delivery = new Delivery(receiver, journal, notices, backoff, clock);
      Semaphore news = new Semaphore(0);
      Thread thread =
          Thread.ofVirtual()
              .name("webhook " + receiver.name())
              .start(() -> run(receiver.name(), delivery, news));
      running.add(new Running(delivery, news, thread));
    }
  }

  /// Takes a note that the journal has grown.
  public void advanced(long watermark) {
    running.forEach(one -> one.news.release());
  }

  private void run(String name, Delivery delivery, Semaphore news) {
    while (!closing) {
      Duration nap = LONGEST_NAP;
      try {
        nap = delivery.step().filter(until -> until.compareTo(LONGEST_NAP) < 0).orElse(LONGEST_NAP);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "The notices to " + name + " could not be sent; Lobby goes on.", e);
      }
      try {
        if (nap.isPositive()
            && news.tryAcquire(Math.max(1, nap.toMillis()), TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      }
    }
    try {
      delivery.end();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The last notices to " + name + " will be sent again.", e);
    }
  }

  /// How each receiver is told.
  public List<Status> statuses() {
    return running.stream().map(one -> one.delivery.status()).toList();
  }

  /// How a receiver is told; empty when there is none of that name.
  public Optional<Status> status(String receiver) {
    return statuses().stream().filter(it -> it.receiver.equals(receiver)).findFirst();
  }

  /// Lets what is on the way arrive, within a few seconds, and starts nothing more. Nobody is
  /// interrupted, as that would close the journal's files.
  @Override
  public void close() {
    closing = true;
    running.forEach(one -> one.news.release());
    try {
      for (Running one : running) {
        if (!one.thread.join(FAREWELL)) {
          LOG.log(Level.WARNING, "A notice is still on the way; it will be sent again.");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
