package dev.lobby.language.intent;

import dev.lobby.language.Language;

/// An utterance whose intent is known: what classifiers are trained on.
///
/// @param label the intent's id
/// @param language the language it is filed under, [Language#ZH] or [Language#EN]
/// @param text the utterance as a customer would type it
public record LabelledUtterance(String label, Language language, String text) {

  /// Returns whether one who reads `reader` alone should learn from it: it is filed under that
  /// language or written in it.
  public boolean teaches(Language reader) {
    return language == reader || Language.of(text).spoken().contains(reader);
  }
}
