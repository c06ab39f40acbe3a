package dev.lobby;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.desk.TicketEvent;
import dev.lobby.journal.EventCodec;
import dev.lobby.journal.FileJournal;
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

/// The embedded store in a data directory: `journal/`, and the secret under which tokens are made.
public final class Store {

  private static final int SECRET_BYTES = 32;

  private Store() {}

  /// The codec for every event Lobby writes.
  public static EventCodec codec() {
    return new JsonEventCodec(
        ConversationEvent.class,
        TicketEvent.class,
        CustomerEvent.class,
        StaffEvent.class,
        ReleaseEvent.class);
  }

  /// The directory of the journal.
  public static Path journal(Path data) {
    return data.resolve("journal");
  }

  /// Opens the journal of a data directory.
  public static FileJournal open(Path data, InstantSource clock) {
    return FileJournal.open(journal(data), codec(), clock);
  }

  /// The data directory's secret; made at the first call, readable by the owner alone.
  public static byte[] secret(Path data) {
    Path file = data.resolve("secret.key");
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
