/// Articles and fixed sentences: what the bank has approved, as values.
@org.jspecify.annotations.NullMarked
package dev.lobby.knowledge.article;
