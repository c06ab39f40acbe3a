package dev.lobby.value;

import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Brings the lists of customers by class up to the day, and to what imports told, now and then,
/// and writes down who is in another class than before.
public final class ValueKeeper implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(ValueKeeper.class.getName());

  /// How many changes are written in one append.
  private static final int AT_ONCE = 500;

  private final CustomerValues values;
  private final Journal journal;
  private final ZoneId zone;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("customer values").daemon(true).factory());
  private volatile boolean closing;

  /// @param zone the bank's, by which a day ends
  /// @param every how often it looks
  public ValueKeeper(
      CustomerValues values, Journal journal, ZoneId zone, InstantSource clock, Duration every) {
    this.values = values;
    this.journal = journal;
    this.zone = zone;
    this.clock = clock;
    var _ =
        thread.scheduleWithFixedDelay(
            this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Looks now.
  void look() {
    try {
      values.refresh(LocalDate.ofInstant(clock.instant(), zone), () -> !closing);
      tell();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "Customers could not be classed anew.", e);
    }
  }

  /// Writes down whose class is another one than the journal tells.
  private void tell() {
    String after = "";
    while (!closing) {
      List<CustomerValues.Move> moves = values.moves(after, AT_ONCE);
      if (moves.isEmpty()) {
        return;
      }
      after = moves.getLast().id();
      List<StreamWrite> writes =
          moves.stream()
              .filter(move -> !isTold(move))
              .map(move ->
                  new StreamWrite(
                      ValueEvent.stream(move.id()),
                      StreamWrite.ANY,
                      move.id(),
                      new ValueEvent.Classed(move.now(), move.before())))
              .toList();
      if (!writes.isEmpty()) {
        journal.append(writes);
      }
    }
  }

  /// Whether the journal tells it already, and the list is a moment behind.
  private boolean isTold(CustomerValues.Move move) {
    String stream = ValueEvent.stream(move.id());
    long version = journal.version(stream);
    return version > 0
        && journal.read(stream, version - 1).getFirst().event() instanceof ValueEvent.Classed last
        && last.valueClass() == move.now();
  }

  /// Waits for the customer at hand; nobody is interrupted, as that would close the views' files.
  @Override
  public void close() {
    closing = true;
    thread.close();
  }
}
