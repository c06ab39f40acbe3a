package dev.lobby.journal;

import java.nio.file.Path;

/// The journal cannot do what was asked; the message says what is wrong and what to do.
public class JournalException extends RuntimeException {

  JournalException(String message) {
    super(message);
  }

  JournalException(String message, Throwable cause) {
    super(message, cause);
  }

  /// Another process holds the journal's directory.
  public static final class Locked extends JournalException {
    Locked(Path directory, String holder) {
      super(
          "The data directory "
              + directory
              + " is in use by another Lobby"
              + (holder.isBlank() ? "" : " (process " + holder + ")")
              + ". Stop that one, or choose another directory with --data.");
    }
  }

  /// There is no room on the disk. Nothing of the append is stored, and the journal goes on: what
  /// it holds can be read, and the next append finds room when somebody has made some.
  public static final class Full extends JournalException {
    /// @param directory what is on the full disk
    public Full(Path directory, Throwable cause) {
      super(
          "The disk that holds "
              + directory
              + " is full ("
              + cause.getMessage()
              + "), so this was not stored. Free space there or raise the quota;"
              + " Lobby goes on by itself as soon as there is room.",
          cause);
    }

    /// The same, for another thread that waited for the same batch.
    Full(Full told) {
      super(String.valueOf(told.getMessage()), told);
    }
  }

  /// Bytes that were durable are not what was written. Nothing has been changed.
  public static final class Damaged extends JournalException {
    private final String segment;
    private final long offset;

    Damaged(Path segment, long offset, String what) {
      super(
          "The journal is damaged: segment "
              + segment.getFileName()
              + " at byte "
              + offset
              + ": "
              + what
              + " Nothing was changed. Restore "
              + segment
              + " from a backup, then run `lobby verify`.");
      this.segment = segment.getFileName().toString();
      this.offset = offset;
    }

    /// The file name of the damaged segment.
    public String segment() {
      return segment;
    }

    /// Where in the segment the damage begins, in bytes.
    public long offset() {
      return offset;
    }
  }
}
