package dev.lobby.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// The bank's own key, which wraps every subject's.
public final class MasterKey {
  /// How many bytes a master key has.
  public static final int BYTES = SecretKey256.KEY_BYTES;

  static final int FINGERPRINT_BYTES = 8;

  private final SecretKey256 key;
  private final byte[] fingerprint;

  private MasterKey(byte[] bytes) {
    this.key = new SecretKey256(bytes);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("lobby master key".getBytes(StandardCharsets.US_ASCII));
      this.fingerprint = Arrays.copyOf(digest.digest(bytes), FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /// Returns the master key of these bytes.
  ///
  /// @throws IllegalArgumentException when they are not [#BYTES]
  public static MasterKey of(byte[] bytes) {
    return new MasterKey(bytes);
  }

  SecretKey256 key() {
    return key;
  }

  /// Returns what tells one master key from another and gives neither away.
  byte[] fingerprint() {
    return fingerprint.clone();
  }
}
