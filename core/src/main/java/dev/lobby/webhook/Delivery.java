package dev.lobby.webhook;

import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.JournalException;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.outbox.Backoff;
import dev.lobby.outbox.Courier.Outcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells one receiver what changes: the next notice until it is taken or dead, then the one after
/// it. Used by one thread, but for [#status].
final class Delivery {

  private static final Logger LOG = System.getLogger(Delivery.class.getName());

  /// How often a notice is handed over that the receiver refuses for what stands in it: often
  /// enough that a receiver which is being mended for two minutes loses none.
  static final int REFUSALS = 8;

  /// How many notices are taken before it is written down how far the receiver was told: that many
  /// come twice after a crash, at most.
  private static final int KEPT_EVERY = 64;

  /// How long after the last time it is written down, when notices go on.
  private static final Duration KEPT_WITHIN = Duration.ofSeconds(1);

  /// How far the journal grows, without a change, before it is written down.
  private static final long KEPT_FRAMES = 10_000;

  /// How many tries in vain are worth an operator's attention.
  private static final int TOLD_TRIES = 3;

  /// How long to wait for room on a full disk.
  private static final Duration FULL = Duration.ofSeconds(1);

  /// How things stand with the receiver.
  ///
  /// @param tries how often the next notice was tried
  /// @param notBefore when it is tried next
  /// @param error what went wrong last; null when nothing did
  /// @param since since when nothing was taken; null while it takes them
  private record Health(
      int tries, Instant notBefore, @Nullable String error, @Nullable Instant since) {
    static final Health GOOD = new Health(0, Instant.EPOCH, null, null);
  }

  private final Receiver receiver;
  private final Journal journal;
  private final Changes changes;
  private final Notices notices;
  private final DeadNotices dead;
  private final Backoff backoff;
  private final InstantSource clock;

  private final Deque<Change> next = new ArrayDeque<>();

  /// Dead ones that are to be sent after all, as of a version of their stream.
  private final Deque<Position> late = new ArrayDeque<>();

  private long lateVersion = -1;

  /// Up to where the changes in [#next] go.
  private Position read;

  private Position settled;
  private Position kept;
  private int sinceKept;
  private Instant keptAt;
  private volatile Health health = Health.GOOD;

  /// When the change was made that is told next; null when there is none.
  private volatile @Nullable Instant oldest;

  Delivery(
      Receiver receiver, Journal journal, Notices notices, Backoff backoff, InstantSource clock) {
    this.receiver = receiver;
    this.journal = journal;
    this.changes = new Changes(journal);
    this.notices = notices;
    this.dead = new DeadNotices(journal, receiver.name());
    this.backoff = backoff;
    this.clock = clock;
    this.kept = position(journal, receiver.name()).orElseGet(this::begin);
    this.settled = kept;
    this.read = kept;
    this.keptAt = clock.instant();
  }

  /// How far a receiver was told everything; empty when it was never known.
  static Optional<Position> position(Journal journal, String receiver) {
    String stream = WebhookEvent.positionStream(receiver);
    long version = journal.version(stream);
    return version > 0
            && journal.read(stream, version - 1).getLast().event()
                instanceof WebhookEvent.Advanced advanced
        ? Optional.of(new Position(advanced.sequence(), advanced.place()))
        : Optional.empty();
  }

  /// What was before a receiver was known is not its business.
  private Position begin() {
    Position now = new Position(journal.head(), Position.ALL);
    append(List.of(advanced(now)));
    return now;
  }

  /// Hands over the notice that is due, if one is.
  ///
  /// @return how long until one is due; empty when none waits
  Optional<Duration> step() {
    Optional<Position> again = late();
    if (again.isEmpty()) {
      fill();
    }
    oldest =
        Optional.ofNullable(next.peek()).map(Change::recorded).map(Recorded::time).orElse(null);
    if (again.isEmpty() && next.isEmpty()) {
      boolean more = behind();
      if (!keep(!more)) {
        return Optional.of(FULL);
      }
      return more ? Optional.of(Duration.ZERO) : Optional.empty();
    }
    Instant now = clock.instant();
    // A wait that is longer than any was begun before the clock was put back.
    Duration wait = Duration.between(now, health.notBefore);
    if (wait.isPositive() && wait.compareTo(backoff.longest()) <= 0) {
      keep(true);
      return Optional.of(wait);
    }
    boolean written = again.isPresent() ? tryAgain(again.get()) : tryNext(next.element());
    return Optional.of(written ? Duration.ZERO : FULL);
  }

  /// The first dead notice that is to be sent after all.
  private Optional<Position> late() {
    long version = journal.version(WebhookEvent.stream(receiver.name()));
    if (version != lateVersion) {
      late.clear();
      late.addAll(dead.replayed());
      lateVersion = version;
    }
    return Optional.ofNullable(late.peek());
  }

  /// Whether the journal goes on beyond what was read.
  private boolean behind() {
    return read.place() != Position.ALL || read.sequence() < journal.head();
  }

  /// Reads a piece of the journal, when there is nothing left of the last one.
  private void fill() {
    if (next.isEmpty() && behind()) {
      Changes.Batch batch = changes.after(read);
      next.addAll(batch.changes());
      read = batch.upTo();
    }
    if (next.isEmpty()) {
      settled = read;
    }
  }

  private boolean tryAgain(Position at) {
    Optional<Change> change = changes.at(at);
    Optional<Notice> notice = change.flatMap(it -> notices.of(it, true));
    if (change.isEmpty() || notice.isEmpty()) {
      return append(
          List.of(
              new WebhookEvent.Discarded(
                  at.sequence(), at.place(), WebhookEvent.LOBBY, "It has nothing to tell.")));
    }
    return switch (hand(notice.get())) {
      case Outcome.Taken taken -> {
        health = Health.GOOD;
        yield append(List.of(new WebhookEvent.Arrived(at.sequence(), at.place())));
      }
      case Outcome.Refused(String why) -> append(List.of(refused(change.get(), 1, why)));
      case Outcome.Failed failed -> failed(at, failed.why(), failed.retryAfter());
    };
  }

  private boolean tryNext(Change change) {
    Optional<Notice> notice = notices.of(change, false);
    Outcome outcome = notice.isEmpty() ? new Outcome.Taken() : hand(notice.get());
    return switch (outcome) {
      case Outcome.Taken taken -> {
        health = Health.GOOD;
        settle(change);
        yield keep(false);
      }
      case Outcome.Refused(String why) when health.tries + 1 >= REFUSALS -> {
        int tries = health.tries + 1;
        // Both or none: a dead one that was not passed over would be dead twice.
        if (!append(List.of(refused(change, tries, why), advanced(change.position())))) {
          yield false;
        }
        LOG.log(
            Level.WARNING,
            "{0} does not want the notice {1} after {2} tries: {3} `lobby webhooks` lists and replays it.",
            receiver.name(),
            change.position().id(),
            tries,
            why);
        health = Health.GOOD;
        settle(change);
        kept = settled;
        sinceKept = 0;
        yield true;
      }
      case Outcome.Refused(String why) -> failed(change.position(), why, Optional.empty());
      case Outcome.Failed(String why, Optional<Duration> asked) ->
          failed(change.position(), why, asked);
    };
  }

  private Outcome hand(Notice notice) {
    try {
      return receiver.deliver(notice);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The notice " + notice.id() + " could not be tried.", e);
      return new Outcome.Failed(
          "Lobby failed (" + e.getClass().getName() + "); see its log.", Optional.empty());
    }
  }

  private void settle(Change change) {
    next.remove();
    settled = change.position();
    sinceKept++;
  }

  private boolean failed(Position at, String why, Optional<Duration> asked) {
    Health before = health;
    Instant now = clock.instant();
    int tries = before.tries + 1;
    if (tries == TOLD_TRIES) {
      LOG.log(Level.WARNING, "{0} takes no notice: {1} All wait.", receiver.name(), why);
    }
    health =
        new Health(
            tries,
            now.plus(backoff.after(receiver.name() + at.id(), tries, asked)),
            why,
            before.since == null ? now : before.since);
    return true;
  }

  private static WebhookEvent refused(Change change, int tries, String why) {
    return new WebhookEvent.Refused(
        change.position().sequence(),
        change.position().place(),
        change.type(),
        change.customer(),
        tries,
        why);
  }

  private static WebhookEvent advanced(Position to) {
    return new WebhookEvent.Advanced(to.sequence(), to.place());
  }

  /// Writes down how far the receiver was told, so that nothing comes twice after a stop.
  void end() {
    keep(true);
  }

  /// Writes down how far the receiver was told, when it is time to.
  ///
  /// @param idle whether nothing is handed over for now
  /// @return whether there was room for it
  private boolean keep(boolean idle) {
    Instant now = clock.instant();
    boolean late = Duration.between(keptAt, now).abs().compareTo(KEPT_WITHIN) >= 0;
    boolean due =
        (sinceKept > 0 && (idle || late || sinceKept >= KEPT_EVERY))
            || settled.sequence() - kept.sequence() > KEPT_FRAMES;
    if (!due) {
      return true;
    }
    if (!append(List.of(advanced(settled)))) {
      return false;
    }
    kept = settled;
    keptAt = now;
    sinceKept = 0;
    return true;
  }

  /// @return false when there is no room for it
  private boolean append(List<WebhookEvent> events) {
    try {
      journal.append(events.stream().map(this::write).toList());
      return true;
    } catch (JournalException.Full e) {
      return false;
    }
  }

  private StreamWrite write(Event event) {
    String name = receiver.name();
    String stream =
        event instanceof WebhookEvent.Advanced
            ? WebhookEvent.positionStream(name)
            : WebhookEvent.stream(name);
    return new StreamWrite(stream, StreamWrite.ANY, "", event);
  }

  /// How it stands, for people.
  Webhooks.Status status() {
    Instant waiting = oldest;
    Health now = health;
    Duration lag = waiting == null ? Duration.ZERO : Duration.between(waiting, clock.instant());
    return new Webhooks.Status(
        receiver.name(),
        lag.isNegative() ? Duration.ZERO : lag,
        now.since,
        now.tries,
        now.error,
        dead.all());
  }
}
