package dev.lobby.publishing;

import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.ReleaseAmendment;
import dev.lobby.knowledge.ReleaseException;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.knowledge.evaluation.HeldOutQuestions.Question;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.publishing.catalogue.CatalogueDesk;
import dev.lobby.publishing.gate.Gate;
import dev.lobby.publishing.gate.GateReport;
import dev.lobby.publishing.gate.OwnPhrasings;
import dev.lobby.publishing.gate.Reviewed;
import dev.lobby.publishing.glossary.GlossaryDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes a release of what editors approved, has the gate compare it with the one that answers, and
/// publishes it when a person says so. One at a time, on a thread of its own; any thread may call.
public final class Publisher implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Publisher.class.getName());

  private final Releases releases;
  private final ReleaseFolder folder;
  private final Supplier<Path> answering;
  private final Embedders embedders;
  private final Library library;
  private final CatalogueDesk catalogue;
  private final GlossaryDesk glossary;
  private final Gate gate;
  private final Supplier<List<Question>> regression;
  private final Supplier<List<Reviewed>> reviewed;
  private final InstantSource clock;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("publisher").factory());
  private Candidate candidate = Candidate.NONE;

  /// How long the last one took that was built here.
  private @Nullable Duration last;

  /// What the candidate has beside articles and documents that the release that answered then had
  /// not.
  private Beside beside = Beside.NONE;

  /// What changes beside articles and documents.
  private record Beside(CatalogueDesk.Changes entries, GlossaryDesk.Change glossary) {
    static final Beside NONE = new Beside(CatalogueDesk.Changes.NONE, GlossaryDesk.Change.NONE);

    boolean isEmpty() {
      return entries.isEmpty() && glossary.isEmpty();
    }

    boolean isPartOf(Beside now) {
      return entries.isPartOf(now.entries) && glossary.isPartOf(now.glossary);
    }
  }

  /// How far the next release is.
  public enum Phase implements Wired {
    NONE,
    BUILDING,
    READY,
    PUBLISHED,
    FAILED
  }

  /// The next release.
  ///
  /// @param by who had it built; null for nobody
  /// @param at since when; null for never
  /// @param changes what it has that the release that answered then had not
  /// @param lines what is being done, the newest last
  /// @param error why there is none, when it failed; null otherwise
  /// @param release its id; null before it is built
  /// @param report what the gate said of it; null before it did
  /// @param took how long it took to be built and compared; null before it was
  public record Candidate(
      Phase phase,
      @Nullable String by,
      @Nullable Instant at,
      Library.Changes changes,
      List<String> lines,
      @Nullable String error,
      @Nullable String release,
      @Nullable GateReport report,
      @Nullable Duration took) {

    static final Candidate NONE =
        new Candidate(
            Phase.NONE,
            null,
            null,
            new Library.Changes(List.of(), Set.of(), Map.of(), Set.of()),
            List.of(),
            null,
            null,
            null,
            null);

    public Candidate {
      lines = List.copyOf(lines);
    }

    private Candidate with(String line) {
      List<String> more = new ArrayList<>(lines);
      more.add(line);
      return new Candidate(phase, by, at, changes, more, error, release, report, took);
    }

    private Candidate in(Phase now) {
      return new Candidate(now, by, at, changes, lines, error, release, report, took);
    }

    private Candidate failed(String why) {
      return new Candidate(Phase.FAILED, by, at, changes, lines, why, release, report, took);
    }

    private Candidate ready(String id, GateReport gateReport, Duration time) {
      return new Candidate(Phase.READY, by, at, changes, lines, null, id, gateReport, time);
    }
  }

  /// @param answering the directory of the release that answers
  /// @param regression questions with the article that answers them
  /// @param reviewed what supervisors said of real turns
  public Publisher(
      Releases releases,
      ReleaseFolder folder,
      Supplier<Path> answering,
      Embedders embedders,
      Library library,
      CatalogueDesk catalogue,
      GlossaryDesk glossary,
      Gate gate,
      Supplier<List<Question>> regression,
      Supplier<List<Reviewed>> reviewed,
      InstantSource clock) {
    this.releases = releases;
    this.folder = folder;
    this.answering = answering;
    this.embedders = embedders;
    this.library = library;
    this.catalogue = catalogue;
    this.glossary = glossary;
    this.gate = gate;
    this.regression = regression;
    this.reviewed = reviewed;
    this.clock = clock;
  }

  /// The next release, as far as it is.
  public synchronized Candidate candidate() {
    return candidate;
  }

  /// How long building and comparing took the last time since Lobby's start; null for never.
  public synchronized @Nullable Duration last() {
    return last;
  }

  /// Asks something of the release that was built and waits to be published, which is opened for
  /// it: it takes a moment, and memory for one more release.
  ///
  /// @return what it answered; empty when none waits
  public <T> Optional<T> ask(Function<Release, T> question) {
    Candidate now = candidate();
    if (now.phase != Phase.READY || now.release == null) {
      return Optional.empty();
    }
    Optional<Path> kept = folder.find(now.release);
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    try (Release next = Release.open(kept.get(), embedders)) {
      return Optional.of(question.apply(next));
    }
  }

  /// What the next release has of the catalogue that the release that answered then had not.
  public synchronized CatalogueDesk.Changes entries() {
    return beside.entries;
  }

  /// Forgets a candidate that was published, as after a roll-back it may not be what answers.
  public synchronized void forget() {
    if (candidate.phase == Phase.PUBLISHED) {
      candidate = Candidate.NONE;
      beside = Beside.NONE;
    }
  }

  /// Begins to build the next release of what may be published now.
  ///
  /// @param by who wants it
  /// @return why not; null when it was begun
  public synchronized @Nullable String build(String by) {
    if (candidate.phase == Phase.BUILDING) {
      return "A release is being built already, for " + candidate.by + ".";
    }
    Library.Changes changes = library.publishable(clock.instant());
    Beside now = publishable();
    if (changes.isEmpty() && now.isEmpty()) {
      return "Nothing is approved and waits for a publication.";
    }
    candidate =
        new Candidate(
            Phase.BUILDING, by, clock.instant(), changes, List.of(), null, null, null, null);
    beside = now;
    thread.execute(() -> run(changes, now));
    return null;
  }

  private Beside publishable() {
    return new Beside(catalogue.publishable(), glossary.publishable());
  }

  private void run(Library.Changes changes, Beside now) {
    long begun = System.nanoTime();
    try {
      Built built = make(changes, now, this::tell);
      GateReport report = built.report;
      if (report == null) {
        set(candidate().failed(built.error));
      } else {
        ready(built.release, report, Duration.ofNanos(System.nanoTime() - begun));
      }
    } catch (Error e) {
      // As when the heap is too small: whoever waits is told, and may try again.
      set(candidate().failed("Lobby has too little memory for it, or cannot go on: " + e + "."));
      throw e;
    }
  }

  /// A release that was made and compared, or why not.
  ///
  /// @param error empty when it was made
  /// @param report null when it was not
  private record Built(String error, String release, @Nullable GateReport report) {

    static Built failed(String why) {
      return new Built(why, "", null);
    }
  }

  private Built make(Library.Changes changes, Beside now, Consumer<String> progress) {
    Path out = folder.unfinished();
    try {
      ReleaseAmendment.amend(
          answering.get(),
          new ReleaseAmendment.Changes(
              changes.put(),
              changes.removed(),
              now.entries.isEmpty() ? Optional.empty() : Optional.of(catalogue.with(now.entries)),
              changes.documents().put(),
              changes.documents().removed(),
              now.glossary.glossary()),
          out,
          embedders,
          progress);
      String id = folder.keep(out);
      progress.accept("asking the questions of the last days ...");
      return new Built("", id, compare(id));
    } catch (ReleaseException e) {
      LOG.log(System.Logger.Level.WARNING, "A release cannot be built.", e);
      // Where on the disk is for whoever runs Lobby.
      return Built.failed(
          String.valueOf(e.getMessage())
              .replace(out.toString(), "The new release")
              .replace(answering.get().toString(), "The release that answers"));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "A release cannot be built.", e);
      return Built.failed(
          "Lobby cannot write the release. Tell whoever runs it; the reason is in its log.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Built.failed("Lobby was stopped meanwhile. Build it again.");
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A release cannot be built.", e);
      return Built.failed("This failed; the reason is in Lobby's log.");
    } finally {
      // What learning took is most of the heap; it goes back to the machine.
      System.gc();
    }
  }

  private GateReport compare(String id) throws InterruptedException {
    Path kept =
        folder
            .find(id)
            .orElseThrow(() -> new ReleaseException("The release " + id + " is gone again."));
    try (Release next = Release.open(kept, embedders);
        Releases.Lease present = releases.take()) {
      return gate.run(present.release(), next, regression.get(), reviewed.get(), Gate.Progress.NONE)
          .with(OwnPhrasings.of(present.release(), next, kept));
    }
  }

  private synchronized void tell(String line) {
    candidate = candidate.with(line);
  }

  private synchronized void ready(String release, GateReport report, Duration took) {
    candidate = candidate.ready(release, report, took);
    last = took;
  }

  private synchronized void set(Candidate now) {
    candidate = now;
  }

  /// Whether a release waits to be published that may not be any more: something it was built of is
  /// no longer approved as it was.
  public synchronized boolean isOutdated() {
    return candidate.phase == Phase.READY
        && (!holds(candidate.changes, library.publishable(clock.instant()))
            || !beside.isPartOf(publishable()));
  }

  /// Publishes the release that was built.
  ///
  /// @param by who answers for it
  /// @param reason why; needed when the gate did not let it pass
  public synchronized Activation publish(String by, @Nullable String reason) {
    GateReport report = candidate.report;
    String id = candidate.release;
    if (candidate.phase != Phase.READY || report == null || id == null) {
      return new Activation.Refused("No release was built. Build one first.");
    }
    if (isOutdated()) {
      return new Activation.Refused(
          "What was approved has changed since the release was built. Build it again.");
    }
    if (!report.passed() && (reason == null || reason.isBlank())) {
      return new Activation.Refused(
          "The gate refuses it: "
              + String.join(", ", report.exceeded())
              + ". Say why it is to answer all the same, or change it.");
    }
    String why = reason == null || reason.isBlank() ? sentence(candidate.changes, beside) : reason;
    List<StreamWrite> writes = new ArrayList<>(Library.published(candidate.changes, by, id));
    writes.addAll(beside.entries.published(by, id));
    writes.addAll(beside.glossary.published(by, id));
    Activation done = releases.override(report, by, why, writes);
    if (done instanceof Activation.Done) {
      candidate = candidate.in(Phase.PUBLISHED);
    }
    return done;
  }

  /// Builds a release of what is due, has the gate compare it with the one that answers, and
  /// publishes it when it passes; what somebody else builds is waited for, and stays theirs.
  ///
  /// @return what became of it
  Activation publish(Library.Due due) throws InterruptedException {
    try {
      return thread.submit(() -> unattended(due)).get();
    } catch (ExecutionException e) {
      LOG.log(System.Logger.Level.ERROR, "What was due cannot be published.", e);
      return new Activation.Refused("This failed; the reason is in Lobby's log.");
    } catch (RejectedExecutionException e) {
      return new Activation.Refused("Lobby is stopping.");
    }
  }

  private Activation unattended(Library.Due due) {
    Built built = make(due.changes(), Beside.NONE, line -> {});
    GateReport report = built.report;
    if (report == null) {
      return new Activation.Refused(built.error);
    }
    if (!report.passed()) {
      return new Activation.Refused(
          "The gate refuses it: " + String.join(", ", report.exceeded()) + ".");
    }
    return releases.override(
        report,
        due.by(),
        sentence(due.changes(), Beside.NONE) + "（按批准的时间自动发布 at the time it was approved for）",
        Library.published(due, built.release));
  }

  /// Whether all that a release was built of is still approved.
  private static boolean holds(Library.Changes built, Library.Changes now) {
    Map<String, String> versions =
        now.put().stream().collect(Collectors.toMap(Article::id, Article::version));
    return built.put().stream().allMatch(it -> it.version().equals(versions.get(it.id())))
        && now.removed().containsAll(built.removed())
        && built.documents().holds(now.documents());
  }

  private static String sentence(Library.Changes changes, Beside beside) {
    return ChangesSentence.of(changes, beside.entries.keys(), !beside.glossary.isEmpty());
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      thread.awaitTermination(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
