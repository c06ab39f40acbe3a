package dev.lobby.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key of AES-256-GCM. What it seals is a nonce of 12 bytes, the sealed bytes and a tag of 16.
final class SecretKey256 {
  static final int KEY_BYTES = 32;
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;

  /// How long a sealed key is.
  static final int WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES;

  private static final String HMAC = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ThreadLocal<Cipher> CIPHER =
      ThreadLocal.withInitial(() -> {
        try {
          return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException("Every JDK has AES in GCM.", e);
        }
      });

  private final SecretKeySpec key;

  /// @param key of [#KEY_BYTES]
  SecretKey256(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("A key has " + KEY_BYTES + " bytes, not " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  static byte[] random() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return key;
  }

  /// Seals bytes for one place.
  ///
  /// @param place what must be named again to open them
  byte[] seal(byte[] plain, byte[] place) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    ByteBuffer sealed = ByteBuffer.allocate(NONCE_BYTES + plain.length + TAG_BYTES).put(nonce);
    try {
      Cipher cipher = CIPHER.get();
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
      cipher.updateAAD(place);
      cipher.doFinal(ByteBuffer.wrap(plain), sealed);
      return sealed.array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Bytes cannot be sealed.", e);
    }
  }

  /// Opens what [#seal] made.
  ///
  /// @throws GeneralSecurityException when it was made with another key or for another place, or is
  ///   damaged
  byte[] open(byte[] sealed, byte[] place) throws GeneralSecurityException {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) {
      throw new GeneralSecurityException("too short");
    }
    Cipher cipher = CIPHER.get();
    cipher.init(
        Cipher.DECRYPT_MODE,
        key,
        new GCMParameterSpec(TAG_BYTES * Byte.SIZE, sealed, 0, NONCE_BYTES));
    cipher.updateAAD(place);
    return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
  }

  /// The HMAC-SHA-256 of some bytes, under a key that is made from this one for one purpose, so
  /// that what is made for one is worth nothing for another.
  byte[] mac(String purpose, byte[] bytes) {
    byte[] derived = hmac(key.getEncoded(), purpose.getBytes(StandardCharsets.UTF_8));
    return hmac(derived, bytes);
  }

  private static byte[] hmac(byte[] key, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + HMAC + ".", e);
    }
  }
}
