package dev.lobby.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/// A line of text that ends with its signature by Ed25519, in base64 after the last blank.
public final class SignedLine {
  private static final String ALGORITHM = "Ed25519";

  private SignedLine() {}

  /// Returns the signature of a statement, in base64.
  public static String signature(String statement, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(statement.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A statement cannot be signed.", e);
    }
  }

  /// Returns whether the owner of `key` signed the statement.
  public static boolean isSigned(String statement, String signature, PublicKey key) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(statement.getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
