package dev.lobby.language.mood;

import dev.lobby.language.Language;

/// An utterance whose mood is known.
///
/// @param language the language it is filed under, [Language#ZH] or [Language#EN]
/// @param text the utterance as a customer would type it
public record MoodExample(Sentiment sentiment, boolean urgent, Language language, String text) {}
