/// Sentence embeddings, computed in this process.
@org.jspecify.annotations.NullMarked
package dev.lobby.language.embedding;
