package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.Validity;

/// A value and the days on which it is valid.
public record Dated<V>(V value, Validity validity) {}
