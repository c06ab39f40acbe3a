package dev.lobby.knowledge.search;

import dev.lobby.knowledge.document.Passage;

/// A passage that was found, and what speaks for it.
///
/// The score ranks passages of one search and is no probability: nothing is answered by it alone.
///
/// @param passage what was found
/// @param document the SHA-256 of the document it stands in, as hexadecimal
/// @param title that document's title
/// @param words the share of the question's words it has, rare ones counting more, 0 to 1
/// @param meaning the cosine to what the question means, -1 to 1; 0 where no encoder tells
/// @param score what the search is ordered by, 0 to 1
public record ScoredPassage(
    Passage passage, String document, String title, double words, double meaning, double score) {}
