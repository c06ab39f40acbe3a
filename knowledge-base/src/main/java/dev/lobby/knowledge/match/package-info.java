/// Matching: every article's calibrated probability of being what an utterance asks for.
@org.jspecify.annotations.NullMarked
package dev.lobby.knowledge.match;
