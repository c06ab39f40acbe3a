/// Mood: what an utterance sounds like, and whether it can wait.
///
/// A signal says what matters beside what is asked for and may change what the assistant does; a
/// mood decides nothing and is there for people to see.
@org.jspecify.annotations.NullMarked
package dev.lobby.language.mood;
