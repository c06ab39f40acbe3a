package dev.lobby.outbox;

import dev.lobby.customer.Customers;
import dev.lobby.journal.Journal;
import java.time.InstantSource;
import java.util.List;

/// An outbox that sends when it is told to, on the thread that tells it.
public final class OutboxByHand {

  private final Dispatcher dispatcher;

  public OutboxByHand(
      Journal journal,
      Customers customers,
      Letters letters,
      Courier courier,
      Backoff backoff,
      InstantSource clock) {
    dispatcher =
        new Dispatcher(
            letters,
            new Sender(journal, customers, List.of(courier), backoff),
            clock,
            backoff.longest(),
            Outbox.MOST_ON_THE_WAY,
            Runnable::run,
            () -> {});
  }

  /// Tries once each letter that is due and the first of its conversation, and writes down what
  /// became of it.
  public void sendWhatIsDue() {
    dispatcher.dispatch();
  }
}
