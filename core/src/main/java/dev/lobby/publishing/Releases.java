package dev.lobby.publishing;

import dev.lobby.conversation.Busy;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.ReleaseException;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.publishing.ReleaseEvent.Activated;
import dev.lobby.publishing.gate.GateReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Holds the release that answers. Each turn takes one and keeps it to its end, so a switch is
/// atomic; the one before is closed when its last turn is over.
///
/// Which release answers is what the journal says, and a release that a person published or went
/// back to answers until a person wants another: a start with another packaged release does not
/// undo it. Only where nobody ever published, the packaged one answers, whichever it is. A release
/// that is not on the disk any more cannot answer; then the packaged one does.
public final class Releases implements AutoCloseable {

  /// A release for as long as a turn needs it.
  public interface Lease extends AutoCloseable {
    Release release();

    /// Ends the turn.
    @Override
    void close();
  }

  /// Opens releases on the disk, and closes them when their last turn is over.
  public interface Reader {

    /// Opens the release in a directory.
    ///
    /// @throws ReleaseException when there is none that can be opened
    Release open(Path directory);

    /// Closes a release that it opened.
    default void close(Release release) {
      release.close();
    }
  }

  private final Journal journal;
  private final @Nullable Shelf shelf;
  private final AtomicReference<HeldRelease> current;

  /// Where other releases come from.
  ///
  /// @param folder those that are kept
  /// @param packaged the directory of the one that Lobby was installed with
  /// @param reader opens them
  private record Shelf(ReleaseFolder folder, Path packaged, Reader reader) {

    Release open(Path directory) {
      return reader.open(directory);
    }

    void close(Release release) {
      reader.close(release);
    }

    HeldRelease hold(Release release) {
      return new HeldRelease(release, () -> reader.close(release));
    }
  }

  /// Begins with a release, and records that it answers unless it already did when Lobby last ran.
  /// It stays the caller's, who closes it.
  public Releases(Journal journal, Release first) {
    this(journal, null, callers(first));
    if (!isLast(first.id())) {
      record(List.of(new Activated(first.id(), null, null)));
    }
  }

  /// Holds a release that its caller closes.
  private static HeldRelease callers(Release release) {
    return new HeldRelease(release, () -> {});
  }

  private Releases(Journal journal, @Nullable Shelf shelf, HeldRelease first) {
    this.journal = journal;
    this.shelf = shelf;
    this.current = new AtomicReference<>(first);
  }

  /// Opens the release that is to answer, which this class's description says, and records it when
  /// it is another than the last.
  ///
  /// @param folder where releases are kept
  /// @param packaged the directory of the one that Lobby was installed with
  /// @param tell told, in a sentence each, what the operator should know
  /// @throws ReleaseException when there is none that can be opened
  public static Releases open(
      Journal journal,
      ReleaseFolder folder,
      Path packaged,
      Embedders embedders,
      Consumer<String> tell) {
    return open(journal, folder, packaged, directory -> Release.open(directory, embedders), tell);
  }

  /// As [#open(Journal, ReleaseFolder, Path, Embedders, Consumer)], with releases that somebody
  /// else opens and closes.
  public static Releases open(
      Journal journal, ReleaseFolder folder, Path packaged, Reader reader, Consumer<String> tell) {
    folder.removeUnfinished();
    Shelf shelf = new Shelf(folder, packaged, reader);
    ReleaseHistory history = ReleaseHistory.of(journal);
    Optional<ReleaseHistory.Entry> published = history.last().filter(entry -> entry.by() != null);
    Release release = null;
    String missing = null;
    if (published.isPresent()) {
      ReleaseHistory.Entry entry = published.get();
      try {
        release = shelf.open(directory(shelf, entry.release()));
        packagedIsNew(packaged, history, entry).ifPresent(tell);
      } catch (ReleaseException e) {
        missing =
            published(entry)
                + " cannot be opened: "
                + e.getMessage()
                + ". The packaged release answers instead. Restore the directory from a backup and"
                + " activate the release again.";
        tell.accept(missing);
      }
    }
    if (release == null) {
      release = shelf.open(packaged);
    }
    Releases releases = new Releases(journal, shelf, shelf.hold(release));
    if (!releases.isLast(release.id())) {
      releases.record(
          List.of(
              new Activated(
                  release.id(), null, missing == null ? null : "the published one is missing")));
    }
    return releases;
  }

  /// The directory of the release that answers by the journal, where no server runs.
  ///
  /// @param packaged the directory of the one that Lobby was installed with
  public static Path answering(Journal journal, ReleaseFolder folder, Path packaged) {
    return ReleaseHistory.of(journal)
        .last()
        .filter(entry -> entry.by() != null)
        .flatMap(entry -> folder.find(entry.release()))
        .orElse(packaged);
  }

  private static Path directory(Shelf shelf, String id) {
    return kept(shelf, id).orElse(shelf.folder.path().resolve(id));
  }

  private static Optional<Path> kept(Shelf shelf, String id) {
    return shelf
        .folder
        .find(id)
        .or(() ->
            idOf(shelf.packaged).filter(id::equals).isPresent()
                ? Optional.of(shelf.packaged)
                : Optional.empty());
  }

  private static Optional<String> idOf(Path release) {
    try {
      return Optional.of(Release.idOf(release));
    } catch (ReleaseException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> packagedIsNew(
      Path packaged, ReleaseHistory history, ReleaseHistory.Entry published) {
    return idOf(packaged)
        .filter(id -> !history.knows(id))
        .map(id ->
            published(published)
                + " answers. The packaged release "
                + brief(id)
                + " in "
                + packaged
                + " is another one and has never answered: a start undoes no publication. Have it"
                + " compared with `lobby gate --candidate "
                + packaged
                + "`, and published with --publish.");
  }

  private static String published(ReleaseHistory.Entry entry) {
    return "The release "
        + brief(entry.release())
        + " that "
        + entry.by()
        + " published at "
        + entry.at();
  }

  /// The beginning of an id, as much as tells it from others.
  public static String brief(String id) {
    return id.substring(0, Math.min(12, id.length()));
  }

  /// The release that answers now, to be looked at: its articles and words. Whoever matches with it
  /// needs a [#take].
  public Release current() {
    return held().release();
  }

  private HeldRelease held() {
    return current.get();
  }

  /// Takes the release that answers now for a turn; it stays open until the lease is closed.
  ///
  /// @throws Busy when Lobby is stopping
  public Lease take() {
    while (true) {
      HeldRelease held = held();
      // Refused by one that was switched off since it was looked up, or by the last one.
      if (held.take()) {
        return new Lease() {
          private boolean over;

          @Override
          public Release release() {
            return held.release();
          }

          @Override
          public synchronized void close() {
            if (!over) {
              over = true;
              held.giveBack();
            }
          }
        };
      }
      if (held == held()) {
        throw new Busy("Lobby is stopping. Send this again in a moment.");
      }
    }
  }

  /// Lets another release answer from the next turn on, which stays the caller's.
  ///
  /// @return the one that answered before; who opened it closes it when its last turn is over
  public synchronized Release activate(Release next) {
    record(List.of(new Activated(next.id(), null, null)));
    return swap(callers(next)).release();
  }

  /// Lets a release answer again that did before.
  ///
  /// @param id the release
  /// @param by the user name of who wants it
  /// @param why the reason
  public synchronized Activation activate(String id, String by, String why) {
    Optional<String> refusal = refusal(id, by, why);
    if (refusal.isEmpty() && !ReleaseHistory.of(journal).knows(id)) {
      refusal =
          Optional.of(
              "The release " + brief(id) + " has never answered. Publish it through the gate.");
    }
    return refusal
        .<Activation>map(Activation.Refused::new)
        .orElseGet(() -> switchTo(id, List.of(new Activated(id, by, why)), List.of()));
  }

  /// Lets a release answer that the gate let pass.
  ///
  /// @param report what the gate said, comparing with the release that still answers
  public synchronized Activation publish(GateReport report, String by, String why) {
    if (!report.passed()) {
      return new Activation.Refused(
          "The gate refuses the release "
              + brief(report.candidate())
              + ": "
              + String.join(", ", report.exceeded())
              + ". Change it, or override the gate with a reason.");
    }
    return publish(report, by, why, List.of(), verdict(report, by, why));
  }

  /// Lets a release answer although the gate refuses it.
  ///
  /// @param report what the gate said, comparing with the release that still answers
  /// @param by the user name of who answers for it
  /// @param why the reason, which is kept for good
  public Activation override(GateReport report, String by, String why) {
    return override(report, by, why, List.of());
  }

  /// Lets a release answer, whatever the gate says of it.
  ///
  /// @param report what the gate said, comparing with the release that still answers
  /// @param by the user name of who answers for it
  /// @param why the reason, which is kept for good
  /// @param with what is to be written in the same frame
  public synchronized Activation override(
      GateReport report, String by, String why, List<StreamWrite> with) {
    return publish(report, by, why, with, verdict(report, by, why));
  }

  private static ReleaseEvent verdict(GateReport report, String by, String why) {
    return report.passed()
        ? new ReleaseEvent.GatePassed(report.candidate(), report.present(), report.figures())
        : new ReleaseEvent.GateOverridden(
            report.candidate(), report.present(), by, why, report.exceeded(), report.figures());
  }

  private Activation publish(
      GateReport report, String by, String why, List<StreamWrite> with, ReleaseEvent gate) {
    String id = report.candidate();
    Optional<String> refusal = refusal(id, by, why);
    if (refusal.isEmpty() && !report.present().equals(current().id())) {
      refusal =
          Optional.of(
              "The gate compared with the release "
                  + brief(report.present())
                  + ", and "
                  + brief(current().id())
                  + " answers by now. Build and compare it again.");
    }
    return refusal
        .<Activation>map(Activation.Refused::new)
        .orElseGet(() -> switchTo(id, List.of(gate, new Activated(id, by, why)), with));
  }

  private Optional<String> refusal(String id, String by, String why) {
    if (by.isBlank() || why.isBlank()) {
      return Optional.of("Who wants the release and why must be said.");
    } else if (id.equals(current().id())) {
      return Optional.of("The release " + brief(id) + " answers already.");
    } else if (shelf == null) {
      return Optional.of("No releases are kept on the disk here.");
    }
    return kept(id).isPresent()
        ? Optional.empty()
        : Optional.of(
            "The release " + brief(id) + " is not kept: there is no " + directory(shelf, id) + ".");
  }

  private Activation switchTo(String id, List<ReleaseEvent> events, List<StreamWrite> with) {
    Shelf from = Objects.requireNonNull(shelf);
    Release next;
    try {
      // So that one can always go back, whatever is installed by then.
      if (idOf(from.packaged).filter(current().id()::equals).isPresent()) {
        from.folder.keepCopy(from.packaged);
      }
      next = from.open(directory(from, id));
    } catch (ReleaseException e) {
      return new Activation.Refused("The release cannot be opened: " + e.getMessage() + ".");
    }
    if (!next.id().equals(id)) {
      from.close(next);
      return new Activation.Refused(
          "What is kept as the release " + brief(id) + " is " + brief(next.id()) + ".");
    }
    try {
      next.interpreter().warmUp();
      if (!record(events, with)) {
        from.close(next);
        return new Activation.Refused(
            "Somebody changed or published one of its articles meanwhile. Build it again.");
      }
    } catch (RuntimeException e) {
      from.close(next);
      throw e;
    }
    HeldRelease before = swap(from.hold(next));
    return new Activation.Done(id, before.release().id());
  }

  private HeldRelease swap(HeldRelease next) {
    HeldRelease before = current.getAndSet(next);
    before.retire();
    return before;
  }

  /// The directory of a release that can still answer; empty when it is not kept.
  public Optional<Path> kept(String id) {
    return shelf == null ? Optional.empty() : kept(shelf, id);
  }

  /// Which release answered when.
  public ReleaseHistory history() {
    return ReleaseHistory.of(journal);
  }

  private boolean isLast(String id) {
    return history().last().filter(entry -> entry.release().equals(id)).isPresent();
  }

  private void record(List<ReleaseEvent> events) {
    record(events, List.of());
  }

  /// Whether it stands in the journal: what is written with it may expect what is not so any more.
  private boolean record(List<ReleaseEvent> events, List<StreamWrite> with) {
    List<StreamWrite> writes = new ArrayList<>();
    for (ReleaseEvent event : events) {
      writes.add(new StreamWrite(ReleaseEvent.STREAM, StreamWrite.ANY, "", event));
    }
    writes.addAll(with);
    return journal.append(writes) instanceof AppendResult.Appended;
  }

  /// Closes the release that answers, when its last turn is over.
  @Override
  public void close() {
    held().retire();
  }
}
