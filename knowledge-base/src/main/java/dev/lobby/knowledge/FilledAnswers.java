package dev.lobby.knowledge;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.Gap;
import dev.lobby.knowledge.catalogue.Rendered;
import dev.lobby.knowledge.catalogue.Template;
import dev.lobby.language.Language;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The answers of a release that have fields, each read once, and what fills them in. Most have
/// none, and cost nothing.
final class FilledAnswers {
  private final Catalogue catalogue;
  private final Map<Language, Map<String, Template>> templates = new EnumMap<>(Language.class);

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
    Map<String, List<Gap>> gaps = new TreeMap<>();
    templates(Article.written(language))
        .forEach((article, template) -> {
          List<Gap> own = template.gaps(catalogue, day);
          if (!own.isEmpty()) {
            gaps.put(article, own);
          }
        });
    return gaps;
  }

  private Map<String, Template> templates(Language language) {
    return Objects.requireNonNull(templates.get(language));
  }
}
