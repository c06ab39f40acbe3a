/// Articles that are about the same: near-duplicates, and answers that contradict each other.
@org.jspecify.annotations.NullMarked
package dev.lobby.publishing.overlap;
