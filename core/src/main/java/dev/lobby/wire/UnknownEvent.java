package dev.lobby.wire;

import dev.lobby.journal.Event;

/// An event of a type this release does not know, or of a newer version of one that it does, kept
/// as it was written.
///
/// @param type its wire name
/// @param version its wire version
/// @param clear its clear part
/// @param sealed its sealed part
public record UnknownEvent(String type, int version, byte[] clear, byte[] sealed)
    implements Event {}
