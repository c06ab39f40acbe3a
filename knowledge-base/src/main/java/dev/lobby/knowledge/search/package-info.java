/// Search: what the bank's own phrasings say for each article, by words alone.
@org.jspecify.annotations.NullMarked
package dev.lobby.knowledge.search;
