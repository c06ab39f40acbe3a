package dev.lobby.journal;

/// One event to be appended to one stream.
///
/// @param stream the stream's name, such as `conversation/…`
/// @param expectedVersion how many events the stream must hold before this append, or [#ANY]; a
///   later write to the same stream in the same append counts the earlier ones
/// @param subject the id of the person the event is about; empty for nobody
/// @param event what happened
public record StreamWrite(String stream, long expectedVersion, String subject, Event event) {

  /// The expected version of a write whose order is free.
  public static final long ANY = -1;

  public StreamWrite {
    if (stream.isEmpty()) {
      throw new IllegalArgumentException("A stream needs a name.");
    }
    if (expectedVersion < ANY) {
      throw new IllegalArgumentException(
          "An expected version is a count or ANY, not " + expectedVersion + ".");
    }
  }
}
