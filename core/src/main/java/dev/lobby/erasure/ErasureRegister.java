package dev.lobby.erasure;

import dev.lobby.journal.Disk;
import dev.lobby.journal.LineFile;
import dev.lobby.journal.SignedLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
      Pattern.compile("(" + KIND + " (\\d{1,18}) \\S+ \\S+) ([A-Za-z0-9+/]{86}==)");

  private final Disk disk;
  private final Path file;
  private final PrivateKey key;
  private final Set<Long> added = new HashSet<>();

  /// @param file of the operating system, made with the first line
  public ErasureRegister(Path file, PrivateKey key) {
    this(Disk.LOCAL, file, key);
  }

  /// @param file made with the first line
  public ErasureRegister(Disk disk, Path file, PrivateKey key) {
    this.disk = disk;
    this.file = file;
    this.key = key;
  }

  /// Adds a line, which is on the disk when this returns.
  ///
  /// @param keyId the id of the subject's key; nothing is added for 0, which is no key, nor once
  ///   more when what came after it is tried again
  /// @throws dev.lobby.journal.JournalException.Full when there is no room; nothing was added then
  synchronized void add(long keyId, String subject, Instant at) {
    if (keyId == 0 || added.contains(keyId)) {
      return;
    }
    String statement = KIND + " " + keyId + " " + subject + " " + at;
    String line = statement + " " + SignedLine.signature(statement, key);
    try {
      LineFile.append(disk, file, line, LINE.asMatchPredicate());
      added.add(keyId);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ".", e);
    }
  }

  /// As [#read(Disk, Path, PublicKey)], of a file of the operating system.
  public static List<Long> read(Path file, PublicKey key) throws IOException {
    return read(Disk.LOCAL, file, key);
  }

  /// Returns the ids of the keys in a register, which may be missing; what a crash left of one more
  /// line is passed over, as the erasure was not finished then. Damage to the very last line looks
  /// the same.
  ///
  /// @throws IllegalStateException naming the line that was not signed with `key`
  public static List<Long> read(Disk disk, Path file, PublicKey key) throws IOException {
    List<Long> ids = new ArrayList<>();
    if (!disk.exists(file)) {
      return ids;
    }
    LineFile.Content content = LineFile.read(disk, file);
    List<String> lines = content.lines();
    for (int i = 0; i < lines.size(); i++) {
      ids.add(id(lines.get(i), key).orElseThrow(wrong(file, i + 1)));
    }
    id(content.torn(), key).ifPresent(ids::add);
    return ids;
  }

  private static Supplier<IllegalStateException> wrong(Path file, int line) {
    return () ->
        new IllegalStateException(
            file
                + ", line "
                + line
                + ": it was not signed with this store's key, or was changed. Restore the file"
                + " from its newest copy.");
  }

  /// The id in a line that was signed.
  private static Optional<Long> id(String line, PublicKey key) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches() && SignedLine.isSigned(matcher.group(1), matcher.group(3), key)
        ? Optional.of(Long.parseLong(matcher.group(2)))
        : Optional.empty();
  }
}
