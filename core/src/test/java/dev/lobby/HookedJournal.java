package dev.lobby;

import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A journal that lets a test do something in the moment before an append: what in life is somebody
/// else being quicker.
public final class HookedJournal implements Journal {

  private final Journal journal;
  private final AtomicReference<@Nullable Runnable> once = new AtomicReference<>();
  private volatile @Nullable Consumer<Journal> always;

  public HookedJournal(Journal journal) {
    this.journal = journal;
  }

  /// Runs something before the next append; what it appends itself comes first.
  public void beforeNextAppend(Runnable hook) {
    once.set(hook);
  }

  /// Runs something before every append from now on; it is handed the journal behind this one.
  public void beforeEveryAppend(Consumer<Journal> hook) {
    always = hook;
  }

  @Override
  public AppendResult append(List<StreamWrite> writes) {
    Runnable hook = once.getAndSet(null);
    if (hook != null) {
      hook.run();
    }
    Consumer<Journal> every = always;
    if (every != null) {
      every.accept(journal);
    }
    return journal.append(writes);
  }

  @Override
  public List<Recorded> read(String stream, long afterVersion, Predicate<String> types) {
    return journal.read(stream, afterVersion, types);
  }

  @Override
  public void replayClear(long afterSequence, long upToSequence, Consumer<Recorded> reader) {
    journal.replayClear(afterSequence, upToSequence, reader);
  }

  @Override
  public String hash(long sequence) {
    return journal.hash(sequence);
  }

  @Override
  public long version(String stream) {
    return journal.version(stream);
  }

  @Override
  public long head() {
    return journal.head();
  }

  @Override
  public void replay(long afterSequence, long upToSequence, Consumer<Recorded> reader) {
    journal.replay(afterSequence, upToSequence, reader);
  }

  @Override
  public long awaitBeyond(long sequence, Duration timeout) throws InterruptedException {
    return journal.awaitBeyond(sequence, timeout);
  }

  @Override
  public void close() {
    journal.close();
  }
}
