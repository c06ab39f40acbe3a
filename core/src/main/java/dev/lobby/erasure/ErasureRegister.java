package dev.lobby.erasure;

import dev.lobby.journal.SignedLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whose keys were destroyed, outside the journal: what is restored from an older copy is erased
/// again by it.
///
/// A line for each, `lobby-erasure 1 KEY-ID SUBJECT TIME SIGNATURE`, signed with Ed25519. It helps
/// against a mistake and not against a thief: who has an old copy of the keys, their master key and
/// no register reads what it opens.
public final class ErasureRegister {
  private static final String KIND = "lobby-erasure 1";
  private static final Pattern LINE =
      Pattern.compile("(" + KIND + " (\\d{1,18}) \\S+ \\S+) ([A-Za-z0-9+/=]+)");

  private final Path file;
  private final PrivateKey key;

  /// @param file made with the first line
  public ErasureRegister(Path file, PrivateKey key) {
    this.file = file;
    this.key = key;
  }

  /// Adds a line, which is on the disk when this returns.
  ///
  /// @param keyId the id of the subject's key
  synchronized void add(long keyId, String subject, Instant at) {
    String statement = KIND + " " + keyId + " " + subject + " " + at;
    String line = statement + " " + SignedLine.signature(statement, key) + "\n";
    try (FileChannel out =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ".", e);
    }
  }

  /// Returns the ids of the keys in a register; those of a line that was cut by a crash are not in
  /// it, as the erasure was not finished then.
  ///
  /// @throws IllegalStateException naming the line that was not signed with `key`
  public static List<Long> read(Path file, PublicKey key) throws IOException {
    List<Long> ids = new ArrayList<>();
    if (Files.exists(file)) {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (int i = 0; i < lines.size(); i++) {
        Matcher line = LINE.matcher(lines.get(i));
        if (line.matches() && SignedLine.isSigned(line.group(1), line.group(3), key)) {
          ids.add(Long.parseLong(line.group(2)));
        } else if (i < lines.size() - 1) {
          throw new IllegalStateException(
              file
                  + ", line "
                  + (i + 1)
                  + ": it was not signed with this store's key, or was changed. Restore the file"
                  + " from its newest copy.");
        }
      }
    }
    return ids;
  }
}
