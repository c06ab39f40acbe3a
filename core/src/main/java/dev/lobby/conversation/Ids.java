package dev.lobby.conversation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// Makes ids nobody can guess.
public final class Ids {

  /// Crockford's alphabet: no letters that are taken for digits or for each other.
  private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /// An id of 130 random bits.
  public static String unguessable() {
    return random(26);
  }

  /// A short number a customer can read out over the telephone, 40 random bits.
  public static String speakable() {
    return random(8);
  }

  /// The number as [#speakable] that belongs to a request, the same each time it is sent.
  ///
  /// @param request whose it is, and by which id no other request of theirs has
  public static String speakableOf(String request) {
    byte[] digest = sha256(request);
    char[] id = new char[8];
    for (int i = 0; i < id.length; i++) {
      id[i] = ALPHABET[digest[i] & 31];
    }
    return new String(id);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static String random(int length) {
    char[] id = new char[length];
    for (int i = 0; i < length; i++) {
      id[i] = ALPHABET[RANDOM.nextInt(ALPHABET.length)];
    }
    return new String(id);
  }
}
