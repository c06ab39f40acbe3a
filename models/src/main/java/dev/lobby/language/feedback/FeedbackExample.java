package dev.lobby.language.feedback;

import dev.lobby.language.Language;

/// An utterance of which it is known what it gives.
///
/// @param language the language it is filed under, [Language#ZH] or [Language#EN]
/// @param text the utterance as a customer would type it
public record FeedbackExample(FeedbackLabel label, Language language, String text) {}
