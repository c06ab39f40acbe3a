/// Guard signals: what an utterance says about its speaker, whatever it asks for.
@org.jspecify.annotations.NullMarked
package dev.lobby.language.signal;
