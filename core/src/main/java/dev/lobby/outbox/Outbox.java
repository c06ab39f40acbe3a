package dev.lobby.outbox;

import dev.lobby.customer.Customers;
import dev.lobby.journal.Journal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Sends the letters as they come and as their time comes, each try on a virtual thread.
public final class Outbox implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Outbox.class.getName());

  /// How many letters are on the way at a time.
  public static final int MOST_ON_THE_WAY = 64;

  /// Somebody may have moved the clock.
  private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

  /// How long those on the way have to arrive when Lobby stops; who is cut off is sent again.
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Dispatcher dispatcher;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("outbox-", 0).factory());
  private final Semaphore news = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closing;

  /// @param letters what is to be sent, which is kept up with the journal
  /// @param couriers one for each of the letters' channels
  public Outbox(
      Journal journal,
      Customers customers,
      Letters letters,
      List<Courier> couriers,
      Backoff backoff,
      InstantSource clock) {
    this(journal, customers, letters, couriers, backoff, clock, LateCheck.NONE);
  }

  /// As the other, with what looks once more at words before they go out.
  public Outbox(
      Journal journal,
      Customers customers,
      Letters letters,
      List<Courier> couriers,
      Backoff backoff,
      InstantSource clock,
      LateCheck late) {
    for (String channel : letters.channels()) {
      if (couriers.stream().noneMatch(courier -> courier.channel().equals(channel))) {
        throw new IllegalArgumentException("Nobody carries the letters of " + channel + ".");
      }
    }
    dispatcher =
        new Dispatcher(
            letters,
            new Sender(journal, customers, couriers, backoff, late),
            clock,
            backoff.longest(),
            MOST_ON_THE_WAY,
            threads,
            news::release);
    thread = Thread.ofVirtual().name("outbox").start(this::run);
  }

  /// Takes a note that the letters may have changed.
  public void advanced(long watermark) {
    news.release();
  }

  private void run() {
    while (!closing) {
      try {
        Duration nap =
            dispatcher
                .dispatch()
                .filter(until -> until.compareTo(LONGEST_NAP) < 0)
                .orElse(LONGEST_NAP);
        if (news.tryAcquire(Math.max(1, nap.toMillis()), TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "The outbox could not send what is due; it goes on.", e);
      }
    }
  }

  /// Lets what is on the way arrive, within a few seconds, and starts nothing more.
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join();
      threads.shutdown();
      if (!threads.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
        if (!threads.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.log(Level.WARNING, "A letter is still on the way; it will be sent again.");
        }
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
