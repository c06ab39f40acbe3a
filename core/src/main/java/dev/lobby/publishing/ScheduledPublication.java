package dev.lobby.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Publishes what was approved for a moment when that moment has come, in the name of whoever
/// approved it. What the gate refuses stays approved, for a person to look at.
///
/// It looks at once and then now and then, so what came due while Lobby was stopped is published
/// soon after it starts. What was refused is not tried again as long as nothing about it changes
/// and the day is not over. A publication expects each article as it was found, so of several who
/// try one succeeds.
public final class ScheduledPublication implements AutoCloseable {

  /// Why an article that is due is not published.
  ///
  /// @param at when that was found
  /// @param why a sentence
  public record Refusal(Instant at, String why) {}

  /// What publishes.
  interface Press {
    Activation publish(Library.Due due) throws InterruptedException;
  }

  /// What was tried: another try may end otherwise only when one of these is another.
  private record Try(String by, Map<String, Long> versions, String answering, long day) {}

  private static final System.Logger LOG = System.getLogger(ScheduledPublication.class.getName());
  private static final long DAY = Duration.ofDays(1).toSeconds();

  private final Library library;
  private final Press press;
  private final Supplier<String> answering;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("scheduled publications").daemon(true).factory());
  private Map<Try, Refusal> refused = Map.of();

  /// Null when it looks only when it is told to.
  private @Nullable Future<?> looking;

  /// One that looks by itself.
  ///
  /// @param every how often
  public ScheduledPublication(
      Library library,
      Publisher publisher,
      Releases releases,
      InstantSource clock,
      Duration every) {
    this(library, publisher::publish, () -> releases.current().id(), clock);
    looking =
        thread.scheduleWithFixedDelay(this::lookSafely, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// One that looks when it is told to.
  ///
  /// @param answering the id of the release that answers
  ScheduledPublication(
      Library library, Press press, Supplier<String> answering, InstantSource clock) {
    this.library = library;
    this.press = press;
    this.answering = answering;
    this.clock = clock;
  }

  private void lookSafely() {
    try {
      look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "What is due could not be published.", e);
    }
  }

  /// Publishes what is due.
  void look() throws InterruptedException {
    Map<Try, Refusal> now = new HashMap<>();
    for (Library.Due due : library.due(clock.instant())) {
      Try first = attempt(due);
      Refusal before = refused().get(first);
      if (before != null) {
        now.put(first, before);
        continue;
      }
      if (press.publish(due) instanceof Activation.Refused(String why)) {
        LOG.log(
            System.Logger.Level.WARNING, "What {0} approved is not published: {1}", due.by(), why);
        now.put(attempt(due), new Refusal(clock.instant(), why));
      }
    }
    set(now);
  }

  private Try attempt(Library.Due due) {
    return new Try(
        due.by(), due.versions(), answering.get(), clock.instant().getEpochSecond() / DAY);
  }

  private synchronized Map<Try, Refusal> refused() {
    return refused;
  }

  private synchronized void set(Map<Try, Refusal> now) {
    refused = Map.copyOf(now);
  }

  /// Why an article that is due is not published; empty when it is not due, or was not tried yet.
  public Optional<Refusal> refusal(String article) {
    return refused().entrySet().stream()
        .filter(entry -> entry.getKey().versions.containsKey(ArticleEvent.stream(article)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public void close() {
    if (looking != null) {
      looking.cancel(true);
    }
    thread.shutdownNow();
    try {
      thread.awaitTermination(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
