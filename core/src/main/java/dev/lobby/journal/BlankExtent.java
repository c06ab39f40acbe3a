package dev.lobby.journal;

/// How much there is to be overwritten, or was.
///
/// @param frames how many frames hold some of it
/// @param bytes how many bytes of their bodies are not zeros yet
public record BlankExtent(long frames, long bytes) {}
