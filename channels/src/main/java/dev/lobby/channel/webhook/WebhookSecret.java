package dev.lobby.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret that both sides sign with, as Standard Webhooks has it: a signature is `v1,` and the
/// base64 of the HMAC-SHA-256 over the message's id, the seconds since 1970 and the body, with full
/// stops between them.
public final class WebhookSecret {

  /// What a setting may say.
  public static final String ALLOWED =
      "whsec_ and the base64 of 24 to 64 bytes, or file: and the path of a file that holds it";

  /// How far a timestamp may be from now.
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  private WebhookSecret(byte[] key) {
    this.key = new SecretKeySpec(key, HMAC);
  }

  /// Reads a secret.
  ///
  /// @throws IllegalArgumentException when it is none
  public static WebhookSecret of(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("not " + PREFIX);
    }
    byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
    if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
      throw new IllegalArgumentException("not so many bytes");
    }
    return new WebhookSecret(key);
  }

  /// The signature of a message.
  ///
  /// @param seconds since 1970
  String sign(String id, long seconds, byte[] body) {
    return VERSION + Base64.getEncoder().encodeToString(mac(id, Long.toString(seconds), body));
  }

  /// Whether one of several signatures, with spaces between them, is that of a message, and the
  /// message is of now.
  ///
  /// @param seconds since 1970, as they stand in the header
  boolean verifies(String id, String seconds, String signatures, byte[] body, Instant now) {
    // With a full stop in its id, a message could be cut into its parts in two ways.
    if (id.isEmpty() || id.indexOf('.') >= 0 || !SECONDS.matcher(seconds).matches()) {
      return false;
    }
    Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now).abs();
    if (age.compareTo(TOLERANCE) > 0) {
      return false;
    }
    byte[] expected = mac(id, seconds, body);
    boolean one = false;
    for (String signature : signatures.split(" ", -1)) {
      if (signature.startsWith(VERSION)) {
        one |= MessageDigest.isEqual(expected, decoded(signature.substring(VERSION.length())));
      }
    }
    return one;
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] mac(String id, String seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + HMAC + ".", e);
    }
  }
}
