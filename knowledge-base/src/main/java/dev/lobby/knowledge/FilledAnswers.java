package dev.lobby.knowledge;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.Gap;
import dev.lobby.knowledge.catalogue.Rendered;
import dev.lobby.knowledge.catalogue.Template;
import dev.lobby.language.Language;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The answers of a release that have fields, each read once, and what fills them in. Most have
/// none, and cost nothing.
final class FilledAnswers {
  private final Catalogue catalogue;
  private final Map<Language, Map<String, Template>> templates = new EnumMap<>(Language.class);

  /// What was found for a day, since every turn of it asks: there are as many as the release is old
  /// in days, or a gate replays.
  private final Map<Asked, Map<String, List<Gap>>> known = new ConcurrentHashMap<>();

  private record Asked(Language language, LocalDate day) {}

  FilledAnswers(List<Article> articles, Catalogue catalogue) {
    this.catalogue = catalogue;
    for (Language language : TrainingTexts.LANGUAGES) {
      Map<String, Template> own = new TreeMap<>();
      for (Article article : articles) {
        Template template = Template.of(article.answer(language));
        if (template.hasFields()) {
          own.put(article.id(), template);
        }
      }
      templates.put(language, own);
    }
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Rendered render(Article article, Language language, LocalDate day) {
    Language written = Article.written(language);
    Template template = templates(written).get(article.id());
    return template == null
        ? new Rendered.Text(article.answer(written))
        : template.render(catalogue, written, day);
  }

  Map<String, List<Gap>> gaps(Language language, LocalDate day) {
    return known.computeIfAbsent(new Asked(Article.written(language), day), this::find);
  }

  private Map<String, List<Gap>> find(Asked asked) {
    Map<String, List<Gap>> gaps = new TreeMap<>();
    templates(asked.language)
        .forEach((article, template) -> {
          List<Gap> own = template.gaps(catalogue, asked.day);
          if (!own.isEmpty()) {
            gaps.put(article, own);
          }
        });
    return Collections.unmodifiableMap(gaps);
  }

  private Map<String, Template> templates(Language language) {
    return Objects.requireNonNull(templates.get(language));
  }
}
