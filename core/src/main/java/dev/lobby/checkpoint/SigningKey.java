package dev.lobby.checkpoint;

import dev.lobby.journal.AtomicFile;
import dev.lobby.journal.Disk;
import dev.lobby.journal.JournalException;
import dev.lobby.journal.VerifyMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// The key pair that checkpoints and erasures are signed with: `signing.key`, which its owner alone
/// can read, and `signing.pub`, which whoever verifies needs; both PEM.
///
/// The private one is made first, and the public one can be made from it again.
public final class SigningKey {
  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private SigningKey() {}

  /// Returns the private key of a directory of the operating system, as [#pair(Disk, Path)] does.
  public static PrivateKey of(Path directory) {
    return pair(Disk.LOCAL, directory).getPrivate();
  }

  /// Returns the key pair of a directory; it is made when it is missing.
  ///
  /// @throws IllegalStateException when a file holds no key, the two do not belong together, or
  ///   only the private one is missing
  /// @throws JournalException.Full when there is no room for a new pair
  public static KeyPair pair(Disk disk, Path directory) {
    Path file = directory.resolve("signing.key");
    Path open = directory.resolve("signing.pub");
    try {
      if (!disk.exists(file)) {
        if (disk.exists(open)) {
          throw new IllegalStateException(
              file
                  + " is missing, but "
                  + open
                  + " is there. Restore it from its copy. Without one, put signing.pub, checkpoints and"
                  + " erasures elsewhere: a new pair is made then, and what was signed verifies with"
                  + " the old signing.pub.");
        }
        KeyPair made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        AtomicFile.putSecret(disk, file, pem(PRIVATE, made.getPrivate().getEncoded()));
      }
      PrivateKey key = read(disk, file);
      PublicKey own = publicKey(key);
      if (!disk.exists(open)) {
        AtomicFile.put(disk, open, pem(PUBLIC, own.getEncoded()));
      }
      PublicKey known = VerifyMain.publicKey(disk, open);
      if (!known.equals(own)) {
        throw new IllegalStateException(
            open
                + " does not belong to "
                + file
                + ": one of them is damaged or from another store. Restore both from their copies.");
      }
      return new KeyPair(known, key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has Ed25519.", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read or write " + file + ".", e);
    }
  }

  private static PrivateKey read(Disk disk, Path file) throws IOException {
    String pem = new String(disk.content(file), StandardCharsets.US_ASCII);
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          file
              + " holds no private key of Ed25519. Restore it from a backup. Without one, put it,"
              + " signing.pub, checkpoints and erasures elsewhere: a new pair is made then, and what was"
              + " signed verifies with the old signing.pub.",
          e);
    }
  }

  /// Makes the public key of a private one, which the JDK does only when it makes a pair: from 32
  /// bytes that are the private key.
  private static PublicKey publicKey(PrivateKey key) throws GeneralSecurityException {
    byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
    KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
    generator.initialize(NamedParameterSpec.ED25519, new Known(seed));
    return generator.generateKeyPair().getPublic();
  }

  /// Gives bytes that are known.
  private static final class Known extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final byte[] bytes;

    Known(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] into) {
      System.arraycopy(bytes, 0, into, 0, into.length);
    }
  }

  private static byte[] pem(String kind, byte[] der) {
    return ("-----BEGIN "
            + kind
            + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END "
            + kind
            + "-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
