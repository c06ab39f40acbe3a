package dev.lobby.journal;

import java.util.List;

/// What became of an append.
public sealed interface AppendResult {

  /// The writes are durable.
  ///
  /// @param recorded the events as they are recorded now, in the order of the writes
  record Appended(List<Recorded> recorded) implements AppendResult {
    public Appended {
      recorded = List.copyOf(recorded);
    }

    public long sequence() {
      return recorded.getFirst().sequence();
    }
  }

  /// A stream was not at the version a write expected; nothing was written.
  ///
  /// @param stream the stream in question
  /// @param expected the version the write expected
  /// @param actual the version the stream has
  record Conflict(String stream, long expected, long actual) implements AppendResult {}
}
