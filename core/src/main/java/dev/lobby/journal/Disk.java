package dev.lobby.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What Lobby does to the disk its store is on, so that a test can put another in its place and
/// pull its plug.
///
/// What is written is durable once its file is forced; which files a directory holds, and under
/// which names, once the directory is.
public interface Disk {

  /// The operating system's.
  Disk LOCAL = new LocalDisk();

  /// There is no room on the disk, or the quota of the user Lobby runs as is used up.
  final class Full extends IOException {
    Full(String message) {
      super(message);
    }

    Full(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /// Takes the sole right to write in a directory; closing gives it back.
  ///
  /// @throws JournalException.Locked when somebody else has it
  Closeable lock(Path directory) throws IOException;

  boolean isDirectory(Path path);

  /// Whether there is a file or a directory of that name.
  boolean exists(Path path);

  /// Makes a directory in one that is there; nothing happens when it is there already.
  void makeDirectory(Path directory) throws IOException;

  /// What a directory holds, in order of the names.
  List<Path> list(Path directory) throws IOException;

  /// Makes an empty file for writing, in place of one that has the name.
  DiskFile create(Path file) throws IOException;

  /// Makes an empty file for writing that its owner alone can read, in place of one that has the
  /// name.
  DiskFile createSecret(Path file) throws IOException;

  /// Opens a file that is there for reading and writing.
  DiskFile openForWriting(Path file) throws IOException;

  /// Opens a file that is there for writing at its end and nowhere else, as some disks allow only.
  DiskFile openForAppending(Path file) throws IOException;

  /// Opens a file that is there for reading.
  DiskFile openForReading(Path file) throws IOException;

  /// Gives a file another name in one step, in place of the file that has it.
  void rename(Path from, Path to) throws IOException;

  void delete(Path file) throws IOException;

  /// Forces which files a directory holds.
  void forceDirectory(Path directory) throws IOException;

  /// Reads a whole file.
  ///
  /// @throws java.nio.file.NoSuchFileException when there is none
  byte[] content(Path file) throws IOException;
}
