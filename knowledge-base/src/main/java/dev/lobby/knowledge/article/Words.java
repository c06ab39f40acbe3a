package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// The fixed sentences of the assistant, in both languages.
public final class Words {
  private final Map<WordsKey, Map<Language, String>> sentences;

  public Words(Map<WordsKey, Map<Language, String>> sentences) {
    this.sentences = new EnumMap<>(WordsKey.class);
    this.sentences.putAll(sentences);
  }

  /// Returns the sentence of `key` in `language`, its placeholders filled in from `values`.
  ///
  /// A language that is neither Chinese nor English is answered in Chinese. `{bank}` is filled in
  /// without being given.
  ///
  /// @throws IllegalArgumentException when a placeholder of the sentence has no value
  public String say(WordsKey key, Language language, Map<String, String> values) {
    return Objects.requireNonNull(sentences.get(key)).getOrDefault(Article.written(language), "");
  }

  /// Returns the sentence of a `key` without placeholders, or with `{bank}` alone.
  public String say(WordsKey key, Language language) {
    return say(key, language, Map.of());
  }
}
