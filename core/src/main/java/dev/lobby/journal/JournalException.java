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
