package dev.lobby.value;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Brings the lists of customers by class up to the day, and to what imports told, now and then.
public final class ValueKeeper implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(ValueKeeper.class.getName());

  private final CustomerValues values;
  private final ZoneId zone;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("customer values").daemon(true).factory());
  private volatile boolean closing;

  /// @param zone the bank's, by which a day ends
  /// @param every how often it looks
  public ValueKeeper(CustomerValues values, ZoneId zone, InstantSource clock, Duration every) {
    this.values = values;
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
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "Customers could not be classed anew.", e);
    }
  }

  /// Waits for the customer at hand; nobody is interrupted, as that would close the views' files.
  @Override
  public void close() {
    closing = true;
    thread.close();
  }
}
