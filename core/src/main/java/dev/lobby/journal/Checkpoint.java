package dev.lobby.journal;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A signed statement of what the journal was: the hash of one frame, and with it of all before.
///
/// Kept where the machine's own root cannot change it, it shows what no look at the journal alone
/// can: that frames were cut off its end, or that all of it was written anew. As text it is one
/// line, `lobby-checkpoint 1 SEQUENCE HASH TIME SIGNATURE`, signed with Ed25519 over all before the
/// last blank.
///
/// @param sequence the frame
/// @param hash its hash, in hexadecimal
/// @param time when this was signed
/// @param signature in base64
public record Checkpoint(long sequence, String hash, Instant time, String signature) {
  private static final String KIND = "lobby-checkpoint 1";
  private static final Pattern LINE =
      Pattern.compile(KIND + " (\\d{1,18}) ([0-9a-f]{64}) (\\S+) ([A-Za-z0-9+/=]+)");

  /// Signs a statement.
  ///
  /// @param key of Ed25519
  public static Checkpoint sign(long sequence, String hash, Instant time, PrivateKey key) {
    return new Checkpoint(
        sequence, hash, time, SignedLine.signature(statement(sequence, hash, time), key));
  }

  private static String statement(long sequence, String hash, Instant time) {
    return KIND + " " + sequence + " " + hash + " " + time;
  }

  /// Reads a line.
  ///
  /// @throws IllegalArgumentException when it is none
  public static Checkpoint parse(String line) {
    Matcher matcher = LINE.matcher(line.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("it is no checkpoint");
    }
    try {
      return new Checkpoint(
          Long.parseLong(matcher.group(1)),
          matcher.group(2),
          Instant.parse(matcher.group(3)),
          matcher.group(4));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("its time is none", e);
    }
  }

  /// Reads the lines of a file; empty ones are passed over.
  ///
  /// @throws IllegalArgumentException naming the line that is none
  public static List<Checkpoint> parse(List<String> lines) {
    List<Checkpoint> checkpoints = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          checkpoints.add(parse(lines.get(i)));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    return checkpoints;
  }

  /// Returns whether the owner of `key` signed it.
  public boolean isSignedBy(PublicKey key) {
    return SignedLine.isSigned(statement(sequence, hash, time), signature, key);
  }

  /// Returns it as a line.
  public String line() {
    return statement(sequence, hash, time) + " " + signature;
  }
}
