package dev.lobby.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A disk in memory that knows what is durable, and loses the rest as a real one may when its plug
/// is pulled.
///
/// What is written to a file is durable once the file is forced, a name once its directory is. Each
/// change is counted, and at one of them something can go wrong.
public final class SimulatedDisk implements Disk {

  /// The process is no more.
  public static final class Killed extends Error {
    Killed() {
      super("The process was killed.");
    }
  }

  /// A kind of change.
  public enum Operation {
    WRITE,
    TRUNCATE,
    FORCE,
    CREATE,
    RENAME,
    DELETE,
    MAKE_DIRECTORY,
    FORCE_DIRECTORY
  }

  /// What becomes of all that was not forced.
  public enum Loss {
    /// It is gone.
    ALL_LOST,
    /// It is there.
    ALL_KEPT,
    /// It is there, but of the last write only the beginning, to any byte.
    LAST_WRITE_TORN,
    /// It is there, but some of its pages are zeros.
    PAGES_ZEROED,
    /// What was done first is there, up to some change.
    NEWER_LOST,
    /// Any of it is there: of what was written, more of the newer than of the older.
    OLDER_LOST
  }

  /// What goes wrong.
  public enum Trouble {
    /// The process is killed in the middle of the operation.
    KILL,
    /// There is no room for the operation.
    FULL,
    /// The disk fails.
    ERROR
  }

  private static final int PAGE_BYTES = 4096;

  /// Counts operations, over crashes too, and knows at which something goes wrong.
  public static final class Plan {
    private final long at;
    private final Trouble trouble;
    private final Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
    private long count;
    private @Nullable Operation struck;

    /// @param at which operation fails, from 1; 0 for none
    public Plan(long at, Trouble trouble) {
      this.at = at;
      this.trouble = trouble;
    }

    public static Plan nothing() {
      return new Plan(0, Trouble.KILL);
    }

    private boolean strikesAt(Operation operation) {
      counts.merge(operation, 1, Integer::sum);
      count++;
      if (count == at) {
        struck = operation;
      }
      return count == at;
    }

    public long count() {
      return count;
    }

    /// What kind of operation failed; null when none has.
    public @Nullable Operation struck() {
      return struck;
    }

    public Map<Operation, Integer> counts() {
      return counts;
    }
  }

  /// A change that is not durable yet.
  private sealed interface Change {}

  private record Written(int offset, byte[] bytes) implements Change {}

  private record Cut(int size) implements Change {}

  /// What a name stands for.
  private static final class Node {
    private final boolean directory;
    private byte[] durable;
    private byte[] now;
    private final List<Change> changes = new ArrayList<>();

    Node(boolean directory, byte[] content) {
      this.directory = directory;
      this.durable = content;
      this.now = content;
    }

    void change(Change change) {
      now = apply(now, change);
      changes.add(change);
    }

    void force() {
      durable = now;
      changes.clear();
    }
  }

  private static byte[] apply(byte[] content, Change change) {
    return switch (change) {
      case Cut(int size) -> Arrays.copyOf(content, Math.min(size, content.length));
      case Written(int offset, byte[] bytes) -> {
        byte[] after = Arrays.copyOf(content, Math.max(content.length, offset + bytes.length));
        System.arraycopy(bytes, 0, after, offset, bytes.length);
        yield after;
      }
    };
  }

  /// Names given or, where the node is null, taken away, all of them or none.
  private record Naming(Path directory, Map<Path, @Nullable Node> names) {

    void to(Map<Path, Node> all) {
      names.forEach((path, node) -> {
        if (node == null) {
          all.remove(path);
        } else {
          all.put(path, node);
        }
      });
    }
  }

  private final Plan plan;
  private final Map<Path, Node> durableNames = new TreeMap<>();
  private final Map<Path, Node> names = new TreeMap<>();
  private final List<Naming> namings = new ArrayList<>();
  private final Set<Path> locked = new HashSet<>();
  private long capacity = Long.MAX_VALUE;
  private int forcesLeft = -1;
  private int fillingWrite = Integer.MAX_VALUE;
  private boolean dead;

  /// An empty disk.
  public SimulatedDisk(Plan plan) {
    this.plan = plan;
    Node root = new Node(true, new byte[0]);
    names.put(Path.of("/"), root);
    durableNames.put(Path.of("/"), root);
  }

  /// Puts a durable file in a directory that is there.
  public synchronized void put(Path file, byte[] content) {
    Node node = new Node(false, content.clone());
    names.put(file, node);
    durableNames.put(file, node);
  }

  /// What a file holds.
  @Override
  public synchronized byte[] content(Path file) throws IOException {
    return node(file).now.clone();
  }

  /// Leaves room for so many bytes more.
  public synchronized void fill(long left) {
    capacity = used() + left;
  }

  /// Has no room for the last quarter of the next write that is as long as that and not just zeros.
  /// Some disks need new room for what is written over old.
  synchronized void fillAtWriteOf(int length) {
    fillingWrite = length;
  }

  public synchronized void makeRoom() {
    capacity = Long.MAX_VALUE;
  }

  private long used() {
    return names.values().stream().mapToLong(node -> node.now.length).sum();
  }

  /// Ends the process that uses the disk.
  public synchronized void kill() {
    dead = true;
  }

  /// Ends the process when it forces a file again, after some more times.
  synchronized void killAtForce(int times) {
    forcesLeft = times;
  }

  /// Whether the process was ended as [#killAtForce] asked.
  synchronized boolean killedAtForce() {
    return forcesLeft == 0;
  }

  public Plan plan() {
    return plan;
  }

  public synchronized boolean dead() {
    return dead;
  }

  /// The disk as the next process finds it when only this one was killed: nothing is lost, and what
  /// is not durable still is not.
  public synchronized SimulatedDisk afterKill(Plan next) {
    SimulatedDisk found = new SimulatedDisk(next);
    found.names.putAll(names);
    found.durableNames.putAll(durableNames);
    found.namings.addAll(namings);
    return found;
  }

  /// The disk as the next process finds it when the plug was pulled.
  public synchronized SimulatedDisk afterCrash(Loss loss, Random random, Plan next) {
    SimulatedDisk found = new SimulatedDisk(next);
    Map<Path, Node> left = new TreeMap<>(durableNames);
    for (Naming naming : namings) {
      boolean kept =
          switch (loss) {
            case ALL_LOST -> false;
            case ALL_KEPT, LAST_WRITE_TORN, PAGES_ZEROED -> true;
            case NEWER_LOST, OLDER_LOST -> random.nextBoolean();
          };
      if (kept) {
        naming.to(left);
      }
    }
    left.forEach((path, node) -> {
      // What stands in a directory that is not there is not there either.
      if (path.getParent() == null || found.names.containsKey(path.getParent())) {
        Node again = new Node(node.directory, content(node, loss, random));
        found.names.put(path, again);
        found.durableNames.put(path, again);
      }
    });
    return found;
  }

  private static byte[] content(Node node, Loss loss, Random random) {
    byte[] content = node.durable;
    List<Change> changes = node.changes;
    int kept = loss == Loss.NEWER_LOST ? random.nextInt(changes.size() + 1) : changes.size();
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      boolean last = i == changes.size() - 1;
      content =
          switch (loss) {
            case ALL_LOST -> content;
            case NEWER_LOST -> i < kept ? apply(content, change) : content;
            case ALL_KEPT, PAGES_ZEROED -> apply(content, change);
            case LAST_WRITE_TORN ->
                last && change instanceof Written(int offset, byte[] bytes)
                    ? apply(
                        content,
                        new Written(offset, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1))))
                    : apply(content, change);
            case OLDER_LOST ->
                change instanceof Written written
                    ? withSomePages(content, written, last ? 0.7 : 0.3, random)
                    : random.nextBoolean() ? apply(content, change) : content;
          };
    }
    if (loss == Loss.PAGES_ZEROED) {
      for (Change change : changes) {
        if (change instanceof Written(int offset, byte[] bytes)) {
          zeroSomePages(content, offset, bytes.length, random);
        }
      }
    }
    return content;
  }

  private static byte[] withSomePages(
      byte[] content, Written written, double share, Random random) {
    int from = 0;
    byte[] after = content;
    while (from < written.bytes.length) {
      int to =
          Math.min(from + PAGE_BYTES - (written.offset + from) % PAGE_BYTES, written.bytes.length);
      if (random.nextDouble() < share) {
        byte[] page = Arrays.copyOfRange(written.bytes, from, to);
        after = apply(after, new Written(written.offset + from, page));
      }
      from = to;
    }
    return after;
  }

  private static void zeroSomePages(byte[] content, int offset, int length, Random random) {
    int end = Math.min(offset + length, content.length);
    int from = offset;
    while (from < end) {
      int to = Math.min(from + PAGE_BYTES - from % PAGE_BYTES, end);
      if (random.nextBoolean()) {
        Arrays.fill(content, from, to, (byte) 0);
      }
      from = to;
    }
  }

  /// Makes a change, which is counted and fails when its time has come.
  ///
  /// @param part what is there of it when it fails while the process lives on
  private void change(Operation operation, Runnable change, Runnable part) throws IOException {
    if (dead) {
      throw new Killed();
    }
    boolean strikes = plan.strikesAt(operation);
    if (strikes && plan.trouble != Trouble.KILL) {
      part.run();
      throw plan.trouble == Trouble.FULL ? full() : new IOException("Input/output error");
    }
    change.run();
    if (strikes) {
      dead = true;
      throw new Killed();
    }
  }

  private void change(Operation operation, Runnable change) throws IOException {
    change(operation, change, () -> {});
  }

  private static Full full() {
    return new Full("No space left on device");
  }

  private Node node(Path path) throws NoSuchFileException {
    Node node = names.get(path);
    if (node == null) {
      throw new NoSuchFileException(path.toString());
    }
    return node;
  }

  private static Path parent(Path path) {
    return Objects.requireNonNull(path.getParent());
  }

  private void name(Path path, Map<Path, @Nullable Node> changes) {
    Naming naming = new Naming(parent(path), changes);
    naming.to(names);
    namings.add(naming);
  }

  @Override
  public synchronized Closeable lock(Path directory) throws IOException {
    node(directory);
    if (!locked.add(directory)) {
      throw new JournalException.Locked(directory, "");
    }
    return () -> locked.remove(directory);
  }

  @Override
  public synchronized boolean isDirectory(Path path) {
    Node node = names.get(path);
    return node != null && node.directory;
  }

  @Override
  public synchronized boolean exists(Path path) {
    return names.containsKey(path);
  }

  @Override
  public synchronized void makeDirectory(Path directory) throws IOException {
    Node node = new Node(true, new byte[0]);
    change(Operation.MAKE_DIRECTORY, () -> name(directory, Map.of(directory, node)));
  }

  @Override
  public synchronized List<Path> list(Path directory) throws IOException {
    node(directory);
    return names.keySet().stream().filter(path -> directory.equals(path.getParent())).toList();
  }

  @Override
  public synchronized DiskFile create(Path file) throws IOException {
    node(parent(file));
    if (used() >= capacity) {
      throw full();
    }
    Node known = names.get(file);
    Node node = known == null ? new Node(false, new byte[0]) : known;
    change(
        Operation.CREATE,
        () -> {
          if (known == null) {
            name(file, Map.of(file, node));
          } else {
            node.change(new Cut(0));
          }
        });
    return new File(node);
  }

  @Override
  public synchronized DiskFile createSecret(Path file) throws IOException {
    if (names.containsKey(file)) {
      delete(file);
    }
    return create(file);
  }

  @Override
  public synchronized DiskFile openForAppending(Path file) throws IOException {
    return new File(node(file), true);
  }

  @Override
  public synchronized DiskFile openForWriting(Path file) throws IOException {
    return new File(node(file));
  }

  @Override
  public synchronized DiskFile openForReading(Path file) throws IOException {
    return new File(node(file));
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    Node node = node(from);
    Map<Path, @Nullable Node> changes = new TreeMap<>();
    changes.put(from, null);
    changes.put(to, node);
    change(Operation.RENAME, () -> name(from, changes));
  }

  @Override
  public synchronized void delete(Path file) throws IOException {
    node(file);
    Map<Path, @Nullable Node> changes = new TreeMap<>();
    changes.put(file, null);
    change(Operation.DELETE, () -> name(file, changes));
  }

  @Override
  public synchronized void forceDirectory(Path directory) throws IOException {
    node(directory);
    force(
        Operation.FORCE_DIRECTORY,
        () ->
            namings.removeIf(naming -> {
              if (naming.directory.equals(directory)) {
                naming.to(durableNames);
                return true;
              }
              return false;
            }));
  }

  /// A force that does not come to its end has forced nothing.
  private void force(Operation operation, Runnable force) throws IOException {
    change(operation, () -> {});
    if (forcesLeft > 0 && operation == Operation.FORCE && --forcesLeft == 0) {
      dead = true;
      throw new Killed();
    }
    force.run();
  }

  private final class File implements DiskFile {
    private final Node node;

    /// Whether what is written goes to the end, wherever it is to go.
    private final boolean appending;

    private boolean open = true;

    File(Node node) {
      this(node, false);
    }

    File(Node node, boolean appending) {
      this.node = node;
      this.appending = appending;
    }

    @Override
    public long size() {
      synchronized (SimulatedDisk.this) {
        return node.now.length;
      }
    }

    @Override
    public void read(ByteBuffer into, long offset) {
      synchronized (SimulatedDisk.this) {
        int length = (int) Math.min(into.remaining(), node.now.length - offset);
        if (length > 0) {
          into.put(node.now, (int) offset, length);
        }
      }
    }

    @Override
    public void write(ByteBuffer from, long wanted) throws IOException {
      byte[] bytes = new byte[from.remaining()];
      from.get(bytes);
      synchronized (SimulatedDisk.this) {
        long offset = appending ? node.now.length : wanted;
        long growth = Math.max(0, offset + bytes.length - node.now.length);
        long missing = growth - Math.min(growth, Math.max(0, capacity - used()));
        if (bytes.length >= fillingWrite
            && !ByteBuffer.wrap(bytes).equals(ByteBuffer.allocate(bytes.length))) {
          missing = bytes.length / 4;
          fillingWrite = Integer.MAX_VALUE;
        }
        int fits = (int) (bytes.length - missing);
        change(
            Operation.WRITE,
            () -> write(offset, bytes, fits),
            () -> write(offset, bytes, fits / 2));
        if (missing > 0) {
          throw full();
        }
      }
    }

    private void write(long offset, byte[] bytes, int length) {
      node.change(new Written((int) offset, Arrays.copyOf(bytes, length)));
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (SimulatedDisk.this) {
        change(Operation.TRUNCATE, () -> node.change(new Cut((int) size)));
      }
    }

    @Override
    public void force(boolean metadata) throws IOException {
      synchronized (SimulatedDisk.this) {
        SimulatedDisk.this.force(Operation.FORCE, node::force);
      }
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }
  }
}
