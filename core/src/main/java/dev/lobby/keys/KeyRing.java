package dev.lobby.keys;

import dev.lobby.journal.Sealer;
import dev.lobby.journal.StreamWrite;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

  private final KeyFile file;
  private final Path path;
  private final MasterKey master;
  private final Map<Long, KeyFile.Stored> byId = new HashMap<>();
  private final Map<String, KeyFile.Stored> byName = new HashMap<>();
  private final Map<Long, SecretKey256> unwrapped =
      Collections.synchronizedMap(
          new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, SecretKey256> eldest) {
              return size() > KEPT;
            }
          });
  private long lastId;

  private KeyRing(KeyFile file, Path path, MasterKey master) {
    this.file = file;
    this.path = path;
    this.master = master;
    file.keys().forEach(this::add);
  }

  /// Opens the keys of a file, which is made when it is missing.
  ///
  /// @throws KeyException when the file is damaged or belongs to another master key
  public static KeyRing open(Path path, MasterKey master) {
    if (!Files.exists(path)) {
      KeyFile.create(path, master);
    }
    return new KeyRing(KeyFile.open(path, master), path, master);
  }

  private void add(KeyFile.Stored key) {
    byId.put(key.id(), key);
    byName.put(key.name(), key);
    lastId = Math.max(lastId, key.id());
  }

  /// Makes sure that no key is missing which something is sealed with, and only then cuts off what
  /// a crash left of records at the end.
  ///
  /// @param highestUsed the highest key id in the journal; 0 when nothing is sealed
  /// @throws KeyException when there are fewer keys
  public synchronized void check(long highestUsed) {
    if (highestUsed > lastId) {
      throw new KeyException(
          path
              + " has no key "
              + highestUsed
              + ", which the journal needs: it is older than the journal, or was cut."
              + " Restore the file from its newest copy.");
    }
    file.cutTorn();
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
  private record Usable(KeyFile.Stored stored, SecretKey256 key) {}

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
    KeyFile.Stored owner = ownerFor(subject);
    return new Usable(owner, unwrap(owner));
  }

  private static byte[] place(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  /// Returns a key unless it, or the one that wraps it, was destroyed.
  private synchronized Optional<SecretKey256> living(long id) {
    KeyFile.Stored key = byId.get(id);
    if (key == null) {
      throw new KeyException(
          path + " has no key " + id + ". Restore the file from its newest copy.");
    }
    return lives(key) ? Optional.of(unwrap(key)) : Optional.empty();
  }

  private boolean lives(KeyFile.@Nullable Stored key) {
    if (key == null || key.destroyed()) {
      return false;
    }
    return key.owner() == MASTER || lives(byId.get(key.owner()));
  }

  /// Returns the key of a stream, which is made when there is none.
  private synchronized Usable keyFor(String stream, String subject) {
    KeyFile.Stored key = byName.get(stream);
    if (key == null || !lives(key)) {
      KeyFile.Stored owner = ownerFor(subject);
      key = make(owner.id(), stream, unwrap(owner));
    }
    return new Usable(key, unwrap(key));
  }

  private KeyFile.Stored ownerFor(String subject) {
    KeyFile.Stored owner = byName.get(SUBJECT + subject);
    return owner != null && lives(owner) ? owner : make(MASTER, SUBJECT + subject, master.key());
  }

  private KeyFile.Stored make(long owner, String name, SecretKey256 wrapping) {
    long id = lastId + 1;
    KeyFile.Stored key =
        file.append(id, owner, name, wrapping.seal(SecretKey256.random(), wrappedPlace(id, name)));
    add(key);
    return key;
  }

  private static byte[] wrappedPlace(long id, String name) {
    byte[] bytes = place(name);
    return ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(id).put(bytes).array();
  }

  private SecretKey256 unwrap(KeyFile.Stored key) {
    SecretKey256 known = unwrapped.get(key.id());
    if (known == null) {
      known = new SecretKey256(bytes(key));
      unwrapped.put(key.id(), known);
    }
    return known;
  }

  private byte[] bytes(KeyFile.Stored key) {
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
    KeyFile.Stored key = byName.get(stream);
    if (key == null || !lives(key)) {
      return;
    }
    byte[] bytes = bytes(key);
    KeyFile.Stored owner = ownerFor(subject);
    KeyFile.Stored linked =
        file.append(
            key.id(),
            owner.id(),
            stream,
            unwrap(owner).seal(bytes, wrappedPlace(key.id(), stream)));
    add(linked);
    file.force(linked);
    file.destroy(List.of(key));
  }

  /// Destroys a subject's key and those of all streams it wraps; what they sealed is gone for good.
  ///
  /// Once more changes nothing and gives the same streams.
  ///
  /// @return the streams whose keys are gone; empty when the subject never had a key
  public synchronized List<String> destroy(String subject) {
    KeyFile.Stored owner = byName.get(SUBJECT + subject);
    if (owner == null) {
      return List.of();
    }
    List<KeyFile.Stored> gone = new ArrayList<>();
    gone.add(owner);
    byId.values().stream().filter(key -> key.owner() == owner.id()).forEach(gone::add);
    destroy(gone.stream().filter(key -> !key.destroyed()).toList());
    return gone.stream().skip(1).map(KeyFile.Stored::name).sorted().toList();
  }

  private void destroy(List<KeyFile.Stored> gone) {
    file.destroy(gone);
    for (KeyFile.Stored key : gone) {
      unwrapped.remove(key.id());
      KeyFile.Stored marked =
          new KeyFile.Stored(key.id(), key.owner(), key.name(), key.offset(), true);
      byId.put(key.id(), marked);
      // By now the name may belong to a newer key.
      byName.replace(key.name(), key, marked);
    }
  }

  /// Returns the id of a subject's key, destroyed or not; 0 when the subject never had one.
  public synchronized long keyOf(String subject) {
    KeyFile.Stored owner = byName.get(SUBJECT + subject);
    return owner == null ? 0 : owner.id();
  }

  /// Destroys keys by their ids, and those they wrap; those that are gone already, or not in this
  /// file, are passed over.
  ///
  /// @return how many were still there
  public synchronized int destroy(Collection<Long> ids) {
    Set<Long> wanted = new HashSet<>(ids);
    List<KeyFile.Stored> gone =
        byId.values().stream()
            .filter(key -> wanted.contains(key.id()) || wanted.contains(key.owner()))
            .filter(key -> !key.destroyed())
            .toList();
    destroy(gone);
    return gone.size();
  }

  /// Returns the streams that hold something of a subject.
  public synchronized List<String> streamsOf(String subject) {
    KeyFile.Stored owner = byName.get(SUBJECT + subject);
    return owner == null
        ? List.of()
        : byId.values().stream()
            .filter(key -> key.owner() == owner.id() && !key.destroyed())
            .map(KeyFile.Stored::name)
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
    for (KeyFile.Stored key :
        byId.values().stream().sorted(Comparator.comparingLong(KeyFile.Stored::id)).toList()) {
      byte[] bytes = file.wrapped(key);
      if (!key.destroyed() && key.owner() == MASTER) {
        bytes = next.key().seal(bytes(key), wrappedPlace(key.id(), key.name()));
        wrapped++;
      }
      all.add(new KeyFile.Rewrapped(key, bytes));
    }
    file.close();
    KeyFile.replace(path, next, all);
    return wrapped;
  }

  @Override
  public void close() {
    file.close();
  }
}
