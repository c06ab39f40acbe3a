package dev.lobby.knowledge.match;

/// How probable it is that a passage of a document answers an utterance, and what speaks for it.
///
/// @param reference how the passage is called, as in `handbook#12`
/// @param probability 0 to 1, on the scale of a [Match]
/// @param meaning the cosine of its meaning and the utterance's
/// @param words the share of the utterance's words it has, rare ones counting more
/// @param article the highest cosine of the utterance and any phrasing of an article: what an
///   article is asked for like that is its
public record PassageMatch(
    String reference, double probability, double meaning, double words, double article) {}
