package dev.lobby.conversation;

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

  private static String random(int length) {
    char[] id = new char[length];
    for (int i = 0; i < length; i++) {
      id[i] = ALPHABET[RANDOM.nextInt(ALPHABET.length)];
    }
    return new String(id);
  }
}
