package dev.lobby.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Decides which letter is tried when: one of a conversation at a time, and so many in all.
final class Dispatcher {

  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

  /// Stands for the sequence of what is not written yet.
  private static final long ON_THE_WAY = Long.MAX_VALUE;

  private final Letters letters;
  private final Sender sender;
  private final InstantSource clock;
  private final Duration longest;
  private final int most;
  private final Executor threads;
  private final Runnable done;

  /// The conversations with a letter on the way, or whose last one's fate [Letters] has not taken
  /// in yet, with the sequence of that.
  private final Map<String, Long> busy = new HashMap<>();

  private int onTheWay;

  /// @param longest how long a letter waits at most between two tries
  /// @param most how many letters are on the way at a time
  /// @param done called after each try
  Dispatcher(
      Letters letters,
      Sender sender,
      InstantSource clock,
      Duration longest,
      int most,
      Executor threads,
      Runnable done) {
    this.letters = letters;
    this.sender = sender;
    this.clock = clock;
    this.longest = longest;
    this.most = most;
    this.threads = threads;
    this.done = done;
  }

  /// Starts what is due.
  ///
  /// @return how long until something else is, as far as is known now
  synchronized Optional<Duration> dispatch() {
    long seen = letters.seen();
    busy.values().removeIf(sequence -> sequence <= seen);
    Instant now = clock.instant();
    List<Letter> due = letters.due(now, longest, busy.keySet(), most - onTheWay);
    for (Letter letter : due) {
      busy.put(letter.conversation(), ON_THE_WAY);
      onTheWay++;
      threads.execute(() -> send(letter));
    }
    return onTheWay >= most
        ? Optional.empty()
        : letters.nextDue(busy.keySet()).map(next -> Duration.between(now, next));
  }

  private void send(Letter letter) {
    // Whoever cannot write down what became of a letter must not send it over and over: it waits
    // for a restart.
    long sequence = ON_THE_WAY;
    try {
      sequence = sender.send(letter);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(
          Level.ERROR,
          "What became of the letter " + letter.id() + " could not be written down.",
          e);
    } finally {
      synchronized (this) {
        onTheWay--;
        busy.put(letter.conversation(), sequence);
      }
      done.run();
    }
  }

  /// How many letters are on the way.
  synchronized int onTheWay() {
    return onTheWay;
  }
}
