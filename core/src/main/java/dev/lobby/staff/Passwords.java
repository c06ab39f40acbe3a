package dev.lobby.staff;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Hashes passwords with PBKDF2-HMAC-SHA256, as `pbkdf2-sha256$rounds$salt$hash` with salt and hash
/// in hexadecimal.
public final class Passwords {

  private static final String SCHEME = "pbkdf2-sha256";

  /// As OWASP's password storage cheat sheet asks for this function.
  public static final int ROUNDS = 600_000;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Letters and digits that are not taken for each other.
  private static final String LEGIBLE = "abcdefghijkmnpqrstuvwxyz23456789";

  private Passwords() {}

  /// The hash of a password under a new salt, after so many rounds.
  static String hash(String password, int rounds) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    HexFormat hex = HexFormat.of();
    return String.join(
        "$",
        SCHEME,
        Integer.toString(rounds),
        hex.formatHex(salt),
        hex.formatHex(derive(password, salt, rounds)));
  }

  /// Whether a password is the one a hash was made from; compares in constant time.
  public static boolean matches(String password, String hash) {
    List<String> parts = List.of(hash.split("\\$", -1));
    if (parts.size() != 4 || !parts.get(0).equals(SCHEME)) {
      return false;
    }
    HexFormat hex = HexFormat.of();
    byte[] derived = derive(password, hex.parseHex(parts.get(2)), Integer.parseInt(parts.get(1)));
    return MessageDigest.isEqual(derived, hex.parseHex(parts.get(3)));
  }

  /// A new password of 60 random bits that can be typed from a screen.
  public static String random() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      if (i > 0 && i % 4 == 0) {
        password.append('-');
      }
      password.append(LEGIBLE.charAt(RANDOM.nextInt(LEGIBLE.length())));
    }
    return password.toString();
  }

  private static byte[] derive(String password, byte[] salt, int rounds) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has PBKDF2WithHmacSHA256.", e);
    }
  }
}
