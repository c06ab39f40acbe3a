package dev.lobby.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.lobby.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapdb.DB;
import org.mapdb.DBException;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/// Where views keep what they know between two starts: tables in one MapDB file, and directories
/// for indexes of their own.
///
/// MapDB does not survive a crash whole and does not always notice, so a file is opened only when
/// the one before closed it. `clean` is written last when the store is closed and removed before
/// anything is changed; it says how far the views had come, by the hash of the journal there, and
/// in which formats. When it is missing or says something else, the views are folded anew. A call
/// into a table that takes longer than [#PATIENCE] ends the process, which leaves no `clean`.
public final class ViewStore implements AutoCloseable {

  /// How long a call into a table may take.
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger LOG = System.getLogger(ViewStore.class.getName());

  /// The file that says the views were closed well.
  public static final String CLEAN = "clean";

  private static final String TABLES = "tables.mapdb";
  private static final int CAPACITY = 20_000;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  /// What `clean` says.
  private record Clean(long watermark, String hash, List<String> formats) {}

  private final @Nullable Path directory;
  private final @Nullable Watchdog watchdog;
  private final List<OpenCall> calls = new CopyOnWriteArrayList<>();
  private final List<Table<?>> tables = new CopyOnWriteArrayList<>();
  private final Map<String, Map<String, byte[]>> maps = new ConcurrentHashMap<>();
  private @Nullable Clean found;
  private @Nullable Clean end;
  private DB db;

  /// Opens the store of a directory, which is made when it is missing.
  public static ViewStore open(Path directory) {
    return open(directory, PATIENCE, ViewStore::halt);
  }

  static ViewStore open(Path directory, Duration patience, Consumer<String> stuck) {
    try {
      Files.createDirectories(directory);
      return new ViewStore(directory, patience, stuck);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open the views in " + directory + ".", e);
    }
  }

  /// Removes the store of a directory, so that everything is folded anew; no process may have it
  /// open.
  public static void remove(Path directory) {
    try {
      if (Files.isDirectory(directory)) {
        empty(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove the views in " + directory + ".", e);
    }
  }

  /// A store in the heap, which forgets everything when it is closed.
  public static ViewStore inMemory() {
    try {
      return new ViewStore(null, PATIENCE, ViewStore::halt);
    } catch (IOException e) {
      throw new UncheckedIOException("A store in memory reads no file.", e);
    }
  }

  private ViewStore(@Nullable Path directory, Duration patience, Consumer<String> stuck)
      throws IOException {
    this.directory = directory;
    this.found = directory == null ? null : takeClean(directory);
    if (directory != null && found == null) {
      Files.deleteIfExists(directory.resolve(TABLES));
    }
    this.db = openTables();
    // What is wrong in a file is what goes round without end.
    this.watchdog = directory == null ? null : new Watchdog(calls, patience, stuck);
  }

  /// Reads `clean` and removes it, on the disk too, before anything can be changed.
  private static @Nullable Clean takeClean(Path directory) throws IOException {
    Path file = directory.resolve(CLEAN);
    if (!Files.exists(file)) {
      return null;
    }
    Clean clean;
    try {
      clean = JSON.readValue(Files.readAllBytes(file), Clean.class);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0} says nothing; the views are folded anew.", file);
      clean = null;
    }
    Files.delete(file);
    force(directory);
    return clean;
  }

  private static void empty(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        if (!file.equals(directory)) {
          Files.delete(file);
        }
      }
    }
  }

  private DB openTables() throws IOException {
    if (directory == null) {
      return DBMaker.heapDB().make();
    }
    Path file = directory.resolve(TABLES);
    try {
      return make(file);
    } catch (DBException e) {
      LOG.log(Level.WARNING, file + " cannot be opened; the views are folded anew.", e);
      found = null;
      Files.delete(file);
      return make(file);
    }
  }

  private static DB make(Path file) {
    return DBMaker.fileDB(file.toFile())
        .fileMmapEnableIfSupported()
        .fileMmapPreclearDisable()
        .make();
  }

  /// The values of a view, by key; empty until it was put something or the last time ended well.
  ///
  /// @param name as no other table is called
  public <V> Table<V> table(String name, Class<V> type) {
    return table(name, type, CAPACITY);
  }

  /// As [#table(String, Class)], with so many values at hand.
  <V> Table<V> table(String name, Class<V> type, int capacity) {
    Table<V> table =
        new Table<>(
            call(name),
            JSON.readerFor(type),
            JSON.writerFor(type),
            capacity,
            () -> maps.computeIfAbsent(name, this::hashMap));
    tables.add(table);
    return table;
  }

  /// As [#table], for values that are read in the order of their keys.
  public <V> OrderedTable<V> orderedTable(String name, Class<V> type) {
    return new OrderedTable<>(
        call(name), JSON.readerFor(type), JSON.writerFor(type), () -> treeMap(name));
  }

  private OpenCall call(String table) {
    OpenCall call = new OpenCall(table);
    calls.add(call);
    return call;
  }

  private Map<String, byte[]> hashMap(String name) {
    return db.hashMap(name, Serializer.STRING, Serializer.BYTE_ARRAY).createOrOpen();
  }

  private NavigableMap<String, byte[]> treeMap(String name) {
    return (NavigableMap<String, byte[]>)
        maps.computeIfAbsent(
            name,
            table -> db.treeMap(table, Serializer.STRING, Serializer.BYTE_ARRAY).createOrOpen());
  }

  /// A directory for an index of a view's own; null when the store is in the heap. What is in it
  /// outlives a crash: the view must know whether it can be trusted.
  public @Nullable Path directory(String name) {
    return directory == null ? null : directory.resolve(name);
  }

  /// How far what is kept has come in a journal, or nothing is kept any more.
  ///
  /// @param formats of all views, in order
  /// @return a sequence; 0 when the views are to be folded anew
  long resume(Journal journal, List<String> formats) {
    Clean clean = found;
    found = null;
    if (clean != null
        && clean.formats.equals(formats)
        && clean.watermark <= journal.head()
        && (clean.watermark == 0 || journal.hash(clean.watermark).equals(clean.hash))) {
      return clean.watermark;
    }
    clear();
    return 0;
  }

  private void clear() {
    tables.forEach(Table::drop);
    maps.clear();
    db.close();
    try {
      if (directory != null) {
        Files.deleteIfExists(directory.resolve(TABLES));
      }
      db = openTables();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the views in " + directory + ".", e);
    }
  }

  /// Notes how far the views have come, for the next start; nothing must be put after this.
  void end(long watermark, String hash, List<String> formats) {
    end = new Clean(watermark, hash, formats);
  }

  /// Lets go of the files without saying that they are whole.
  void abandon() {
    end = null;
    close();
  }

  @Override
  public void close() {
    if (watchdog != null) {
      watchdog.close();
    }
    if (db.isClosed()) {
      return;
    }
    Clean clean = end;
    if (clean != null) {
      tables.forEach(Table::flush);
    }
    db.close();
    if (directory != null && clean != null) {
      try {
        force(directory.resolve(TABLES));
        Path unfinished = directory.resolve(CLEAN + ".unfinished");
        Files.write(unfinished, JSON.writeValueAsBytes(clean));
        force(unfinished);
        Files.move(unfinished, directory.resolve(CLEAN), StandardCopyOption.ATOMIC_MOVE);
        force(directory);
      } catch (IOException e) {
        // The next start folds the views anew.
        LOG.log(Level.WARNING, "The views in " + directory + " could not be closed.", e);
      }
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void halt(String table) {
    LOG.log(
        Level.ERROR,
        "A call into the view {0} took longer than {1} seconds; its file may be damaged. Lobby"
            + " stops; the next start folds the views anew.",
        table,
        PATIENCE.toSeconds());
    Runtime.getRuntime().halt(75);
  }
}
