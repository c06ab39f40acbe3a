package dev.lobby.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Objects;

/// A small file that is put in its place whole: after a crash either all of it is there, or what
/// was there before.
public final class AtomicFile {

  private AtomicFile() {}

  /// Puts a file in the place of the one that has the name, or of none. It is on the disk, under
  /// its name, when this returns.
  ///
  /// @throws JournalException.Full when there is no room; what was there before still is
  public static void put(Disk disk, Path file, byte[] content) throws IOException {
    put(disk, file, content, false);
  }

  /// As [#put(Disk, Path, byte\[\])], readable by its owner alone from its first byte on.
  public static void putSecret(Disk disk, Path file, byte[] content) throws IOException {
    put(disk, file, content, true);
  }

  private static void put(Disk disk, Path file, byte[] content, boolean secret) throws IOException {
    Path unfinished = unfinished(file);
    try {
      try (DiskFile out = secret ? disk.createSecret(unfinished) : disk.create(unfinished)) {
        out.write(ByteBuffer.wrap(content), 0);
        out.force(true);
      }
      disk.rename(unfinished, file);
      forceName(disk, file);
    } catch (Disk.Full e) {
      throw new JournalException.Full(file, e);
    }
  }

  /// Removes what a crash in the middle of putting a file left beside it.
  public static void removeUnfinished(Disk disk, Path file) throws IOException {
    Path unfinished = unfinished(file);
    if (disk.exists(unfinished)) {
      disk.delete(unfinished);
      forceName(disk, file);
    }
  }

  private static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + ".unfinished");
  }

  /// Forces that a file has its name, and so have all others of its directory.
  public static void forceName(Disk disk, Path file) throws IOException {
    try {
      disk.forceDirectory(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    } catch (AccessDeniedException e) {
      // Not ours to read, so who made it answers for what it holds.
    }
  }
}
