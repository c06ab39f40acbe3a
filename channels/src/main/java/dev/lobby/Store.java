package dev.lobby;

import dev.lobby.audit.AuditEvent;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.desk.TicketEvent;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.EventCodec;
import dev.lobby.journal.FileJournal;
import dev.lobby.keys.KeyRing;
import dev.lobby.publishing.ReleaseEvent;
import dev.lobby.staff.StaffEvent;
import dev.lobby.wire.JsonEventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// The embedded store in a data directory: `journal/`, the `keys` its sealed parts open with, and
/// the secret under which tokens are made.
public final class Store implements AutoCloseable {

  private static final int SECRET_BYTES = 32;

  private final FileJournal journal;
  private final KeyRing keys;

  private Store(FileJournal journal, KeyRing keys) {
    this.journal = journal;
    this.keys = keys;
  }

  /// The codec for every event Lobby writes.
  public static EventCodec codec() {
    return new JsonEventCodec(
        ConversationEvent.class,
        TicketEvent.class,
        CustomerEvent.class,
        StaffEvent.class,
        ErasureEvent.class,
        AuditEvent.class,
        ReleaseEvent.class);
  }

  /// The directory of the journal.
  public static Path journal(Path data) {
    return data.resolve("journal");
  }

  /// The key file.
  public static Path keys(Path data) {
    return data.resolve("keys");
  }

  /// Opens the store of a data directory, which is made when it is missing.
  ///
  /// @throws dev.lobby.journal.JournalException when another process has it open, or it is damaged
  /// @throws dev.lobby.keys.KeyException when the keys are not those of the journal
  public static Store open(Path data, MasterKeySource master, InstantSource clock) {
    AtomicReference<KeyRing> keys = new AtomicReference<>();
    FileJournal journal = null;
    boolean open = false;
    try {
      journal =
          FileJournal.open(
              journal(data),
              codec(),
              () -> {
                KeyRing ring = KeyRing.open(keys(data), master.read(data));
                keys.set(ring);
                return ring;
              },
              clock);
      KeyRing ring = Objects.requireNonNull(keys.get());
      ring.check(journal.highestKey());
      open = true;
      return new Store(journal, ring);
    } finally {
      if (!open) {
        if (journal != null) {
          journal.close();
        }
        KeyRing ring = keys.get();
        if (ring != null) {
          ring.close();
        }
      }
    }
  }

  /// The file that checkpoints of the journal are written to.
  public static Path checkpoints(Path data) {
    return data.resolve("checkpoints");
  }

  /// The journal.
  public FileJournal journal() {
    return journal;
  }

  /// What the journal is sealed with.
  public KeyRing keys() {
    return keys;
  }

  @Override
  public void close() {
    journal.close();
    keys.close();
  }

  /// The data directory's secret; made at the first call, readable by the owner alone.
  public static byte[] secret(Path data) {
    return secret(data, "secret.key");
  }

  /// A secret of [#SECRET_BYTES] in a file of the data directory; made at the first call, readable
  /// by the owner alone.
  static byte[] secret(Path data, String name) {
    Path file = data.resolve(name);
    try {
      byte[] known = Files.readAllBytes(file);
      if (known.length != SECRET_BYTES) {
        throw new Settings.Invalid(
            file
                + " does not hold the "
                + SECRET_BYTES
                + " bytes it should. Restore it from a backup.");
      }
      return known;
    } catch (NoSuchFileException e) {
      return makeSecret(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ".", e);
    }
  }

  private static byte[] makeSecret(Path file) {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      Files.deleteIfExists(unfinished);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            unfinished,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.write(unfinished, secret);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return secret;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ".", e);
    }
  }
}
