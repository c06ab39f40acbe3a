package dev.lobby.knowledge.catalogue;

import dev.lobby.language.Language;

/// A text in both languages.
public record Names(String zh, String en) {

  /// Returns the text for a reader of `language`; the Chinese one unless that is English.
  public String in(Language language) {
    return language == Language.EN ? en : zh;
  }
}
