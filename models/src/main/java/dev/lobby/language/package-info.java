/// From an utterance to an [Understanding][dev.lobby.language.Understanding]: its language, the
/// probability of each intent, the signals it gives, its mood, and what it names.
///
/// Everything is trained on the utterances handed in; nothing here knows an article, a channel or a
/// customer.
@org.jspecify.annotations.NullMarked
package dev.lobby.language;
