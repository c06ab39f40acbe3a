package dev.lobby.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// The key pair that checkpoints are signed with: `signing.key`, which its owner alone can read,
/// and `signing.pub`, which whoever verifies needs; both PEM.
public final class SigningKey {
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private SigningKey() {}

  /// Returns the private key of a directory; the pair is made when it is missing.
  ///
  /// @throws IllegalStateException when the file holds none
  public static PrivateKey of(Path directory) {
    Path file = directory.resolve("signing.key");
    try {
      if (!Files.exists(file)) {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        write(directory.resolve("signing.pub"), PUBLIC, pair.getPublic().getEncoded(), false);
        write(file, PRIVATE, pair.getPrivate().getEncoded(), true);
      }
      String pem = Files.readString(file, StandardCharsets.US_ASCII);
      byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          file
              + " holds no private key of Ed25519. Restore it from a backup, or remove it: a new pair"
              + " is made then, and earlier checkpoints verify with the old signing.pub.",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read or write " + file + ".", e);
    }
  }

  private static void write(Path file, String kind, byte[] der, boolean ownerOnly)
      throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    Files.createFile(
        unfinished,
        ownerOnly && posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0]);
    Files.writeString(
        unfinished,
        "-----BEGIN "
            + kind
            + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END "
            + kind
            + "-----\n",
        StandardCharsets.US_ASCII);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
