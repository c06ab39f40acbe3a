package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/// Reads a bank's glossary: a YAML file with `zh` and `en`, and under each the terms with the list
/// of what customers say for them.
public final class GlossaryFile {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);
  private static final int CHARACTERS_MAX = 60;

  /// Words that stand in any sentence: read as something else, they would turn all of it around.
  private static final Set<String> STOP_WORDS =
      Set.of(
          "你们", "我们", "他们", "什么", "怎么", "怎样", "如何", "为什么", "可以", "能不能", "是不是", "有没有", "多少", "哪里",
          "请问", "谢谢", "您好", "你好", "现在", "这个", "那个", "一下", "没有", "需要", "how", "what", "why", "when",
          "where", "who", "which", "can", "do", "does", "i", "you", "me", "my", "your", "we",
          "please", "thanks", "hello");

  private GlossaryFile() {}

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
    for (Language language : LANGUAGES) {
      if (!yaml.keys().contains(language.wire())) {
        continue;
      }
      Optional<YamlMap> terms = yaml.map(language.wire());
      if (terms.isPresent()) {
        new Terms(file, terms.get()).read(language, entries);
      }
    }
  }

  /// The terms of one language.
  private static final class Terms {
    private final ContentFile file;
    private final YamlMap yaml;
    private final Map<String, String> terms = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    Terms(ContentFile file, YamlMap yaml) {
      this.file = file;
      this.yaml = yaml;
      yaml.keys().forEach(term -> terms.put(Glossary.folded(term.strip()), term.strip()));
    }

    void read(Language language, List<Glossary.Entry> entries) {
      for (String key : yaml.keys()) {
        String term = key.strip();
        check(term, yaml.line(key));
        List<String> synonyms = new ArrayList<>();
        for (YamlMap.Text text : yaml.texts(key)) {
          synonyms.add(text.value());
          check(text.value(), text.line());
          synonym(term, text);
        }
        if (!term.isEmpty()) {
          entries.add(new Glossary.Entry(language, term, synonyms));
        }
      }
    }

    private void check(String word, int line) {
      String folded = Glossary.folded(word);
      if (word.length() > CHARACTERS_MAX || word.indexOf('\n') >= 0) {
        file.wrong(
            line, "'" + word + "' has more than " + CHARACTERS_MAX + " characters or a line");
      } else if (STOP_WORDS.contains(folded)
          || EnglishAnalyzer.getDefaultStopSet().contains(folded)) {
        file.wrong(
            line,
            "'" + word + "' stands in sentences of every kind; a glossary is of the bank's words");
      } else if (word.codePointCount(0, word.length()) < 2) {
        file.wrong(line, "'" + word + "' is one character, which stands in many other words");
      }
    }

    private void synonym(String term, YamlMap.Text text) {
      String folded = Glossary.folded(text.value());
      String itself = terms.get(folded);
      if (itself != null) {
        file.wrong(
            text.line(),
            itself.equals(term)
                ? "'" + text.value() + "' is the term '" + term + "' itself; delete it"
                : "'"
                    + text.value()
                    + "' is a synonym of '"
                    + term
                    + "' and a term itself; write its synonyms under '"
                    + term
                    + "', or make it none");
        return;
      }
      String other = owners.putIfAbsent(folded, term);
      if (other != null) {
        file.wrong(
            text.line(),
            other.equals(term)
                ? "'" + text.value() + "' stands twice under '" + term + "'"
                : "'"
                    + text.value()
                    + "' is a synonym of '"
                    + other
                    + "' and of '"
                    + term
                    + "'; keep it under one of them");
      }
    }
  }
}
