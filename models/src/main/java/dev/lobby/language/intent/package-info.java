/// Intents: what an utterance asks for, as one of the labels the classifier was trained on.
@org.jspecify.annotations.NullMarked
package dev.lobby.language.intent;
