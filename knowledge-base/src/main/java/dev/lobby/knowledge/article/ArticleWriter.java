package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes an article as the file that reads as the same one.
final class ArticleWriter {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  /// What needs no quotes: it begins with a letter, and nothing in it has a meaning in YAML.
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{IsHan}A-Za-z][\\p{IsHan}A-Za-z0-9 ,.;()/'’“”，。？！、（）…·+%&$€£°–—?!-]*");

  private ArticleWriter() {}

  static String write(Article article) {
    StringBuilder file = new StringBuilder("---\n");
    file.append("id: ").append(article.id()).append('\n');
    file.append("titles:\n");
    for (Language language : LANGUAGES) {
      file.append("  ").append(language.wire()).append(": ");
      file.append(scalar(article.titles().getOrDefault(language, ""))).append('\n');
    }
    file.append("product: ").append(article.area().wire()).append('\n');
    file.append("audience: ").append(article.audience().wire()).append('\n');
    file.append("sensitivity: ").append(article.sensitivity().wire()).append('\n');
    file.append("valid:\n  from: ").append(article.validity().from()).append('\n');
    article
        .validity()
        .until()
        .ifPresent(until -> file.append("  until: ").append(until).append('\n'));
    signals(file, "signals", article.signals());
    signals(file, "may-signal", article.maySignal());
    if (!article.extras().choices().isEmpty()) {
      file.append("choices: [").append(String.join(", ", article.extras().choices())).append("]\n");
    }
    file.append("phrasings:\n");
    for (Language language : LANGUAGES) {
      texts(file, language, article.phrasings().getOrDefault(language, List.of()));
    }
    some(file, "not-this", article.extras()::notThis);
    some(file, "links", article.extras()::linkLines);
    file.append("---\n");
    for (Language language : LANGUAGES) {
      file.append("\n## ").append(language.wire()).append("\n\n");
      file.append(article.answers().getOrDefault(language, "")).append('\n');
    }
    for (Variant variant : article.extras().variants()) {
      for (Language language : LANGUAGES) {
        file.append("\n## ").append(language.wire());
        file.append(" (").append(variant.readers()).append(")\n\n");
        file.append(variant.answer(language).orElse("")).append('\n');
      }
    }
    return file.toString();
  }

  /// Writes what an article may have in a language and need not.
  private static void some(
      StringBuilder file, String key, Function<Language, List<String>> byLanguage) {
    if (LANGUAGES.stream().allMatch(it -> byLanguage.apply(it).isEmpty())) {
      return;
    }
    file.append(key).append(":\n");
    for (Language language : LANGUAGES) {
      if (!byLanguage.apply(language).isEmpty()) {
        texts(file, language, byLanguage.apply(language));
      }
    }
  }

  private static void texts(StringBuilder file, Language language, List<String> texts) {
    file.append("  ").append(language.wire()).append(":\n");
    texts.forEach(text -> file.append("    - ").append(scalar(text)).append('\n'));
  }

  private static void signals(StringBuilder file, String key, Set<Signal> signals) {
    if (!signals.isEmpty()) {
      file.append(key).append(": [");
      file.append(signals.stream().sorted().map(Signal::wire).collect(Collectors.joining(", ")));
      file.append("]\n");
    }
  }

  private static String scalar(String text) {
    return PLAIN.matcher(text).matches() && text.equals(text.strip())
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
