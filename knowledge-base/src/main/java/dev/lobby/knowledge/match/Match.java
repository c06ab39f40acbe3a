package dev.lobby.knowledge.match;

/// How probable it is that an article is the one an utterance asks for.
///
/// @param articleId the article's id
/// @param probability 0 to 1, calibrated: of many matches at 0.9, nine in ten are right
public record Match(String articleId, double probability) {}
