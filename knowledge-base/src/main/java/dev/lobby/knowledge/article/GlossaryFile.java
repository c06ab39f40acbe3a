package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Reads a bank's glossary: a YAML file with `zh` and `en`, and under each the terms with the list
/// of what customers say for them.
public final class GlossaryFile {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  private GlossaryFile() {}

  /// Where a term and each of its synonyms stand.
  private record Lines(int term, List<Integer> synonyms) {
    int of(GlossaryCheck.Problem problem) {
      return problem.synonym() < 0 ? term : synonyms.get(problem.synonym());
    }
  }

  /// Returns the glossary in `path`.
  ///
  /// @throws MalformedContentException naming every line that is wrong
  public static Glossary read(Path path) {
    List<String> errors = new ArrayList<>();
    ContentFile file = new ContentFile(path, errors);
    List<Glossary.Entry> entries = new ArrayList<>();
    file.text().flatMap(text -> file.yaml(text, 0)).ifPresent(yaml -> read(file, yaml, entries));
    if (!errors.isEmpty()) {
      throw new MalformedContentException(errors);
    }
    return new Glossary(entries);
  }

  private static void read(ContentFile file, YamlMap yaml, List<Glossary.Entry> entries) {
    yaml.allow(new LinkedHashSet<>(List.of("zh", "en")));
    List<Lines> lines = new ArrayList<>();
    for (Language language : LANGUAGES) {
      if (!yaml.keys().contains(language.wire())) {
        continue;
      }
      Optional<YamlMap> terms = yaml.map(language.wire());
      if (terms.isPresent()) {
        read(terms.get(), language, entries, lines);
      }
    }
    for (GlossaryCheck.Problem problem : GlossaryCheck.of(entries)) {
      file.wrong(lines.get(problem.entry()).of(problem), problem.en());
    }
  }

  private static void read(
      YamlMap yaml, Language language, List<Glossary.Entry> entries, List<Lines> lines) {
    for (String key : yaml.keys()) {
      List<YamlMap.Text> synonyms = yaml.texts(key);
      entries.add(
          new Glossary.Entry(
              language, key.strip(), synonyms.stream().map(YamlMap.Text::value).toList()));
      lines.add(new Lines(yaml.line(key), synonyms.stream().map(YamlMap.Text::line).toList()));
    }
  }
}
