/// Search: which articles the bank's own phrasings speak for, by words alone, and which passages of
/// its documents say most about a question, by words and meaning.
@org.jspecify.annotations.NullMarked
package dev.lobby.knowledge.search;
