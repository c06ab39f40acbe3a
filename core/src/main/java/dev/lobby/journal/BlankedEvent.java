package dev.lobby.journal;

/// What is left of an event whose clear part was blanked: that something of this type happened. It
/// keeps its place in its stream, and belongs to no family, so every fold passes it over.
///
/// @param type the event's wire name
/// @param version the version of the wire format of that type
public record BlankedEvent(String type, int version) implements Event {}
