package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/// Reads the assistant's fixed sentences: a YAML file with every [WordsKey], each with `zh` and
/// `en`. A key that came later may be missing: then what Lobby brings is said.
public final class WordsFile {
  private WordsFile() {}

  /// Returns the sentences in `path`.
  ///
  /// @throws MalformedContentException naming every line that is wrong
  public static Words read(Path path) {
    List<String> errors = new ArrayList<>();
    ContentFile file = new ContentFile(path, errors);
    Map<WordsKey, Map<Language, String>> sentences = new EnumMap<>(WordsKey.class);
    file.text().flatMap(text -> file.yaml(text, 0)).ifPresent(yaml -> read(file, yaml, sentences));
    if (!errors.isEmpty()) {
      throw new MalformedContentException(errors);
    }
    return new Words(sentences);
  }

  private static void read(
      ContentFile file, YamlMap yaml, Map<WordsKey, Map<Language, String>> sentences) {
    yaml.allow(
        Arrays.stream(WordsKey.values())
            .map(WordsKey::wire)
            .collect(Collectors.toCollection(TreeSet::new)));
    for (WordsKey key : WordsKey.values()) {
      if (key.usual().isPresent() && !yaml.keys().contains(key.wire())) {
        continue;
      }
      Optional<YamlMap> texts = yaml.map(key.wire());
      if (texts.isEmpty()) {
        continue;
      }
      texts.get().allow(new TreeSet<>(List.of("en", "zh")));
      Map<Language, String> byLanguage = new EnumMap<>(Language.class);
      for (Language language : List.of(Language.ZH, Language.EN)) {
        Optional<YamlMap.Text> text = texts.get().text(language.wire());
        text.ifPresent(it -> {
          checkPlaceholders(file, key, it);
          byLanguage.put(language, it.value());
        });
      }
      sentences.put(key, byLanguage);
    }
  }

  private static void checkPlaceholders(ContentFile file, WordsKey key, YamlMap.Text text) {
    Matcher placeholder = Words.PLACEHOLDER.matcher(text.value());
    while (placeholder.find()) {
      if (!key.placeholders().contains(placeholder.group(1))) {
        String allowed =
            key.placeholders().isEmpty()
                ? "none is"
                : String.join(", ", key.placeholders()) + " are";
        file.wrong(
            text.line(),
            "unknown placeholder '"
                + placeholder.group()
                + "' in '"
                + key.wire()
                + "'; "
                + allowed
                + " allowed");
      }
    }
  }
}
