package dev.lobby.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What the journal does to a disk, so that a test can put another in its place and pull its plug.
///
/// What is written is durable once its file is forced; which files a directory holds, and under
/// which names, once the directory is.
interface Disk {

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

  /// Makes a directory in one that is there; nothing happens when it is there already.
  void makeDirectory(Path directory) throws IOException;

  /// What a directory holds, in order of the names.
  List<Path> list(Path directory) throws IOException;

  /// Makes an empty file for writing, in place of one that has the name.
  DiskFile create(Path file) throws IOException;

  /// Opens a file that is there for writing.
  DiskFile openForWriting(Path file) throws IOException;

  /// Opens a file that is there for reading.
  DiskFile openForReading(Path file) throws IOException;

  /// Gives a file another name in one step, in place of the file that has it.
  void rename(Path from, Path to) throws IOException;

  void delete(Path file) throws IOException;

  /// Forces which files a directory holds.
  void forceDirectory(Path directory) throws IOException;
}
