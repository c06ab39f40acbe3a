package dev.lobby.journal;

/// Something that happened, as an immutable value.
///
/// Each feature has its own sealed family of records below this interface.
public interface Event {}
