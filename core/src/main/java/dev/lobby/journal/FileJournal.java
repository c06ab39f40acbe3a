package dev.lobby.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A journal in segment files of one directory, with group commit.
///
/// Memory grows with the number of events: about 8 bytes for each frame and 8 for each event.
public final class FileJournal implements Journal {

  private static final Logger LOG = System.getLogger(FileJournal.class.getName());

  /// The size after which a segment is closed and the next begun, in bytes.
  public static final int SEGMENT_BYTES = 64 << 20;

  private static final String CLOSED = "The journal is closed.";
  private static final int MAX_BATCH_FRAMES = 1024;
  private static final int MAX_BATCH_BYTES = 4 << 20;
  private static final int WAITING_APPENDS = 4096;

  /// How long the writing thread waits for one more caller at most, and how often it looks.
  private static final long PATIENCE_NANOS = 100_000;

  private static final long MOMENT_NANOS = 10_000;

  private final Disk disk;
  private final EventCodec codec;
  private final Sealer sealer;
  private final InstantSource clock;
  private final Path directory;
  private final Consumer<Throwable> fatal;
  private final Closeable lock;
  private final List<Segment> segments = new CopyOnWriteArrayList<>();
  private final FramePositions positions = new FramePositions();
  private final StreamIndex index = new StreamIndex();
  private final FrameReader reader;
  private final Blanks blanks = new Blanks();
  private final Blanking blanking;
  private final BlockingQueue<Pending> waiting = new ArrayBlockingQueue<>(WAITING_APPENDS);
  private final Thread writer;
  private final ReentrantLock headLock = new ReentrantLock();
  private final Condition headMoved = headLock.newCondition();

  // Only the writing thread touches these once the journal is open.
  private final Tail tail;

  /// Whether the last batch found no room.
  private boolean full;

  /// How many appends were in the last batch or waited when it was done.
  private int company;

  private byte[] lastHash;
  private ByteBuffer batch = ByteBuffer.allocate(1 << 16);

  private final long highestKey;
  private volatile long head;
  private volatile boolean closing;

  /// Whether the writing thread has taken its last append.
  private volatile boolean stopped;

  /// Whether the writing thread ended because something went wrong.
  private volatile boolean failed;

  /// One append on its way to the writing thread; no writes: the request to stop.
  private record Pending(
      List<StreamWrite> writes, Frame.Draft draft, CompletableFuture<AppendResult> result) {}

  private static final Pending STOP =
      new Pending(List.of(), new Frame.Draft(new byte[0], new byte[0]), new CompletableFuture<>());

  /// Opens the journal of a directory, which is made when it is missing, and checks every header.
  ///
  /// @throws JournalException.Locked when another process has it open
  /// @throws JournalException.Damaged when what was durable is not what was written
  /// @throws JournalException.Full when there is no journal yet and no room for one
  public static FileJournal open(Path directory, EventCodec codec, InstantSource clock) {
    return open(directory, codec, () -> Sealer.NONE, clock);
  }

  /// As [#open(Path, EventCodec, InstantSource)], with what seals what is somebody's own.
  ///
  /// @param sealer asked once the directory is this process's own
  public static FileJournal open(
      Path directory, EventCodec codec, Supplier<? extends Sealer> sealer, InstantSource clock) {
    return open(Disk.LOCAL, directory, codec, sealer, clock, SEGMENT_BYTES, FileJournal::halt);
  }

  /// As [#open(Path, EventCodec, InstantSource)], with the size of segments and what to do when a
  /// force fails.
  static FileJournal open(
      Path directory,
      EventCodec codec,
      InstantSource clock,
      int segmentBytes,
      Consumer<Throwable> fatal) {
    return open(Disk.LOCAL, directory, codec, clock, segmentBytes, fatal);
  }

  /// As [#open(Path, EventCodec, InstantSource, int, Consumer)], on any disk.
  static FileJournal open(
      Disk disk,
      Path directory,
      EventCodec codec,
      InstantSource clock,
      int segmentBytes,
      Consumer<Throwable> fatal) {
    return open(disk, directory, codec, () -> Sealer.NONE, clock, segmentBytes, fatal);
  }

  /// As [#open(Path, EventCodec, Supplier, InstantSource)], on any disk.
  ///
  /// @param segmentBytes the size after which a segment is closed; [#SEGMENT_BYTES] but in tests
  /// @param fatal what ends the process when nobody knows any more what is on the disk
  public static FileJournal open(
      Disk disk,
      Path directory,
      EventCodec codec,
      Supplier<? extends Sealer> sealer,
      InstantSource clock,
      int segmentBytes,
      Consumer<Throwable> fatal) {
    try {
      makeDirectory(disk, directory.toAbsolutePath());
      Closeable lock = disk.lock(directory);
      try {
        FileJournal journal =
            new FileJournal(disk, directory, codec, sealer.get(), clock, segmentBytes, fatal, lock);
        journal.finishBlanking();
        return journal;
      } catch (Throwable e) {
        lock.close();
        throw e;
      }
    } catch (Disk.Full e) {
      throw new JournalException.Full(directory, e);
    } catch (IOException e) {
      throw new JournalException("Cannot open the journal in " + directory + ": " + e, e);
    }
  }

  private FileJournal(
      Disk disk,
      Path directory,
      EventCodec codec,
      Sealer sealer,
      InstantSource clock,
      int segmentBytes,
      Consumer<Throwable> fatal,
      Closeable lock)
      throws IOException {
    this.disk = disk;
    this.directory = directory;
    this.codec = codec;
    this.sealer = sealer;
    this.clock = clock;
    this.fatal = fatal;
    this.lock = lock;
    this.blanking = new Blanking(disk, segments, positions, index);
    this.reader = new FrameReader(segments, positions, index, blanks, codec, sealer);
    Segment.removeUnfinished(disk, directory);
    SegmentLoader loader = new SegmentLoader(disk, segments, positions, index, blanks);
    loader.read(Segment.list(disk, directory));
    this.head = loader.head();
    this.lastHash = loader.lastHash();
    this.highestKey = loader.highestKey();
    if (segments.isEmpty()) {
      segments.add(Segment.create(disk, directory, 1, lastHash));
    }
    this.tail = new Tail(disk, segments.getLast().path(), loader.tailSize(), segmentBytes);
    disk.forceDirectory(directory);
    if (head == 0) {
      forceNames();
    }
    this.writer = Thread.ofPlatform().name("journal").daemon(true).start(this::writeBatches);
  }

  private static void makeDirectory(Disk disk, Path directory) throws IOException {
    Path parent = directory.getParent();
    if (parent != null && !disk.isDirectory(directory)) {
      makeDirectory(disk, parent);
      disk.makeDirectory(directory);
    }
  }

  /// Forces the names of the directory and of those above it, before anything in it is answered
  /// for. That they are there says nothing: a process may have been killed when it had just made
  /// them.
  private void forceNames() throws IOException {
    for (Path above = directory.toAbsolutePath().getParent();
        above != null;
        above = above.getParent()) {
      try {
        disk.forceDirectory(above);
      } catch (AccessDeniedException e) {
        // Not ours to read, so what it holds was made by somebody else.
      }
    }
  }

  /// The highest id of a key that something was sealed with when the journal was opened; 0 for
  /// none.
  public long highestKey() {
    return highestKey;
  }

  @Override
  public AppendResult append(List<StreamWrite> writes) {
    if (writes.isEmpty()) {
      throw new IllegalArgumentException("An append needs at least one write.");
    }
    List<StreamWrite> fixed = List.copyOf(writes);
    List<EventCodec.Encoded> encoded = fixed.stream().map(this::encode).toList();
    Pending pending =
        new Pending(fixed, Frame.Draft.of(fixed, encoded, sealer), new CompletableFuture<>());
    if (closing) {
      throw new JournalException(CLOSED);
    }
    try {
      waiting.put(pending);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalException("The append was interrupted before it was queued.", e);
    }
    if (stopped) {
      // The writing thread may have looked for the last time before this append came.
      failWaiting();
    }
    try {
      return pending.result.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof JournalException.Full told) {
        throw new JournalException.Full(told);
      }
      throw new JournalException(String.valueOf(cause.getMessage()), cause);
    }
  }

  private EventCodec.Encoded encode(StreamWrite write) {
    if (write.event() instanceof BlankEvent own) {
      return own.encoded();
    }
    EventCodec.Encoded encoded = codec.encode(write.event());
    if (write.stream().equals(BlankEvent.STREAM) || encoded.type().startsWith(BlankEvent.TYPES)) {
      throw new IllegalArgumentException(
          "The stream \"journal\" and types that begin with \"journal.\" are the journal's own: "
              + encoded.type()
              + " needs another name.");
    }
    return encoded;
  }

  /// Blanks parts of bodies: one frame names them, and is durable, then they are overwritten. From
  /// that frame on they cannot be read any more; when Lobby stops before all is overwritten, the
  /// next start does the rest.
  ///
  /// @param alongside what is written in the same frame: who does it, and why
  /// @return a conflict when `alongside` met one; nothing is blanked then
  /// @throws IllegalArgumentException when a stream does not exist, or not as far as named, or all
  ///   together does not fit a frame
  /// @throws JournalException.Full as [#append] does; also when some disk needs room to overwrite
  ///   what it holds, and then the rest is done at the next start
  public synchronized AppendResult blank(List<Blank> named, List<StreamWrite> alongside) {
    blanking.check(named, head);
    List<StreamWrite> writes = new ArrayList<>(alongside);
    writes.add(
        new StreamWrite(BlankEvent.STREAM, StreamWrite.ANY, "", new BlankEvent.Named(named)));
    AppendResult result = append(writes);
    if (result instanceof AppendResult.Appended(List<Recorded> recorded)) {
      overwrite(recorded.getLast().sequence(), named);
    }
    return result;
  }

  /// Whether sealed parts of a stream were blanked.
  public boolean isBlanked(String stream) {
    return blanks.sealed(stream, 1);
  }

  /// What is not overwritten yet of parts that may be blanked.
  public BlankExtent extent(List<Blank> parts) {
    return blanking.extent(parts);
  }

  private void overwrite(long named, List<Blank> parts) {
    try {
      blanking.overwrite(blanks, parts);
    } catch (Disk.Full e) {
      throw new JournalException.Full(directory, e);
    } catch (IOException e) {
      if (!(e instanceof ClosedChannelException)) {
        fatal.accept(e);
      }
      throw new JournalException(
          "What frame " + named + " blanks is not all overwritten; the next start does the rest.",
          e);
    }
    append(
        List.of(
            new StreamWrite(BlankEvent.STREAM, StreamWrite.ANY, "", new BlankEvent.Done(named))));
  }

  /// Overwrites what was named and not overwritten when the process ended.
  private void finishBlanking() {
    try {
      for (long named : blanks.unfinished()) {
        for (Recorded recorded : reader.frame(named)) {
          if (recorded.event() instanceof BlankEvent.Named(List<Blank> parts)) {
            LOG.log(Level.INFO, "Finish blanking what frame {0} names.", named);
            overwrite(named, parts);
          }
        }
      }
    } catch (JournalException.Full e) {
      LOG.log(Level.WARNING, "There is no room to finish blanking; the next start tries again.", e);
    } catch (Throwable e) {
      stopWriting();
      throw e;
    }
  }

  private void writeBatches() {
    List<Pending> taken = new ArrayList<>();
    try {
      boolean stop = false;
      while (!stop) {
        taken.add(waiting.take());
        awaitCompany();
        int bytes = taken.getFirst().draft.frameLength();
        Pending next;
        while (taken.size() < MAX_BATCH_FRAMES
            && bytes < MAX_BATCH_BYTES
            && (next = waiting.poll()) != null) {
          taken.add(next);
          bytes += next.draft.frameLength();
        }
        stop = taken.remove(STOP);
        write(taken);
        taken.clear();
      }
    } catch (Throwable e) {
      try {
        // First, so that whoever is refused because of it finds that it was told.
        fatal.accept(e);
      } finally {
        closing = true;
        failed = true;
        fail(
            taken,
            new JournalException(
                "The journal could not be written; nothing is known to be stored.", e));
      }
    } finally {
      stopped = true;
      failWaiting();
      moveHead(head);
    }
  }

  /// Waits a little for the callers of the last batch to come back, as long as they do, and for
  /// half a force at most. Without it the first to return goes almost alone, the others wait for
  /// its force, and so half of those in flight share a batch. One caller alone waits for nobody.
  private void awaitCompany() {
    long start = System.nanoTime();
    long patience = Math.min(tail.forceNanos() / 8, PATIENCE_NANOS);
    long last = start;
    int came = waiting.size();
    while (came + 1 < company) {
      LockSupport.parkNanos(MOMENT_NANOS);
      long now = System.nanoTime();
      int more = waiting.size();
      if (more > came) {
        came = more;
        last = now;
      }
      if (now - last > patience || now - start > tail.forceNanos() / 2) {
        return;
      }
    }
  }

  private void failWaiting() {
    List<Pending> late = new ArrayList<>();
    waiting.drainTo(late);
    fail(late, new JournalException(CLOSED));
  }

  private static void fail(List<Pending> pending, JournalException cause) {
    pending.forEach(one -> one.result.completeExceptionally(cause));
  }

  /// Writes one batch, forces it, and then tells every caller what became of its append.
  private void write(List<Pending> taken) throws IOException {
    if (!rollIfDue(taken)) {
      return;
    }
    long forced = head;
    byte[] forcedHash = lastHash;
    long sequence = head;
    Instant time = clock.instant().truncatedTo(ChronoUnit.MICROS);
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
    Map<String, Long> versions = new HashMap<>();
    List<AppendResult> results = new ArrayList<>(taken.size());
    List<Integer> offsets = new ArrayList<>(taken.size());
    reserve(taken);
    for (Pending pending : taken) {
      // What is not all taken must leave nothing behind; one write is taken or is not.
      Map<String, Long> after = pending.writes.size() == 1 ? versions : new HashMap<>();
      List<Recorded> recorded = new ArrayList<>(pending.writes.size());
      AppendResult.@Nullable Conflict conflict = null;
      for (StreamWrite write : pending.writes) {
        String stream = write.stream();
        Long version = after.get(stream);
        if (version == null) {
          version = versions.get(stream);
        }
        long actual = version == null ? index.version(stream) : version;
        if (write.expectedVersion() != StreamWrite.ANY && write.expectedVersion() != actual) {
          conflict = new AppendResult.Conflict(stream, write.expectedVersion(), actual);
          break;
        }
        after.put(stream, actual + 1);
        recorded.add(
            new Recorded(stream, actual + 1, sequence + 1, time, write.subject(), write.event()));
      }
      if (conflict != null) {
        results.add(conflict);
        continue;
      }
      if (pending.writes.size() > 1) {
        versions.putAll(after);
      }
      sequence++;
      offsets.add(batch.position());
      lastHash = pending.draft.writeTo(batch, sequence, forced, micros, lastHash);
      results.add(new AppendResult.Appended(recorded));
    }
    if (sequence > forced) {
      long at = tail.size();
      try {
        tail.write(batch.flip());
      } catch (Disk.Full e) {
        lastHash = forcedHash;
        refuse(taken, e);
        return;
      }
      tail.force();
      publish(results, at, offsets, sequence);
      if (full) {
        full = false;
        LOG.log(Level.INFO, "There is room in {0} again.", directory);
      }
    }
    for (int i = 0; i < taken.size(); i++) {
      taken.get(i).result.complete(results.get(i));
    }
    company = taken.size() + waiting.size();
    // Nobody waits for it now; when it finds no room, the next batch tries again.
    rollIfDue(List.of());
  }

  private void refuse(List<Pending> taken, Disk.Full cause) {
    if (!full) {
      full = true;
      LOG.log(
          Level.ERROR,
          "The disk that holds {0} is full ({1}). Lobby answers that it is busy and stores nothing"
              + " until there is room: free space there or raise the quota.",
          directory,
          cause.getMessage());
    }
    fail(taken, new JournalException.Full(directory, cause));
  }

  private void reserve(List<Pending> taken) {
    int bytes = 0;
    for (Pending pending : taken) {
      bytes += pending.draft.frameLength();
    }
    if (batch.capacity() < bytes) {
      batch = ByteBuffer.allocate(Math.max(bytes, batch.capacity() * 2));
    }
    batch.clear();
  }

  private void publish(List<AppendResult> results, long at, List<Integer> offsets, long sequence) {
    int frame = 0;
    int segment = segments.size() - 1;
    for (AppendResult result : results) {
      if (result instanceof AppendResult.Appended(List<Recorded> recorded)) {
        positions.add(segment, at + offsets.get(frame++));
        for (Recorded event : recorded) {
          index.add(event.stream(), event.sequence());
          if (event.event() instanceof BlankEvent own) {
            blanks.take(event.sequence(), own);
          }
        }
      }
    }
    moveHead(sequence);
  }

  /// Sets the head and wakes whoever waits for it.
  private void moveHead(long sequence) {
    headLock.lock();
    try {
      head = sequence;
      headMoved.signalAll();
    } finally {
      headLock.unlock();
    }
  }

  /// Begins the next segment once the last one is long enough.
  ///
  /// @param taken who is refused when there is no room for it
  /// @return whether there is a segment to write in
  private boolean rollIfDue(List<Pending> taken) throws IOException {
    if (!tail.isLongEnough()) {
      return true;
    }
    try {
      tail.giveBackRoom();
      segments.add(Segment.create(disk, directory, head + 1, lastHash));
    } catch (Disk.Full e) {
      refuse(taken, e);
      return false;
    }
    tail.goTo(segments.getLast().path());
    return true;
  }

  @Override
  public List<Recorded> read(String stream, long afterVersion, Predicate<String> types) {
    return reader.read(stream, afterVersion, types);
  }

  @Override
  public long version(String stream) {
    return index.version(stream);
  }

  @Override
  public long head() {
    return head;
  }

  @Override
  public void replay(long afterSequence, long upToSequence, Consumer<Recorded> reader) {
    replay(afterSequence, upToSequence, FrameReader.Wanted.ALL, reader);
  }

  @Override
  public void replayClear(long afterSequence, long upToSequence, Consumer<Recorded> reader) {
    replay(afterSequence, upToSequence, FrameReader.Wanted.CLEAR, reader);
  }

  private void replay(
      long afterSequence, long upToSequence, FrameReader.Wanted wanted, Consumer<Recorded> to) {
    reader.replay(afterSequence, Math.min(upToSequence, head), wanted, to);
  }

  @Override
  public String hash(long sequence) {
    return reader.hash(sequence);
  }

  @Override
  public long awaitBeyond(long sequence, Duration timeout) throws InterruptedException {
    headLock.lock();
    try {
      long left = TimeUnit.NANOSECONDS.convert(timeout);
      while (head <= sequence && left > 0 && !stopped) {
        left = headMoved.awaitNanos(left);
      }
      return head;
    } finally {
      headLock.unlock();
    }
  }

  @Override
  public synchronized void close() {
    closing = true;
    stopWriting();
    try {
      if (!failed) {
        giveBackRoom();
      }
      tail.close();
      for (Segment segment : segments) {
        segment.close();
      }
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the journal in " + directory + ".", e);
    }
  }

  private void giveBackRoom() {
    try {
      tail.giveBackRoom();
    } catch (IOException e) {
      // What is stored is stored, and room may stand at the end.
      LOG.log(Level.WARNING, "The room left in the last segment could not be given back.", e);
    }
  }

  /// Waits for the writing thread to end, even when the caller is interrupted: the directory is not
  /// free before.
  private void stopWriting() {
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        waiting.put(STOP);
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends the process, because nobody knows any more what is on the disk.
  public static void halt(Throwable cause) {
    LOG.log(
        Level.ERROR,
        "The store could not be written or forced. Lobby stops, because nobody knows what is on the disk."
            + " Look at the disk, then start again.",
        cause);
    Runtime.getRuntime().halt(74);
  }
}
