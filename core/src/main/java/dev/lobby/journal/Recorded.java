package dev.lobby.journal;

import java.time.Instant;

/// An event as the journal holds it.
///
/// @param stream the stream it stands in
/// @param version its place in that stream, from 1
/// @param sequence the sequence of the frame it was appended in; events of one append share it
/// @param time when it was appended
/// @param subject the id of the person it is about; empty for nobody
/// @param event what happened
public record Recorded(
    String stream, long version, long sequence, Instant time, String subject, Event event) {}
