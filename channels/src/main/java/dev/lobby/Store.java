package dev.lobby;

import dev.lobby.audit.AuditEvent;
import dev.lobby.checkpoint.SigningKey;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.desk.TicketEvent;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.erasure.ErasureRegister;
import dev.lobby.journal.EventCodec;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.VerifyMain;
import dev.lobby.keys.KeyRing;
import dev.lobby.outbox.OutboxEvent;
import dev.lobby.publishing.ReleaseEvent;
import dev.lobby.staff.StaffEvent;
import dev.lobby.wire.JsonEventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// The embedded store in a data directory: `journal/`, the `keys` its sealed parts open with, and
/// the secret under which tokens are made.
public final class Store implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Store.class.getName());
  private static final int SECRET_BYTES = 32;

  private final FileJournal journal;
  private final KeyRing keys;
  private final PrivateKey signing;
  private final ErasureRegister register;

  private Store(FileJournal journal, KeyRing keys, PrivateKey signing, ErasureRegister register) {
    this.journal = journal;
    this.keys = keys;
    this.signing = signing;
    this.register = register;
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
        OutboxEvent.class,
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
      PrivateKey signing = SigningKey.of(data);
      eraseAgain(data, ring);
      open = true;
      return new Store(journal, ring, signing, new ErasureRegister(erasures(data), signing));
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

  /// Opens the store that is in the data directory of the settings.
  ///
  /// @throws Settings.Invalid when there is none
  public static Store openExisting(Settings settings) {
    if (!Files.isDirectory(journal(settings.data()))) {
      throw new Settings.Invalid(
          "There is no store in " + settings.data() + ": name the data directory with --data.");
    }
    return open(settings.data(), settings.masterKey(), InstantSource.system());
  }

  /// The register of erasures.
  public static Path erasures(Path data) {
    return data.resolve("erasures");
  }

  private static void eraseAgain(Path data, KeyRing keys) {
    try {
      List<Long> erased =
          ErasureRegister.read(erasures(data), VerifyMain.publicKey(data.resolve("signing.pub")));
      int again = keys.destroy(erased);
      if (again > 0) {
        LOG.log(
            Level.WARNING,
            "{0} keys of people who were erased had come back with an older key file; they are"
                + " destroyed again.",
            again);
      }
    } catch (IllegalStateException e) {
      throw new Settings.Invalid(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + erasures(data) + ".", e);
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

  /// What checkpoints and erasures are signed with.
  public PrivateKey signing() {
    return signing;
  }

  /// The register of erasures.
  public ErasureRegister register() {
    return register;
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
