package dev.lobby.wire;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.journal.Blank;
import dev.lobby.journal.Event;
import dev.lobby.journal.EventCodec;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.Sealer;
import dev.lobby.journal.StreamWrite;
import dev.lobby.keys.KeyRing;
import dev.lobby.keys.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Journals as releases of Lobby wrote them, each in a directory that never changes.
///
/// A directory holds a journal in the clear and a sealed one with its keys, both with every event
/// once with all its fields and once with as few as it may have, and a blanked one; `reads.txt`
/// says what both must be read as, `reads-erased.txt` what the sealed one is when its person is
/// erased. A later release may change these two texts alone, where an upcaster gives old events
/// another shape.
final class Corpus {

  static final Path ROOT = Path.of("src", "test", "resources", "corpus");
  static final String CLEAR = "clear";
  static final String SEALED = "sealed";

  private static final String SUBJECT = "subject-1";
  private static final String BLANKED = "blanked";
  private static final String OWN = "journal";

  /// The order in which fields are written says nothing.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final Path directory;

  Corpus(Path directory) {
    this.directory = directory;
  }

  /// All that were committed, the oldest first.
  static List<Corpus> all() throws IOException {
    try (Stream<Path> directories = Files.list(ROOT)) {
      return directories.sorted().map(Corpus::new).toList();
    }
  }

  private static MasterKey master() {
    byte[] key = new byte[MasterKey.BYTES];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    return MasterKey.of(key);
  }

  /// Writes one in an empty directory.
  void write(List<Class<? extends Event>> types) throws IOException, ReflectiveOperationException {
    Files.createDirectories(directory);
    write(CLEAR, types, () -> Sealer.NONE);
    try (KeyRing keys = KeyRing.open(directory.resolve("keys"), master())) {
      write(SEALED, types, () -> keys);
    }
    Files.writeString(directory.resolve("reads.txt"), text(read(SEALED, World.codec(), false)));
    Files.writeString(
        directory.resolve("reads-erased.txt"), text(read(SEALED, World.codec(), true)));
  }

  private void write(
      String name, List<Class<? extends Event>> types, Supplier<? extends Sealer> sealer)
      throws ReflectiveOperationException {
    try (FileJournal journal =
        FileJournal.open(
            directory.resolve(name), World.codec(), sealer, new MovableClock(World.START))) {
      for (Class<? extends Event> type : types) {
        for (String stream : List.of(type.getAnnotation(WireName.class).value(), BLANKED)) {
          journal.append(
              List.of(write(stream, Samples.full(type)), write(stream, Samples.sparse(type))));
        }
      }
      journal.blank(List.of(new Blank(BLANKED, journal.head(), false)), List.of());
    }
    removeLock(directory.resolve(name));
  }

  private static void removeLock(Path journal) {
    try (Stream<Path> files = Files.list(journal)) {
      for (Path file : files.filter(one -> !one.toString().endsWith(".segment")).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StreamWrite write(String stream, Event event) {
    return new StreamWrite(stream, StreamWrite.ANY, SUBJECT, event);
  }

  /// Reads a copy of one of its journals.
  ///
  /// @param erased whether its person is erased first
  List<Recorded> read(String name, EventCodec codec, boolean erased) throws IOException {
    Path copy = Files.createTempDirectory("corpus");
    try {
      copy(directory.resolve(name), copy.resolve(name));
      Files.copy(directory.resolve("keys"), copy.resolve("keys"));
      try (KeyRing keys = KeyRing.open(copy.resolve("keys"), master())) {
        if (erased) {
          keys.destroy(SUBJECT);
        }
        Supplier<Sealer> sealer = () -> name.equals(SEALED) ? keys : Sealer.NONE;
        try (FileJournal journal =
            FileJournal.open(copy.resolve(name), codec, sealer, new MovableClock(World.START))) {
          List<Recorded> events = new ArrayList<>();
          journal.replay(0, journal.head(), events::add);
          return events;
        }
      }
    } finally {
      delete(copy);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /// What a text in it says.
  String expected(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  /// Returns events as lines: frame, stream, version in it, person, time, then as they would be
  /// written now.
  static String text(List<Recorded> events) {
    EventCodec codec = World.codec();
    StringBuilder text = new StringBuilder();
    for (Recorded one : events) {
      text.append(one.sequence()).append(' ').append(one.stream()).append(' ');
      text.append(one.version()).append(' ').append(one.subject()).append(' ');
      text.append(one.time());
      if (!one.stream().equals(OWN)) {
        EventCodec.Encoded encoded = codec.encode(one.event());
        text.append(' ').append(encoded.type()).append(" v").append(encoded.version());
        for (byte[] part : List.of(encoded.clear(), encoded.sealed())) {
          text.append(' ').append(part.length == 0 ? "-" : ordered(part));
        }
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String ordered(byte[] part) {
    try {
      return JSON.writeValueAsString(JSON.readValue(part, Map.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The names and versions of the events its journals hold.
  List<String> types() throws IOException {
    return read(CLEAR, new JsonEventCodec(), false).stream()
        .filter(one -> !one.stream().equals(OWN))
        .map(one -> (UnknownEvent) one.event())
        .map(one -> one.type() + " v" + one.version())
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public String toString() {
    return Objects.toString(directory.getFileName());
  }
}
