package dev.lobby.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Copies a journal, also while a server writes it: every frame that was whole when its segment was
/// read, and none that was not.
///
/// A second copy into the same directory writes only what is new.
public final class Backup {

  private Backup() {}

  /// Copies the journal of a directory; what is copied was checked, and is on the disk when this
  /// returns.
  ///
  /// @param target a directory that is made when it is missing, or holds an earlier copy
  /// @return what was copied
  /// @throws JournalException.Damaged when the journal is not what was written
  /// @throws JournalException when the target holds another journal
  public static Verification of(Path directory, Path target) throws IOException {
    Files.createDirectories(target);
    Set<String> foreign = new HashSet<>();
    for (Path file : Segment.list(Disk.LOCAL, target)) {
      foreign.add(file.getFileName().toString());
    }
    for (Path file : Segment.list(Disk.LOCAL, directory)) {
      foreign.remove(file.getFileName().toString());
    }
    if (!foreign.isEmpty()) {
      throw new JournalException(
          target
              + " holds another journal, or a longer one: its "
              + foreign.iterator().next()
              + " is not in "
              + directory
              + ". Choose an empty directory.");
    }
    Map<Path, List<Frame.Part>> stale = new LinkedHashMap<>();
    Verification copied =
        Verification.of(
            directory,
            (file, bytes, end, blank) -> {
              blank.forEach(part -> zero(bytes, 0, part));
              Path to = target.resolve(file.getFileName());
              if (copy(bytes.slice(0, end), blank, to)) {
                stale.put(to, blank);
              }
            });
    // Now that what names them is copied too.
    for (Map.Entry<Path, List<Frame.Part>> one : stale.entrySet()) {
      overwrite(one.getKey(), one.getValue());
    }
    Disk.LOCAL.forceDirectory(target);
    return copied;
  }

  /// Overwrites a part with zeros.
  ///
  /// @param bytes a piece of a segment
  /// @param at where in the segment the piece begins
  private static void zero(ByteBuffer bytes, long at, Frame.Part part) {
    long from = Math.max(part.from() - at, 0);
    long to = Math.min(part.from() + part.length() - at, bytes.limit());
    for (long i = from; i < to; i++) {
      bytes.put((int) i, (byte) 0);
    }
  }

  /// @param blank the parts that are zeros in the bytes and may be something else in an earlier
  ///   copy
  /// @return whether an earlier copy is all there, and only must be blanked
  private static boolean copy(ByteBuffer bytes, List<Frame.Part> blank, Path to)
      throws IOException {
    if (Files.exists(to)) {
      if (!begins(bytes, List.of(), to)) {
        if (!begins(bytes, blank, to)) {
          throw new JournalException(
              to
                  + " is no earlier copy of this journal, or is damaged. Choose an empty directory.");
        }
        if (Files.size(to) == bytes.remaining()) {
          return true;
        }
        // A new file in its place would leave the old bytes on the disk.
        overwrite(to, blank);
      } else if (Files.size(to) == bytes.remaining()) {
        return false;
      }
    }
    Path unfinished = to.resolveSibling(to.getFileName() + ".unfinished");
    try (FileChannel out =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = bytes.duplicate();
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
    Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
    return false;
  }

  private static void overwrite(Path file, List<Frame.Part> blank) throws IOException {
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long size = out.size();
      for (Frame.Part part : blank) {
        long length = Math.min(part.length(), size - part.from());
        if (length > 0) {
          ByteBuffer zeros = ByteBuffer.allocate((int) length);
          while (zeros.hasRemaining()) {
            out.write(zeros, part.from() + zeros.position());
          }
        }
      }
      out.force(true);
    }
  }

  /// Whether the bytes begin with all that stands in a file.
  ///
  /// @param blank the parts in which they may differ, ascending
  private static boolean begins(ByteBuffer bytes, List<Frame.Part> blank, Path file)
      throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer chunk = ByteBuffer.allocate(1 << 20);
      int at = 0;
      while (in.read(chunk.clear()) >= 0) {
        chunk.flip();
        int length = chunk.remaining();
        for (Frame.Part part : blank) {
          zero(chunk, at, part);
        }
        if (at + length > bytes.remaining() || !chunk.equals(bytes.slice(at, length))) {
          return false;
        }
        at += length;
      }
      return true;
    }
  }
}
