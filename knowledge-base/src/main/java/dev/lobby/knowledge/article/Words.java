package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The fixed sentences of the assistant, in both languages.
public final class Words {
  static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  private final Map<WordsKey, Map<Language, String>> sentences;

  /// @param sentences a sentence in Chinese and English for every key that has no usual one
  /// @throws IllegalArgumentException when one is missing
  public Words(Map<WordsKey, Map<Language, String>> sentences) {
    this.sentences = new EnumMap<>(WordsKey.class);
    for (WordsKey key : WordsKey.values()) {
      Map<Language, String> texts = sentences.getOrDefault(key, key.usual().orElse(Map.of()));
      if (!texts.containsKey(Language.ZH) || !texts.containsKey(Language.EN)) {
        throw new IllegalArgumentException(
            "the sentence '" + key.wire() + "' is needed in zh and en");
      }
      this.sentences.put(key, Map.copyOf(texts));
    }
  }

  /// Returns the sentence of `key` in `language`, its placeholders filled in from `values`.
  ///
  /// A language that is neither Chinese nor English is answered in Chinese. `{bank}` is filled in
  /// without being given. What is filled in is not read again: braces in a value stay what they
  /// are.
  ///
  /// @throws IllegalArgumentException when a placeholder of the sentence has no value
  public String say(WordsKey key, Language language, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(sentence(key, language))
        .replaceAll(found -> {
          String name = found.group(1);
          String value = values.get(name);
          if (value == null && name.equals("bank")) {
            value = sentence(WordsKey.BANK, language);
          }
          if (value == null) {
            throw new IllegalArgumentException(
                "'" + key.wire() + "' needs a value for {" + name + "}");
          }
          return java.util.regex.Matcher.quoteReplacement(value);
        });
  }

  /// Returns the sentence of a `key` without placeholders, or with `{bank}` alone.
  public String say(WordsKey key, Language language) {
    return say(key, language, Map.of());
  }

  /// Returns the sentences in both languages as they are written, placeholders and all.
  public Stream<String> texts() {
    return sentences.values().stream().flatMap(texts -> texts.values().stream());
  }

  /// Returns the sentences as they are written, placeholders and all.
  Map<WordsKey, Map<Language, String>> sentences() {
    return Collections.unmodifiableMap(sentences);
  }

  private String sentence(WordsKey key, Language language) {
    return sentences.getOrDefault(key, Map.of()).getOrDefault(Article.written(language), "");
  }
}
