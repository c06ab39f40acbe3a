package dev.lobby.keys;

import dev.lobby.journal.Disk;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.JournalException;
import dev.lobby.journal.Sealer;
import dev.lobby.journal.StreamWrite;
import dev.lobby.keys.KeyRecords.Stored;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All keys of a store. Safe for use by many threads.
///
/// Memory grows with the number of keys, some 250 bytes for each: two for a visitor with one
/// conversation and one more for each further conversation.
public final class KeyRing implements Sealer, TextMacs, AutoCloseable {
  /// What the names of subjects' keys begin with, as no stream's does.
  private static final String SUBJECT = "@";

  /// What macs of texts are made for.
  private static final String TEXT_MACS = "lobby: macs of texts";

  /// How much of a mac is kept, in bytes.
  private static final int MAC_BYTES = 16;

  /// The id of the key that wraps subjects' keys.
  private static final long MASTER = 0;

  /// How many unwrapped keys are kept at hand.
  private static final int KEPT = 10_000;

  private static final Logger LOG = System.getLogger(KeyRing.class.getName());

  private final KeyFile file;
  private final Disk disk;
  private final Path path;
  private final MasterKey master;
  private final Map<Long, Stored> byId = new HashMap<>();
  private final Map<String, Stored> byName = new HashMap<>();
  private final Map<Long, SecretKey256> unwrapped =
      Collections.synchronizedMap(
          new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, SecretKey256> eldest) {
              return size() > KEPT;
            }
          });

  /// Records in whose place others stand, and that are not destroyed yet.
  private final List<Stored> superseded = new ArrayList<>();

  private long lastId;

  private KeyRing(Disk disk, Path path, MasterKey master, KeyFile file) {
    this.disk = disk;
    this.path = path;
    this.master = master;
    this.file = file;
    file.keys().forEach(this::add);
  }

  /// Opens the keys of a file of the operating system, which is made when it is missing, for a
  /// journal in which nothing is sealed yet.
  ///
  /// @throws KeyException when the file is damaged or belongs to another master key
  public static KeyRing open(Path path, MasterKey master) {
    return open(Disk.LOCAL, path, master, 0, List.of(), stream -> false, FileJournal::halt);
  }

  /// Opens the keys of a file, which is made when it is missing and nothing is sealed yet. What a
  /// crash left half done is finished: keys nothing was sealed with and that are not whole are cut
  /// off, and what was to be destroyed is.
  ///
  /// @param highestUsed the highest key id in the journal; 0 when nothing is sealed
  /// @param erased the ids of the keys of people who were erased; they are destroyed once more when
  ///   an older file has brought them back
  /// @param blanked whether a stream's words were blanked, so that its key may be gone
  /// @param fatal what ends the process when nobody knows any more what is on the disk
  /// @throws KeyException when the file is damaged, belongs to another master key, or misses a key
  ///   that the journal needs
  /// @throws JournalException.Full when there is no room for a new file, or to finish
  public static KeyRing open(
      Disk disk,
      Path path,
      MasterKey master,
      long highestUsed,
      Collection<Long> erased,
      Predicate<String> blanked,
      Consumer<Throwable> fatal) {
    if (!disk.exists(path)) {
      refuseMissing(path, highestUsed);
      KeyFile.create(disk, path, master);
    }
    KeyFile file = KeyFile.open(disk, path, master, highestUsed, erased, blanked, fatal);
    try {
      KeyRing ring = new KeyRing(disk, path, master, file);
      ring.finish(erased);
      return ring;
    } catch (Throwable e) {
      file.close();
      throw e;
    }
  }

  /// Refuses a key file that is missing although something is sealed.
  ///
  /// @throws KeyException when it is
  public static void refuseMissing(Path path, long highestUsed) {
    if (highestUsed > 0) {
      throw new KeyException(
          path
              + " is missing, and the journal is sealed with its keys. Restore the file from its"
              + " newest copy.");
    }
  }

  private void add(Stored key) {
    Stored before = byId.put(key.id(), key);
    if (before != null && !before.destroyed()) {
      superseded.add(before);
    }
    byName.put(key.name(), key);
    lastId = Math.max(lastId, key.id());
  }

  /// Makes sure that no key is missing which something is sealed with.
  ///
  /// @param highestUsed the highest key id in the journal; 0 when nothing is sealed
  /// @throws KeyException when there are fewer keys
  public synchronized void check(long highestUsed) {
    if (highestUsed > lastId) {
      throw KeyRecords.missing(path, highestUsed);
    }
  }

  /// Finishes what a crash left half done of linking and erasing, and erases again.
  private synchronized void finish(Collection<Long> erased) {
    // An id is never given twice: it stands in the register for good.
    erased.forEach(id -> lastId = Math.max(lastId, id));
    int again = destroy(erased);
    if (again > 0) {
      LOG.log(
          Level.WARNING,
          "{0} keys of people who were erased had come back with an older key file, or a crash; they"
              + " are destroyed again.",
          again);
    }
    destroyAll(
        byId.values().stream()
            .filter(key -> !key.destroyed() && key.owner() != MASTER && !lives(key))
            .toList());
  }

  @Override
  public void prepare(List<StreamWrite> writes) {
    Stored last = null;
    for (StreamWrite write : writes) {
      if (!write.subject().isEmpty()) {
        Stored key = keyFor(write.stream(), write.subject()).stored;
        last = last == null || key.offset() > last.offset() ? key : last;
      }
    }
    if (last != null) {
      file.force(last);
    }
  }

  @Override
  public Sealed seal(StreamWrite write, byte[] plain) {
    // What is nobody's own needs no key.
    if (plain.length == 0 || write.subject().isEmpty()) {
      return new Sealed(0, plain);
    }
    Usable key = keyFor(write.stream(), write.subject());
    // Nothing is sealed with a key that is not on the disk; another thread may have made it.
    file.force(key.stored);
    return new Sealed(key.stored.id(), key.key.seal(plain, place(write.stream())));
  }

  /// A key of a stream, unwrapped.
  private record Usable(Stored stored, SecretKey256 key) {}

  @Override
  public Optional<byte[]> open(String stream, long keyId, byte[] sealed) {
    Optional<SecretKey256> key = living(keyId);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(key.get().open(sealed, place(stream)));
    } catch (GeneralSecurityException e) {
      throw new KeyException("What is sealed in " + stream + " does not open with its key.", e);
    }
  }

  /// A mac is the id of the subject's key, a dot, and 16 bytes in hexadecimal: after an erasure a
  /// subject may have another key, under which the same words have another mac.
  @Override
  public String mac(String subject, String place, String text) {
    Usable owner = subjectKey(subject);
    return mac(owner.stored.id(), owner.key, place, text);
  }

  private static String mac(long id, SecretKey256 key, String place, String text) {
    byte[] at = place(place);
    byte[] words = place(text);
    byte[] mac =
        key.mac(
            TEXT_MACS,
            ByteBuffer.allocate(Integer.BYTES + at.length + words.length)
                .putInt(at.length)
                .put(at)
                .put(words)
                .array());
    return id + "." + HexFormat.of().formatHex(mac, 0, MAC_BYTES);
  }

  @Override
  public boolean mayBe(String mac, String place, String text) {
    long id = Long.parseLong(mac, 0, mac.indexOf('.'), 10);
    return macKey(id).map(key -> mac(id, key, place, text).equals(mac)).orElse(true);
  }

  private synchronized Optional<SecretKey256> macKey(long id) {
    return byId.containsKey(id) ? living(id) : Optional.empty();
  }

  private synchronized Usable subjectKey(String subject) {
    Stored owner = ownerFor(subject);
    return new Usable(owner, unwrap(owner));
  }

  private static byte[] place(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  /// Returns a key unless it, or the one that wraps it, was destroyed.
  private synchronized Optional<SecretKey256> living(long id) {
    Stored key = byId.get(id);
    if (key == null) {
      throw new KeyException(
          path + " has no key " + id + ". Restore the file from its newest copy.");
    }
    return lives(key) ? Optional.of(unwrap(key)) : Optional.empty();
  }

  private boolean lives(@Nullable Stored key) {
    if (key == null || key.destroyed()) {
      return false;
    }
    return key.owner() == MASTER || lives(byId.get(key.owner()));
  }

  /// Returns the key of a stream, which is made when there is none.
  private synchronized Usable keyFor(String stream, String subject) {
    Stored key = byName.get(stream);
    if (key == null || !lives(key)) {
      Stored owner = ownerFor(subject);
      key = make(owner.id(), stream, unwrap(owner));
    }
    return new Usable(key, unwrap(key));
  }

  private Stored ownerFor(String subject) {
    Stored owner = byName.get(SUBJECT + subject);
    return owner != null && lives(owner) ? owner : make(MASTER, SUBJECT + subject, master.key());
  }

  private Stored make(long owner, String name, SecretKey256 wrapping) {
    long id = lastId + 1;
    Stored key =
        file.append(id, owner, name, wrapping.seal(SecretKey256.random(), wrappedPlace(id, name)));
    add(key);
    return key;
  }

  private static byte[] wrappedPlace(long id, String name) {
    byte[] bytes = place(name);
    return ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(id).put(bytes).array();
  }

  private SecretKey256 unwrap(Stored key) {
    SecretKey256 known = unwrapped.get(key.id());
    if (known == null) {
      known = new SecretKey256(bytes(key));
      unwrapped.put(key.id(), known);
    }
    return known;
  }

  private byte[] bytes(Stored key) {
    SecretKey256 wrapping = master.key();
    if (key.owner() != MASTER) {
      wrapping = living(key.owner()).orElseThrow();
    }
    try {
      return wrapping.open(file.wrapped(key), wrappedPlace(key.id(), key.name()));
    } catch (GeneralSecurityException e) {
      throw new KeyException(
          "The key "
              + key.id()
              + " in "
              + path
              + " is damaged. Restore the file from its newest copy.",
          e);
    }
  }

  /// Gives a stream's key to another subject: it is wrapped by theirs from now on, and erasing them
  /// erases it.
  public synchronized void link(String stream, String subject) {
    Stored key = byName.get(stream);
    if (key == null || !lives(key)) {
      return;
    }
    Stored owner = ownerFor(subject);
    if (key.owner() == owner.id()) {
      return;
    }
    add(
        file.append(
            key.id(),
            owner.id(),
            stream,
            unwrap(owner).seal(bytes(key), wrappedPlace(key.id(), stream))));
    // Also when this finds no room, what is in its place now stays known to whoever destroys next.
    destroyAll(List.of());
  }

  /// Destroys a subject's key and those of all streams it wraps; what they sealed is gone for good.
  ///
  /// Once more changes nothing and gives the same streams.
  ///
  /// @return the streams whose keys are gone; empty when the subject never had a key
  public synchronized List<String> destroy(String subject) {
    Stored owner = byName.get(SUBJECT + subject);
    if (owner == null) {
      return List.of();
    }
    List<Stored> gone = new ArrayList<>();
    gone.add(owner);
    byId.values().stream().filter(key -> key.owner() == owner.id()).forEach(gone::add);
    destroyAll(gone.stream().filter(key -> !key.destroyed()).toList());
    return gone.stream().skip(1).map(Stored::name).sorted().toList();
  }

  private void destroyAll(List<Stored> gone) {
    file.destroy(
        Stream.concat(
                gone.stream().sorted(Comparator.comparing(key -> key.owner() != MASTER)),
                superseded.stream())
            .toList());
    superseded.clear();
    for (Stored key : gone) {
      unwrapped.remove(key.id());
      Stored marked = key.asDestroyed();
      byId.put(key.id(), marked);
      // By now the name may belong to a newer key.
      byName.replace(key.name(), key, marked);
    }
  }

  /// Returns the id of a subject's key, destroyed or not; 0 when the subject never had one.
  public synchronized long keyOf(String subject) {
    Stored owner = byName.get(SUBJECT + subject);
    return owner == null ? 0 : owner.id();
  }

  /// Destroys subjects' keys by their ids, and those they wrap; those that are gone already, or not
  /// in this file, are passed over.
  ///
  /// @return how many were still there
  public synchronized int destroy(Collection<Long> ids) {
    Set<Long> wanted = new HashSet<>(ids);
    // The id of no key; taken for one it would be the owner of all subjects' keys.
    wanted.remove(MASTER);
    List<Stored> gone =
        byId.values().stream()
            .filter(key -> wanted.contains(key.owner() == MASTER ? key.id() : key.owner()))
            .filter(key -> !key.destroyed())
            .toList();
    destroyAll(gone);
    return gone.size();
  }

  /// Destroys the keys of streams, where there are any: what they sealed is gone for good, and
  /// whoever writes there again gets a key of their own.
  ///
  /// @return how many were still there
  public synchronized int destroyStreams(Collection<String> streams) {
    List<Stored> gone = new ArrayList<>();
    for (String stream : streams) {
      Stored key = byName.get(stream);
      if (key != null && !key.destroyed()) {
        gone.add(key);
      }
    }
    destroyAll(gone);
    return gone.size();
  }

  /// Returns the streams that hold something of a subject.
  public synchronized List<String> streamsOf(String subject) {
    Stored owner = byName.get(SUBJECT + subject);
    return owner == null
        ? List.of()
        : byId.values().stream()
            .filter(key -> key.owner() == owner.id() && !key.destroyed())
            .map(Stored::name)
            .sorted()
            .toList();
  }

  /// Wraps every subject's key by another master key; the journal stays as it is. The ring is
  /// closed then.
  ///
  /// @return how many keys were wrapped anew
  public synchronized int rotate(MasterKey next) {
    List<KeyFile.Rewrapped> all = new ArrayList<>();
    int wrapped = 0;
    for (Stored key :
        byId.values().stream().sorted(Comparator.comparingLong(Stored::id)).toList()) {
      byte[] bytes = file.wrapped(key);
      if (!key.destroyed() && key.owner() == MASTER) {
        bytes = next.key().seal(bytes(key), wrappedPlace(key.id(), key.name()));
        wrapped++;
      }
      all.add(new KeyFile.Rewrapped(key, bytes));
    }
    file.close();
    KeyFile.replace(disk, path, next, all);
    return wrapped;
  }

  @Override
  public void close() {
    file.close();
  }
}
