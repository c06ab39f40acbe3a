package dev.lobby.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A file of text that grows by whole lines, each on the disk before it is answered for.
///
/// What a crash leaves of a line stands at the end: without the line's end, or with zeros in it. It
/// was never answered for; reading tells it apart, and the next line takes its place.
public final class LineFile {
  private static final int TAIL_BYTES = 1 << 12;

  /// What is longer was more than one line, which no crash takes. Two of the lines Lobby writes
  /// are.
  private static final int TORN_BYTES = 256;

  private LineFile() {}

  /// What stands in a file.
  ///
  /// @param lines the whole ones, without their ends
  /// @param torn what a crash left of one more; empty when there is nothing of it
  public record Content(List<String> lines, String torn) {}

  /// Reads a file. Bytes that are no UTF-8 are read as one that stands for them, so that the line
  /// they are in can be told.
  ///
  /// @throws java.nio.file.NoSuchFileException when there is none
  public static Content read(Disk disk, Path file) throws IOException {
    byte[] bytes = disk.content(file);
    List<String> lines = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(new String(bytes, begin, i - begin, StandardCharsets.UTF_8));
        begin = i + 1;
      }
    }
    String rest = new String(bytes, begin, bytes.length - begin, StandardCharsets.UTF_8);
    if (rest.isEmpty()
        && !lines.isEmpty()
        && lines.getLast().indexOf('\0') >= 0
        && lines.getLast().length() <= TORN_BYTES) {
      rest = lines.removeLast();
    } else if (rest.length() > TORN_BYTES) {
      lines.add(rest);
      rest = "";
    }
    return new Content(List.copyOf(lines), rest);
  }

  /// Adds a line, which is on the disk when this returns; the file is made with the first.
  ///
  /// @param whole whether what stands at the end without a line's end is a line all the same; it is
  ///   kept then, and what is not is cut off
  /// @throws JournalException.Full when there is no room; nothing of the line is left then
  /// @throws JournalException when the end of the file is damaged; nothing was changed then
  public static void append(Disk disk, Path file, String line, Predicate<String> whole)
      throws IOException {
    try {
      if (!disk.exists(file)) {
        disk.create(file).close();
      }
      byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
      Tail tail = tail(disk, file, whole);
      if (tail.end < tail.size) {
        cut(disk, file, tail.end);
      }
      try (DiskFile out = disk.openForAppending(file)) {
        write(disk, file, out, tail, bytes);
        out.force(true);
      }
      // Also when it was there before: whoever made it may have been killed before its name was
      // on the disk.
      AtomicFile.forceName(disk, file);
    } catch (Disk.Full e) {
      throw new JournalException.Full(file, e);
    }
  }

  private static void write(Disk disk, Path file, DiskFile out, Tail tail, byte[] line)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(line.length + 1);
    if (tail.endless) {
      bytes.put((byte) '\n');
    }
    try {
      out.write(bytes.put(line).flip(), tail.end);
    } catch (Disk.Full e) {
      cut(disk, file, tail.end);
      throw e;
    }
  }

  private static void cut(Disk disk, Path file, long size) throws IOException {
    try (DiskFile torn = disk.openForWriting(file)) {
      torn.truncate(size);
      torn.force(true);
    }
  }

  /// The end of a file.
  ///
  /// @param size how long it is
  /// @param end where the next line goes
  /// @param endless whether a whole line before it has no end
  private record Tail(long size, long end, boolean endless) {}

  private static Tail tail(Disk disk, Path file, Predicate<String> whole) throws IOException {
    Tail tail = find(disk, file, whole);
    if (tail.size - tail.end > TORN_BYTES) {
      throw new JournalException(
          file
              + " is damaged at byte "
              + tail.end
              + ": more is broken there than a crash breaks. Restore the file from its newest copy.");
    }
    return tail;
  }

  private static Tail find(Disk disk, Path file, Predicate<String> whole) throws IOException {
    try (DiskFile in = disk.openForReading(file)) {
      long size = in.size();
      int length = (int) Math.min(size, TAIL_BYTES);
      while (true) {
        byte[] bytes = new byte[length];
        in.read(ByteBuffer.wrap(bytes), size - length);
        int last = lastLineEnd(bytes, length);
        int before = last < 0 ? -1 : lastLineEnd(bytes, last);
        boolean all = length == size;
        if (!all && (last < 0 || before < 0)) {
          length = (int) Math.min(size, 2L * length);
          continue;
        }
        long begin = size - length;
        if (last == length - 1) {
          // With zeros in it, it is what a crash left of a line though it has an end.
          boolean torn = last >= 0 && hasZeros(bytes, before + 1, last);
          return new Tail(size, torn ? begin + before + 1 : size, false);
        }
        String rest = new String(bytes, last + 1, length - last - 1, StandardCharsets.UTF_8);
        return whole.test(rest)
            ? new Tail(size, size, true)
            : new Tail(size, begin + last + 1, false);
      }
    }
  }

  /// Where the last line ends before an index; -1 for nowhere.
  private static int lastLineEnd(byte[] bytes, int before) {
    int at = before - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }

  private static boolean hasZeros(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
