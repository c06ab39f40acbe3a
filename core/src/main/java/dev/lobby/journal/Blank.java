package dev.lobby.journal;

/// What is to be blanked of one stream: the sealed parts of its events, or everything of them but
/// what stands in frame headers.
///
/// @param stream the stream's name
/// @param upToSequence the last frame it reaches
/// @param clear whether the clear parts go too; of such an event nothing is left but its place
public record Blank(String stream, long upToSequence, boolean clear) {}
